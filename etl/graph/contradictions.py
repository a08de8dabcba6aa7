"""Contradictions between documents as statements: published beside the facts, never settled in silence."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import RDFS

from etl.graph import terms
from etl.graph.iris import Iris, short_hash
from etl.graph.literals import Literal
from etl.graph.statements import TYPE, Description, write_quads
from etl.model.contradiction import Contradiction

_LETTER = "x-"  # after those of all other nodes: in a sorted file they come last, as they are known last


def contradiction_quads(found: Iterable[Contradiction], *, base_iri: str) -> list[str]:
    """The graph `{base}graph/contradictions`, sorted: each as a `vg:Contradiction` with its node and the spans of both sides."""
    iris = Iris(base_iri)
    nodes = {iris.node(f"{_LETTER}{_name(each)}"): _describe(each) for each in found}
    return sorted(write_quads(nodes, f"{base_iri}graph/contradictions"))


def contradictions_start(base_iri: str) -> bytes:
    """What the lines of N-Quads of all contradictions begin with."""
    return f"<{Iris(base_iri).node(_LETTER)}".encode()


def _name(each: Contradiction) -> str:
    return short_hash(each.check, each.what, each.about, each.span, each.other_span)


def _describe(each: Contradiction) -> Description:
    return {
        TYPE: [terms.CLASS_CONTRADICTION],
        terms.CHECK: [Literal(each.check)],
        str(RDFS.comment): [Literal(each.message)],
        terms.ABOUT: [each.about],
        terms.EVIDENCE: [each.span] if each.span == each.other_span else [each.span, each.other_span],
    }
