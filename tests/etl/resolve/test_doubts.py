"""Pairs of names that are left for review."""

from __future__ import annotations

from typing import Any

import pytest

from etl.model.judgement import Judgement, Verdict
from etl.normalize.folding import fold
from etl.resolve.doubts import acronyms, near_spellings
from etl.resolve.resolution import resolve


def asked(*documents: Any) -> list[Judgement]:
    """What is left for review."""
    return [one for one in resolve([document.build() for document in documents]).judgements if one.verdict is Verdict.UNSURE]


def test_an_acronym_may_be_a_name_with_its_letters() -> None:
    printed = ["GSF", "Geological Survey of Foo", "Nordwind"]
    ((left, right, score, evidence),) = acronyms(printed, [fold(name) for name in printed])
    assert (left, right) == (0, 1)
    assert 0.0 < score < 1.0
    assert evidence.sentence == "“GSF” has the first letters of “Geological Survey of Foo”"


def test_an_acronym_of_two_names_is_less_likely_either() -> None:
    one, two = ["GSF", "Geological Survey of Foo"], ["GSF", "Geological Survey of Foo", "Grand Sand Forum"]
    scores = [[score for _, _, score, _ in acronyms(printed, [fold(name) for name in printed])] for printed in (one, two)]
    assert scores[0][0] > scores[1][0] == scores[1][1]


@pytest.mark.parametrize(
    ("left", "right", "near"),
    [
        ("Journal of Quiet Dust", "Jourla of Quiet Dust", True),
        ("Dust Days Summer School 2", "Dust Days Summer School 3", False),
        ("Journal of Dust", "Annals of Sand", False),
    ],
)
def test_names_that_differ_in_few_letters(left: str, right: str, near: bool) -> None:
    assert bool(list(near_spellings([left, right], [fold(left), fold(right)]))) is near


def test_venues_that_may_be_one_are_asked_about(cv: Any) -> None:
    left = cv("a").work("Dust", year=2018, venue="Jourla of Quiet Dust")
    (judged,) = asked(left, cv("b").work("Sand", year=2018, venue="Journal of Quiet Dust"))
    assert "differ in few letters" in judged.evidence[0].sentence
    assert judged.mentions is not None


def test_organizations_of_one_house_are_asked_about(cv: Any) -> None:
    (judged,) = asked(cv("a").stay("Nordwind Sandworks", "Engineer", 2019), cv("b").stay("Nordwind", "Engineer", 2019))
    assert judged.evidence[0].feature == "house"


def test_what_is_one_already_is_not_asked_about(cv: Any) -> None:
    assert asked(cv("a").stay("Nordwind Labs, Inc.", "Engineer", 2019), cv("b").stay("Nordwind Labs", "Engineer", 2019)) == []
