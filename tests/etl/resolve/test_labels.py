"""The names to show."""

from __future__ import annotations

from typing import Any

from etl.model.facts import WorkKind
from etl.model.mention import EntityKind
from etl.resolve.resolution import resolve


def labels(kind: EntityKind, *documents: Any) -> list[str]:
    """The labels of all entities of a kind."""
    return sorted(entity.label for entity in resolve([d.build() for d in documents]).entities if entity.kind is kind)


def test_a_subjects_own_form_comes_first(cv: Any) -> None:
    document = cv("a", "Ilse Nordmann").work("Dust", "Nordmann, Ilse Marie")
    assert labels(EntityKind.PERSON, document) == ["Ilse Nordmann"]


def test_others_have_their_fullest_form_given_name_in_front(cv: Any) -> None:
    assert labels(EntityKind.PERSON, cv("a").work("Dust", "Quell, Otmar B.").work("Sand", "O. Quell")) == ["Otmar B. Quell"]


def test_a_work_has_the_title_of_its_printed_version(cv: Any) -> None:
    old = cv("a").work("Dust: a Study of Rooms", "Ilse Nordmann", "Otmar Quell", year=2018, kind=WorkKind.PREPRINT)
    new = cv("b").work("Dust: A Study of Rooms", "Ilse Nordmann", "Otmar Quell", year=2018)
    assert labels(EntityKind.WORK, old, new) == ["Dust: A Study of Rooms"]


def test_venues_are_shown_without_their_edition(cv: Any) -> None:
    document = cv("a").service("reviewer", "Proceedings of the 3rd Meeting on Dust (MOD 2019)").service("reviewer", "ICML")
    assert labels(EntityKind.VENUE, document) == ["International Conference on Machine Learning (ICML)", "Meeting on Dust (MOD)"]


def test_an_organization_known_by_acronym_alone_gets_its_name(cv: Any) -> None:
    assert labels(EntityKind.ORGANIZATION, cv("a").stay("KAIST", "Fellow", 2019)) == [
        "Korea Advanced Institute of Science and Technology"
    ]
