"""Which decisions hold: transitivity, contradictions, the last word, words that are gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from etl.model.decision import Action, LinkDecision
from etl.model.document_claims import DocumentClaims
from etl.model.mention import EntityKind
from etl.resolve.decided import Followed, find_conflicts, follow
from etl.resolve.identity import DocumentOrder
from tests.etl.resolve.deciding import decide, thing

PERSON = EntityKind.PERSON
SAME, DIFFERENT, SPLIT, RENAME = Action.SAME, Action.DIFFERENT, Action.SPLIT, Action.RENAME


@pytest.fixture
def cvs(cv: Any) -> list[DocumentClaims]:
    """Four CVs of people without anything in common."""
    return [cv(f"{name}.md", name).build() for name in ("Ada Ahl", "Bo Bek", "Cy Cid", "Di Dov")]


def followed(cvs: Sequence[DocumentClaims], *decisions: LinkDecision) -> Followed:
    documents = {each.sha256: each for each in cvs}
    return follow(decisions, {each.sha256: each.name for each in cvs}, documents.__getitem__, DocumentOrder(cvs))


def test_a_contradiction_names_all_its_lines_and_none_is_followed(cvs: list[DocumentClaims]) -> None:
    a, b, c, d = (thing(each, PERSON, each.name.removesuffix(".md")) for each in cvs)
    wrong = [decide(SAME, a, b), decide(SAME, b, c), decide(DIFFERENT, a, c)]
    right = decide(SAME, a, d)
    result = followed(cvs, wrong[0], right, *wrong[1:])
    assert [each.decision for each in result.decided] == [right]
    assert [issue.rule for issue in result.issues] == ["decisions/conflict"]
    assert all(decision.place in result.issues[0].message for decision in wrong)
    assert right.place + " " not in result.issues[0].message


def test_order_in_the_file_does_not_matter_for_a_contradiction(cvs: list[DocumentClaims]) -> None:
    a, b, c, _ = (thing(each, PERSON, each.name.removesuffix(".md")) for each in cvs)
    wrong = [decide(DIFFERENT, c, a), decide(SAME, a, b), decide(SAME, c, b)]
    assert followed(cvs, *wrong).decided == ()


def test_parts_of_a_split_contradict_what_joins_them(cvs: list[DocumentClaims]) -> None:
    a, b, c, d = (thing(each, PERSON, each.name.removesuffix(".md")) for each in cvs)
    ways, split = [decide(SAME, a, b), decide(SAME, b, c)], decide(SPLIT, a, d, c)
    things = {each.id: [part.label for part in each.things] for each in (*ways, split)}
    (conflict,) = find_conflicts([*ways, split], things.__getitem__)
    assert conflict.decisions == (*ways, split)


@pytest.mark.parametrize("actions", [(SAME, DIFFERENT), (DIFFERENT, SAME), (SPLIT, SAME), (SAME, SPLIT)], ids=str)
def test_the_last_word_about_two_things_counts(cvs: list[DocumentClaims], actions: tuple[Action, Action]) -> None:
    a, b, _, _ = (thing(each, PERSON, each.name.removesuffix(".md")) for each in cvs)
    first, last = decide(actions[0], a, b), decide(actions[1], b, a)
    result = followed(cvs, first, last)
    assert [each.decision for each in result.decided] == [last]
    assert result.issues == ()


def test_a_thing_is_found_by_its_words_in_another_build(cvs: list[DocumentClaims]) -> None:
    a, b, _, _ = (thing(each, PERSON, each.name.removesuffix(".md")) for each in cvs)
    elsewhere = replace(a, mentions=(replace(a.mentions[0], origin="somewhere else"),))
    (found,) = followed(cvs, decide(SAME, elsewhere, b)).decided
    assert found.mentions[0].document == cvs[0].sha256


def test_a_second_mention_stands_in_for_one_that_is_gone(cvs: list[DocumentClaims]) -> None:
    a, b, c, _ = (thing(each, PERSON, each.name.removesuffix(".md")) for each in cvs)
    both = replace(a, mentions=(*a.mentions, *b.mentions))
    (found,) = followed(cvs[1:], decide(SAME, both, c)).decided
    assert [mention.document for mention in found.mentions] == [cvs[1].sha256, cvs[2].sha256]


def test_words_that_are_gone_from_their_document_are_reported(cvs: list[DocumentClaims], cv: Any) -> None:
    a, b, _, _ = (thing(each, PERSON, each.name.removesuffix(".md")) for each in cvs)
    decision = decide(SAME, a, b)
    changed = replace(cv("Ada Ahl.md", "Somebody Else").build(), sha256="f" * 64)
    result = followed([changed, cvs[1]], decision)
    assert (result.decided, [issue.rule for issue in result.issues]) == ((), ["decisions/lost"])
    assert (result.issues[0].document, result.issues[0].line) == ("decisions.jsonl", int(decision.place.partition(":")[2]))


def test_a_document_that_is_gone_is_nothing_to_report(cvs: list[DocumentClaims]) -> None:
    a, b, _, _ = (thing(each, PERSON, each.name.removesuffix(".md")) for each in cvs)
    assert followed(cvs[1:], decide(SAME, a, b)) == Followed()
