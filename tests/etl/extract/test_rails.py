"""Labels at the left of a page's text."""

from __future__ import annotations

from etl.extract.columns import in_reading_order
from etl.extract.drawn_rows import PageRows
from etl.extract.layout import Word, find_rows
from etl.extract.page_lines import render_pages
from etl.model.document import Style

BOLD = int(Style.BOLD)


def words(text: str, x: float, y: float, order: int, style: int = 0) -> list[Word]:
    """The words of a line that starts at `x`."""
    found: list[Word] = []
    for part in text.split():
        found.append(Word(part, x, x + 5 * len(part), y, 10, style, order, space_before=bool(found)))
        x += 5 * (len(part) + 0.5)
    return found


def read(table: list[tuple[str, str]]) -> list[str]:
    """The lines of a page with bold labels beside text; an empty pair is blank space."""
    found: list[Word] = []
    for n, (label, text) in enumerate(table):
        found += words(label, 50, 60 + 12 * n, 2 * n, BOLD) if label else []
        found += words(text, 200, 60 + 12 * n, 2 * n + 1) if text else []
    rows = in_reading_order([find_rows(found)])[0]
    return [line.text for line in render_pages([PageRows(rows, 800)]).lines]


def test_labels_of_fields_stay_beside_their_values() -> None:
    degrees = [
        ("Degree:", "Doctor of Geology"),
        ("Period:", "2015 - 2019"),
        ("University:", "Elm University, Oakmere, in the north of the country"),
        ("", "and at its station by the sea"),
    ]
    assert read([*degrees, ("", ""), *degrees]) == [label + "\t" + text if label else text for label, text in degrees] * 2


def test_names_of_sections_stand_before_their_text() -> None:
    sections = [
        ("Research", "Surveyor of maps at Elm University in the north"),
        ("Experience", "Tutor in rocks at Oak College in the south"),
        ("", "Keeper of the stones at the museum of Oakmere"),
        ("", ""),
        ("Awards", "Quartz Medal of the Society for Maps and Stones"),
        ("", "Slate Prize of the Society for Maps and Stones"),
    ]
    assert [line for line in read(sections) if "\t" not in line][:1] == ["Research Experience"]
