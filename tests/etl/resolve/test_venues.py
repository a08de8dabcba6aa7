"""Venues of several documents."""

from __future__ import annotations

from typing import Any

import pytest

from etl.model.mention import EntityKind
from etl.resolve.resolution import resolve
from etl.resolve.venues import key_of

ONE = [
    ("NIPS", "Conference on Neural Information Processing Systems"),
    ("Meeting on Dusty Machines (MDM)", "MDM"),
    ("Meeting on Dusty Machines (MDM'19)", "3rd Meeting on Dusty Machines"),
    ("Ann. Dust Stud.", "Annals of Dust Studies"),
    ("Journal of Applied Dust Behaviour", "Journal of Applied Dust Behavior"),
    ("National Science Foundation", "NSF"),
]
TWO = [
    ("The Astronomical Journal", "The Astrophysical Journal"),
    ("Journal of Dust Microeconomics", "Journal of Dust Macroeconomics"),
    ("NeurIPS", "Workshop on Dust at NeurIPS"),
    ("Machine Learning", "Machine Learning and Systems"),
    ("Dust A", "Dust B"),
]


def venues(cv: Any, *names: str) -> list[tuple[str, ...]]:
    """The names of each venue."""
    documents = [cv(f"{i}").service("reviewer", name).build() for i, name in enumerate(names)]
    return sorted(entity.names for entity in resolve(documents).entities if entity.kind is EntityKind.VENUE)


@pytest.mark.parametrize(("left", "right"), ONE, ids=[a for a, _ in ONE])
def test_names_of_one_venue_meet(cv: Any, left: str, right: str) -> None:
    assert len(venues(cv, left, right)) == 1


@pytest.mark.parametrize(("left", "right"), TWO, ids=[a for a, _ in TWO])
def test_similar_names_stay_apart(cv: Any, left: str, right: str) -> None:
    assert len(venues(cv, left, right)) == 2


def test_a_workshop_belongs_to_its_host(cv: Any) -> None:
    document = cv("a").service("reviewer", "NeurIPS").service("reviewer", "Workshop on Dust at NeurIPS").build()
    by_key = {entity.key: entity for entity in resolve([document]).entities}
    assert by_key["neurips-workshop"].parent == by_key["neurips"].id


def test_events_of_talks_are_venues_only_where_known(cv: Any) -> None:
    document = cv("a").talk("Dust", "ICML 2019").talk("Sand", "Seminar of the Sandbox").build()
    assert [entity.key for entity in resolve([document]).entities if entity.kind is EntityKind.VENUE] == ["icml"]


def test_the_key_is_the_one_the_names_give(cv: Any) -> None:
    assert key_of(["Meeting on Dusty Machines (MDM)", "MDM"]) == "mdm"
    assert key_of(["Annals of Dust Studies"]) == "annals-of-dust-studies"
