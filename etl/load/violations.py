"""Everything that the shapes and rules found in a run: a table, and a SHACL report for programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from rdflib import SH

from etl.graph.iris import Iris, short_hash
from etl.graph.literals import Literal, Value, boolean
from etl.graph.set_aside import Finding
from etl.graph.statements import TYPE, Description, write_quads
from etl.load.atomic import replacing

VIOLATIONS_FILE = "violations.csv"
REPORT_FILE = "validation.ttl"
_COLUMNS = ("severity", "shape", "path", "constraint", "document", "line", "message", "printed", "node")


def write_violations(findings: Iterable[Finding], path: Path) -> None:
    """One row a finding, by severity, shape and path."""
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for each in sorted(findings, key=lambda each: (each.severity, each.shape, each.path, each)):
        terms = (_local(each.severity), _local(each.shape), _local(each.path), _local(each.component))
        issue = each.issue
        writer.writerow((*terms, issue.document, issue.line or "", issue.message, " ".join(issue.printed.split()), each.node))
    with replacing(path) as handle:
        handle.write(table.getvalue().encode("utf-8", "replace"))


def write_validation_report(findings: Sequence[Finding], path: Path, *, base_iri: str) -> None:
    """A `sh:ValidationReport` with a result a finding, as Turtle (one statement a line, sorted, no blank nodes)."""
    iris = Iris(base_iri)
    report = iris.node("validation-report")
    results = {iris.node(f"r-{_name(each)}"): _describe(each) for each in findings}
    conforms = not any(each.severity == str(SH.Violation) for each in findings)
    about: dict[str, list[Value]] = {TYPE: [str(SH.ValidationReport)], str(SH.conforms): [boolean(conforms)]}
    if results:
        about[str(SH.result)] = list(results)
    lines = sorted({*write_quads({report: about}, None), *write_quads(results, None)})
    with replacing(path) as handle:
        handle.writelines((line + "\n").encode("utf-8", "replace") for line in lines)


def _name(each: Finding) -> str:
    return short_hash(each.issue.document, each.node, each.shape, each.path, each.component, each.severity)


def _describe(each: Finding) -> Description:
    described: Description = {
        TYPE: [str(SH.ValidationResult)],
        str(SH.focusNode): [each.node],
        str(SH.sourceShape): [each.shape],
        str(SH.sourceConstraintComponent): [each.component],
        str(SH.resultSeverity): [each.severity],
        str(SH.resultMessage): [Literal(each.issue.message)],
    }
    if each.path:
        described[str(SH.resultPath)] = [each.path]
    return described


def _local(term: str) -> str:
    return term.rpartition("#")[2]
