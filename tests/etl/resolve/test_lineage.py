"""New versions of documents: what stays the same keeps its lineage, and with it the IRIs of things and facts."""

from __future__ import annotations

import hashlib
import itertools
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.model.document_claims import DocumentClaims
from etl.model.lineage import Descent
from etl.model.mention import EntityKind
from etl.model.resolution import Entity, Resolution
from etl.resolve.lineage import align, inherit, read_places
from etl.resolve.resolution import resolve

PAPERS = (
    ("Counting Dust in Quiet Rooms", ("Ilse Nordmann", "Otmar Quell"), "NeurIPS"),
    ("Sand Castles as a Service", ("Otmar Quell", "Ilse Nordmann", "Bai Tang"), "NeurIPS"),
    ("A Theory of Crumbs", ("Ilse Nordmann",), "ICML"),
)


def version(cv: Any, number: int, papers: Any = PAPERS, head: str = "", job: str = "Engineer") -> DocumentClaims:
    """A version of one CV; `head` is a paragraph on top, which moves all that follows."""
    document = cv("nordmann.md", "Ilse Nordmann", "2020-05")
    if head:
        document.claim(head)
    document.stay("Nordwind Labs", job, 2015, 2018)
    for title, authors, venue in papers:
        document.work(title, *authors, venue=venue)
    claims: DocumentClaims = document.build()
    return replace(claims, sha256=hashlib.sha256(f"version {number}".encode()).hexdigest())


def follow(*versions: DocumentClaims) -> Descent:
    """The descent of the last of several versions."""
    descent = Descent(versions[0].sha256)
    for old, new in itertools.pairwise(versions):
        descent = inherit(descent, old, new)
    return descent


def resolved(*versions: DocumentClaims, others: tuple[DocumentClaims, ...] = ()) -> Resolution:
    """What is linked after the last of several versions took the place of those before."""
    newest = versions[-1]
    ages = {newest.sha256: ("2020", "2020-05", versions[0].sha256)}
    ages |= {other.sha256: ("2021", "2021", other.sha256) for other in others}
    return resolve([newest, *others], ages, {newest.sha256: follow(*versions)})


def by_label(resolution: Resolution) -> dict[tuple[EntityKind, str], str]:
    return {(entity.kind, entity.label): entity.id for entity in resolution.entities}


def test_a_new_paragraph_on_top_changes_no_id(cv: Any) -> None:
    first, second = version(cv, 1), version(cv, 2, head="I count dust for a living and have done so for long.")
    before, after = resolved(first), resolved(first, second)
    assert before.entities[0].mentions != after.entities[0].mentions
    assert by_label(after) == by_label(before)
    assert sorted(after.link_of.values()) == sorted(before.link_of.values())


def test_a_new_paper_on_top_with_known_names_changes_no_id(cv: Any) -> None:
    newest = ("Lint, Fluff and Other Friends", ("Otmar Quell", "Ilse Nordmann", "Bai Tang"), "NeurIPS")
    first, second = version(cv, 1), version(cv, 2, (newest, *PAPERS))
    before, after = resolved(first), resolved(first, second)
    assert by_label(before).items() < by_label(after).items()
    assert set(before.link_of.values()) < set(after.link_of.values())


def test_a_corrected_title_keeps_its_id(cv: Any) -> None:
    corrected = (("Counting the Dust in Quiet Rooms", *PAPERS[0][1:]), *PAPERS[1:])
    first, second = version(cv, 1), version(cv, 2, corrected)
    before, after = by_label(resolved(first)), by_label(resolved(first, second))
    assert before[EntityKind.WORK, PAPERS[0][0]] == after[EntityKind.WORK, corrected[0][0]]
    assert set(before.values()) == set(after.values())


def test_other_words_for_a_post_keep_its_link(cv: Any) -> None:
    first, second = version(cv, 1), version(cv, 2, job="Senior Engineer")
    before, after = resolved(first), resolved(first, second)
    assert sorted(after.link_of.values()) == sorted(before.link_of.values())


