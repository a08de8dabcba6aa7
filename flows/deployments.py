"""The deployments of `vitagraph schedule`. `prefect.yaml` has the same three for a work pool."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Cron, Schedule
from prefect.types.entrypoint import EntrypointType

from flows.job import BuildJob
from flows.runs import build_graph

# A build that comes while another one runs is left out: the next one sees all that this one would have seen. So many runs that are
# late after a pause end as one. What a person asks for waits its turn.
LEAVE_OUT = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)
WAIT = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.ENQUEUE)


def make_deployments(
    name: str, folders: Sequence[str], output: Path, *, cron: str, check_cron: str, timezone: str
) -> list[RunnerDeployment]:
    """Builds on a schedule, a full check on another one (if `check_cron` is given), and builds on demand."""
    job = BuildJob(folders=tuple(folders), output=output)
    made = [
        _deploy(f"{name}-build", job, LEAVE_OUT, "Reads what is new or has changed.", Cron(cron, timezone=timezone)),
        _deploy(f"{name}-on-demand", job, WAIT, "A build that is asked for."),
    ]
    if check_cron:
        check = job.model_copy(update={"check": True})
        text = "Reads every document anew: the same bytes must come out."
        made.append(_deploy(f"{name}-check", check, LEAVE_OUT, text, Cron(check_cron, timezone=timezone)))
    return made


def _deploy(
    name: str, job: BuildJob, limit: ConcurrencyLimitConfig, description: str, schedule: Schedule | None = None
) -> RunnerDeployment:
    made = build_graph.to_deployment(
        name,
        parameters={"job": job.model_dump(mode="json")},
        schedule=schedule,
        concurrency_limit=limit,
        description=description,
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    assert isinstance(made, RunnerDeployment)
    return made
