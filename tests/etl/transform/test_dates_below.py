from __future__ import annotations

import pytest

from etl.extract.reading import read_bytes
from etl.settings import Settings
from etl.transform.dates_below import is_date_alone
from etl.transform.entries import split_entries
from etl.transform.sections import split_sections

CASES: dict[str, tuple[str, list[str]]] = {
    "a date below each item": (
        "Awards\n\nElm Prize, Society of Dust\n2021\nBest Paper by a Young Geologist, OAK\n2014\n",
        ["Elm Prize, Society of Dust 2021", "Best Paper by a Young Geologist, OAK 2014"],
    ),
    "an item of two lines": (
        "Grants\n\nElm Council, project grant “Dust”\nSEK 4,200,000\n2021–2024\nOak Foundation, travel grant\n2013\n",
        ["Elm Council, project grant “Dust” SEK 4,200,000 2021–2024", "Oak Foundation, travel grant 2013"],
    ),
    "years above their items": ("Awards\n\n2021\nElm Prize\n2014\nOak Prize\n", ["Elm Prize", "Oak Prize"]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_dates_below_close_their_items(text: str, expected: list[str]) -> None:
    document = read_bytes(("Ada Example\n\n" + text).encode(), name="cv.txt", settings=Settings())
    section = next(section for section in split_sections(document) if section.heading is not None)
    assert [entry.passage.text for entry in split_entries(section)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019–2021", True),
        ("2020, 2022, 2023", True),
        ("Aug 2016–May 2017", True),
        ("CS 2019", False),
        ("Elm Prize", False),
        ("", False),
    ],
)
def test_a_date_alone_is_nothing_but_dates(text: str, expected: bool) -> None:
    assert is_date_alone(text) is expected
