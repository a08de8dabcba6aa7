"""What a flow run shows in Prefect: counts, rules, opaque ids and links, for its server keeps them when somebody is forgotten."""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from pathlib import Path

from prefect.artifacts import acreate_link_artifact, acreate_markdown_artifact, acreate_table_artifact

from etl.runs.records import RunRecord
from etl.runs.report import Report, report_without_names
from etl.runs.trends import Trend, changed_documents, read_current, read_quarantine, read_trends

SHOWN = 200  # rows of a table; the files of the output folder have all


async def show_run(record: RunRecord, report: Report, output: Path) -> None:
    """The artifacts of a run: its summary and report always, the others where it published a version."""
    summary = report_without_names(report) + "\n" + _stages(record)
    shown = [
        acreate_markdown_artifact(summary, key="vitagraph-build", description="What the build came to"),
        acreate_link_artifact(
            (output.absolute() / "report.md").as_uri(),
            link_text="report.md",
            key="vitagraph-report",
            description="The report, with words",
        ),
    ]
    if record.published:
        shown += [
            acreate_markdown_artifact(
                changes_as_markdown(output), key="vitagraph-changes", description="What is new in this version"
            ),
            acreate_table_artifact(
                quarantine_rows(output),
                key="vitagraph-quarantine",
                description="What was left out or set aside; the words are in quarantine.csv",
            ),
            acreate_table_artifact(
                [trend_row(trend) for trend in read_trends(output)],
                key="vitagraph-trends",
                description="The versions that are kept",
            ),
        ]
    await asyncio.gather(*shown)


def changes_as_markdown(output: Path) -> str:
    """The version's changelog without a name: `changes.md` of the output folder has the facts in words."""
    manifest = read_current(output)
    if manifest is None:
        return "There is no version yet.\n"
    since = f"since version {manifest.parent}" if manifest.parent else "the first one"
    changed = changed_documents(output)
    lines = [f"# Version {manifest.number}, {since}", "", f"{manifest.added} statements added, {manifest.removed} deleted."]
    lines += ["", "| document | what |", "| --- | --- |", *(f"| {document} | {what} |" for what, document in changed[:SHOWN])]
    if len(changed) > SHOWN:
        lines.append(f"| {len(changed) - SHOWN} more | |")
    return "\n".join([*lines, "", "The facts in words are in changes.md of the output folder."]) + "\n"


def quarantine_rows(output: Path) -> list[dict[str, object]]:
    """A row for each document that was left out and each fact that was set aside: ids, line and rule."""
    return [asdict(each) for each in read_quarantine(output)[:SHOWN]]


def trend_row(trend: Trend) -> dict[str, object]:
    """One version: how much is in it, and how much of its documents was read."""
    return {
        "version": trend.version,
        "published": trend.published,
        "documents": trend.documents,
        "left out": trend.left_out,
        "set aside": trend.set_aside,
        "warnings": trend.warnings,
        "statements": trend.statements,
        **{f"lines: {outcome}": f"{share:.1%}" for outcome, share in trend.lines.items()},
        **trend.nodes,
    }


def _stages(record: RunRecord) -> str:
    lines = ["## Stages", "", "| stage | seconds | parts |", "| --- | ---: | ---: |"]
    lines += [f"| {stage.name} | {stage.seconds:.1f} | {stage.parts} |" for stage in record.stages]
    return "\n".join([*lines, f"| all | {record.seconds:.1f} | |"]) + "\n"
