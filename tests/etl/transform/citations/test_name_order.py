from __future__ import annotations

import pytest

from etl.model.document import Passage, TextSource
from etl.transform.citations.author_lists import NameRange
from etl.transform.citations.evidence import Owner
from etl.transform.citations.name_order import family_then_given, with_family_first

_OWNER = Owner("doe", "j")


def passage(text: str) -> Passage:
    return Passage(TextSource(text), text, range(len(text)), bytes(len(text)))


def names(text: str) -> list[NameRange]:
    found, start = [], 0
    for part in text.split(", "):
        found.append(NameRange(start, start + len(part)))
        start += len(part) + 2
    return found


def family_first(*texts: str) -> list[list[bool]]:
    return [
        [n.family_first for n in entry]
        for entry in with_family_first([names(t) for t in texts], [passage(t) for t in texts], _OWNER)
    ]


def test_the_owner_shows_the_order_of_all() -> None:
    assert family_first("Doe Jane, Roe Mary", "Poe Ann, Doe Jane") == [[True, True], [True, True]]


def test_the_first_name_may_be_turned_alone() -> None:
    assert family_first("Doe Jane, Mary Roe", "Doe Jane", "Ann Poe, Jane Doe") == [[True, False], [True], [True, False]]


def test_the_usual_order_and_initials_are_left_alone() -> None:
    assert family_first("Jane Doe, Mary Roe", "Mary Roe, Jane Doe") == [[False, False], [False, False]]
    assert family_first("Doe J, Roe M", "Roe M, Doe J") == [[False, False], [False, False]]


def test_middle_initials_do_not_show_the_order_but_follow_it() -> None:
    assert family_first("Doe Jane, Roe Mary B.", "Poe Ann, Doe Jane") == [[True, True], [True, True]]
    owner = Owner("roepoe", "m")
    texts = ("Roe Poe M, Doe Ash J", "Doe Ash J, Roe Poe M")
    found = with_family_first([names(t) for t in texts], [passage(t) for t in texts], owner)
    assert not any(name.family_first for entry in found for name in entry)


def test_capitals_show_short_family_names() -> None:
    texts = ("DOE Jane, SEO Jae-won, VAN DER ROE Mary", "POE J, CHEN L-T, DOE Jane")
    assert family_first(*texts) == [[True, True, False], [False, True, True]]
    assert family_first("J. DOE, SEO Min", "Mary Roe, CHEN Ann, Jane Doe") == [[False, False], [False, False, False]]


@pytest.mark.parametrize(
    ("printed", "value"),
    [("Roe Mary Ann", "Roe, Mary Ann"), ("van der Roe Mary", "van der Roe, Mary"), ("Roe", "Roe"), ("Roe Ó.", "Roe, Ó.")],
)
def test_a_comma_parts_family_and_given_name(printed: str, value: str) -> None:
    assert family_then_given(printed) == value
