"""The sample documents as a finished graph."""

from __future__ import annotations

from functools import cache

from rdflib import Dataset

from etl.graph.consolidate import ConsolidatedGraph, consolidate
from etl.graph.quads import DocumentGraph, write_documents
from etl.graph.statements import write_quads
from tests.etl.graph.sample_claims import BASE, resolve_sample, sample_claims


@cache
def sample_documents() -> tuple[DocumentGraph, ...]:
    """Each document's own statements, in the order of sample_claims."""
    claims = sample_claims()
    return tuple(write_documents(claims, resolve_sample(claims), base_iri=BASE, with_contacts=False))


@cache
def sample_consolidated() -> ConsolidatedGraph:
    """The default graph."""
    return consolidate(sample_documents(), resolve_sample(sample_claims()), base_iri=BASE)


def sample_lines() -> list[str]:
    """The whole graph as lines of N-Quads."""
    lines = list(write_quads(sample_consolidated(), None))
    for document in sample_documents():
        lines.extend(write_quads(document.nodes, document.graph))
    return sorted(lines)


def sample_dataset() -> Dataset:
    """The whole graph in rdflib's memory."""
    dataset = Dataset(default_union=False)
    dataset.parse(data="\n".join(sample_lines()) + "\n", format="nquads")
    return dataset
