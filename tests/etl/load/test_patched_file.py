from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.errors import StoreError
from etl.load.patch import Patch, compare
from etl.load.patched_file import Late, patch_file

LINES = st.lists(
    st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=8).map(lambda text: text.encode() + b"\n")
)


@settings(deadline=None, max_examples=40)  # it writes files
@given(LINES, LINES, st.sampled_from([1, 200, 20_000]))
def test_a_patched_file_is_the_file_written_anew(tmp_path_factory: object, old: list[bytes], new: list[bytes], times: int) -> None:
    folder = tmp_path_factory.mktemp("patch")  # type: ignore[attr-defined]
    common = [f"line {number:06}\n".encode() for number in range(times)]
    before, after = sorted({*old, *common}), sorted({*new, *common})
    (folder / "old").write_bytes(b"".join(before))
    patch_file(folder / "old", compare(before, after), folder / "new")
    assert (folder / "new").read_bytes() == b"".join(after)


@pytest.mark.parametrize(
    "patch", [Patch([b"b\n"], []), Patch([], [b"a\n"])], ids=["takes out what is not there", "puts in what is there"]
)
def test_a_patch_for_another_file_is_refused(tmp_path: Path, patch: Patch) -> None:
    (tmp_path / "old").write_bytes(b"a\nc\n")
    with pytest.raises(StoreError, match="--full"):
        patch_file(tmp_path / "old", patch, tmp_path / "new")
    assert not (tmp_path / "new").exists()


@settings(deadline=None, max_examples=40)
@given(LINES, LINES, st.sampled_from([b"", b"a", b"line 000100", b"z"]))
def test_the_end_of_a_patch_may_be_known_late(tmp_path_factory: object, old: list[bytes], new: list[bytes], start: bytes) -> None:
    """Lines behind `start` are asked for when those before it are written."""
    folder = tmp_path_factory.mktemp("late")  # type: ignore[attr-defined]
    common = [f"line {number:06}\n".encode() for number in range(200)]
    before, after = sorted({*old, *common}), sorted({*new, *common})
    (folder / "old").write_bytes(b"".join(before))
    patch = compare(before, after)
    late = Patch([line for line in patch.deleted if line >= start], [line for line in patch.added if line >= start])
    known = Patch(
        [line for line in patch.deleted if line not in late.deleted], [line for line in patch.added if line not in late.added]
    )
    patch_file(folder / "old", known, folder / "new", Late(start, lambda: late))
    assert (folder / "new").read_bytes() == b"".join(after)


def test_who_cannot_say_the_end_of_a_patch_leaves_no_file(tmp_path: Path) -> None:
    def ask() -> Patch:
        raise RuntimeError("no answer")

    (tmp_path / "old").write_bytes(b"a\nc\n")
    with pytest.raises(RuntimeError):
        patch_file(tmp_path / "old", Patch([b"a\n"], []), tmp_path / "new", Late(b"b", ask))
    assert [path.name for path in tmp_path.iterdir()] == ["old"]
