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
from etl.progress import Progress, SilentProgress
from etl.publication import Assembly
from etl.reader_pool import ReaderPool, Reading
from etl.report import Report, report_without_names
from etl.settings import Settings
from etl.sources import Source, check_paths

T = TypeVar("T")

RETRIES, RETRY_DELAY_S = 2, 2.0

# Who hears of the steps. Not a flow parameter, for those are stored by Prefect's server.
_progress: ContextVar[Progress] = ContextVar("progress", default=SilentProgress())  # noqa: B039 - it holds no state
_options: ContextVar[pipeline.Options] = ContextVar("options", default=pipeline.Options())  # noqa: B039 - it is frozen
# Files given by name, which may be a person's: Prefect's server does not hear of them.
_files: ContextVar[Sequence[Path]] = ContextVar("files", default=())
_asked_at: ContextVar[float] = ContextVar("asked_at")


def run_build(
    paths: Sequence[Path], output: Path, settings: Settings, progress: Progress, options: pipeline.Options | None = None
) -> Report:
    """Run the flow in this process: against the server of `PREFECT_API_URL`, else against one that lives as long as the run."""
    check_paths(paths)  # a slip of the pen need not wait for a server
    _progress.set(progress)
    _options.set(options or pipeline.Options())
    _asked_at.set(time.perf_counter())
    _files.set([path for path in paths if path.is_file()])
    return asyncio.run(build_graph([path for path in paths if not path.is_file()], output, settings))


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
async def assemble(run: pipeline.Run, readings: list[Reading]) -> Assembly:
    """Link, validate and consolidate."""
    return await asyncio.to_thread(pipeline.assemble, run, readings, _progress.get())


@task(cache_policy=NO_CACHE, retries=RETRIES, retry_delay_seconds=RETRY_DELAY_S, retry_condition_fn=failed_for_a_moment)
async def publish(run: pipeline.Run, assembly: Assembly) -> Report:
    """Publish a new version."""
    return await asyncio.to_thread(pipeline.publish, run, assembly, _progress.get())


@flow(name="vitagraph-build")
async def build_graph(folders: list[Path], output: Path, settings: Settings) -> Report:
    """Build the graph of every document below `folders` and publish it in `output`."""
    progress = _progress.get()
    with progress.step("prefect", 1) as step:
        waited_s = time.perf_counter() - _asked_at.get(time.perf_counter())
        step.say(f"flow run {flow_run.get_name()}, started {waited_s:.1f} s after it was asked for")
    with pipeline.begin([*folders, *_files.get()], output, settings, progress, _options.get()) as run:
        report = await _build(run, progress)
    await acreate_markdown_artifact(report_without_names(report), key="vitagraph-build", description="What the build came to")
    return report


async def _build(run: pipeline.Run, progress: Progress) -> Report:
    if run.is_idle:
        return pipeline.conclude(run)
    readings: list[Reading] = []
    with pipeline.reader_pool(run) as pool, progress.step("read", len(run.plan.to_read)) as step:
        batches = [read_batch(opaque(pool), opaque(batch)) for batch in pipeline.split_batches(run)]
        for done in asyncio.as_completed(batches):
            readings += (batch := await done)
            step.advance(len(batch))
        step.say(pipeline.tell_readings(readings))
    assembly = await assemble(opaque(run), opaque(readings))
    return await publish(opaque(run), opaque(assembly))
