"""What was set aside: a table a person can work through, the records behind it, and a graph of its own."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rdflib import DCTERMS, SH

from etl.errors import StoreError
from etl.graph import terms
from etl.graph.literals import Literal, Value, integer, lexical
from etl.graph.set_aside import SetAside
from etl.graph.statements import TYPE, Description, write_quads
from etl.load.atomic import replacing

QUARANTINE_FILE = "quarantine.csv"
RECORDS_FILE = "quarantine.jsonl"
_COLUMNS = ("document", "line", "kind", "reason", "printed", "rule", "node", "id")


def write_quarantine(set_aside: Iterable[SetAside], path: Path) -> None:
    """One row for each: the document and line, what it was to be, why it is not, and the printed words."""
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for each in sorted(set_aside):
        issue = each.issue
        line = "" if issue.line is None else str(issue.line)
        printed = " ".join(issue.printed.split())
        writer.writerow((issue.document, line, each.class_name, issue.message, printed, issue.rule, each.node, each.id))
    with replacing(path) as handle:
        handle.write(table.getvalue().encode("utf-8", "replace"))


def write_records(set_aside: Iterable[SetAside], path: Path) -> None:
    """One JSON object a line: the row, the shapes that refused it, and the claims themselves."""
    with replacing(path) as handle:
        for each in sorted(set_aside):
            handle.write((json.dumps(_record(each), ensure_ascii=False) + "\n").encode("utf-8", "replace"))


def read_records(path: Path) -> list[dict[str, object]]:
    """What `write_records` wrote; raises `StoreError` for a file that does not hold it."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return [dict(json.loads(line)) for line in lines]
    except OSError as error:
        raise StoreError(
            f"cannot read {path} ({error.strerror}): run `vitagraph build FOLDER --output {path.parent}` first"
        ) from None
    except ValueError:
        raise StoreError(f"{path} is not what a build writes: build again") from None


def _record(each: SetAside) -> dict[str, object]:
    return {
        "id": each.id,
        "document": each.issue.document,
        "line": each.issue.line,
        "kind": each.class_name,
        "reason": each.issue.message,
        "printed": each.issue.printed,
        "entry": each.entry,
        "can_be_released": each.can_be_released,
        "shapes": [
            {"shape": found.shape, "path": found.path, "component": found.component, "message": found.issue.message}
            for found in each.findings
        ],
        "hangs_on": list(each.hangs_on),
        "node": each.node,
        "claims": {
            prop.removeprefix(terms.NAMESPACE): [lexical(value) for value in values]
            for prop, values in each.statements.items()
            if prop not in (TYPE, terms.EVIDENCE)
        },
    }


def quarantine_quads(set_aside: Sequence[SetAside]) -> Iterator[str]:
    """The graph `{base}graph/quarantine`: each as a `sh:ValidationResult` that has the claims as its own.

    It is no vg:Employment there, but has that as `dcterms:type`: no count of employments can take it for one.
    """
    for each in set_aside:
        base = each.graph.removesuffix("graph/quarantine")
        yield from write_quads({f"{base}id/{each.id}": _describe(each), **each.spans}, each.graph)


def _describe(each: SetAside) -> Description:
    found = each.findings
    said: dict[str, Sequence[Value]] = {
        TYPE: [str(SH.ValidationResult)],
        str(DCTERMS.type): [terms.NAMESPACE + each.class_name],
        str(SH.focusNode): [each.node],
        str(SH.resultSeverity): [str(SH.Violation)],
        str(SH.resultMessage): [Literal(each.issue.message)],
        str(SH.sourceShape): sorted({finding.shape for finding in found}),
        str(SH.resultPath): sorted({finding.path for finding in found if finding.path}),
        str(SH.sourceConstraintComponent): sorted({finding.component for finding in found}),
        terms.DOCUMENT: [each.document],
        terms.PATH: [Literal(each.issue.document)],
        terms.QUOTE: [Literal(each.issue.printed)] if each.issue.printed else [],
        terms.LINE: [integer(each.issue.line)] if each.issue.line else [],
    }
    claims = {prop: values for prop, values in each.statements.items() if prop not in said}
    return {prop: list(values) for prop, values in (said | claims).items() if values}
