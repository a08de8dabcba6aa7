from __future__ import annotations

import pytest
from rdflib import SH

from etl.graph import terms
from etl.graph.literals import Literal
from etl.graph.quads import write_documents
from etl.graph.statements import DocumentGraph, type_of
from etl.validate.checking import Breach, Severeness, ask_pyshacl, find_breaches
from etl.validate.constraints import Constraint, gate_constraints
from tests.etl.graph.sample_claims import BASE, old_cv, resolve_sample
from tests.etl.graph.sample_graph import sample_documents
from tests.etl.validate.planting import plant


def test_a_breach_tells_document_node_property_and_message() -> None:
    claims = (old_cv(),)
    (good,) = write_documents(claims, resolve_sample(claims), base_iri=BASE, with_contacts=False)
    (bad,) = write_documents(claims, resolve_sample(claims), base_iri=BASE, with_contacts=False)
    node = f"{BASE}id/w-widgets"
    bad.nodes[node][terms.KIND] = [Literal("poem")]
    message = "A work is of one of the known kinds."
    found = [breach for breach in find_breaches([good, bad]) if breach.severeness is Severeness.VIOLATION]
    assert found == [Breach(1, node, terms.KIND, str(SH.InConstraintComponent), Severeness.VIOLATION, message)]


def faulty(constraint: Constraint) -> list[DocumentGraph]:
    """The sample documents, each node of the constraint's class with a fault, one a document."""
    found = []
    for document in sample_documents():
        for node, description in document.nodes.items():
            if type_of(description) == constraint.class_:
                nodes = document.nodes | {node: plant(description, constraint)}
                found.append(DocumentGraph(document.graph, document.document, document.order, nodes))
                break
    return found


@pytest.mark.parametrize(
    "constraint", gate_constraints(), ids=lambda c: f"{c.shape.rpartition('#')[2]}-{c.path.rpartition('#')[2]}-{c.name}"
)
def test_our_results_are_pyshacls(constraint: Constraint) -> None:
    """On every constraint's own fault, and on all that comes with it."""
    documents = faulty(constraint)
    assert documents
    found = find_breaches(documents)
    assert found == ask_pyshacl(documents)
    assert {(constraint.path, constraint.component) for _ in documents} <= {(breach.prop, breach.component) for breach in found}


def test_our_results_on_good_documents_are_pyshacls() -> None:
    documents = list(sample_documents())
    found = find_breaches(documents)
    assert found == ask_pyshacl(documents)
    assert {breach.severeness for breach in found} <= {Severeness.WARNING, Severeness.INFO}


def test_no_documents_no_breaches() -> None:
    assert find_breaches([]) == []
