"""What a run says of itself: counts, what was left out, what was set aside."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path

from etl.errors import StoreError
from etl.model.issue import Issue, Severity

SAMPLES = 3  # of one rule; violations.csv and report.json have all
QUOTE = 120  # characters of a sample's words
_ISSUE = [each.name for each in fields(Issue)]
SECTIONS = {
    Severity.DOCUMENT: "Documents left out",
    Severity.FACT: "Facts set aside",
    Severity.WARNING: "Warnings",
}


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a build.

    documents  names of the documents that are in the graph, sorted
    counts     nodes of the published default graph by class name, and its statements as `statements`
    issues     everything a person should look at, sorted
    notes      how often each note was made that only counts: `{"shapes/work/year: The work has no year.": 3}`
    lines      what became of the documents' non-blank lines: `{"fact": 311, "aside": 42, "unread": 9}`
    """

    documents: tuple[str, ...]
    counts: Mapping[str, int]
    issues: tuple[Issue, ...]
    notes: Mapping[str, int] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)

    def of(self, severity: Severity) -> list[Issue]:
        """The issues of one severity."""
        return [issue for issue in self.issues if issue.severity is severity]

    @property
    def is_partial(self) -> bool:
        """Whether a document was left out or a fact set aside."""
        return any(issue.severity in (Severity.DOCUMENT, Severity.FACT) for issue in self.issues)


def write_report(report: Report, folder: Path) -> None:
    """`report.json` for programs and `report.md` for people. Both hold the same for the same input: no clock, no versions."""
    content = {
        "documents": report.documents,
        "counts": report.counts,
        "issues": [{name: getattr(issue, name) for name in _ISSUE} for issue in report.issues],
        "notes": report.notes,
        "lines": report.lines,
    }
    (folder / "report.json").write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (folder / "report.md").write_text(report_as_markdown(report), encoding="utf-8")


def read_published_counts(folder: Path) -> dict[str, int]:
    """Nodes of each class in the graph that was published last; empty where there is no report that can be read."""
    try:
        content = json.loads((folder / "report.json").read_text(encoding="utf-8"))
        return {str(name): int(count) for name, count in content["counts"].items()}
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        return {}


def read_report(folder: Path) -> Report:
    """The report that `write_report` wrote; raises `StoreError` where there is none."""
    path = folder / "report.json"
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        issues = tuple(Issue(**{**issue, "severity": Severity(issue["severity"])}) for issue in content["issues"])
        return Report(tuple(content["documents"]), content["counts"], issues, content["notes"], content.get("lines", {}))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{path} is not what a build writes ({error}): build with --full") from None


def report_as_markdown(report: Report) -> str:
    """The report as people read it."""
    lines = ["# Build report", "", f"{len(report.documents)} documents in the graph.", "", "| class | nodes |", "| --- | ---: |"]
    lines += [f"| {name} | {count} |" for name, count in report.counts.items()]
    lines += _lines_as_text(report)
    for severity in SECTIONS:
        if section := issues_as_text(report, severity):
            lines += ["", *section]
    if report.notes:
        lines += ["", "## Notes", "", *(f"- {note} ({count})" for note, count in report.notes.items())]
    return "\n".join(lines) + "\n"


def _lines_as_text(report: Report) -> list[str]:
    """What became of the documents' lines; `vitagraph coverage` prints the unread ones."""
    total = sum(report.lines.values())
    if not total:
        return []
    head = ["", "| lines | number | share |", "| --- | ---: | ---: |"]
    return head + [f"| {outcome} | {count} | {count / total:.1%} |" for outcome, count in report.lines.items()]


def report_without_names(report: Report) -> str:
    """Counts by class and by rule: nothing that a document or a person could be told by. The flow run's artifact."""
    lines = ["# Build report", "", f"{len(report.documents)} documents in the graph.", "", "| class | nodes |", "| --- | ---: |"]
    lines += [f"| {name} | {count} |" for name, count in report.counts.items()]
    lines += _lines_as_text(report)
    for severity, title in SECTIONS.items():
        counts = Counter(issue.rule for issue in report.of(severity))
        if counts:
            lines += ["", f"## {title} ({counts.total()})", "", "| rule | times |", "| --- | ---: |"]
            lines += [f"| {rule} | {count} |" for rule, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
    return "\n".join([*lines, "", "The words and places are in report.md of the output folder."]) + "\n"


def issues_as_text(report: Report, severity: Severity) -> list[str]:
    """The issues of one severity by rule, the most frequent first, each with three samples; documents left out are all named."""
    issues = report.of(severity)
    if not issues:
        return []
    lines = [f"## {SECTIONS[severity]} ({len(issues)})"]
    groups: dict[str, list[Issue]] = {}
    for issue in issues:
        groups.setdefault(issue.rule, []).append(issue)
    for rule, found in sorted(groups.items(), key=lambda group: (-len(group[1]), group[0])):
        shown = len(found) if severity is Severity.DOCUMENT else SAMPLES
        lines += ["", *_group_as_text(rule, found, shown)]
    return lines


def _group_as_text(rule: str, issues: Sequence[Issue], shown: int) -> list[str]:
    """One rule: how often, what is wrong, and samples with file and words."""
    messages = {issue.message for issue in issues}
    head = f"### {rule} ({len(issues)})"
    lines = [f"{head}: {messages.pop()}"] if len(messages) == 1 else [head]
    lines.append("")
    for issue in issues[:shown]:
        place = f"{issue.document}:{issue.line}" if issue.line else issue.document
        printed = " ".join(issue.printed.split())
        words = f"  “{printed[:QUOTE]}{' ...' if len(printed) > QUOTE else ''}”" if printed else ""
        lines.append(f"- {place}{f'  {issue.message}' if messages else ''}{words}")
    if len(issues) > shown:
        lines.append(f"- ... and {len(issues) - shown} more in report.json")
    return lines
