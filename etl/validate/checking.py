"""Documents held against the shapes: the reference (pyshacl), and the quick way to the same results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rdflib import RDF, SH, Graph, URIRef
from rdflib.term import Literal as RdfLiteral
from rdflib.term import Node

from etl.errors import InternalError
from etl.graph import terms
from etl.graph.literals import XSD_STRING, Literal, Value
from etl.graph.statements import TYPE, DocumentGraph, type_of
from etl.validate.compiled import checks_by_class
from etl.validate.shapes import constrained_properties, gate_shapes

_ANY_SPAN = URIRef("urn:x-vitagraph:span")  # stands for every span that is there: the gate asks whether, not which
_NOT_CHECKED = (terms.CLASS_SPAN, terms.CLASS_DOCUMENT)


class Severeness(StrEnum):
    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


_SEVERENESS = {str(SH.Violation): Severeness.VIOLATION, str(SH.Warning): Severeness.WARNING, str(SH.Info): Severeness.INFO}


@dataclass(frozen=True, slots=True, order=True)
class Breach:
    """One constraint that one node of a document does not meet: the property it is about, and SHACL's name for the constraint."""

    document: int
    node: str
    prop: str
    component: str
    severeness: Severeness
    message: str


def find_breaches(documents: Sequence[DocumentGraph]) -> list[Breach]:
    """What the shapes say of each document alone, sorted; `Breach.document` is its place in `documents`.

    Every violation is pyshacl's own; warnings and notes about nodes without any are ours.
    """
    found: list[Breach] = []
    doubtful: dict[int, list[str]] = {}
    checks = checks_by_class()
    for place, document in enumerate(documents):
        for node, description in document.nodes.items():
            asked = checks.get(type_of(description))
            if asked is None:
                continue
            unmet = asked.unmet(document, description)
            if not asked.is_complete or any(each.severity == str(SH.Violation) for each in unmet):
                doubtful.setdefault(place, []).append(node)
                continue
            found += [Breach(place, node, each.path, each.component, _SEVERENESS[each.severity], each.message) for each in unmet]
    if doubtful:
        found += ask_pyshacl(documents, doubtful)
    return sorted(set(found))


def ask_pyshacl(documents: Sequence[DocumentGraph], about: Mapping[int, Sequence[str]] | None = None) -> list[Breach]:
    """What pyshacl finds, sorted: about all nodes, or those named, by the place of their document.

    A call costs a millisecond and a half, so the documents stand in one graph, with nodes of their own: `{node}#{place}`.
    """
    import pyshacl  # takes a while to load, and is asked of few documents

    graph = Graph()
    graph.add((_ANY_SPAN, RDF.type, URIRef(terms.CLASS_SPAN)))
    asked: set[Node] = set()
    for place, document in enumerate(documents):
        if about is None or place in about:
            nodes = [node for node in document.nodes if type_of(document.nodes[node]) not in _NOT_CHECKED]
            asked |= _add(graph, document, place, nodes if about is None else about[place])
    _, report, _ = pyshacl.validate(
        graph, shacl_graph=gate_shapes(), inference="none", advanced=False, meta_shacl=False, allow_warnings=True
    )
    if not isinstance(report, Graph):
        raise InternalError(f"the shapes cannot be applied: {report}")
    results = list(report.subjects(RDF.type, SH.ValidationResult))
    return sorted({_breach(report, result) for result in results if report.value(result, SH.focusNode) in asked})


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


def _add(graph: Graph, document: DocumentGraph, place: int, nodes: Sequence[str]) -> set[Node]:
    """Adds the statements of `nodes` that a shape can look at, and the classes of what they name; gives their terms."""
    properties = constrained_properties() | {TYPE}
    known = _Terms(document, place)
    type_ = known[TYPE]
    for node in nodes:
        subject = known[node]
        for prop, values in document.nodes[node].items():
            if prop not in properties:
                continue
            for value in values:
                described = document.nodes.get(str(value))
                if prop == terms.EVIDENCE and described is not None and type_of(described) == terms.CLASS_SPAN:
                    graph.add((subject, known[prop], _ANY_SPAN))
                    continue
                graph.add((subject, known[prop], known[value]))
                if described is not None:
                    graph.add((known[value], type_, URIRef(type_of(described))))
    return {known[node] for node in nodes}


def _breach(report: Graph, result: Node) -> Breach:
    node, _, place = str(report.value(result, SH.focusNode)).rpartition("#")
    return Breach(
        document=int(place),
        node=node,
        prop=str(report.value(result, SH.resultPath) or ""),
        component=str(report.value(result, SH.sourceConstraintComponent)),
        severeness=_SEVERENESS[str(report.value(result, SH.resultSeverity))],
        message=str(report.value(result, SH.resultMessage) or ""),
    )
