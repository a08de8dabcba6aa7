from __future__ import annotations

import dataclasses

from etl.graph import terms
from etl.graph.consolidate import LABEL, consolidate
from etl.graph.literals import Literal, lexical
from etl.graph.quads import write_documents
from etl.graph.statements import Description, type_of
from tests.etl.graph.sample_claims import BASE, new_cv, old_cv, resolve_sample, sample_claims
from tests.etl.graph.sample_graph import sample_consolidated, sample_documents


def node_of(identifier: str) -> Description:
    return sample_consolidated()[f"{BASE}id/{identifier}"]


def counted(class_: str) -> int:
    return sum(type_of(node) == class_ for node in sample_consolidated().values())


def test_every_thing_is_there_once() -> None:
    assert counted(terms.CLASS_WORK) == 3
    assert counted(terms.CLASS_PERSON) == 3
    assert counted(terms.CLASS_AUTHORSHIP) == 6  # 2 + 3 authors, 1 builder
    assert counted(terms.CLASS_EMPLOYMENT) == 4
    assert counted(terms.CLASS_SPAN) == counted(terms.CLASS_DOCUMENT) == 0


def test_every_field_has_one_value() -> None:
    many = {terms.NAME, terms.NAME_KEY, terms.EVIDENCE, terms.AUTHOR, terms.YEAR}
    for node, description in sample_consolidated().items():
        assert {prop: values for prop, values in description.items() if len(values) > 1 and prop not in many} == {}, node


def test_every_entity_has_label_and_names() -> None:
    entities = [node for node in sample_consolidated().values() if LABEL in node]
    assert len(entities) == 11
    assert all(node[LABEL][0] in node[terms.NAME] for node in entities)
    assert node_of("p-ana")[terms.TIER] == [Literal("mentioned")]
    assert node_of("v-icml")[terms.KEY] == [Literal("icml")]


def test_every_entity_is_looked_up_by_its_names_and_its_key() -> None:
    entities = [node for node in sample_consolidated().values() if LABEL in node]
    assert [node for node in entities if not node[terms.NAME_KEY]] == []
    assert set(node_of("p-mara")[terms.NAME_KEY]) == {
        Literal("m lindqvist"),
        Literal("mara lindqvist"),
        Literal("mara k lindqvist"),
    }
    assert Literal("icml") in node_of("v-icml")[terms.NAME_KEY]


def test_evidence_of_all_documents_stays() -> None:
    spans = set(node_of("e-phd")[terms.EVIDENCE])
    of_documents = [set(graph.nodes[f"{BASE}id/e-phd"][terms.EVIDENCE]) for graph in sample_documents()[:2]]
    assert spans == of_documents[0] | of_documents[1]
    assert of_documents[0] != of_documents[1]


def test_the_authors_are_those_of_the_fullest_list() -> None:
    gears = node_of("w-gears")  # cut with "et al." in the oldest document
    assert terms.AUTHORS_TRUNCATED not in gears
    assert gears[terms.BYLINE] == [Literal("Ana Petrov, Mara Lindqvist, Teo Brandt")]
    assert len(gears[terms.AUTHOR]) == 3


def test_a_cut_list_is_used_where_there_is_no_other() -> None:
    claims = (old_cv(),)
    graphs = write_documents(claims, resolve_sample(claims), base_iri=BASE, with_contacts=False)
    gears = consolidate(graphs, resolve_sample(claims), base_iri=BASE)[f"{BASE}id/w-gears"]
    assert lexical(gears[terms.AUTHORS_TRUNCATED][0]) == "true"
    assert len(gears[terms.AUTHOR]) == 2


def test_an_author_of_a_list_not_used_is_left_to_its_document() -> None:
    """The new document has the fuller list of one work; the old one names somebody else first."""
    old = old_cv()
    stranger = dataclasses.replace(old.works[1], authors=old.works[1].authors[:1])
    new = new_cv()
    shorter = dataclasses.replace(new.works[1], authors=new.works[1].authors[1:])
    claims = (dataclasses.replace(old, works=(stranger,)), dataclasses.replace(new, works=(shorter,)))
    resolution = resolve_sample(claims)
    graphs = write_documents(claims, resolution, base_iri=BASE, with_contacts=False)
    nodes = consolidate(graphs, resolution, base_iri=BASE)
    assert f"{BASE}id/p-ana" not in nodes[f"{BASE}id/w-gears"][terms.AUTHOR]
    assert any(f"{BASE}id/p-ana" in graph.nodes for graph in graphs)


def test_units_and_workshops_bring_their_parents() -> None:
    claims = sample_claims()
    resolution = resolve_sample(claims)
    parent = dataclasses.replace(
        resolution.entities[3], id="o-whole", label="Northfield System", names=("Northfield System",), mentions=()
    )
    entities = tuple(dataclasses.replace(e, parent="o-whole") if e.id == "o-northfield" else e for e in resolution.entities)
    resolution = dataclasses.replace(resolution, entities=(*entities, parent))
    nodes = consolidate(sample_documents(), resolution, base_iri=BASE)
    assert nodes[f"{BASE}id/o-northfield"][terms.UNIT_OF] == [f"{BASE}id/o-whole"]
    assert nodes[f"{BASE}id/o-whole"][LABEL] == [Literal("Northfield System")]


def test_documents_are_not_changed() -> None:
    before = repr(sample_documents())
    consolidate(sample_documents(), resolve_sample(sample_claims()), base_iri=BASE)
    assert repr(sample_documents()) == before


def test_the_order_of_documents_does_not_matter() -> None:
    backwards = consolidate(sample_documents()[::-1], resolve_sample(sample_claims()), base_iri=BASE)
    assert backwards == sample_consolidated()
