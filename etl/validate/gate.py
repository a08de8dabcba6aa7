"""The gate before the graph: what breaks a shape is set aside with its reason, the rest goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rdflib import SH

from etl.graph import terms
from etl.graph.iris import short_hash
from etl.graph.literals import boolean, lexical
from etl.graph.set_aside import Finding, SetAside
from etl.graph.statements import Description, DocumentGraph, type_of
from etl.model.issue import Issue, Severity
from etl.validate.checking import Breach, Severeness, find_breaches
from etl.validate.constraints import component_name
from etl.validate.rules import HANGING_RULE, apply_rules, newest_day, read_rules

__all__ = ["GateResult", "Gated", "SetAside", "gate_documents", "validate_documents"]

DOCUMENTS_A_CALL = 25  # pyshacl's fixed cost is gone at ten; more only takes memory
_ENTITIES = {terms.CLASS_PERSON, terms.CLASS_ORGANIZATION, terms.CLASS_VENUE}
# Fields made from another one, whose words they have; two fields held against each other are shown in the whole entry.
_WORDS_IN = {terms.START_YEAR: terms.START, terms.START_DATE: terms.START, terms.END_YEAR: terms.END, terms.END_DATE: terms.END}
_PAIRS = {"lessThan", "lessThanOrEquals"}


@dataclass(slots=True)
class Gated:
    """What became of one document: what is kept of it, what was set aside, what a decision let in (with its findings), what was
    merely noted, and how often each note was made that only counts, by rule and message. All in the order of lines."""

    kept: DocumentGraph
    set_aside: list[SetAside] = field(default_factory=list)
    accepted: list[SetAside] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)
    notes: Counter[tuple[str, str]] = field(default_factory=Counter)


@dataclass(slots=True)
class GateResult:
    """What became of several documents, as of each; set_aside, warnings and accepted in the order of documents and lines."""

    kept: list[DocumentGraph] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)
    accepted: list[SetAside] = field(default_factory=list)
    notes: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def issues(self) -> list[Issue]:
        """What was set aside and what was merely noted, for the run's report."""
        asides = [each.issue for each in (*self.set_aside, *self.accepted)]
        return asides + [each.issue for each in self.warnings]


def validate_documents(documents: Sequence[DocumentGraph], accepted: Mapping[str, str] | None = None) -> GateResult:
    """Holds documents that are a whole run against the shapes and rules, each on its own."""
    result = GateResult()
    for gated in gate_documents(documents, newest_day(documents), accepted or {}):
        result.kept.append(gated.kept)
        result.set_aside += gated.set_aside
        result.accepted += gated.accepted
        result.warnings += gated.warnings
        result.notes.update(gated.notes)
    for found in (result.set_aside, result.accepted):
        found.sort()
    result.warnings.sort()
    return result


def gate_documents(documents: Sequence[DocumentGraph], newest: str, accepted: Mapping[str, str]) -> Iterator[Gated]:
    """What becomes of each document.

    A violation sets its node aside, and every link that hangs on it; a warning is reported and loads. `newest` is the day of the
    newest document of the run; `accepted` gives the reasons of decisions to let something in, by the id of what was set aside.
    """
    for start in range(0, len(documents), DOCUMENTS_A_CALL):
        batch = documents[start : start + DOCUMENTS_A_CALL]
        breaches: dict[int, list[Breach]] = {}
        for breach in find_breaches(batch):
            breaches.setdefault(breach.document, []).append(breach)
        for place, document in enumerate(batch):
            yield _sort_out(document, breaches.get(place, []), newest, accepted)


def _sort_out(document: DocumentGraph, breaches: Sequence[Breach], newest: str, accepted: Mapping[str, str]) -> Gated:
    result = Gated(document)
    findings = [_of_breach(document, breach) for breach in breaches if breach.severeness is not Severeness.INFO]
    broken = {breach.node for breach in breaches if breach.severeness is Severeness.VIOLATION}
    findings += [_of_rule(document, *found) for found in apply_rules(document, newest, broken)]
    refused: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.severity == str(SH.Violation):
            refused.setdefault(finding.node, []).append(finding)
    for node, found in list(refused.items()):
        aside = _set_aside(document, node, tuple(found), ())
        if aside.id in accepted and aside.can_be_released:
            del refused[node]
            result.accepted.append(_accept(aside, accepted[aside.id]))
        else:
            result.set_aside.append(aside)
    gone = set(refused)
    while hanging := {node: on for node in document.nodes if node not in gone and (on := _hangs_on(document.nodes[node], gone))}:
        result.set_aside.extend(_set_aside(document, node, (), on) for node, on in hanging.items())
        gone.update(hanging)
    result.warnings = sorted(found for found in findings if found.severity == str(SH.Warning) and found.node not in gone)
    result.notes.update(
        (_rule(document, breach.node, breach.prop), breach.message)
        for breach in breaches
        if breach.severeness is Severeness.INFO and breach.node not in gone
    )
    result.set_aside.sort()
    result.accepted.sort()
    if gone:
        result.kept = _without(document, gone)
    return result


