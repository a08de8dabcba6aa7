"""What was set aside, as a table a person can work through."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from etl.graph.set_aside import SetAside
from etl.load.atomic import replacing

QUARANTINE_FILE = "quarantine.csv"
_COLUMNS = ("document", "line", "kind", "reason", "printed", "rule", "node")


def write_quarantine(set_aside: Iterable[SetAside], path: Path) -> None:
    """One row for each: the document and line, what it was to be, why it is not, and the printed words."""
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for each in sorted(set_aside):
        issue = each.issue
        line = "" if issue.line is None else str(issue.line)
        printed = " ".join(issue.printed.split())
        writer.writerow((issue.document, line, each.class_name, issue.message, printed, issue.rule, each.node))
    with replacing(path) as handle:
        handle.write(table.getvalue().encode("utf-8", "replace"))
