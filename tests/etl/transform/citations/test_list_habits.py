from __future__ import annotations

import pytest

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


def test_a_list_quotes_titles_or_words() -> None:
    assert list_habits(_QUOTING).quoted is Quoted.TITLES
    assert list_habits(_PLAIN).quoted is Quoted.WORDS
    assert list_habits(_PLAIN[:2]).quoted is Quoted.ANYTHING


def test_a_section_may_quote_alone() -> None:
    habits = habits_of_sections([*_QUOTING, *_PLAIN], [0] * 3 + [1] * 6)
    assert [one.quoted for one in habits] == [Quoted.TITLES] * 3 + [Quoted.WORDS] * 6


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
