"""Which lines of a career section are one row."""

from __future__ import annotations

from dataclasses import replace

import pytest

from etl.extract.readers.marked_text import read_marked_text
from etl.transform.parsers.row_wrapping import group_lines


def on_page(*rows: tuple[str, bool]) -> list[list[str]]:
    """The groups of lines of a page; each is given with whether it is full."""
    lines = read_marked_text("\n".join(text for text, _ in rows), name="cv.txt", sha256="0").lines
    placed = [replace(line, page=1, is_full=is_full) for line, (_, is_full) in zip(lines, rows, strict=True)]
    return [[line.text for line in group] for group in group_lines(placed)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2023  Research Intern, International", "Institute for Maps and Rocks (Austria)"),
        ("2019  Geologist, Global", "Quartz (Norway)"),
        ("Surveyor, School of Earth and Ocean", "Sciences"),
    ],
)
def test_a_full_line_goes_on_in_the_next(first: str, second: str) -> None:
    assert on_page((first, True), (second, False)) == [[first, second]]
    assert on_page((first, False), (second, False)) == [[first], [second]]


def test_a_full_line_that_is_whole_above_one_that_names_something_else() -> None:
    assert on_page(("Senior Lecturer in Geology and Cartography", True), ("Elm University", False)) == [
        ["Senior Lecturer in Geology and Cartography"],
        ["Elm University"],
    ]


def test_of_a_row_of_a_table_one_cell_goes_on() -> None:
    assert on_page(("2003\tPhD in Rocks (with Lennart\tElm University", True), ("Quill)", False)) == [
        ["2003\tPhD in Rocks (with Lennart\tElm University"],
        ["Quill)"],
    ]
