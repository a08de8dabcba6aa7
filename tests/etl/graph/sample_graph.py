"""The sample documents as a finished graph."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from rdflib import Dataset

from etl.ask.checks import run_checks
from etl.graph.consolidate import ConsolidatedGraph, consolidate
from etl.graph.contradictions import contradiction_quads
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
    """The facts of the whole graph as lines of N-Quads, sorted."""
    lines = list(write_quads(sample_consolidated(), None))
    for document in sample_documents():
        lines.extend(write_quads(document.nodes, document.graph))
    return sorted(lines)


@cache
def published_lines() -> tuple[str, ...]:
    """The facts, and the contradictions between them."""
    found = run_checks(_dataset(sample_lines()))
    return tuple(sorted([*sample_lines(), *contradiction_quads(found, base_iri=BASE)]))


def sample_dataset() -> Dataset:
    """The whole graph as it is published, in rdflib's memory."""
    return _dataset(published_lines())


def _dataset(lines: Iterable[str]) -> Dataset:
    dataset = Dataset(default_union=False)
    dataset.parse(data="\n".join(lines) + "\n", format="nquads")
    return dataset
