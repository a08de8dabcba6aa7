from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Quad

from etl.ask.graph import open_graph
from etl.errors import StoreError
from etl.exchange.people import find_person
from etl.exchange.records import Records
from etl.exchange.statements import CONTACTS, about_person, read_statements, without_contacts
from etl.graph import terms
from etl.graph.statements import TYPE


def one(output: Path, name: str) -> tuple[str, list[Quad]]:
    dataset = open_graph(output)
    person = find_person(dataset, name)
    return person, about_person(output, Records(dataset, person))


def values(quads: list[Quad], prop: str, subject: str | None = None) -> set[str]:
    return {q.object.value for q in quads if q.predicate.value == prop and subject in (None, q.subject.value)}


def subjects(quads: list[Quad], class_: str) -> set[str]:
    return {q.subject.value for q in quads if q.predicate.value == TYPE and q.object.value == class_}


def test_one_persons_statements_are_whole(examples: Path) -> None:
    person, quads = one(examples, "Minh-Anh Torvik")
    every = list(read_statements(examples))
    assert len(quads) < len(every) / 2
    assert set(map(str, quads)) < set(map(str, every))
    employments = {q.subject.value for q in every if q.predicate.value == terms.PERSON and q.object.value == person}
    employments &= subjects(every, terms.CLASS_EMPLOYMENT)
    assert employments == subjects(quads, terms.CLASS_EMPLOYMENT)
    assert values(quads, terms.PERSON, next(iter(employments))) == {person}


def test_each_statement_about_one_person_has_its_words(examples: Path) -> None:
    _, quads = one(examples, "Minh-Anh Torvik")
    spans = subjects(quads, terms.CLASS_SPAN)
    assert spans
    assert values(quads, terms.EVIDENCE) <= spans
    assert values(quads, terms.DOCUMENT) <= subjects(quads, terms.CLASS_DOCUMENT)
    assert len(subjects(quads, terms.CLASS_DOCUMENT)) >= 2


def test_of_other_people_only_who_they_are_is_told(internal: Path) -> None:
    person, quads = one(internal, "Teo Brandt")
    others = subjects(quads, terms.CLASS_PERSON) - {person}
    assert others
    said = {q.predicate.value for q in quads if q.subject.value in others}
    assert not said & CONTACTS
    assert all(person in values(quads, terms.PERSON, link) for link in subjects(quads, terms.CLASS_EMPLOYMENT))


def test_contact_data_of_an_internal_graph_is_left_out(internal: Path) -> None:
    quads = list(read_statements(internal))
    assert "mara@mail.example" in str(quads)
    kept = without_contacts(quads)
    assert "@mail.example" not in str(kept)
    assert not {q.predicate.value for q in kept} & CONTACTS
    assert values(kept, terms.EVIDENCE) <= subjects(kept, terms.CLASS_SPAN)
    assert subjects(kept, terms.CLASS_EMPLOYMENT) == subjects(quads, terms.CLASS_EMPLOYMENT)


def test_a_public_graph_stays_as_it_is(examples: Path) -> None:
    quads = list(read_statements(examples))
    assert without_contacts(quads) == quads


def test_where_there_is_no_graph_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="run `vitagraph build"):
        read_statements(tmp_path)
