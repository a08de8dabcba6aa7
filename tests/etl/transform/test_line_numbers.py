from __future__ import annotations

import pytest

from etl.transform.line_numbers import find_numbered_lines, marks_count, opens_with_number, with_missed_marks, with_years_apart

from .conftest import Page


@pytest.mark.parametrize(
    ("openings", "numbered"),
    [
        (["P1:", "P2:", "P3:"], [0, 1, 2]),
        (["[J4]", "and", "[J3]", "[J2]", "[J1]"], [0, 2, 3, 4]),
        (["3", "2", "and", "1"], [0, 1, 3]),
        (["12", "3", "40"], []),
        (["2019", "2018", "2017"], []),
        (["v3:", "of"], []),
        (["17", "18", "19"], []),
    ],
    ids=["letters", "brackets, backwards", "bare, down to one", "amounts", "years", "a version", "bare, not from one"],
)
def test_numbers_of_one_sequence(page: Page, openings: list[str], numbered: list[int]) -> None:
    lines = page(*(f"| {opening} Lamps by the sea" for opening in openings)).lines
    bare = [type(line)(line.passage.cut(2), *(getattr(line, name) for name in line.__slots__[1:])) for line in lines]
    assert [i for i, found in enumerate(find_numbered_lines(bare)) if found] == numbered


def test_a_number_without_its_mark_gets_it(page: Page) -> None:
    lines = page("X [1] Lamps", "[2] Moss", "[4] Rain").lines
    first = lines[0]
    cut = type(first)(first.passage.cut(2), *(getattr(first, name) for name in first.__slots__[1:]))
    marked = with_missed_marks([cut, *lines[1:]])
    assert [line.marker for line in marked] == ["[1]", "[2]", "[4]"]
    assert marked[0].text == "Lamps"


@pytest.mark.parametrize(
    ("marks", "count"),
    [(["[2]", "[1]"], True), (["1.", "2.", "3."], True), (["1.", "2."], False), (["-", "-", "-"], False), (["[1]", "[1]"], False)],
)
def test_marks_that_count(page: Page, marks: list[str], *, count: bool) -> None:
    lines = page(*(f"{mark} Lamps" for mark in marks)).lines
    assert marks_count(lines, [line.marker is not None for line in lines]) is count


@pytest.mark.parametrize(
    ("text", "numbered"),
    [("D1. Stone maps", True), ("[2] Moss", True), ("12. Moss", False), ("Moss 12.", False), ("2019. Moss", False)],
)
def test_numbers_with_letters_or_brackets(text: str, *, numbered: bool) -> None:
    assert opens_with_number(text) is numbered


def rows_of(page: Page, *rows: str) -> list[tuple[str | None, str]]:
    """Mark and words of the lines that rows with their cells behind bars become: "2019|[2] Moss"."""
    given = [
        (row.replace("|", " "), {"cells": ((0, row.index("|")), (row.index("|") + 1, len(row)))}) for row in rows if "|" in row
    ]
    cells = iter(given)
    lines = page(*(next(cells) if "|" in row else row for row in rows)).lines
    return [(line.marker, line.text) for line in with_years_apart(lines)]


def test_a_year_and_its_first_numbered_entry_are_two_lines(page: Page) -> None:
    assert rows_of(page, "2019|[3] Lamps", "[2] Moss", "2018|[1] Rain") == [
        (None, "2019"),
        ("[3]", "Lamps"),
        ("[2]", "Moss"),
        (None, "2018"),
        ("[1]", "Rain"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ["2019|[3] Lamps", "2018|[2] Moss", "2017|[1] Rain"],
        ["2019|[3] Lamps", "[5] Moss", "2018|[4] Rain"],
        ["May 2019|[3] Lamps", "[2] Moss", "[1] Rain"],
        ["2019|12 lamps", "2. Moss", "1. Rain"],
        ["2019|[2]", "[1] Moss", "[0] Rain"],
    ],
    ids=["one entry a row", "out of order", "no year alone", "an amount", "a number alone"],
)
def test_other_rows_stay(page: Page, rows: list[str]) -> None:
    assert len(rows_of(page, *rows)) == len(rows)
