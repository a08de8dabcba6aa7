"""The build as a Prefect flow: what it is given, what its run shows, and how it ends."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import httpx
from prefect import Flow, flow
from prefect.client.schemas.objects import FlowRun, State
from prefect.runtime import flow_run as this_run
from prefect.states import Completed, Failed

from etl.errors import UsageError
from etl.parallel.early import EarlyReader
from etl.pipeline import Options
from etl.progress import Progress
from etl.runs.checking import check_same, look_at
from etl.runs.records import Ending, RunRecord, add_run, read_runs
from etl.runs.report import Report
from etl.settings import RunSettings, Settings
from etl.sources import Place, as_place
from flows import console
from flows.artifacts import show_run
from flows.build import take_steps
from flows.failures import Kept, StepError, WithoutWords, WordlessOSError, kept, tell_without_words
from flows.job import BuildJob
from flows.lost_runs import crashed, end_lost_runs, output_of
from flows.notification import notify
from flows.server import ServerError
from flows.watch import Watch

FLOW = "vitagraph-build"
SET_ASIDE = "SetAside"  # the state of a run that published with something left out or set aside


@dataclass(frozen=True, slots=True)
class Asked:
    """What a run needs beside its job. Prefect's server hears of none of it.

    early    a process that reads, if one was started before Prefect was loaded
    files    given by name, which may be a person's
    asked_at when, by `time.perf_counter`
    """

    progress: Progress
    settings: Settings
    options: Options
    asked_at: float
    early: EarlyReader | None = None
    files: Sequence[Path] = ()
    is_here: bool = False


_asked: ContextVar[Asked | None] = ContextVar("asked", default=None)


def run_build(
    paths: Sequence[Place],
    output: Path,
    settings: Settings,
    progress: Progress,
    options: Options | None = None,
    early: EarlyReader | None = None,
) -> Report:
    """Run the flow in this process, against the server of `PREFECT_API_URL`; raises what the library would raise."""
    options = options or Options()
    places = [as_place(path) for path in paths]
    files = [place for place in places if isinstance(place, Path) and place.is_file()]
    _asked.set(Asked(progress, settings, options, time.perf_counter(), early, files, is_here=True))
    kept.set(holder := Kept())
    folders = tuple(str(place) for place in places if place not in files)
    job = BuildJob(folders=folders, output=output, full=options.full, allow_removals=options.allow_removals)
    try:
        state = asyncio.run(_run_flow(job))
    except httpx.HTTPError as error:
        if holder.report is None and holder.error is None:
            raise ServerError(
                f"Prefect's server went away before the run began ({error}); start it, or build --without-prefect"
            ) from None
        console.show_error("Prefect's server went away; it does not know how this run ended", 0)
    else:
        if holder.report is None and holder.error is None:
            raise ServerError(f"the flow run ended as {state.name} before it began; Prefect's server may say why")
    if holder.report is not None:
        return holder.report
    assert holder.error is not None
    raise holder.error


async def _run_flow(job: BuildJob) -> State[Any]:
    return cast("State[Any]", await build_graph(job, return_state=True))


def tell_of_a_crash(flow: Flow[..., Any], flow_run: FlowRun, state: State[Any]) -> None:
    """Prefect calls this in the process that looked after a run whose own process was killed, or that was cancelled."""
    output = output_of(flow_run)
    if output is None:
        return
    record = crashed(flow_run)
    if output.is_dir():
        if any(each.run == record.run for each in read_runs(output)):  # a signal let it say so itself
            return
        add_run(output, record)
    for problem in notify(record, output, RunSettings.from_environment()):
        console.show_error(problem, 0)


@flow(name=FLOW, on_crashed=[tell_of_a_crash], on_cancellation=[tell_of_a_crash])
async def build_graph(job: BuildJob) -> State[Any]:
    """Build the graph of every document in the job's folders and publish it in its output folder."""
    asked = _asked.get() or _asked_by_a_deployment(job)
    kept.set(holder := kept.get(None) or Kept())
    began = datetime.now(UTC)
    with asked.progress.step("prefect", 1) as step:
        waited_s = time.perf_counter() - asked.asked_at
        step.say(f"flow run {this_run.get_name()}, started {waited_s:.1f} s after it was asked for")
    watch = Watch(job.output, asked.progress, str(this_run.get_id()))
    try:
        with WithoutWords(), watch:
            holder.report = await _build(job, asked, watch)
            watch.note(holder.report)
    except (StepError, WordlessOSError):
        if not asked.is_here:
            console.show_error(str(holder.error), 0)
        return Failed(message=tell_without_words(holder.error))
    try:
        await show_run(watch.ended, holder.report, job.output)
        await end_lost_runs(FLOW, watch.ended.run, job.output, began, asked.settings.lock_wait_s)
    except httpx.HTTPError as error:  # what is published is published
        console.show_error(f"Prefect's server did not take the run's artifacts ({type(error).__name__})", 0)
    return state_of(watch.ended)


def state_of(record: RunRecord) -> State[Any]:
    """How Prefect shows a run that came to an end: as the exit codes 0 and 1 of the command line."""
    version = f"version {record.version} published" if record.published else f"nothing new, version {record.version} stays"
    if record.ending is Ending.COMPLETED:
        return Completed(message=f"{version}; {record.documents} documents")
    aside = f"{record.left_out} documents left out, {record.set_aside} facts set aside"
    return Completed(name=SET_ASIDE, message=f"{version}; {record.documents} documents, {aside}")


def _asked_by_a_deployment(job: BuildJob) -> Asked:
    settings = Settings.from_environment()
    if job.keep is not None:
        settings = settings.model_copy(update={"keep": job.keep})
    return Asked(console.progress(quiet=False), settings, job.options, time.perf_counter())


async def _build(job: BuildJob, asked: Asked, watch: Watch) -> Report:
    """One build; for a full check another one after it, which reads every document anew."""
    paths: list[Place] = [*job.folders, *asked.files]
    if not paths:
        raise UsageError("the run was given no folder to read")
    report = await take_steps(paths, job.output, asked.settings, watch.progress, asked.options, asked.early)
    if job.check:
        before = look_at(job.output)
        full = Options(full=True, allow_removals=job.allow_removals)
        report = await take_steps(paths, job.output, asked.settings, watch.progress, full)
        check_same(before, look_at(job.output))
    return report
