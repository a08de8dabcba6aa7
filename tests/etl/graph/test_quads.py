"""Each document's own statements, and the laws that hold for all of them."""

from __future__ import annotations

import dataclasses
import re

import pyshacl
import pytest
from rdflib import Dataset, Graph

from etl.errors import InternalError
from etl.graph import terms
from etl.graph.literals import Literal, integer, lexical
from etl.graph.quads import DocumentGraph, write_documents
from etl.graph.statements import Description, type_of, write_quads
from etl.model.document_claims import DocumentClaims
from etl.validate.shapes import read_shapes, shape_names
from tests.etl.graph.sample_claims import BASE, NEW_TEXT, OLD_TEXT, OTHER_TEXT, new_cv, old_cv, resolve_sample, sample_claims
from tests.etl.graph.sample_graph import sample_documents, sample_lines

TEXTS = (OLD_TEXT, NEW_TEXT, OTHER_TEXT)
LINKS = {
    getattr(terms, name)
    for name in dir(terms)
    if name.startswith("CLASS_")
    and name.removeprefix("CLASS_") not in ("ENTITY", "LINK", "PERSON", "ORGANIZATION", "VENUE", "SPAN", "DOCUMENT")
}


def graphs_of(*claims: DocumentClaims, with_contacts: bool = False) -> list[DocumentGraph]:
    return write_documents(claims, resolve_sample(claims), base_iri=BASE, with_contacts=with_contacts)


def node_of(graph: DocumentGraph, identifier: str) -> Description:
    return graph.nodes[f"{BASE}id/{identifier}"]


@pytest.mark.parametrize(("graph", "text"), list(zip(sample_documents(), TEXTS, strict=True)), ids=["old", "new", "other"])
def test_spans_quote_the_text(graph: DocumentGraph, text: str) -> None:
    spans = [node for node in graph.nodes.values() if type_of(node) == terms.CLASS_SPAN]
    assert len(spans) > 20
    for span in spans:
        begin, finish = (int(lexical(span[prop][0])) for prop in (terms.BEGIN, terms.FINISH))
        assert text[begin:finish] == lexical(span[terms.QUOTE][0])
        assert text[:begin].count("\n") + 1 == int(lexical(span[terms.LINE][0]))


@pytest.mark.parametrize("graph", sample_documents(), ids=["old", "new", "other"])
def test_no_link_or_work_without_its_words(graph: DocumentGraph) -> None:
    stating = [node for node in graph.nodes.values() if type_of(node) in LINKS]
    assert len(stating) > 5
    for node in stating:
        assert node[terms.EVIDENCE]
        assert all(type_of(graph.nodes[str(span)]) == terms.CLASS_SPAN for span in node[terms.EVIDENCE])


def test_whole_documents_meet_every_shape() -> None:
    shapes = read_shapes(shape_names())
    for document in sample_documents():
        data = Graph().parse(data="\n".join(write_quads(document.nodes, None)), format="nt")
        conforms, _, text = pyshacl.validate(data, shacl_graph=shapes, inference="none", allow_warnings=True)
        assert conforms, text


def test_there_are_no_blank_nodes_and_every_line_is_unique() -> None:
    lines = sample_lines()
    assert len(lines) == len(set(lines)) > 1000
    assert not [line for line in lines if "_:" in line.split('"')[0]]


def test_what_is_written_reads_back() -> None:
    dataset = Dataset()
    dataset.parse(data="\n".join(sample_lines()), format="nquads")
    assert len(list(dataset.quads())) == len(sample_lines())


def test_no_iri_holds_a_name() -> None:
    iris = set(re.findall(r"<(https://data\.example/[^>]*)>", "\n".join(sample_lines())))
    assert len(iris) > 100
    # The sample's own ids are readable; what this package mints is not.
    minted = [iri for iri in iris if "/id/s-" in iri and "icml" not in iri and "teo" not in iri]
    assert all(re.fullmatch(r"https://data\.example/id/s-[a-z2-7]{16}", iri) for iri in minted)


def test_contacts_stay_out_of_the_public_profile() -> None:
    public = "\n".join(line for graph in graphs_of(old_cv()) for line in write_quads(graph.nodes, graph.graph))
    internal = "\n".join(
        line for graph in graphs_of(old_cv(), with_contacts=True) for line in write_quads(graph.nodes, graph.graph)
    )
    assert "mara@mail.example" not in public
    assert "mara@mail.example" in internal


