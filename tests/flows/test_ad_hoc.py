"""A build that is asked for here and now is a flow run where a server is named or one is wanted, and needs none otherwise."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from etl.runs.records import Ending, read_runs
from tests.flows.prefect_site import ROOT, cv_of


def build(folder: Path, output: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from flows.cli import main; main()", "build", str(folder), "-o", str(output), *options]
    alone = {key: value for key, value in os.environ.items() if key != "PREFECT_API_URL"}
    return subprocess.run(command, cwd=ROOT, env={**alone, **environment}, capture_output=True, text=True, timeout=240, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "cvs"
    folder.mkdir()
    (folder / "vera.md").write_text(cv_of("Vera Example"))
    return folder


def test_a_flow_run_with_a_server_of_its_own_and_then_a_build_without_one(folder: Path, tmp_path: Path) -> None:
    output, home = tmp_path / "graph", str(tmp_path / "prefect")
    first = build(folder, output, "--with-prefect", PREFECT_HOME=home)
    assert first.returncode == 0, first.stderr
    assert "flow run" in first.stderr
    second = build(folder, output, PREFECT_HOME=home)
    assert second.returncode == 0, second.stderr
    assert "flow run" not in second.stderr
    runs = read_runs(output)
    assert [(bool(each.run), each.ending, each.version, each.published) for each in runs] == [
        (True, Ending.COMPLETED, 1, True),
        (False, Ending.COMPLETED, 1, False),
    ]


def test_a_named_server_that_does_not_answer_is_no_reason_to_go_another_way(folder: Path, tmp_path: Path) -> None:
    done = build(folder, tmp_path / "graph", PREFECT_API_URL="http://127.0.0.1:9/api")
    assert done.returncode == 2
    assert "no Prefect server answers at http://127.0.0.1:9/api" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "graph").exists()
    assert build(folder, tmp_path / "graph", "--without-prefect", PREFECT_API_URL="http://127.0.0.1:9/api").returncode == 0
