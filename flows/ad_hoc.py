"""A build that is asked for here and now, as a flow run. Imports Prefect only once its server is on its way."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from etl.parallel.early import EarlyReader
from etl.pipeline import Options
from etl.progress import Progress
from etl.runs.report import Report
from etl.settings import Settings
from etl.sources import Place, check_paths
from flows.prefect_defaults import set_prefect_defaults
from flows.server import server, wait_for_server

# How often Prefect asks a server again that went away: some seconds, where a scheduled run has minutes for a restart.
_PATIENCE = ("PREFECT_CLIENT_MAX_RETRIES", "2")


def build_as_flow(
    paths: Sequence[Place], output: Path, settings: Settings, progress: Progress, options: Options, early: EarlyReader
) -> Report:
    """Runs the flow against the server that `PREFECT_API_URL` names, else against one that lives as long as the run."""
    check_paths(paths)  # a slip of the pen need not wait for a server
    set_prefect_defaults()
    os.environ.setdefault(*_PATIENCE)
    with server() as url:
        runs = import_module("flows.runs")
        wait_for_server(url)
        report: Report = runs.run_build(paths, output, settings, progress, options, early)
    return report
