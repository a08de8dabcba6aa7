"""How plans and versions are printed."""

from __future__ import annotations

from collections import Counter

from typer import echo

from etl.pipeline import Run
from etl.state.manifest import last_look
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
