"""Names of sections in the margin of a page."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from etl.extract.columns import in_reading_order
from etl.extract.layout import Row, Word, find_rows
from etl.model.document import Style

BOLD = int(Style.BOLD)
LEADING = 12.0
# one section: the lines of its name, the lines of its text
Part = tuple[Sequence[str], Sequence[str]]
CV: list[Part] = [
    (["Education"], ["PhD in Geology, Elm University, 2012", "Advisor: Ida Brook", "MSc in Geology, Oak College, 2008"]),
    (
        ["Teaching", "Experience"],
        ["Lecturer in Maps, Elm University, 2014", "Tutor in Rocks, Oak College, 2010", "Three other courses"],
    ),
    (["Awards"], ["Quartz Medal of the Society, 2015"]),
    (["Service"], ["Editor of Stones, 2016", "Referee of Maps, 2018"]),
]


def words(text: str, x: float, y: float, size: float, style: int, order: int) -> list[Word]:
    """The words of a line that starts at `x`."""
    found: list[Word] = []
    for part in text.split():
        found.append(Word(part, x, x + 0.5 * size * len(part), y, size, style, order, space_before=bool(found)))
        x += 0.5 * size * (len(part) + 0.5)
    return found


def page(
    parts: Sequence[Part], *, drop: float, left: bool = True, style: int = BOLD, size: float = 11.0, top: str = ""
) -> list[Row]:
    """A page with names in the margin, each `drop` points above the first line of its text."""
    found: list[Word] = words(top, 50, 20, 10, 0, 0) if top else []
    y = 60.0
    for number, (name, text) in enumerate(parts):
        for k, line in enumerate(name):
            found += words(line, 50 if left else 460, y - drop + 13 * k, size, style, 100 * number)
        for k, line in enumerate(text):
            found += words(line, 160 if left else 50, y + LEADING * k, 10, 0, 100 * number + k + 1)
        y += LEADING * len(text) + 8
    return find_rows(found)


def read(*pages: list[Row]) -> list[str]:
    """The lines in reading order."""
    return [" ".join(word.text for word in row.words) for rows in in_reading_order(pages) for row in rows]


def said(parts: Sequence[Part]) -> list[str]:
    """What a person reads: each name before its text."""
    return [line for name, text in parts for line in (" ".join(name), *text)]


@pytest.mark.parametrize("left", [True, False], ids=["left", "right"])
@pytest.mark.parametrize("drop", [-4.0, 0.0, 3.0, 5.0], ids=["below", "on the line", "a little above", "above"])
def test_each_name_stands_before_its_text(drop: float, left: bool) -> None:
    assert read(page(CV, drop=drop, left=left, top="Ada Quill of Elm University in the North of the Country")) == [
        "Ada Quill of Elm University in the North of the Country",
        *said(CV),
    ]


def test_a_single_name_is_known_by_the_rail_of_another_page() -> None:
    last: list[Part] = [(["Languages"], ["English, French", "Dutch", "A little Welsh", "And some Cornish"])]
    assert read(page(CV, drop=4), page(last, drop=4)) == [*said(CV), *said(last)]


def test_a_column_of_plain_text_is_read_by_itself() -> None:
    contact: list[Part] = [
        (
            ["ada@example.org", "12 Quay Lane", "Brookhaven"],
            ["Lecturer in Maps at Elm University", "since 2014", "and dean", "since 2020"],
        ),
        (["+44 20 1234", "example.org"], ["Tutor in Rocks at Oak College", "from 2010", "to 2013", "in Tarn"]),
    ]
    assert read(page(contact, drop=5, style=0, size=10)) != said(contact)


def test_one_name_before_all_the_text_of_a_page() -> None:
    works = [f"A. Quill, On the maps of the {word} coast, Maps 12, 2015" for word in ("north", "south", "east", "west") * 2]
    parts: list[Part] = [(["Refereed", "Publications"], works)]
    assert read(page(parts, drop=0, top="Ada Quill, Lecturer in Maps at Elm University")) == [
        "Ada Quill, Lecturer in Maps at Elm University",
        *said(parts),
    ]


def test_a_column_that_begins_above_the_other_is_read_behind_it() -> None:
    left = [
        words(text, 50, 80 + 12 * k, 10, 0, k)
        for k, text in enumerate(["Awards of the Society", *["Medal of slate and quartz"] * 6])
    ]
    right = [words("Prize for maps of coasts", 300, 60 + 11.5 * k, 10, 0, 20 + k) for k in range(9)]
    assert read(find_rows([word for row in (*left, *right) for word in row]))[0] == "Awards of the Society"


def test_a_name_that_fills_the_margin_is_parted_from_its_text() -> None:
    long: list[Part] = [
        *CV,
        (["Services to theProfession"], ["Chair of Maps at Elm, 2019", "Editor of Stones, 2012", "And others"]),
    ]
    rows = page(long, drop=0)
    assert any(len(row.segments) == 1 and row.words[0].text == "Services" and row.words[-1].text == "2019" for row in rows)
    assert read(rows) == said(long)


def test_names_set_like_the_text_are_an_outline_where_several_are_broken_over_rows() -> None:
    parts: list[Part] = [
        (["Education"], ["PhD in Geology, Elm University, 2012", "Advisor: Ida Brook", "MSc in Geology, Oak College, 2008"]),
        (["Teaching", "Experience"], ["Lecturer in Maps, 2014", "Tutor in Rocks, Oak College", "Three other courses", "Maps"]),
        (["Selected", "Talks"], ["Quartz and its friends, Stone Days, 2015", "Slate, Oak College", "Basalt, Elm Days"]),
        (["Service"], ["Editor of Stones, 2016", "Referee of Maps, 2018", "Member of the Slate Board"]),
    ]
    assert read(page(parts, drop=3.0, style=0, size=10.0)) == said(parts)
