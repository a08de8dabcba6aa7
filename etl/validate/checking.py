"""Documents held against the shapes, many in one call of pyshacl."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import pyshacl
from rdflib import RDF, SH, Graph, URIRef
from rdflib.term import Literal as RdfLiteral
from rdflib.term import Node

from etl.errors import InternalError
from etl.graph import terms
from etl.graph.literals import XSD_STRING, Literal, Value
from etl.graph.statements import TYPE, DocumentGraph, type_of
from etl.validate.shapes import constrained_properties, gate_shapes

_ANY_SPAN = URIRef("urn:x-vitagraph:span")  # stands for every span that is there: the gate asks whether, not which


class Finding(StrEnum):
    VIOLATION = "violation"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Breach:
    """One constraint that one node of a document does not meet. `prop` is the property it is about."""

    document: int
    node: str
    prop: str
    finding: Finding
    message: str


def find_breaches(documents: Sequence[DocumentGraph]) -> list[Breach]:
    """What the shapes say of each document alone, sorted; `Breach.document` is its place in `documents`.

    pyshacl costs a millisecond and a half a call, so the documents stand in one graph, with nodes of their own: `{node}#{place}`.
    """
    graph = Graph()
    graph.add((_ANY_SPAN, RDF.type, URIRef(terms.CLASS_SPAN)))
    for place, document in enumerate(documents):
        _add(graph, document, place)
    _, report, _ = pyshacl.validate(
        graph, shacl_graph=gate_shapes(), inference="none", advanced=False, meta_shacl=False, allow_warnings=True
    )
    if not isinstance(report, Graph):
        raise InternalError(f"the shapes cannot be applied: {report}")
    return sorted({_breach(report, result) for result in report.subjects(RDF.type, SH.ValidationResult)})


class _Terms:
    """The rdflib terms of one document, each made once."""

    def __init__(self, document: DocumentGraph, place: int) -> None:
        self._nodes = document.nodes
        self._tail = f"#{place}"
        self._known: dict[Value, Node] = {}

    def __getitem__(self, value: Value) -> Node:
        known = self._known.get(value)
        if known is None:
            known = self._known[value] = self._term(value)
        return known

    def _term(self, value: Value) -> Node:
        if isinstance(value, Literal):
            return RdfLiteral(value.lexical, datatype=None if value.datatype == XSD_STRING else URIRef(value.datatype))
        return URIRef(value + self._tail if value in self._nodes else value)


def _add(graph: Graph, document: DocumentGraph, place: int) -> None:
    """Adds the statements that a shape can look at."""
    properties = constrained_properties() | {TYPE}
    known = _Terms(document, place)
    for node, description in document.nodes.items():
        if type_of(description) in (terms.CLASS_SPAN, terms.CLASS_DOCUMENT):
            continue
        subject = known[node]
        for prop, values in description.items():
            if prop not in properties:
                continue
            if prop == terms.EVIDENCE:
                if _is_quoted(document, values):
                    graph.add((subject, known[prop], _ANY_SPAN))
                continue
            for value in values:
                graph.add((subject, known[prop], known[value]))


def _is_quoted(document: DocumentGraph, spans: Sequence[Value]) -> bool:
    """Whether every span is a span of this document."""
    described = [document.nodes.get(str(span)) for span in spans]
    return all(span is not None and type_of(span) == terms.CLASS_SPAN for span in described)


def _breach(report: Graph, result: Node) -> Breach:
    node, _, place = str(report.value(result, SH.focusNode)).rpartition("#")
    is_warning = report.value(result, SH.resultSeverity) != SH.Violation
    return Breach(
        document=int(place),
        node=node,
        prop=str(report.value(result, SH.resultPath) or ""),
        finding=Finding.WARNING if is_warning else Finding.VIOLATION,
        message=str(report.value(result, SH.resultMessage) or ""),
    )
