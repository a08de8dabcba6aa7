"""The steps of `etl.pipeline.build` inside a flow run, with batches as tasks."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import ExitStack, closing
from contextvars import ContextVar
from pathlib import Path
from typing import TypeVar, cast

from prefect import Task, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.utilities.annotations import quote

from etl import pipeline
from etl.model.reading import Reading
from etl.parallel.early import EarlyReader
from etl.parallel.pool import Readers
from etl.progress import Progress, SilentProgress
from etl.runs.report import Report
from etl.settings import Settings
from etl.sources import Place, Source
from flows.failures import WithoutWords

T = TypeVar("T")

RETRIES, RETRY_DELAY_S = 2, 2.0

# Who hears of the steps.
_progress: ContextVar[Progress] = ContextVar("progress", default=SilentProgress())  # noqa: B039 - it holds no state


async def take_steps(
    paths: Sequence[Place],
    output: Path,
    settings: Settings,
    progress: Progress,
    options: pipeline.Options,
    early: EarlyReader | None = None,
) -> Report:
    """What `etl.pipeline.build` does, as tasks of the flow run that this is called in."""
    _progress.set(progress)
    with pipeline.begin(paths, output, settings, progress, options, early or EarlyReader()) as run:
        return await _build(run, progress)


def failed_for_a_moment(task: Task[..., object], task_run: TaskRun, state: State[object]) -> bool:
    """Whether trying again can help: an error of the operating system, as of a network mount that was away.

    What is wrong with a document comes back as a value and is never an error of the task.
    """
    return isinstance(state.data, OSError)


def opaque(value: T) -> T:
    """`value` for a task's parameter; Prefect takes the wrapper off and does not search what is inside for futures."""
    return cast("T", quote(value))


@task(cache_policy=NO_CACHE, retries=RETRIES, retry_delay_seconds=RETRY_DELAY_S, retry_condition_fn=failed_for_a_moment)
async def read_batch(readers: Readers, threads: Executor, batch: Sequence[Source]) -> list[Reading]:
    """Have one batch read."""
    with WithoutWords():
        return await asyncio.get_running_loop().run_in_executor(threads, readers.read, batch)


@task(cache_policy=NO_CACHE)
async def assemble(run: pipeline.Run, readings: list[Reading], early: pipeline.EarlyLinker) -> pipeline.Assembly:
    """Link, validate and consolidate."""
    with WithoutWords():
        return await asyncio.to_thread(pipeline.assemble, run, readings, _progress.get(), early)


@task(cache_policy=NO_CACHE, retries=RETRIES, retry_delay_seconds=RETRY_DELAY_S, retry_condition_fn=failed_for_a_moment)
async def publish(run: pipeline.Run, assembly: pipeline.Assembly) -> Report:
    """Publish a new version."""
    with WithoutWords():
        return await asyncio.to_thread(pipeline.publish, run, assembly, _progress.get())


async def _build(run: pipeline.Run, progress: Progress) -> Report:
    if run.is_idle:
        return pipeline.conclude(run)
    readings: list[Reading] = []
    with ExitStack() as opened:
        with pipeline.reader_pool(run) as readers, progress.step("read", len(run.plan.to_read)) as step:
            threads = ThreadPoolExecutor(
                readers.width
            )  # the loop's own has a few more than there are cores: fewer than a cluster's
            try:
                asked = [read_batch(opaque(readers), opaque(threads), opaque(batch)) for batch in pipeline.batches(run, readers)]
                coming = [asyncio.ensure_future(each) for each in asked]
                early = opened.enter_context(closing(await asyncio.to_thread(pipeline.make_ready, run)))
                for done in asyncio.as_completed(coming):
                    readings += (batch := await done)
                    step.advance(len(batch))
            finally:
                threads.shutdown(wait=False, cancel_futures=True)
            step.say(pipeline.tell_readings(readings))
        assembly = await assemble(opaque(run), opaque(readings), opaque(early))
    return await publish(opaque(run), opaque(assembly))
