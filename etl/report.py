"""What a run says of itself: counts, what was left out, what was set aside."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from etl.model.issue import Issue, Severity


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a build.

    documents  names of the documents that are in the graph, sorted
    counts     nodes of the published default graph by class name, and its statements as `statements`
    issues     everything a person should look at, sorted
    """

    documents: tuple[str, ...]
    counts: Mapping[str, int]
    issues: tuple[Issue, ...]

    def of(self, severity: Severity) -> list[Issue]:
        """The issues of one severity."""
        return [issue for issue in self.issues if issue.severity is severity]

    @property
    def is_partial(self) -> bool:
        """Whether a document was left out or a fact set aside."""
        return any(issue.severity in (Severity.DOCUMENT, Severity.FACT) for issue in self.issues)


def write_report(report: Report, folder: Path) -> None:
    """`report.json` for programs and `report.md` for people. Both hold the same for the same input: no clock, no versions."""
    content = {"documents": report.documents, "counts": report.counts, "issues": [asdict(issue) for issue in report.issues]}
    (folder / "report.json").write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (folder / "report.md").write_text(report_as_markdown(report), encoding="utf-8")


def report_as_markdown(report: Report) -> str:
    """The report as people read it; also the flow run's artifact."""
    lines = ["# Build report", "", f"{len(report.documents)} documents in the graph.", "", "| class | nodes |", "| --- | ---: |"]
    lines += [f"| {name} | {count} |" for name, count in report.counts.items()]
    for severity, title in (
        (Severity.DOCUMENT, "Documents left out"),
        (Severity.FACT, "Facts set aside"),
        (Severity.WARNING, "Warnings"),
    ):
        issues = report.of(severity)
        if issues:
            lines += ["", f"## {title} ({len(issues)})", "", *issues_as_markdown(issues)]
    return "\n".join(lines) + "\n"


def issues_as_markdown(issues: Sequence[Issue]) -> list[str]:
    """A table of issues: place, what stands there, what is wrong."""
    rows = ["| document | line | printed | what is wrong |", "| --- | ---: | --- | --- |"]
    for issue in issues:
        printed = issue.printed.replace("|", "\\|").replace("\n", " ")
        rows.append(f"| {issue.document} | {issue.line or ''} | {printed} | {issue.message} |")
    return rows
