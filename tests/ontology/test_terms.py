"""The terms: each explained, each used, and the generated names up to date."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef, namespace

from etl.graph.generate_terms import NAMESPACE
from etl.model.document_claims import AsOfSource
from etl.model.facts import WorkKind, WorkStatus

ONTOLOGY = Path(__file__).parents[2] / "ontology"
GRAPH = Graph().parse(ONTOLOGY / "vitagraph.ttl")
TERMS = sorted(
    term for kind in (RDFS.Class, OWL.DatatypeProperty, OWL.ObjectProperty, RDF.Property) for term in GRAPH.subjects(RDF.type, kind)
)
# BIBO 1.3 is not among the vocabularies that rdflib ships; these are its terms that we align with.
BIBO = {
    "AcademicArticle",
    "Book",
    "Chapter",
    "Collection",
    "Document",
    "Patent",
    "Report",
    "Thesis",
    "authorList",
    "doi",
    "issn",
    "issue",
    "pages",
    "status",
    "volume",
}
PUBLIC = {
    "http://xmlns.com/foaf/0.1/": namespace.FOAF,
    "http://www.w3.org/ns/org#": namespace.ORG,
    "http://www.w3.org/ns/prov#": namespace.PROV,
    "https://schema.org/": namespace.SDO,
}


def local_name(term: object) -> str:
    return str(term).removeprefix(NAMESPACE)


@pytest.mark.parametrize("term", TERMS, ids=local_name)
def test_every_term_is_explained(term: URIRef) -> None:
    for prop in (RDFS.label, SKOS.definition, SKOS.example):
        assert len(list(GRAPH.objects(term, prop))) == 1, prop


def test_there_are_few_terms() -> None:
    assert 60 < len(TERMS) < 120


def test_every_term_is_written_by_the_code() -> None:
    code = "".join(
        path.read_text(encoding="utf-8") for path in (ONTOLOGY.parent / "etl" / "graph").rglob("*.py") if path.name != "terms.py"
    )
    constants = dict(
        reversed(line.split(" = NAMESPACE + "))
        for line in (ONTOLOGY.parent / "etl" / "graph" / "terms.py").read_text().splitlines()
        if " = NAMESPACE + " in line
    )
    assert len(constants) == len(TERMS)
    abstract = {"Entity", "Link"}
    unused = [name for name, constant in constants.items() if name.strip('"') not in abstract and f"terms.{constant}" not in code]
    assert unused == []


def test_shapes_speak_of_known_terms_only() -> None:
    known = {str(term) for term in TERMS}
    shapes = sorted((ONTOLOGY / "shapes").glob("*.ttl"))
    assert len(shapes) > 10
    for path in shapes:
        used = {str(value) for value in Graph().parse(path).objects() if str(value).startswith(NAMESPACE)}
        assert used <= known, path.name


def test_aligned_terms_exist_on_both_sides() -> None:
    graph = Graph().parse(ONTOLOGY / "alignments.ttl")
    assert len(graph) > 50
    known = {str(term) for term in TERMS}
    for ours, _, theirs in graph:
        assert str(ours) in known or "vocabulary/work-kinds#" in str(ours), ours
        prefix = next((prefix for prefix in PUBLIC if str(theirs).startswith(prefix)), None)
        if prefix is None:
            assert str(theirs).removeprefix("http://purl.org/ontology/bibo/") in BIBO, theirs
        else:
            assert str(theirs).removeprefix(prefix) in PUBLIC[prefix], theirs


@pytest.mark.parametrize("path", sorted((ONTOLOGY / "vocabularies").glob("*.ttl")), ids=lambda path: path.stem)
def test_every_concept_is_explained(path: Path) -> None:
    graph = Graph().parse(path)
    concepts = list(graph.subjects(RDF.type, SKOS.Concept))
    assert concepts
    for concept in concepts:
        for prop in (SKOS.notation, SKOS.prefLabel, SKOS.definition, SKOS.example, SKOS.inScheme):
            assert len(list(graph.objects(concept, prop))) == 1, (concept, prop)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("work-kinds", {*WorkKind, "system"}),
        ("work-statuses", set(WorkStatus)),
        ("date-sources", set(AsOfSource)),
        ("person-tiers", {"subject", "mentioned"}),
        ("authorship-roles", {"author", "builder"}),
    ],
)
def test_vocabularies_hold_what_the_model_holds(name: str, values: set[str]) -> None:
    graph = Graph().parse(ONTOLOGY / "vocabularies" / f"{name}.ttl")
    assert {str(notation) for notation in graph.objects(None, SKOS.notation)} == {str(value) for value in values}
