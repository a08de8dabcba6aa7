"""Lines of pages."""

from __future__ import annotations

from etl.extract.columns import in_reading_order
from etl.extract.drawn_rows import PageRows
from etl.extract.layout import Word, find_rows
from etl.extract.page_lines import render_pages


def words(text: str, x: float, y: float, order: int) -> list[Word]:
    """The words of a line, each letter five points wide."""
    found: list[Word] = []
    for part in text.split():
        found.append(Word(part, x, x + 5 * len(part), y, 10, 0, order, space_before=bool(found)))
        x += 5 * len(part) + 2.5
    return found


def full(*rows: list[Word]) -> list[str]:
    """The full lines of a page with these rows."""
    pages = in_reading_order([find_rows([word for row in rows for word in row])])
    return [line.text.split("\t")[0] for line in render_pages([PageRows(pages[0], 800)]).lines if line.is_full]


LEFT = [
    words("Surveyor of maps and rivers, Global", 50, 100, 1),
    words("Quartz, Oslo", 50, 112, 2),
    words("Tutor, Elm College", 50, 130, 3),
    words("Lecturer in the mapping of rocks", 50, 148, 4),
    words("and of coasts", 50, 160, 5),
]


def test_lines_whose_next_word_would_not_have_fitted() -> None:
    right = [words("Slate Prize of the Society for Maps", 300, 106 + 12 * k, 10 + k) for k in range(5)]
    assert full(*LEFT) == ["Surveyor of maps and rivers, Global", "Lecturer in the mapping of rocks"]
    assert full(words("Ada Quill, Lecturer at Elm University in the North of the Country", 50, 40, 0), *LEFT, *right)[1:3] == [
        "Surveyor of maps and rivers, Global",
        "Lecturer in the mapping of rocks",
    ]


def test_dates_at_the_right_do_not_fill_a_line() -> None:
    dates = [words("2014 – 2018", 400, row[0].y, 20 + k) for k, row in enumerate(LEFT)]
    assert full(*(row + date for row, date in zip(LEFT, dates, strict=True))) == full(*LEFT)


def test_a_page_without_lines() -> None:
    assert render_pages([PageRows([], 800)]).lines == ()


def test_a_dash_that_goes_on_with_a_range_marks_no_item() -> None:
    rows = [
        words("Surveyor of maps at Elm, July 2019", 50, 100, 0),
        words("– June 2021", 50, 112, 1),
        words("Tutor at Oak College in 2018", 50, 130, 2),
        words("– three courses of maps", 50, 142, 3),
    ]
    pages = in_reading_order([find_rows([word for row in rows for word in row])])
    assert [line.marker for line in render_pages([PageRows(pages[0], 800)]).lines] == [None, None, None, "–"]
