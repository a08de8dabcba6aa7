"""People of one and of several documents."""

from __future__ import annotations

from typing import Any

from etl.model.judgement import Verdict
from etl.model.mention import EntityKind
from etl.resolve.resolution import resolve


def people(*documents: Any) -> list[tuple[str, ...]]:
    """The names of each person."""
    resolution = resolve([document.build() for document in documents])
    return sorted(entity.names for entity in resolution.entities if entity.kind is EntityKind.PERSON)


def test_the_subject_is_on_every_list_by_whatever_form(cv: Any) -> None:
    document = cv("a", "Ilse M. Nordmann").work("Dust", "Nordmann, I.", "O. Quell").work("Sand", "IMN", "B. Tarn")
    assert ("IMN", "Ilse M. Nordmann", "Nordmann, I.") in people(document)


def test_a_short_form_joins_the_only_full_one(cv: Any) -> None:
    document = cv("a").work("Dust", "Otmar Quell", "B. Tarn").work("Sand", "O. Quell", "B. Tarn").advisor("Quell")
    assert people(document) == [("B. Tarn",), ("O. Quell", "Otmar Quell", "Quell")]


def test_a_short_form_that_fits_two_stays_apart(cv: Any) -> None:
    document = cv("a").work("Dust", "Otmar Quell").work("Sand", "Oda Quell").work("Salt", "O. Quell")
    assert len(people(document)) == 3


def test_initials_of_a_common_surname_need_a_companion(cv: Any) -> None:
    alone = cv("a").work("Dust", "Bo Tang", "B. Tarn").work("Sand", "B. Tang", "E. Orb")
    beside = cv("a").work("Dust", "Bo Tang", "B. Tarn").work("Sand", "B. Tang", "B. Tarn")
    assert ("B. Tang", "Bo Tang") not in people(alone)
    assert ("B. Tang", "Bo Tang") in people(beside)


def test_homonyms_in_one_list_are_two_people(cv: Any) -> None:
    assert people(cv("a").work("Dust", "Lan Zhou", "Lan Zhou")) == [("Lan Zhou",), ("Lan Zhou",)]


def test_similar_names_are_other_people(cv: Any) -> None:
    assert len(people(cv("a").work("Dust", "Mia Hu", "Miao Hu").work("Sand", "Ming Tan").work("Salt", "Mingzhe Tan"))) == 4


def test_a_full_rare_name_and_a_companion_make_one_person(cv: Any) -> None:
    left = cv("a").work("Dust", "Otmar Quell", "Bele Tarn")
    right = cv("b").work("Sand", "Otmar Quell", "Bele Tarn")
    shared = cv("c").work("Dust", "Otmar Quell", "Bele Tarn")
    assert ("Otmar Quell",) in people(left, shared)
    assert len(people(left, right, shared)) <= 4


def test_a_common_name_alone_is_not_even_asked_about(cv: Any) -> None:
    documents = [cv(title).work(title, "Lan Zhou").build() for title in ("Counting Dust", "Weighing Sand")]
    resolution = resolve(documents)
    assert len([entity for entity in resolution.entities if entity.kind is EntityKind.PERSON]) == 2
    assert [judgement for judgement in resolution.judgements if judgement.verdict is Verdict.UNSURE] == []


def test_different_orcids_never_meet(cv: Any) -> None:
    left = cv("a", "Otmar Quell", orcid="0000-0002-1825-0097").work("Counting Dust in Rooms", "Otmar Quell", year=2018)
    right = cv("b", "Otmar Quell", orcid="0000-0002-1694-233X").work("Counting Dust in Rooms", "Otmar Quell", year=2018)
    assert people(left, right) == [("Otmar Quell",), ("Otmar Quell",)]


def test_the_same_orcid_is_one_person(cv: Any) -> None:
    left = cv("a", "Otmar Quell", orcid="0000-0002-1825-0097")
    right = cv("b", "O. Quell", orcid="0000-0002-1825-0097")
    assert people(left, right) == [("O. Quell", "Otmar Quell")]


def test_a_rare_name_alone_is_left_for_review_with_both_mentions(cv: Any) -> None:
    documents = [cv(title).work(title, "Otmar Quell").build() for title in ("Counting Dust", "Weighing Sand")]
    resolution = resolve(documents)
    (asked,) = [judgement for judgement in resolution.judgements if judgement.verdict is Verdict.UNSURE]
    assert asked.mentions is not None
    assert resolution.entity_of[asked.mentions[0]] != resolution.entity_of[asked.mentions[1]]
    assert {evidence.feature for evidence in asked.evidence} >= {"name", "telling name"}


def test_an_uncertain_pair_is_asked_about_once(cv: Any) -> None:
    documents = [
        cv(name).work(f"{title} One", "Otmar Quell", "B. Tarn").work(f"{title} Two", "Otmar Quell", "E. Orb").build()
        for name, title in (("a", "Dust"), ("b", "Sand"))
    ]
    asked = [judgement for judgement in resolve(documents).judgements if judgement.verdict is Verdict.UNSURE]
    assert (
        len({judgement.mentions for judgement in asked}) == len(asked) == len({judgement.left.split('"')[1] for judgement in asked})
    )


def test_who_is_who_does_not_depend_on_the_order_of_documents(cv: Any) -> None:
    documents = [
        cv(f"{i}", "Ilse Nordmann" if i == 0 else None, as_of=f"20{10 + i}")
        .work(f"Dust {i}", "I. Nordmann", "O. Quell", "B. Tarn")
        .work(f"Sand {i % 2}", "Otmar Quell", "E. Orb")
        .build()
        for i in range(6)
    ]
    first, second = resolve(documents), resolve(documents[::-1])
    assert first.entity_of == second.entity_of
    assert first.judgements == second.judgements
