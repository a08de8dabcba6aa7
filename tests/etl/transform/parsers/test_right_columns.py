"""Rows whose date stands at the right in a column too narrow for it, or beside words that go on below."""

from __future__ import annotations

import pytest

from etl.extract.reading import read_bytes
from etl.model.document import Line
from etl.settings import Settings
from etl.transform.parsers.right_columns import mend_right_columns


def lines_of(text: str) -> tuple[Line, ...]:
    return read_bytes(text.encode(), name="cv.txt", settings=Settings()).lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Research Intern\tAugust 2022--August\nElm University\t2025\n",
            ["Research Intern\tAugust 2022--August 2025", "Elm University"],
            id="a-range-over-two-lines",
        ),
        pytest.param(
            "Lecturer\tDecember\nElm University\t2016--August 2018\n",
            ["Lecturer\tDecember 2016--August 2018", "Elm University"],
            id="a-month-alone",
        ),
        pytest.param(
            "Engineer, Department of Dust, University of\t2014–2015\nElm\n",
            ["Engineer, Department of Dust, University of Elm\t2014–2015"],
            id="words-that-go-on",
        ),
    ],
)
def test_broken_cells_are_put_together(text: str, expected: list[str]) -> None:
    mended = mend_right_columns(lines_of(text))
    assert [line.text for line in mended] == expected
    assert all(line.text[a:b] == line.text[a:b].strip() for line in mended for a, b in line.cells)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Postdoc\t2019\nElm University\t2020\n", id="two-dated-rows"),
        pytest.param("Postdoc\t2015–2019\nElm University\tOslo\n", id="a-place-below"),
        pytest.param("Professor of\t2014–2015\n\nElm University\n", id="set-off"),
        pytest.param("Professor of\t2014–2015\nDust and Light since 2012\n", id="a-date-below"),
        pytest.param("Engineer, Elm Corporation\t2014–2015\nBuilt things\n", id="complete"),
        pytest.param("Postdoc\t2015–2016\nLecturer\t2014–2015\n", id="two-ranges"),
    ],
)
def test_other_lines_stay(text: str) -> None:
    lines = lines_of(text)
    assert mend_right_columns(lines) == list(lines)
