"""The build as a Prefect flow: what it is given, what its run shows, and how it ends."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from contextvars import ContextVar
from pathlib import Path

from prefect import flow
from prefect.artifacts import acreate_markdown_artifact
from prefect.runtime import flow_run

from etl.pipeline import Options
from etl.progress import Progress, SilentProgress
from etl.report import Report, report_without_names
from etl.settings import Settings
from etl.sources import check_paths
from flows.build import take_steps

# Who hears of the steps. Not a flow parameter, for those are stored by Prefect's server.
_progress: ContextVar[Progress] = ContextVar("progress", default=SilentProgress())  # noqa: B039 - it holds no state
_options: ContextVar[Options] = ContextVar("options", default=Options())  # noqa: B039 - it is frozen
# Files given by name, which may be a person's: Prefect's server does not hear of them.
_files: ContextVar[Sequence[Path]] = ContextVar("files", default=())
_asked_at: ContextVar[float] = ContextVar("asked_at")


def run_build(
    paths: Sequence[Path], output: Path, settings: Settings, progress: Progress, options: Options | None = None
) -> Report:
    """Run the flow in this process: against the server of `PREFECT_API_URL`, else against one that lives as long as the run."""
    check_paths(paths)  # a slip of the pen need not wait for a server
    _progress.set(progress)
    _options.set(options or Options())
    _asked_at.set(time.perf_counter())
    _files.set([path for path in paths if path.is_file()])
    return asyncio.run(build_graph([path for path in paths if not path.is_file()], output, settings))


@flow(name="vitagraph-build")
async def build_graph(folders: list[Path], output: Path, settings: Settings) -> Report:
    """Build the graph of every document below `folders` and publish it in `output`."""
    progress = _progress.get()
    with progress.step("prefect", 1) as step:
        waited_s = time.perf_counter() - _asked_at.get(time.perf_counter())
        step.say(f"flow run {flow_run.get_name()}, started {waited_s:.1f} s after it was asked for")
    report = await take_steps([*folders, *_files.get()], output, settings, progress, _options.get())
    await acreate_markdown_artifact(report_without_names(report), key="vitagraph-build", description="What the build came to")
    return report