def test_a_period_is_told_in_three_ways() -> None:
    job = node_of(sample_documents()[0], "j-2018-05")
    assert [lexical(job[prop][0]) for prop in (terms.START, terms.START_YEAR, terms.START_DATE)] == [
        "2018-05",
        "2018",
        "2018-05-01",
    ]
    assert [lexical(job[prop][0]) for prop in (terms.END, terms.END_YEAR, terms.END_DATE)] == ["2018-08", "2018", "2018-08-31"]


def test_an_open_end_is_dated_by_the_document() -> None:
    degree = node_of(sample_documents()[0], "e-phd")
    assert lexical(degree[terms.AS_OF][0]) == "2019-06-30"
    assert terms.END not in degree
    undated = node_of(sample_documents()[2], "j-2010-teo")
    assert terms.ONGOING in undated
    assert terms.AS_OF not in undated


def test_what_is_not_linked_keeps_its_printed_name() -> None:
    degree = node_of(sample_documents()[2], "e-teo")
    assert degree[terms.ORGANIZATION_NAME] == [Literal("Old Academy")]
    assert terms.ORGANIZATION not in degree


def test_a_work_listed_twice_is_one_node_with_its_fullest_authors() -> None:
    article = new_cv().works[0]
    cut = dataclasses.replace(
        article,
        authors=article.authors[:1],
        et_al=article.year and dataclasses.replace(article.year, value=True),  # type: ignore[arg-type]
    )
    (graph,) = graphs_of(dataclasses.replace(new_cv(), works=(cut, article)))
    authorships = [n for n in graph.nodes.values() if type_of(n) == terms.CLASS_AUTHORSHIP and n[terms.ROLE] == [Literal("author")]]
    assert sorted(lexical(node[terms.CREDITED_AS][0]) for node in authorships) == ["Mara Lindqvist", "Teo Brandt"]
    assert len(node_of(graph, "w-widgets")[terms.TITLE]) == 1


def test_an_owner_who_is_not_printed_is_an_author_without_rank() -> None:
    work = dataclasses.replace(new_cv().works[0], owner_implied=True, authors=new_cv().works[0].authors[1:])
    (graph,) = graphs_of(dataclasses.replace(new_cv(), works=(work,), systems=()))
    authorships = {lexical(node[terms.PERSON][0]): node for node in graph.nodes.values() if type_of(node) == terms.CLASS_AUTHORSHIP}
    owner, other = authorships[f"{BASE}id/p-mara"], authorships[f"{BASE}id/p-teo"]
    assert terms.RANK not in owner
    assert terms.CREDITED_AS not in owner
    assert terms.RANK not in other
    assert other[terms.PLACE] == [integer(1)]


def test_two_authors_of_one_name_are_two_authorships() -> None:
    work = new_cv().works[0]
    twice = dataclasses.replace(work, authors=(work.authors[0], work.authors[0]))
    (graph,) = graphs_of(dataclasses.replace(new_cv(), works=(twice,), systems=()))
    ranks = [lexical(node[terms.RANK][0]) for node in graph.nodes.values() if type_of(node) == terms.CLASS_AUTHORSHIP]
    assert sorted(ranks) == ["1", "2"]


def test_files_of_one_content_are_one_document() -> None:
    copy = dataclasses.replace(old_cv(), name="copy.txt")
    (graph,) = graphs_of(old_cv(), copy)
    assert graph.nodes[graph.document][terms.PATH] == [Literal("copy.txt"), Literal("lindqvist-2019.txt")]


def test_the_order_of_documents_does_not_matter() -> None:
    claims = sample_claims()
    backwards = write_documents(claims[::-1], resolve_sample(claims), base_iri=BASE, with_contacts=False)
    assert backwards == list(sample_documents())


def test_a_fact_without_a_link_is_a_broken_promise() -> None:
    claims = (old_cv(),)
    resolution = dataclasses.replace(resolve_sample(claims), link_of={})
    with pytest.raises(InternalError, match="no link for education 0"):
        write_documents(claims, resolution, base_iri=BASE, with_contacts=False)
    resolution = dataclasses.replace(resolve_sample(claims), entity_of={})
    with pytest.raises(InternalError, match="no work for"):
        write_documents(claims, resolution, base_iri=BASE, with_contacts=False)
