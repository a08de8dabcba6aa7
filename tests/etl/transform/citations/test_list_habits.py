from __future__ import annotations

import pytest

from etl.model.document import Passage, Style, TextSource
from etl.transform.citations.list_habits import ListHabits, habits_of_sections, list_habits, name_slashes
from etl.transform.citations.tokens import Quoted

_QUOTING = [
    "Doe, J. “Lamps of the harbour.” 2019.",
    "Doe, J. “Lanterns of the plain.” 2018.",
    "Doe, J. “Candles of the hill.” 2017.",
]
_PLAIN = [
    f"Doe, J. {title}. Journal of Lamps, 2019." for title in ("Fog", "Mist", "Rain", "Snow", "Hail and “sleet” in town", "Wind")
]


def _set(text: str, link: str = "") -> Passage:
    """A passage in which `link` is a hyperlink."""
    start = text.find(link) if link else 0
    styles = bytes(int(Style.LINK) if start <= i < start + len(link) else 0 for i in range(len(text)))
    return Passage(TextSource(text), text, list(range(len(text))), styles)


def test_a_list_quotes_titles_or_words() -> None:
    assert list_habits(_QUOTING).quoted is Quoted.TITLES
    assert list_habits(_PLAIN).quoted is Quoted.WORDS
    assert list_habits(_PLAIN[:2]).quoted is Quoted.ANYTHING


def test_a_section_may_quote_alone() -> None:
    habits = habits_of_sections([_set(text) for text in (*_QUOTING, *_PLAIN)], [0] * 3 + [1] * 6)
    assert [one.quoted for one in habits] == [Quoted.TITLES] * 3 + [Quoted.WORDS] * 6


@pytest.mark.parametrize(
    ("links", "parted"),
    [
        (["Lamps of the harbour", "Candles of the hill"], True),
        (["Lamps of the harbour by Jane Doe. Lamp Studies, 2019", "Candles of the hill by Jane Doe. 2018"], False),
        (["Lamp Studies", "2018"], False),
        (["", ""], False),
    ],
    ids=["titles", "whole entries", "short", "none"],
)
def test_links_set_titles_apart(links: list[str], parted: bool) -> None:
    texts = ["Lamps of the harbour by Jane Doe. Lamp Studies, 2019", "Candles of the hill by Jane Doe. 2018"]
    habits = habits_of_sections([_set(text, link) for text, link in zip(texts, links, strict=True)], [0, 0])
    assert [one.linked for one in habits] == [parted, parted]


@pytest.mark.parametrize(
    ("text", "owner", "count"),
    [
        ("Doe, Jane/Roe, Mary/von der Au, Ilse (2019): Lamps.", "", 2),
        ("Lamps. In: Doe, Jane/Roe, Mary (Hrsg.): Light.", "", 1),
        ("Doe/Roe, Lamps, 2019", "doe", 1),
        ("Input/Output: a history of lamps, 2019", "doe", 0),
        ("Doe, Jane: Lamps. Köln/Weimar/Wien: Böhlau 2019", "doe", 0),
        ("Doe, J. Lamps. https://example.org/a/b", "doe", 0),
    ],
)
def test_slashes_between_names(text: str, owner: str, count: int) -> None:
    places = name_slashes(text, ListHabits(owner))
    assert len(places) == count
    assert all(text[place] == "/" for place in places)
