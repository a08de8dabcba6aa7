from __future__ import annotations

from pathlib import Path

from etl.runs.checking import Looked, check_same, look_at


def test_before_the_first_build_there_is_nothing_to_compare(tmp_path: Path) -> None:
    nothing = look_at(tmp_path)
    assert nothing.version == 0
    assert not check_same(nothing, Looked(1, "abc", frozenset({("d-1", "a.md", "00")})))
