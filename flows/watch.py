"""Looks on while a build runs, with Prefect or without: seconds of its stages, its record, its log, its notification."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from types import TracebackType

from etl.errors import StoreError
from etl.model.issue import Severity
from etl.progress import Progress
from etl.runs.records import Ending, RunRecord, Stage, Stopwatch, add_run, keep_words
from etl.runs.report import Report
from etl.runs.trends import changed_documents, read_quarantine
from etl.settings import RunSettings
from etl.state.versions import current
from flows.console import show_error
from flows.failures import original
from flows.notification import notify
from flows.run_log import RunLog

# The step of a build that readers notice. A version that is new says less: a build that this one waited for may have made it.
_PUBLISHES = "swap"


class Watch:
    """A context in which a build runs. It is told the report with `note`; `ended` is there afterwards.

    Nothing that goes wrong here stops a build.
    """

    def __init__(self, output: Path, heard_by: Progress, run: str = "") -> None:
        self._settings = RunSettings.from_environment()
        self._output = output
        self._run = run
        self._log = RunLog(self._settings.log, run)
        self._report: Report | None = None
        self.progress = Stopwatch(heard_by, self._note_stage)
        self._record: RunRecord | None = None

    @property
    def ended(self) -> RunRecord:
        """What the run came to."""
        assert self._record is not None, "it has not ended yet"
        return self._record

    def note(self, report: Report) -> None:
        """The build's report."""
        self._report = report

    def __enter__(self) -> Watch:
        self._at = datetime.now(UTC).isoformat(timespec="seconds")
        self._began = perf_counter()
        self._log.write("began", version=_number(self._output))
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        error = original(error)
        self._record = self._make_record(error)
        self._keep(self._record, error)
        for document, rule in self._left_out():
            self._log.write("left out", document=document, rule=rule)
        self._log.write("ended", **_told(self._record))
        for problem in notify(self._record, self._output, self._settings):
            self._log.write("notification failed")
            show_error(problem, 0)

    def _make_record(self, error: BaseException | None) -> RunRecord:
        report = self._report if error is None else None
        published = any(stage.name == _PUBLISHES for stage in self.progress.stages) and report is not None
        count = Counter(issue.severity for issue in report.issues) if report else Counter[Severity]()
        return RunRecord(
            at=self._at,
            run=self._run,
            ending=Ending.FAILED if report is None else Ending.SET_ASIDE if report.is_partial else Ending.COMPLETED,
            version=_number(self._output),
            published=published,
            documents=len(report.documents) if report else 0,
            left_out=count[Severity.DOCUMENT],
            set_aside=count[Severity.FACT],
            warnings=count[Severity.WARNING],
            changes=_count_changes(self._output) if published else {},
            seconds=round(perf_counter() - self._began, 3),
            stages=tuple(self.progress.stages),
            error=type(error).__name__ if error else "",
        )

    def _keep(self, record: RunRecord, error: BaseException | None) -> None:
        """The record, and the words of an error, where there is an output folder to keep them in."""
        if not self._output.is_dir():
            return
        try:
            add_run(self._output, record)
            if error is not None:
                keep_words(self._output, f"{self._at} {type(error).__name__}: {error}\n")
        except StoreError as unkept:
            show_error(f"the run is not in the list of runs: {unkept}", 0)

    def _left_out(self) -> list[tuple[str, str]]:
        if self._report is None or not self._settings.log:
            return []
        return [(each.document, each.rule) for each in read_quarantine(self._output) if each.what == "document"]

    def _note_stage(self, stage: Stage) -> None:
        self._log.write("stage", stage=stage.name, seconds=stage.seconds, parts=stage.parts)


def _told(record: RunRecord) -> dict[str, object]:
    names = ("version", "published", "documents", "left_out", "set_aside", "warnings", "changes", "seconds", "error")
    return {"ending": record.ending.value, **{name: getattr(record, name) for name in names}}


def _count_changes(output: Path) -> dict[str, int]:
    try:
        return dict(Counter(what for what, _ in changed_documents(output)))
    except StoreError:  # an older version that this program cannot read
        return {}


def _number(output: Path) -> int:
    version = current(output)
    return version.number if version else 0
