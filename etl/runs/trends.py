"""How the versions of a graph compare, in numbers: nothing here names a document or a person."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from etl.history import compare_ledgers
from etl.load.quarantine import RECORDS_FILE, read_records
from etl.model.issue import Severity
from etl.runs.report import read_report
from etl.state.ledger import State, read_ledger, read_ledger_file
from etl.state.manifest import Manifest, read_manifest
from etl.state.versions import Version, list_versions


@dataclass(frozen=True, slots=True)
class Trend:
    """A version's figures. The lines are shares of all lines of its documents that are not blank."""

    version: int
    published: str
    documents: int
    left_out: int
    set_aside: int
    warnings: int
    statements: int
    lines: dict[str, float]
    nodes: dict[str, int]


@dataclass(frozen=True, slots=True)
class Aside:
    """Something that is not in the graph: its id, what it is (`document`, `Employment`), document and line, and what refused it.

    The rule is empty where a fact was set aside because it hangs on another one; the line is 0 where it is the whole document.
    """

    id: str
    what: str
    document: str
    line: int
    rule: str


def read_trends(output: Path) -> list[Trend]:
    """The figures of the versions that are kept, oldest first."""
    return [_trend(version) for version in list_versions(output)]


def changed_documents(output: Path) -> list[tuple[str, str]]:
    """`("changed", "d-3f2a...")`: what became of documents from the version before to the current one, by opaque id.

    All of them are new where there is no version before.
    """
    versions = list_versions(output)
    if not versions:
        return []
    before = read_ledger_file(versions[-2].folder) if len(versions) > 1 else []
    return sorted((what, record.id) for what, record, _ in compare_ledgers(before, read_ledger_file(versions[-1].folder)))


def read_quarantine(output: Path) -> list[Aside]:
    """The documents that were left out, then the facts that were set aside."""
    ledger = read_ledger(output)
    ids = {record.source: record.id for record in ledger}
    found = [
        Aside(each.id, "document", each.id, 0, each.issue.rule) for each in ledger if each.state is State.FAILED and each.issue
    ]
    for fact in read_records(output / RECORDS_FILE):
        shapes, line = fact["shapes"], fact["line"]
        names = {str(shape["shape"]).rsplit("/", 1)[-1] for shape in shapes} if isinstance(shapes, list) else set()
        document = ids.get(str(fact["document"]), "")
        found.append(
            Aside(str(fact["id"]), str(fact["kind"]), document, line if isinstance(line, int) else 0, ", ".join(sorted(names)))
        )
    return found


def read_current(output: Path) -> Manifest | None:
    """The manifest of the version that readers see."""
    versions = list_versions(output)
    return read_manifest(versions[-1].folder) if versions else None


def _trend(version: Version) -> Trend:
    manifest, report = read_manifest(version.folder), read_report(version.folder)
    count = Counter(issue.severity for issue in report.issues)
    total = sum(report.lines.values()) or 1
    return Trend(
        version=manifest.number,
        published=manifest.published[:19].replace("T", " "),
        documents=manifest.documents,
        left_out=count[Severity.DOCUMENT],
        set_aside=count[Severity.FACT],
        warnings=count[Severity.WARNING],
        statements=manifest.quads,
        lines={outcome: lines / total for outcome, lines in report.lines.items()},
        nodes=dict(manifest.counts),
    )
