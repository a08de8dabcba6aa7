"""The build as a Prefect flow: the steps of `etl.pipeline.build`, with batches as tasks."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from contextvars import ContextVar
from pathlib import Path
from typing import TypeVar, cast

from prefect import Task, flow, task
from prefect.artifacts import acreate_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.runtime import flow_run
from prefect.utilities.annotations import quote

from etl import pipeline
from etl.model.issue import Issue
from etl.progress import Progress, SilentProgress
from etl.reader_pool import ReaderPool, Reading
from etl.report import Report, report_as_markdown
from etl.settings import Settings
from etl.sources import Source, check_paths
from etl.state.lock import locked

T = TypeVar("T")

RETRIES, RETRY_DELAY_S = 2, 2.0

# Who hears of the steps. Not a flow parameter, for those are stored by Prefect's server.
_progress: ContextVar[Progress] = ContextVar("progress", default=SilentProgress())  # noqa: B039 - it holds no state
_asked_at: ContextVar[float] = ContextVar("asked_at")


def run_build(paths: Sequence[Path], output: Path, settings: Settings, progress: Progress) -> Report:
    """Run the flow in this process: against the server of `PREFECT_API_URL`, else against one that lives as long as the run."""
    check_paths(paths)  # a slip of the pen need not wait for a server
    _progress.set(progress)
    _asked_at.set(time.perf_counter())
    return asyncio.run(build_graph(list(paths), output, settings))


def failed_for_a_moment(task: Task[..., object], task_run: TaskRun, state: State[object]) -> bool:
    """Whether trying again can help: an error of the operating system, as of a network mount that was away.

    What is wrong with a document comes back as a value and is never an error of the task.
    """
    return isinstance(state.data, OSError)


def opaque(value: T) -> T:
    """`value` for a task's parameter; Prefect takes the wrapper off and does not search what is inside for futures."""
    return cast("T", quote(value))


@task(cache_policy=NO_CACHE, retries=RETRIES, retry_delay_seconds=RETRY_DELAY_S, retry_condition_fn=failed_for_a_moment)
async def read_batch(pool: ReaderPool, batch: Sequence[Source]) -> list[Reading]:
    """Read one batch in the pool's processes."""
    return await asyncio.to_thread(pool.read, batch)


@task(cache_policy=NO_CACHE)
async def assemble(readings: list[Reading], issues: list[Issue], settings: Settings, output: Path) -> pipeline.Assembly:
    """Link, validate and consolidate what was read."""
    return await asyncio.to_thread(pipeline.assemble, readings, issues, settings, _progress.get(), output)


@task(cache_policy=NO_CACHE, retries=RETRIES, retry_delay_seconds=RETRY_DELAY_S, retry_condition_fn=failed_for_a_moment)
async def publish(assembly: pipeline.Assembly, folder: Path, output: Path, settings: Settings) -> Report:
    """Write the output folder."""
    return await asyncio.to_thread(pipeline.publish, assembly, folder, output, settings, _progress.get())


@flow(name="vitagraph-build")
async def build_graph(paths: list[Path], output: Path, settings: Settings) -> Report:
    """Build the graph of every document at or below `paths` and publish it in `output`."""
    progress = _progress.get()
    with progress.step("prefect", 1) as step:
        waited_s = time.perf_counter() - _asked_at.get(time.perf_counter())
        step.say(f"flow run {flow_run.get_name()}, started {waited_s:.1f} s after it was asked for")
    with locked(output, settings.lock_wait_s), pipeline.working_folder(output) as folder:
        sources, issues = pipeline.find_sources(paths, progress)
        readings: list[Reading] = []
        with ReaderPool(folder, settings) as pool, progress.step("read", len(sources)) as step:
            batches = [read_batch(opaque(pool), opaque(batch)) for batch in pipeline.split_batches(sources, settings)]
            for done in asyncio.as_completed(batches):
                readings += (batch := await done)
                step.advance(len(batch))
            step.say(pipeline.tell_readings(readings))
        assembly = await assemble(opaque(readings), opaque(issues), settings, output)
        report = await publish(opaque(assembly), folder, output, settings)
    await acreate_markdown_artifact(report_as_markdown(report), key="vitagraph-build", description="What the build came to")
    return report
