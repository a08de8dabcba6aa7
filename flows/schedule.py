"""Runs the builds that are due, until a signal ends it."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any
from uuid import UUID

import httpx
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterId,
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import State, StateType
from prefect.deployments.runner import RunnerDeployment
from prefect.runner import Runner
from prefect.states import Crashed

from flows.runs import build_graph, tell_of_a_crash

_LETTING_GO_S = 10.0  # what Prefect may take to end its loops and connections
_TELLING_S = 10.0  # what its server may take to hear of runs that were ended
_LAST_S = 45.0  # after this time the process ends, whatever of Prefect's still waits
_MESSAGE = "It was ended with the schedule that ran it; what it had read is kept."


def serve_until_stopped(deployments: Sequence[RunnerDeployment], announce: Callable[[], None]) -> None:
    """Runs what is due, until SIGTERM or Ctrl-C ends it. Schedules go on meanwhile: what was missed is made up for by one run.

    `announce` is called when Prefect's server knows the deployments.

    A build that runs then is ended at once: it publishes nothing, what it has read is kept, and Prefect hears that it crashed, so
    that its place is free when the schedule is started again.
    """
    runner = _Runner(pause_on_shutdown=False)
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve(runner, deployments, announce))


class _Runner(Runner):
    """On SIGTERM the task that serves is cancelled, as asyncio does it on Ctrl-C.

    Prefect's own way raises in the midst of whatever is going on. SIGINT cannot be raised instead: what a script started in the
    background ignores it.
    """

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.serving: asyncio.Task[None] | None = None

    def handle_sigterm(self, *args: Any, **kwargs: Any) -> None:
        if self.serving is not None and not self.serving.get_loop().is_closed():
            self.serving.get_loop().call_soon_threadsafe(self.serving.cancel)


async def _serve(runner: _Runner, deployments: Sequence[RunnerDeployment], announce: Callable[[], None]) -> None:
    made = [await runner.aadd_deployment(each) for each in deployments]
    runner.serving = asyncio.current_task()
    announce()
    running = asyncio.create_task(runner.start())
    try:
        await asyncio.shield(running)
    except asyncio.CancelledError:
        last = threading.Timer(_LAST_S, os._exit, (0,))
        last.daemon = True
        last.start()
        running.cancel()  # kills the processes of its runs
        await asyncio.wait({running}, timeout=_LETTING_GO_S)
        with suppress(TimeoutError, httpx.HTTPError):
            await asyncio.wait_for(_tell_of_ended_runs(made), _TELLING_S)


async def _tell_of_ended_runs(deployments: Sequence[UUID]) -> None:
    """Marks the runs that were under way as crashed: nobody else would before the next build."""
    under_way = FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.RUNNING, StateType.PENDING]))
    async with get_client() as client:
        runs = await client.read_flow_runs(
            flow_run_filter=FlowRunFilter(state=under_way),
            deployment_filter=DeploymentFilter(id=DeploymentFilterId(any_=list(deployments))),
        )
        for run in runs:
            state: State[Any] = Crashed(message=_MESSAGE)
            await client.set_flow_run_state(run.id, state, force=True)
            await asyncio.to_thread(tell_of_a_crash, build_graph, run, state)
