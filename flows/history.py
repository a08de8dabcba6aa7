"""How plans and versions are printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from typer import echo

from etl.history import Difference, tell_difference
from etl.pipeline import Run
from etl.runs.records import RunRecord
from etl.state.manifest import Manifest, last_look
from etl.state.plan import Change

SHOWN = 20  # names of one kind


def show_plan(run: Run) -> None:
    """How many documents are new, changed, renamed, gone; their names below; and whether a build would do anything."""
    counts = Counter(planned.change for planned in run.plan.documents)
    told = [f"{counts[change]} {change}" for change in Change if counts[change]]
    told += [f"{len(run.plan.gone)} gone"] if run.plan.gone else []
    echo(f"{', '.join(told) or 'no documents'}; {len(run.plan.to_read)} to read")
    for change in Change:
        if change is not Change.UNCHANGED:
            _show_names(change, [planned.source.name for planned in run.plan.documents if planned.change is change])
    _show_names("gone", [record.source for record in run.plan.gone])
    looked = last_look(run.output)
    if looked:
        echo(f"last looked at {looked['at']}, version {looked['version']}")
    if run.is_idle:
        echo("a build would do nothing")
    elif run.plan.changes_nothing:
        echo("a build would link and validate again: the program, its settings or the decisions have changed")


def _show_names(what: str, names: list[str]) -> None:
    for name in names[:SHOWN]:
        echo(f"  {what}: {name}")
    if len(names) > SHOWN:
        echo(f"  {what}: ... and {len(names) - SHOWN} more")


def show_log(manifests: Sequence[Manifest]) -> None:
    """A line a version, the newest first."""
    for each in reversed(manifests):
        changed = f"+{each.added} -{each.removed}" if each.parent else "first"
        when = each.published[:19].replace("T", " ")
        echo(f"{each.number:>6}  {when}  {each.why:<14}  {each.documents:>6} documents  {each.quads:>9} quads  {changed}")


def show_difference(found: Difference) -> None:
    """Documents, then facts by person."""
    for line in tell_difference(found):
        echo(line)


def show_patch(found: Difference) -> None:
    """The lines of the patch, deletions first."""
    for mark, lines in (("D", found.patch.deleted), ("A", found.patch.added)):
        for line in lines:
            echo(f"{mark} {line.decode('utf-8')}", nl=False)


def show_runs(records: Sequence[RunRecord]) -> None:
    """A line a run, the newest first."""
    for each in reversed(records):
        when = each.at[:19].replace("T", " ")
        did = f"version {each.version}" if each.published else each.error or "nothing new"
        changes = ", ".join(f"{count} {what}" for what, count in each.changes.items())
        aside = f"; {each.left_out} left out, {each.set_aside} set aside" if each.left_out or each.set_aside else ""
        echo(f"{when}  {each.seconds:>8.1f} s  {each.ending.value:<28}  {did}{f': {changes}' if changes else ''}{aside}")
