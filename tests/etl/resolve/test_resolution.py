"""Linking as a whole: order does not matter, ids are opaque and stable, every mention and fact is linked."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.model.document_claims import DocumentClaims
from etl.model.facts import WorkKind
from etl.model.judgement import Verdict
from etl.model.mention import EntityKind, FactKey, MentionKey
from etl.model.resolution import Resolution
from etl.resolve.resolution import resolve

Who = Callable[[Resolution, DocumentClaims, EntityKind, str], str]
PERSON, WORK, VENUE, ORGANIZATION = EntityKind.PERSON, EntityKind.WORK, EntityKind.VENUE, EntityKind.ORGANIZATION


@pytest.fixture
def folder(cv: Any) -> list[DocumentClaims]:
    """Three CVs: two people who wrote together, and a namesake of the second."""
    first = cv("first.md", "Ilse Nordmann", "2020-05")
    first.work("Counting Dust in Quiet Rooms", "I. Nordmann", "Otmar Quell", "B. Tang", year=2018, venue="KDD")
    first.work("D^2: Dust over Dust", "Ilse Nordmann", "Otmar Quell", year=2019, venue="Journal of Imaginary Dust (JID)")
    first.stay("Nordwind Labs, Inc.", "Engineer", 2015, 2018).skill("C++").skill("C").system("Dustpan")
    second = cv("second.md", "Otmar Quell", "2022")
    second.work("Counting dust in quiet rooms", "Ilse Nordmann", "Otmar Quell", "Bo Tang", year=2018, venue="ACM SIGKDD")
    second.work("D$^2$: Dust over Dust", "Nordmann, I.", "Quell, O.", year=2019, venue="JID")
    second.stay("Nordwind Labs", "Research Engineer", 2016).degree("University of Foo, Bar", "PhD", 2012)
    third = cv("third.md", "Otmar Quell", "2021").work("Sand Castles as a Service", "Otmar Quell", "Bai Tang", year=2020)
    return [first.build(), second.build(), third.build()]


def test_people_meet_by_their_works(folder: list[DocumentClaims], who: Who) -> None:
    resolution = resolve(folder)
    assert who(resolution, folder[0], PERSON, "Ilse Nordmann") == who(resolution, folder[1], PERSON, "Nordmann, I.")
    assert who(resolution, folder[0], PERSON, "Otmar Quell") == who(resolution, folder[1], PERSON, "Quell, O.")
    assert who(resolution, folder[0], PERSON, "B. Tang") == who(resolution, folder[1], PERSON, "Bo Tang")


def test_two_subjects_never_meet_by_name_alone(folder: list[DocumentClaims], who: Who) -> None:
    resolution = resolve(folder)
    assert who(resolution, folder[1], PERSON, "Otmar Quell") != who(resolution, folder[2], PERSON, "Otmar Quell")
    assert any(judgement.verdict is Verdict.UNSURE and "Otmar Quell" in judgement.left for judgement in resolution.judgements)


def test_works_and_venues_meet_in_other_spellings(folder: list[DocumentClaims], who: Who) -> None:
    resolution = resolve(folder)
    assert who(resolution, folder[0], WORK, "D^2: Dust over Dust") == who(resolution, folder[1], WORK, "D$^2$: Dust over Dust")
    assert who(resolution, folder[0], VENUE, "KDD") == who(resolution, folder[1], VENUE, "ACM SIGKDD")
    assert who(resolution, folder[0], VENUE, "Journal of Imaginary Dust (JID)") == who(resolution, folder[1], VENUE, "JID")


def test_a_system_is_a_work_apart_from_papers(cv: Any, who: Who) -> None:
    document = cv("a", "Ilse Nordmann").work("Dustpan", "Ilse Nordmann", year=2020).system("Dustpan")
    other = cv("b", "Otmar Quell").work("Dustpan", "Ilse Nordmann", kind=WorkKind.SOFTWARE)
    claims = [document.build(), other.build()]
    resolution = resolve(claims)
    systems = [entity for entity in resolution.entities if entity.kind is WORK]
    assert sorted(len(entity.mentions) for entity in systems) == [1, 2]


def test_every_mention_and_every_fact_is_linked(folder: list[DocumentClaims]) -> None:
    resolution = resolve(folder)
    ids = {entity.id for entity in resolution.entities}
    assert set(resolution.entity_of.values()) == ids
    for document in folder:
        for section in ("education", "employment", "skills", "systems"):
            for index in range(len(getattr(document, section))):
                assert FactKey(document.sha256, section, index) in resolution.link_of
        for index, work in enumerate(document.works):
            for place in range(len(work.authors)):
                assert FactKey(document.sha256, "works", index, place) in resolution.link_of


def test_ids_are_opaque(folder: list[DocumentClaims]) -> None:
    resolution = resolve(folder)
    assert all(re.fullmatch(r"[powv]-[a-z2-7]{16}", entity.id) for entity in resolution.entities)
    assert all(re.fullmatch(r"l-[a-z2-7]{16}", link) for link in resolution.link_of.values())


def test_listing_order_changes_nothing(folder: list[DocumentClaims]) -> None:
    results = [resolve(order) for order in itertools.permutations(folder)]
    assert all(result == results[0] for result in results[1:])


def test_an_entity_keeps_its_id_when_newer_documents_come(folder: list[DocumentClaims], who: Who) -> None:
    alone, together = resolve(folder[:1]), resolve(folder)
    for name in ("Ilse Nordmann", "Otmar Quell", "B. Tang"):
        assert who(alone, folder[0], PERSON, name) == who(together, folder[0], PERSON, name)


def test_removing_a_document_gives_the_graph_without_it(folder: list[DocumentClaims]) -> None:
    assert resolve([folder[0], folder[2]]) == resolve([folder[2], folder[0]])
    assert resolve([]) == Resolution((), {}, {})


def test_the_same_file_twice_is_one_document(folder: list[DocumentClaims]) -> None:
    assert resolve([*folder, folder[0]]) == resolve(folder)


NAMES = ["Ilse Nordmann", "I. Nordmann", "Nordmann, I.", "Otmar Quell", "O. Quell", "B. Tang", "Bo Tang", "Tang", "IMN", "et", ""]
TITLES = ["Counting Dust", "Counting Sand", "D^2", "Introduction", "Dust: a Study", "Dust: another Study"]


PAPERS = st.lists(st.tuples(st.sampled_from(TITLES), st.lists(st.sampled_from(NAMES), max_size=4)), max_size=4)


@settings(max_examples=40, deadline=None)
@given(documents=st.lists(st.tuples(st.sampled_from(NAMES), PAPERS), max_size=4))
def test_any_documents_are_linked_without_breaking_a_rule(
    cv: Any, documents: list[tuple[str, list[tuple[str, list[str]]]]]
) -> None:
    claims = []
    for number, (subject, papers) in enumerate(documents):
        document = cv(f"{number}.md", subject or None)
        for title, authors in papers:
            document.work(title, *filter(None, authors))
        claims.append(document.build())
    resolution = resolve(claims)
    assert resolve(claims[::-1]) == resolution
    for document in claims:
        for work in document.works:
            listed = [who_is(resolution, document, author.name.span.start, author.name.span.end) for author in work.authors]
            assert len(set(listed)) == len(listed), "two names of one author list are two people"


def who_is(resolution: Resolution, document: DocumentClaims, start: int, end: int) -> str:
    """The person behind the mention at a place."""
    return resolution.entity_of[MentionKey(document.sha256, PERSON, start, end)]


def test_every_merge_has_two_reasons(cv: Any) -> None:
    documents = []
    for name, venue in (
        ("a", "Meeting on Dust (MOD 2019)"),
        ("b", "MOD"),
        ("c", "NIPS"),
        ("d", "NeurIPS"),
        ("e", "Meetings on Dust"),
    ):
        one = cv(name, "Ilse Nordmann").work("Counting Dust in Quiet Rooms", "I. Nordmann", "O. Quell", year=2018, venue=venue)
        documents.append(one.stay("University of Foo", "Postdoc", 2015).degree("MIT", "Ph.D.", 2014).build())
    judgements = [judgement for judgement in resolve(documents).judgements if judgement.verdict is Verdict.SAME]
    assert len(judgements) > 10
    assert [judgement for judgement in judgements if len(judgement.evidence) < 2] == []
