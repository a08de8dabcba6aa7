"""Tables whose cells are centred from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.columns import in_reading_order
from etl.extract.drawn_rows import PageRows
from etl.extract.layout import Row, Word, find_rows
from etl.extract.page_lines import render_pages

LEADING, PADDING = 12.0, 5.0
COLUMNS = (50.0, 150.0, 330.0)
COURSES = [
    [["Instructor"], ["Introduction to the", "Rivers of Oakmere"], ["Spring 2020"]],
    [["Teaching", "Assistant"], ["Quartz and other", "stones of the north,", "with maps"], ["Fall 2018"]],
    [["Assistant"], ["Maps"], ["Fall 2017"]],
]


def words(text: str, x: float, y: float, order: int) -> list[Word]:
    """The words of a line that starts at `x`."""
    found: list[Word] = []
    for part in text.split():
        found.append(Word(part, x, x + 5 * len(part), y, 10, 0, order, space_before=bool(found)))
        x += 5 * (len(part) + 0.5)
    return found


def page(table: Sequence[Sequence[Sequence[str]]], *, drop: float | None = None) -> list[Row]:
    """A page with a table; cells are centred, or stand `drop` points below the row's top."""
    found = words("Courses that were taught in the north", 50, 40, 0)
    y = 70.0
    for cells in table:
        height = max(len(cell) for cell in cells) * LEADING
        for column, cell in enumerate(cells):
            top = (height - len(cell) * LEADING) / 2 if drop is None else drop * column
            for n, line in enumerate(cell):
                found += words(line, COLUMNS[column], y + top + n * LEADING, len(found))
        y += height + 2 * PADDING
    return find_rows(found)


def read(rows: list[Row]) -> list[str]:
    """The lines of a page in reading order."""
    return [line.text for line in render_pages([PageRows(in_reading_order([rows])[0], 800.0)]).lines]


def test_each_row_is_a_line() -> None:
    assert read(page(COURSES)) == [
        "Courses that were taught in the north",
        "Instructor\tIntroduction to the Rivers of Oakmere\tSpring 2020",
        "Teaching Assistant\tQuartz and other stones of the north, with maps\tFall 2018",
        "Assistant\tMaps\tFall 2017",
    ]


def test_lines_that_are_not_full_stay_lines() -> None:
    posts = [[["2019"], ["Lecturer in Maps", "Elm University, Oakmere, in the north"]], [["2015"], ["Tutor", "Oak College"]]]
    assert read(page(posts))[1:] == [
        "2019\tLecturer in Maps",
        "Elm University, Oakmere, in the north",
        "2015\tTutor",
        "Oak College",
    ]


def test_labels_that_all_stand_half_a_line_lower_centre_nothing() -> None:
    assert "Instructor\tIntroduction to the Rivers of Oakmere\tSpring 2020" not in read(page(COURSES, drop=6.0))
