"""Decisions are stronger than any score, for all four kinds of things, and leave no trace when they are taken back."""

from __future__ import annotations

from typing import Any

import pytest

from etl.model.decision import Action
from etl.model.document_claims import DocumentClaims
from etl.model.judgement import Verdict
from etl.model.mention import EntityKind
from etl.resolve.resolution import resolve
from tests.etl.resolve.deciding import decide, thing

PERSON, WORK, VENUE, ORGANIZATION = EntityKind.PERSON, EntityKind.WORK, EntityKind.VENUE, EntityKind.ORGANIZATION
SAME, DIFFERENT, SPLIT, RENAME, UNSURE = Action.SAME, Action.DIFFERENT, Action.SPLIT, Action.RENAME, Action.UNSURE


@pytest.fixture
def folder(cv: Any) -> list[DocumentClaims]:
    """Two CVs that share a work and all that belongs to it, and a third that shares a name and a venue."""
    first = cv("first.md", "Ilse Nordmann", "2020-05")
    first.work("Counting Dust in Quiet Rooms", "Ilse Nordmann", "Otmar Quell", year=2018, venue="NeurIPS")
    first.stay("Nordwind Labs", "Engineer", 2015)
    second = cv("second.md", "Otmar Quell", "2022")
    second.work("Counting dust in quiet rooms", "Ilse Nordmann", "Otmar Quell", year=2018, venue="NeurIPS")
    second.stay("Nordwind Labs", "Engineer", 2016).work("Lint", "Otmar Quell", year=2020, venue="Journal of Lint")
    third = cv("third.md", "Otmar Quell", "2021").work("Sand Castles as a Service", "Otmar Quell", year=2020, venue="NeurIPS")
    third.stay("Südwind Labs", "Cook", 2011)
    return [first.build(), second.build(), third.build()]


JOINED = [
    (PERSON, ("second.md", "Otmar Quell"), ("third.md", "Otmar Quell")),
    (WORK, ("first.md", "Counting Dust in Quiet Rooms"), ("third.md", "Sand Castles as a Service")),
    (VENUE, ("first.md", "NeurIPS"), ("second.md", "Journal of Lint")),
    (ORGANIZATION, ("first.md", "Nordwind Labs"), ("third.md", "Südwind Labs")),
    (WORK, ("second.md", "Lint"), ("second.md", "Counting dust in quiet rooms")),
]
PARTED = [
    (PERSON, ("first.md", "Otmar Quell"), ("second.md", "Otmar Quell")),
    (WORK, ("first.md", "Counting Dust in Quiet Rooms"), ("second.md", "Counting dust in quiet rooms")),
    (VENUE, ("first.md", "NeurIPS"), ("third.md", "NeurIPS")),
    (ORGANIZATION, ("first.md", "Nordwind Labs"), ("second.md", "Nordwind Labs")),
]


def things(folder: list[DocumentClaims], kind: EntityKind, *places: tuple[str, str]) -> list[Any]:
    by_name = {document.name: document for document in folder}
    return [thing(by_name[document], kind, name) for document, name in places]


@pytest.mark.parametrize(("kind", "left", "right"), JOINED, ids=str)
def test_two_made_one_are_one_and_keep_the_older_id(
    folder: list[DocumentClaims], kind: EntityKind, left: tuple[str, str], right: tuple[str, str]
) -> None:
    before = resolve(folder)
    after = resolve(folder, decisions=[decide(SAME, *things(folder, kind, left, right))])
    there, here = ({entity.id for entity in found.entities if entity.kind is kind} for found in (before, after))
    assert here < there
    assert len(there - here) == 1
    assert any(e.feature == "decision" for judged in after.judgements for e in judged.evidence)
    assert set(after.entity_of.values()) == {entity.id for entity in after.entities}


