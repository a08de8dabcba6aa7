from __future__ import annotations

from bisect import bisect_left
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.errors import StoreError
from etl.load.sorted_file import SortedFile

LINES = st.lists(st.binary(max_size=6).map(lambda text: text.replace(b"\n", b"") + b"\n"), max_size=40)


@settings(deadline=None, max_examples=60)  # it writes files
@given(LINES, LINES, st.sampled_from([0, 5, 3_000]))
def test_a_line_is_found_where_it_stands_or_would(
    tmp_path_factory: pytest.TempPathFactory, lines: list[bytes], wanted: list[bytes], times: int
) -> None:
    path = tmp_path_factory.mktemp("sorted") / "lines"
    there = sorted({*lines, *(b"%06d\n" % number for number in range(times))})
    path.write_bytes(b"".join(there))
    with SortedFile(path) as file:
        low = 0
        for line in sorted([*wanted, *there[:5]]):
            place = sum(map(len, there[: bisect_left(there, line)]))
            assert file.place_of(line) == file.place_of(line, low) == place
            low = place


def test_lines_that_begin_alike_are_given_together(tmp_path: Path) -> None:
    (tmp_path / "lines").write_bytes(b"<a> 1\n<a> 2\n<ab> 1\n<b> 1\n")
    with SortedFile(tmp_path / "lines") as file:
        assert file.with_prefix(b"<a> ") == [b"<a> 1\n", b"<a> 2\n"]
        assert file.with_prefix(b"<c> ") == []


def test_an_empty_file_has_no_lines_and_a_missing_one_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "lines").write_bytes(b"")
    with SortedFile(tmp_path / "lines") as file:
        assert (file.place_of(b"a"), file.with_prefix(b"a"), file.slice(0, 9)) == (0, [], b"")
    with pytest.raises(StoreError, match="cannot read"):
        SortedFile(tmp_path / "none")
