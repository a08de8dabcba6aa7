from __future__ import annotations

from pathlib import Path

from etl.load.contradictions import CONTRADICTIONS_FILE, read_contradictions, write_contradictions
from etl.model.contradiction import Contradiction

FOUND = Contradiction(
    "stay-dates", "Two dates.", "A, B: 2018 or 2019", "a.md", 3, "since\u2028 2018", "b.md", 4, "2019", "w:1", "s:1", "s:2"
)


def test_contradictions_read_back_as_they_were(tmp_path: Path) -> None:
    write_contradictions([FOUND], tmp_path, "program")
    assert read_contradictions(tmp_path, "program") == [FOUND]
    write_contradictions([], tmp_path, "program")
    assert read_contradictions(tmp_path, "program") == []


def test_what_another_program_asked_is_asked_again(tmp_path: Path) -> None:
    assert read_contradictions(tmp_path, "program") is None
    write_contradictions([FOUND], tmp_path, "program")
    assert read_contradictions(tmp_path, "another") is None
    (tmp_path / CONTRADICTIONS_FILE).write_text("{")
    assert read_contradictions(tmp_path, "program") is None