@pytest.mark.parametrize("action", [DIFFERENT, SPLIT], ids=str)
@pytest.mark.parametrize(("kind", "left", "right"), PARTED, ids=str)
def test_one_made_two_is_two(
    folder: list[DocumentClaims], kind: EntityKind, left: tuple[str, str], right: tuple[str, str], action: Action
) -> None:
    before = resolve(folder)
    decision = decide(action, *things(folder, kind, left, right))
    after = resolve(folder, decisions=[decision])
    own = [entity for entity in after.entities if entity.kind is kind]
    assert len(own) == sum(entity.kind is kind for entity in before.entities) + 1
    named = [entity for entity in own if {key.document for key in entity.mentions} & {folder[0].sha256}]
    assert {entity.id for entity in before.entities if entity.kind is kind} >= {entity.id for entity in named}
    same = [judged.mentions for judged in after.judgements if judged.verdict is Verdict.SAME and judged.mentions]
    assert all(after.entity_of[a] == after.entity_of[b] for a, b in same)


def test_the_parts_of_a_cluster_go_with_their_own_documents(folder: list[DocumentClaims]) -> None:
    parts = things(folder, VENUE, ("first.md", "NeurIPS"), ("second.md", "NeurIPS"), ("third.md", "NeurIPS"))
    after = resolve(folder, decisions=[decide(SPLIT, *parts)])
    venues = [entity for entity in after.entities if "NeurIPS" in entity.names]
    assert sorted(len(entity.mentions) for entity in venues) == [1, 1, 1]
    assert [entity.key for entity in venues].count("neurips") == 1, "one keeps the key"


def test_two_names_of_one_document_can_be_parted(cv: Any) -> None:
    document = cv("a.md", "Ilse Nordmann").work("Dust", "Bo Tang", "Ilse Nordmann").work("Sand", "Bo Tang").build()
    first, second = thing(document, PERSON, "Bo Tang", 0), thing(document, PERSON, "Bo Tang", 1)
    assert len(resolve([document]).entities) == 4
    assert len(resolve([document], decisions=[decide(DIFFERENT, first, second)]).entities) == 5


def test_a_subject_stays_one_when_a_namesake_is_parted_from_it(folder: list[DocumentClaims]) -> None:
    decision = decide(DIFFERENT, *things(folder, PERSON, ("first.md", "Otmar Quell"), ("second.md", "Otmar Quell")))
    after = resolve(folder, decisions=[decision])
    quells = {entity.tier: len(entity.mentions) for entity in after.entities if entity.names == ("Otmar Quell",)}
    assert quells["mentioned"] == 1


def test_a_new_name_is_the_label(folder: list[DocumentClaims]) -> None:
    (who,) = things(folder, PERSON, ("first.md", "Ilse Nordmann"))
    decisions = [decide(RENAME, who, name="Ilse N."), decide(RENAME, who, name="Ilse Nordmann-Berg")]
    after = resolve(folder, decisions=decisions)
    (person,) = [entity for entity in after.entities if entity.label == "Ilse Nordmann-Berg"]
    assert person.names == ("Ilse Nordmann",)
    assert {entity.id for entity in after.entities} == {entity.id for entity in resolve(folder).entities}


def test_an_answered_pair_is_not_asked_again(folder: list[DocumentClaims]) -> None:
    for action in (SAME, DIFFERENT, UNSURE):
        decision = decide(action, *things(folder, PERSON, ("second.md", "Otmar Quell"), ("third.md", "Otmar Quell")))
        judged = resolve(folder, decisions=[decision]).judgements
        assert [one for one in judged if one.verdict is Verdict.UNSURE and "Quell" in one.left] == []


def test_a_decision_about_what_is_not_linked_is_no_trouble(cv: Any) -> None:
    document = cv("a.md", "Ilse Nordmann").talk("Dust", "A Seminar Nobody Knows").talk("Sand", "Another Seminar").build()
    seminars = [thing(document, VENUE, name) for name in ("A Seminar Nobody Knows", "Another Seminar")]
    for action in (SAME, DIFFERENT, SPLIT, UNSURE):
        assert resolve([document], decisions=[decide(action, *seminars)]) == resolve([document])