def _hangs_on(description: Description, gone: set[str]) -> tuple[str, ...]:
    """Which of the nodes that are `gone` it points to."""
    if not gone or type_of(description) in (terms.CLASS_DOCUMENT, terms.CLASS_SPAN):
        return ()
    return tuple(sorted({str(value) for values in description.values() for value in values if value in gone}))


def _without(document: DocumentGraph, gone: set[str]) -> DocumentGraph:
    """The document without the nodes that are `gone`, and without the spans and names that only these used.

    A work that lost one of its authors says that its list is not whole.
    """
    nodes = {node: description for node, description in document.nodes.items() if node not in gone}
    for link in gone:
        if type_of(document.nodes[link]) == terms.CLASS_AUTHORSHIP:
            for work in map(str, document.nodes[link].get(terms.WORK, ())):
                if work in nodes:
                    nodes[work] = nodes[work] | {terms.AUTHORS_TRUNCATED: [boolean(True)]}
    if terms.SUBJECT in nodes[document.document] and lexical(nodes[document.document][terms.SUBJECT][0]) in gone:
        nodes[document.document] = {p: v for p, v in nodes[document.document].items() if p != terms.SUBJECT}
    used = {lexical(value) for description in nodes.values() for values in description.values() for value in values}
    for node in list(nodes):
        class_ = type_of(nodes[node])
        if node not in used and (class_ == terms.CLASS_SPAN or (class_ in _ENTITIES and terms.EVIDENCE not in nodes[node])):
            del nodes[node]
    return DocumentGraph(document.graph, document.document, document.order, nodes)


def _set_aside(document: DocumentGraph, node: str, findings: tuple[Finding, ...], hangs_on: tuple[str, ...]) -> SetAside:
    description = document.nodes[node]
    class_name = _local_name(type_of(description))
    if findings:
        message = " ".join(dict.fromkeys(finding.issue.message for finding in findings))
        first = findings[0].issue
        issue = Issue(first.document, first.line, Severity.FACT, first.rule, message, first.printed)
    else:
        hanging = read_rules()["hanging"]
        issue = _issue(document, node, "", f"rules/{hanging.name}", hanging.message, Severity.FACT)
    spans = {str(span): document.nodes[str(span)] for span in description.get(terms.EVIDENCE, ()) if span in document.nodes}
    entry = _words(document, description, type_of(description))
    words = lexical(entry[terms.QUOTE][0]) if entry else ""
    reasons = sorted({(found.shape, found.path, found.component) for found in findings}) or [(HANGING_RULE, "", "")]
    return SetAside(
        issue=issue,
        node=node,
        class_name=class_name,
        id=f"q-{short_hash(issue.document, class_name, *(part for reason in reasons for part in reason), words, issue.printed)}",
        graph=document.graph.rpartition("/doc/")[0] + "/quarantine",
        document=document.document,
        entry=words,
        findings=findings,
        hangs_on=hangs_on,
        statements=description,
        spans=spans,
    )


def _accept(aside: SetAside, why: str) -> SetAside:
    """What a decision lets in, as a warning that says so."""
    issue = aside.issue
    message = f"Let in by decision {aside.id} ({why}): {issue.message}"
    warning = Issue(issue.document, issue.line, Severity.WARNING, issue.rule, message, issue.printed)
    return replace(aside, issue=warning)


def _of_breach(document: DocumentGraph, breach: Breach) -> Finding:
    class_ = type_of(document.nodes[breach.node])
    is_violation = breach.severeness is Severeness.VIOLATION
    words = "" if component_name(breach.component) in _PAIRS else _WORDS_IN.get(breach.prop, breach.prop)
    severity = Severity.FACT if is_violation else Severity.WARNING
    return Finding(
        issue=_issue(document, breach.node, words, _rule(document, breach.node, breach.prop), breach.message, severity),
        node=breach.node,
        class_name=_local_name(class_),
        shape=f"{class_}Shape",
        path=breach.prop,
        component=breach.component,
        severity=str(SH.Violation if is_violation else SH.Warning),
    )


def _of_rule(document: DocumentGraph, name: str, node: str, prop: str) -> Finding:
    rule = read_rules()[name]
    severity = Severity.FACT if rule.severity == str(SH.Violation) else Severity.WARNING
    return Finding(
        issue=_issue(document, node, prop, f"rules/{name}", rule.message, severity),
        node=node,
        class_name=_local_name(type_of(document.nodes[node])),
        shape=rule.iri,
        path=prop,
        component=rule.iri,
        severity=rule.severity,
    )


def _rule(document: DocumentGraph, node: str, prop: str) -> str:
    """`shapes/employment/startDate`."""
    return "/".join(filter(None, ("shapes", _local_name(type_of(document.nodes[node])).lower(), _local_name(prop))))


def _issue(document: DocumentGraph, node: str, prop: str, rule: str, message: str, severity: Severity) -> Issue:
    span = _words(document, document.nodes[node], prop)
    return Issue(
        document=lexical(document.nodes[document.document][terms.PATH][0]),
        line=int(lexical(span[terms.LINE][0])) if span else None,
        severity=severity,
        rule=rule,
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


def _local_name(term: str) -> str:
    return term.removeprefix(terms.NAMESPACE)