def test_papers_in_another_order_keep_their_ids(cv: Any) -> None:
    first, second = version(cv, 1), version(cv, 2, PAPERS[::-1])
    works = {name: id_ for (kind, name), id_ in by_label(resolved(first)).items() if kind is EntityKind.WORK}
    moved = {name: id_ for (kind, name), id_ in by_label(resolved(first, second)).items() if kind is EntityKind.WORK}
    assert works == moved


def test_what_is_new_has_an_id_of_its_own_even_where_something_else_stood(cv: Any) -> None:
    first = version(cv, 1, [("Dust", (), None), ("Sand", (), None)])
    second = version(cv, 2, [("Salt", (), None), ("Rust", (), None), ("Dust", (), None), ("Sand", (), None)])
    before, after = by_label(resolved(first)), by_label(resolved(first, second))
    assert before.items() < after.items()
    assert len(set(after.values())) == len(after)


def test_ids_hold_over_many_versions_and_a_way_back(cv: Any) -> None:
    steps = [version(cv, 1), version(cv, 2, PAPERS[1:]), version(cv, 3, PAPERS[1:], head="Hello."), version(cv, 4)]
    before, after = by_label(resolved(steps[0])), by_label(resolved(*steps))
    kept = {key for key in before if before[key] == after[key]}
    assert set(before) - kept == {(EntityKind.WORK, PAPERS[0][0])}, "what was gone for a while is born again"


def test_other_documents_keep_the_ids_of_the_oldest(cv: Any) -> None:
    other = cv("quell.md", "Otmar Quell", "2019")
    for title, authors, venue in PAPERS[:2]:
        other.work(title, *authors, venue=venue)
    younger = other.build()
    first, second = version(cv, 1), version(cv, 2, head="Hello.")
    before, after = resolved(first, others=(younger,)), resolved(first, second, others=(younger,))
    assert by_label(resolved(first)).items() <= by_label(before).items()
    assert by_label(after) == by_label(before)
    shared = [entity for entity in after.entities if len({key.document for key in entity.mentions}) == 2]
    assert {entity.kind for entity in shared} >= {EntityKind.WORK, EntityKind.PERSON, EntityKind.VENUE}


def test_the_same_places_change_nothing(cv: Any) -> None:
    before = Descent("d-1")
    assert inherit(before, version(cv, 1), version(cv, 1)) is before


def test_places_are_all_that_is_linked(cv: Any) -> None:
    document = version(cv, 1)
    entities: tuple[Entity, ...] = resolve([document]).entities
    named = {(key.kind.value, key.start, key.end) for entity in entities for key in entity.mentions}
    assert {(p.kind, p.start, p.end) for p in read_places(document) if len(p.kind) == 1} == named


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("abc", "abc", {0: 0, 1: 1, 2: 2}),
        ("abc", "xabc", {1: 0, 2: 1, 3: 2}),
        ("abc", "axc", {0: 0, 1: 1, 2: 2}),
        ("abc", "axyc", {0: 0, 3: 2}),
        ("abca", "bca", {0: 1, 1: 2, 2: 3}),
        ("abcd", "cdab", {0: 2, 1: 3, 2: 0, 3: 1}),
        ("", "ab", {}),
        ("ab", "", {}),
    ],
    ids=["equal", "one before", "one in other words", "two for one", "one gone", "moved", "nothing old", "nothing new"],
)
def test_alignment(old: str, new: str, same: dict[int, int]) -> None:
    assert align([("k", c) for c in old], [("k", c) for c in new]) == same


def test_one_of_another_kind_is_no_neighbour() -> None:
    assert align([("p", "a"), ("w", "b"), ("p", "c")], [("p", "a"), ("v", "x"), ("p", "c")]) == {0: 0, 2: 2}


@given(st.text("abcd", max_size=12), st.text("abcd", max_size=12))
def test_nothing_is_inherited_twice_and_equal_words_are_never_lost(old: str, new: str) -> None:
    same = align([("k", c) for c in old], [("k", c) for c in new])
    assert len(set(same.values())) == len(same)
    equal = sum(min(old.count(c), new.count(c)) for c in set(old))
    assert sum(old[j] == new[i] for i, j in same.items()) == equal
