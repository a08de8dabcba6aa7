from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.errors import StoreError
from etl.load.patch import Patch, compare
from etl.load.patched_file import patch_file

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
