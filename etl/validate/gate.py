"""The gate before the graph: what breaks a shape is set aside with its reason, the rest goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.graph import terms
from etl.graph.literals import lexical
from etl.graph.set_aside import SetAside
from etl.graph.statements import Description, DocumentGraph, type_of
from etl.model.issue import Issue, Severity
from etl.validate.checking import Breach, Finding, find_breaches

__all__ = ["GateResult", "SetAside", "validate_documents"]

DOCUMENTS_A_CALL = 25  # pyshacl's fixed cost is gone at ten; more only takes memory
HANGING = "It belongs to something that was set aside."
_ENTITIES = {terms.CLASS_PERSON, terms.CLASS_ORGANIZATION, terms.CLASS_VENUE}
_RULE = "shapes/{}"


@dataclass(slots=True)
class GateResult:
    """kept: the documents without what was set aside; set_aside and warnings in the order of documents and lines."""

    kept: list[DocumentGraph] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    warnings: list[Issue] = field(default_factory=list)

    @property
    def issues(self) -> list[Issue]:
        """What was set aside and what was merely noted, for the run's report."""
        return [each.issue for each in self.set_aside] + self.warnings


def validate_documents(documents: Sequence[DocumentGraph]) -> GateResult:
    """Holds each document against the shapes on its own.

    A violation sets its node aside, and every link that hangs on it; a warning is reported and loads.
    """
    result = GateResult()
    for start in range(0, len(documents), DOCUMENTS_A_CALL):
        batch = documents[start : start + DOCUMENTS_A_CALL]
        breaches: dict[int, list[Breach]] = {}
        for breach in find_breaches(batch):
            breaches.setdefault(breach.document, []).append(breach)
        for place, document in enumerate(batch):
            _sort_out(document, breaches.get(place, []), result)
    result.set_aside.sort()
    result.warnings.sort()
    return result


def _sort_out(document: DocumentGraph, breaches: Sequence[Breach], result: GateResult) -> None:
    refused: dict[str, list[Breach]] = {}
    for breach in breaches:
        if breach.finding is Finding.VIOLATION:
            refused.setdefault(breach.node, []).append(breach)
    for node, found in refused.items():
        message = " ".join(dict.fromkeys(breach.message for breach in found))
        result.set_aside.append(_set_aside(document, node, found[0].prop, message))
    gone = set(refused)
    while hanging := sorted(node for node in document.nodes if node not in gone and _hangs_on(document.nodes[node], gone)):
        result.set_aside.extend(_set_aside(document, node, "", HANGING) for node in hanging)
        gone.update(hanging)
    for breach in breaches:
        if breach.node not in gone:
            result.warnings.append(_issue(document, breach.node, breach.prop, breach.message, Severity.WARNING))
    result.kept.append(_without(document, gone) if gone else document)


def _hangs_on(description: Description, gone: set[str]) -> bool:
    if type_of(description) in (terms.CLASS_DOCUMENT, terms.CLASS_SPAN):
        return False
    return any(value in gone for values in description.values() for value in values)


def _without(document: DocumentGraph, gone: set[str]) -> DocumentGraph:
    """The document without the nodes that are `gone`, and without the spans and names that only these used."""
    nodes = {node: description for node, description in document.nodes.items() if node not in gone}
    if terms.SUBJECT in nodes[document.document] and lexical(nodes[document.document][terms.SUBJECT][0]) in gone:
        nodes[document.document] = {p: v for p, v in nodes[document.document].items() if p != terms.SUBJECT}
    used = {lexical(value) for description in nodes.values() for values in description.values() for value in values}
    for node in list(nodes):
        class_ = type_of(nodes[node])
        if node not in used and (class_ == terms.CLASS_SPAN or (class_ in _ENTITIES and terms.EVIDENCE not in nodes[node])):
            del nodes[node]
    return DocumentGraph(document.graph, document.document, document.order, nodes)


def _set_aside(document: DocumentGraph, node: str, prop: str, message: str) -> SetAside:
    class_name = _local_name(type_of(document.nodes[node]))
    return SetAside(_issue(document, node, prop, message, Severity.FACT), node, class_name)


def _issue(document: DocumentGraph, node: str, prop: str, message: str, severity: Severity) -> Issue:
    description = document.nodes[node]
    span = _words(document, description, prop)
    return Issue(
        document=lexical(document.nodes[document.document][terms.PATH][0]),
        line=int(lexical(span[terms.LINE][0])) if span else None,
        severity=severity,
        rule=_RULE.format(_local_name(type_of(description)).lower()),
        message=message,
        printed=lexical(span[terms.QUOTE][0]) if span else "",
    )


def _words(document: DocumentGraph, description: Description, prop: str) -> Description | None:
    """The span of the field `prop`; without one, that of the whole entry; without that, the first there is."""
    spans = [document.nodes[lexical(span)] for span in description.get(terms.EVIDENCE, ()) if lexical(span) in document.nodes]
    for wanted in (prop, type_of(description)):
        for span in spans:
            if lexical(span[terms.SUPPORTS][0]) == wanted:
                return span
    return spans[0] if spans else None


def _local_name(class_: str) -> str:
    return class_.removeprefix(terms.NAMESPACE)
