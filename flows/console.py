"""What the command line prints."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from typer import echo

from etl.model.issue import Severity
from etl.progress import Progress, SilentProgress, Step
from etl.runs.report import Report, issues_as_text

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID


def progress(*, quiet: bool) -> Progress:
    """Bars on a terminal, a line a step elsewhere, nothing when quiet."""
    return SilentProgress() if quiet else StepLines()


class StepLines:
    """A bar while a step runs (terminals only), then one line: its name, its outcome, its seconds."""

    @contextmanager
    def step(self, name: str, total: int) -> Iterator[Step]:
        """Show the step until it ends; one that fails leaves no line."""
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
        from rich.progress import Progress as RichProgress

        console = Console(stderr=True)
        began = time.perf_counter()
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with RichProgress(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
            shown = _ShownStep(bars, bars.add_task(name, total=total))
            yield shown
        echo(f"{name:<10} {shown.outcome}  ({time.perf_counter() - began:.1f} s)", err=True)


class _ShownStep:
    def __init__(self, bars: RichProgress, task: TaskID) -> None:
        self._bars = bars
        self._task = task
        self.outcome = ""

    def advance(self, count: int = 1) -> None:
        self._bars.advance(self._task, count)

    def say(self, outcome: str) -> None:
        self.outcome = outcome


def show_error(message: str, status: int) -> int:
    """One sentence on standard error; returns `status`."""
    echo(f"vitagraph: {message}", err=True)
    return status


def show_report(report: Report, output: Path, *, quiet: bool) -> None:
    """Counts per class; then what was left out, set aside and warned of, in the words of report.md. Warnings not when quiet."""
    if not quiet:
        echo(f"\n{len(report.documents)} documents in {output / 'graph.nq'}")
        for name, count in report.counts.items():
            echo(f"  {name:<14}{count:>8}")
    for severity in (Severity.DOCUMENT, Severity.FACT) if quiet else (Severity.DOCUMENT, Severity.FACT, Severity.WARNING):
        if section := issues_as_text(report, severity):
            echo("\n" + "\n".join(section), err=True)
