from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse

from etl.ask.graph import open_graph
from etl.errors import StoreError
from etl.exchange.by_graph import graph_of
from etl.exchange.contacts import CONTACTS, Contacts
from etl.exchange.people import find_person
from etl.exchange.records import Records
from etl.exchange.statements import about_person, graph_file, in_order, read_consolidated, read_in_order, read_statements
from etl.graph import terms
from etl.graph.statements import TYPE
from etl.model.hidden import MASK


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
    kept = list(Contacts.of(quads).without(quads))
    assert "@mail.example" not in str(kept)
    assert not {q.predicate.value for q in kept} & CONTACTS
    assert values(kept, terms.EVIDENCE) <= subjects(kept, terms.CLASS_SPAN)
    assert subjects(kept, terms.CLASS_EMPLOYMENT) == subjects(quads, terms.CLASS_EMPLOYMENT)


def test_a_public_graph_stays_as_it_is(examples: Path) -> None:
    assert not Contacts.of(read_statements(examples))
    assert not Contacts.in_file(graph_file(examples))


def test_contact_data_is_found_in_a_file_without_reading_it_whole(internal: Path) -> None:
    found = Contacts.in_file(graph_file(internal))
    assert found == Contacts.of(read_statements(internal))
    assert "mara@mail.example" in found.printed


def test_addresses_that_are_no_addresses_by_themselves_are_blacked_out() -> None:
    hidden = Contacts(printed=frozenset({"mara at mail", "mara at mail dot example"}))
    node, quote = NamedNode("https://data.example/id/s-1"), NamedNode(terms.QUOTE)
    quad = Quad(node, quote, Literal("Write to mara at mail dot example (mara at mail)."))
    assert [each.object.value for each in hidden.without([quad])] == [f"Write to {MASK * 24} ({MASK * 12})."]


def test_a_graph_is_read_in_order_piece_by_piece(examples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.exchange.by_graph._AT_ONCE", 1000)
    ordered = in_order(read_statements(examples))
    assert list(read_in_order(examples)) == ordered
    assert list(read_consolidated(examples)) == [quad for quad in ordered if isinstance(quad.graph_name, DefaultGraph)]


@pytest.mark.parametrize(
    ("line", "graph"),
    [
        (b"<x:s> <x:p> <x:o> .\n", b""),
        (b"<x:s> <x:p> <x:o> <x:g> .\n", b"<x:g>"),
        (b'<x:s> <x:p> "o" .\n', b""),
        (b'<x:s> <x:p> "o" <x:g> .\n', b"<x:g>"),
        (b'<x:s> <x:p> "a <x:g>" .\n', b""),
        (b'<x:s> <x:p> "a <b"^^<x:t> .\n', b""),
        (b'<x:s> <x:p> "a <b"^^<x:t> <x:g> .\n', b"<x:g>"),
        (b'<x:s> <x:p> "say \\"so\\" <x:g> ."@en .\n', b""),
    ],
)
def test_the_graph_of_a_line_is_told_from_its_end(line: bytes, graph: bytes) -> None:
    assert graph_of(line) == graph
    assert [str(quad.graph_name) for quad in parse(line, format=RdfFormat.N_QUADS)] == [graph.decode() or "DEFAULT"]


def test_where_there_is_no_graph_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="run `vitagraph build"):
        list(read_in_order(tmp_path))
