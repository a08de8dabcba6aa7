from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from etl.load.patch import Patch, compare, read_patch, write_patch

LINES = st.sets(st.integers(0, 30)).map(lambda numbers: sorted(f"{number:02}\n".encode() for number in numbers))


def applied(lines: list[bytes], patch: Patch) -> list[bytes]:
    assert set(patch.deleted) <= set(lines)
    assert not set(patch.added) & set(lines)
    return sorted({*lines} - {*patch.deleted} | {*patch.added})


@settings(deadline=None)
@given(LINES, LINES, LINES)
def test_patches_lead_from_one_graph_to_the_next(first: list[bytes], second: list[bytes], third: list[bytes]) -> None:
    one, two = compare(first, second), compare(second, third)
    assert applied(first, one) == second
    assert applied(first, one.then(two)) == third
    assert len(compare(first, first)) == 0


def test_a_patch_reads_back_as_it_was(tmp_path: Path) -> None:
    patch = Patch([b'<a:b> <a:c> "old" .\n'], [b'<a:b> <a:c> "A \\"new\\" one" .\n'])
    write_patch(patch, tmp_path / "patch.rdfp", 11)
    assert read_patch(tmp_path / "patch.rdfp") == patch
    lines = (tmp_path / "patch.rdfp").read_text().splitlines()
    assert lines[:2] == ["H parent <urn:vitagraph:version:11> .", "TX ."]
    assert lines[-1] == "TC ."
