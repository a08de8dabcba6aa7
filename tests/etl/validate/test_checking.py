from __future__ import annotations

from etl.graph import terms
from etl.graph.literals import Literal
from etl.graph.quads import write_documents
from etl.validate.checking import Breach, Finding, find_breaches
from tests.etl.graph.sample_claims import BASE, old_cv, resolve_sample


def test_a_breach_tells_document_node_property_and_message() -> None:
    claims = (old_cv(),)
    (good,) = write_documents(claims, resolve_sample(claims), base_iri=BASE, with_contacts=False)
    (bad,) = write_documents(claims, resolve_sample(claims), base_iri=BASE, with_contacts=False)
    node = f"{BASE}id/w-widgets"
    bad.nodes[node][terms.KIND] = [Literal("poem")]
    message = "A work is of one of the known kinds."
    assert find_breaches([good, bad]) == [Breach(1, node, terms.KIND, Finding.VIOLATION, message)]


def test_no_documents_no_breaches() -> None:
    assert find_breaches([]) == []
