from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.model.section import Section
from etl.transform.context import Context
from etl.transform.parsers.teaching import read_teaching

Reader = Callable[[str], tuple[tuple[Section, ...], Context]]

CASES = {
    "year label, code and name": ("- 2018: CSC446 – Machine Learning.", [(None, "CSC446 – Machine Learning", [2018])]),
    "course, role, year, place": (
        "- Widgets, Teaching assistant, 2014, Elm University",
        [("Teaching assistant", "Widgets", [2014])],
    ),
    "role for the course": (
        "- Teaching assistant for the graduate course ANT 298 (Elm University, 2012, 2014)",
        [("Teaching assistant", "ANT 298", [2012, 2014])],
    ),
    "no course": ("- Long walks", []),
}


@pytest.mark.parametrize(("line", "expected"), CASES.values(), ids=CASES.keys())
def test_reads_teaching(read_sections: Reader, line: str, expected: list[tuple[str | None, str, list[int]]]) -> None:
    facts = read_teaching(*read_sections(f"TEACHING\n\n{line}\n")).facts
    assert [(f.role.value if f.role else None, f.course.value, [y.value for y in f.years]) for f in facts] == expected


def test_the_heading_gives_the_role(read_sections: Reader) -> None:
    (fact,) = read_teaching(*read_sections("TEACHING\n\nTeaching Assistant\n\n- 2018: CSC446 – Machine Learning.\n")).facts
    assert fact.role is not None
    assert fact.role.value.casefold() == "teaching assistant"
