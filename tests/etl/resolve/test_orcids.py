"""Two ORCID iDs never meet in silence."""

from __future__ import annotations

from typing import Any

from etl.model.decision import Action
from etl.model.document_claims import DocumentClaims
from etl.model.judgement import Verdict
from etl.model.mention import EntityKind
from etl.resolve.resolution import resolve
from tests.etl.resolve.deciding import decide, thing

FIRST, SECOND = "0000-0002-1825-0097", "0000-0001-5109-3700"


def cvs(cv: Any, first: str, second: str, title: str = "Counting Dust in Quiet Rooms") -> list[DocumentClaims]:
    old = cv("old.md", "Ilse Nordmann", "2015", first).work("Counting Dust in Quiet Rooms", "Ilse Nordmann", year=2014)
    new = cv("new.md", "Ilse Nordmann", "2022", second).work(title, "Ilse Nordmann", year=2014)
    return [old.build(), new.build()]


def test_two_ids_with_a_shared_work_stay_apart_and_are_a_pair_for_the_review(cv: Any) -> None:
    resolution = resolve(cvs(cv, FIRST, SECOND))
    assert sum(entity.tier == "subject" for entity in resolution.entities) == 2
    (judged,) = [judged for judged in resolution.judgements if judged.verdict is Verdict.UNSURE and "Nordmann" in judged.left]
    assert {one.feature for one in judged.evidence} == {"name", "shared works", "ORCID"}
    assert all(orcid in judged.evidence[-1].sentence for orcid in (FIRST, SECOND))


def test_two_ids_without_anything_shared_are_two_people(cv: Any) -> None:
    resolution = resolve(cvs(cv, FIRST, SECOND, "Sand Castles as a Service"))
    assert [judged for judged in resolution.judgements if "ORCID" in {one.feature for one in judged.evidence}] == []


def test_one_id_is_one_person(cv: Any) -> None:
    resolution = resolve(cvs(cv, FIRST, FIRST, "Sand Castles as a Service"))
    assert sum(entity.tier == "subject" for entity in resolution.entities) == 1
    assert resolution.issues == ()


def test_a_decision_may_join_two_ids_but_not_in_silence(cv: Any) -> None:
    claims = cvs(cv, FIRST, SECOND)
    decision = decide(Action.SAME, *(thing(document, EntityKind.PERSON, "Ilse Nordmann") for document in claims))
    resolution = resolve(claims, decisions=[decision])
    assert sum(entity.tier == "subject" for entity in resolution.entities) == 1
    assert [(issue.rule, issue.document) for issue in resolution.issues] == [("orcid/joined", "new.md")]
