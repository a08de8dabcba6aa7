"""What the gate said of each document, and what else a run says of it: so that the next one asks again only about what changed.

`gate.jsonl` begins with a line about the run as a whole; then each document has a line.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from etl.graph.literals import XSD_STRING, Literal, Value
from etl.graph.set_aside import Finding, SetAside
from etl.graph.statements import Description
from etl.graph.tally import Tally
from etl.load.atomic import replacing
from etl.model.issue import Issue, Severity

GATE_FILE = "gate.jsonl"
_Json: TypeAlias = Any


@dataclass(frozen=True, slots=True)
class GateRecord:
    """One document.

    sha256    its content; paths: its names; claims: the files of its claims
    as_of     its day, or empty
    lines     how many lines had each outcome; issues: of its claims
    decided   reasons of the decisions that let something in, by what they let in; the rest as the gate gives it
    """

    sha256: str
    paths: tuple[str, ...]
    claims: tuple[str, ...]
    as_of: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    accepted: tuple[SetAside, ...] = ()
    warnings: tuple[Finding, ...] = ()
    notes: Mapping[tuple[str, str], int] = field(default_factory=dict)
    decided: Mapping[str, str] = field(default_factory=dict)

    @property
    def findings(self) -> list[Finding]:
        """Everything that shapes and rules found."""
        return [*(found for each in (*self.set_aside, *self.accepted) for found in each.findings), *self.warnings]

    def is_decided_by(self, held: Mapping[str, str]) -> bool:
        """Whether decisions would let in now what they let in then."""
        could = [each.id for each in (*self.set_aside, *self.accepted) if each.can_be_released]
        return {each: held[each] for each in could if each in held} == self.decided


@dataclass(frozen=True, slots=True)
class GateRecords:
    """A run: the records by content, a hash of what else decides on them, the day of the newest document, and what there is in the
    consolidated graph."""

    fingerprint: str
    newest: str
    tally: Tally
    documents: Mapping[str, GateRecord]


def write_gate_records(records: GateRecords, folder: Path) -> None:
    """Writes `gate.jsonl` into the folder of a version, sorted."""
    tally = [[class_, prop, count] for (class_, prop), count in sorted(records.tally.items()) if count]
    head = {"fingerprint": records.fingerprint, "newest": records.newest, "tally": tally}
    with replacing(folder / GATE_FILE) as handle:
        for line in (head, *(_line(record) for _, record in sorted(records.documents.items()))):
            handle.write(json.dumps(line, separators=(",", ":")).encode() + b"\n")


def read_gate_records(folder: Path, fingerprint: str) -> GateRecords | None:
    """What `write_gate_records` wrote; `None` where there is nothing that stands under the same fingerprint."""
    try:
        with (folder / GATE_FILE).open("rb") as handle:
            head = json.loads(next(handle))
            if head["fingerprint"] != fingerprint:
                return None
            tally = Counter({(class_, prop): count for class_, prop, count in head["tally"]})
            records = [_record(json.loads(line)) for line in handle]
    except (OSError, ValueError, KeyError, TypeError, StopIteration):
        return None
    return GateRecords(fingerprint, head["newest"], tally, {record.sha256: record for record in records})


def _line(record: GateRecord) -> _Json:
    return {
        "sha256": record.sha256,
        "paths": record.paths,
        "claims": record.claims,
        "as_of": record.as_of,
        "lines": dict(record.lines),
        "issues": [_issue_row(issue) for issue in record.issues],
        "set_aside": [_aside_row(each) for each in record.set_aside],
        "accepted": [_aside_row(each) for each in record.accepted],
        "warnings": [_finding_row(each) for each in record.warnings],
        "notes": [[rule, message, count] for (rule, message), count in sorted(record.notes.items())],
        "decided": dict(sorted(record.decided.items())),
    }


def _record(line: _Json) -> GateRecord:
    return GateRecord(
        sha256=line["sha256"],
        paths=tuple(line["paths"]),
        claims=tuple(line["claims"]),
        as_of=line["as_of"],
        lines=line["lines"],
        issues=tuple(map(_issue, line["issues"])),
        set_aside=tuple(map(_aside, line["set_aside"])),
        accepted=tuple(map(_aside, line["accepted"])),
        warnings=tuple(map(_finding, line["warnings"])),
        notes={(rule, message): count for rule, message, count in line["notes"]},
        decided=line["decided"],
    )


def _issue_row(issue: Issue) -> _Json:
    return [issue.document, issue.line, issue.severity.value, issue.rule, issue.message, issue.printed]


def _issue(row: _Json) -> Issue:
    document, line, severity, *rest = row
    return Issue(document, line, Severity(severity), *rest)


def _finding_row(found: Finding) -> _Json:
    return [_issue_row(found.issue), found.node, found.class_name, found.shape, found.path, found.component, found.severity]


def _finding(row: _Json) -> Finding:
    return Finding(_issue(row[0]), *row[1:])


def _aside_row(each: SetAside) -> _Json:
    said = [each.node, each.class_name, each.id, each.graph, each.document, each.entry]
    findings = [_finding_row(found) for found in each.findings]
    spans = {node: _values(span) for node, span in each.spans.items()}
    return [_issue_row(each.issue), *said, findings, each.hangs_on, _values(each.statements), spans]


def _aside(row: _Json) -> SetAside:
    issue, node, class_name, identifier, graph, document, entry, findings, hangs_on, statements, spans = row
    return SetAside(
        issue=_issue(issue),
        node=node,
        class_name=class_name,
        id=identifier,
        graph=graph,
        document=document,
        entry=entry,
        findings=tuple(map(_finding, findings)),
        hangs_on=tuple(hangs_on),
        statements=_description(statements),
        spans={node: _description(span) for node, span in spans.items()},
    )


def _values(description: Description) -> _Json:
    """An IRI is a text, a literal a list of its form and, if that is not xsd:string, its datatype."""
    return {prop: [_value_row(value) for value in values] for prop, values in description.items()}


def _value_row(value: Value) -> _Json:
    if not isinstance(value, Literal):
        return value
    return [value.lexical] if value.datatype == XSD_STRING else [value.lexical, value.datatype]


def _description(row: _Json) -> Description:
    return {prop: [value if isinstance(value, str) else Literal(*value) for value in values] for prop, values in row.items()}
