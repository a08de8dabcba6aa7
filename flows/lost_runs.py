"""Flow runs whose process ended without a word, as after a power failure: Prefect takes them for running until somebody says so."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import (
    FlowFilter,
    FlowFilterName,
    FlowRunFilter,
    FlowRunFilterStartTime,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.client.schemas.sorting import FlowRunSort
from prefect.states import Crashed

from etl.runs.records import Ending, RunRecord, add_run, read_runs

_MOST = 200  # runs that are looked at
MARGIN_S = 10.0  # between the start of a run and its waiting for the output folder
_MESSAGE = "Its process ended without a word; a later run held the output folder, which this one can have had no more."


async def end_lost_runs(flow: str, own: str, output: Path, began: datetime, lock_wait_s: float) -> None:
    """Marks as crashed what Prefect takes for running and cannot be. To be called by a run that has had the output folder.

    A run that is alive has the folder, or waits for it no longer than `lock_wait_s`, or has left its record.
    """
    before = began - timedelta(seconds=lock_wait_s + MARGIN_S)
    async with get_client() as client:
        running = await client.read_flow_runs(
            flow_filter=FlowFilter(name=FlowFilterName(any_=[flow])),
            flow_run_filter=FlowRunFilter(
                state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.RUNNING])),
                start_time=FlowRunFilterStartTime.model_validate({"before_": before}),
            ),
            sort=FlowRunSort.START_TIME_DESC,
            limit=_MOST,
        )
        known = {record.run for record in read_runs(output)}
        for run in running:
            if str(run.id) not in {own, *known} and output_of(run) == output:
                await client.set_flow_run_state(UUID(str(run.id)), Crashed(message=_MESSAGE), force=True)
                add_run(output, crashed(run))


def output_of(run: FlowRun) -> Path | None:
    """The output folder that a flow run was given."""
    job = run.parameters.get("job")
    return Path(str(job["output"])) if isinstance(job, dict) and "output" in job else None


def crashed(run: FlowRun) -> RunRecord:
    """The record of a run that left none."""
    at = run.start_time or run.expected_start_time or datetime.now(UTC)
    return RunRecord(at=at.isoformat(timespec="seconds"), run=str(run.id), ending=Ending.CRASHED, error="Crashed")
