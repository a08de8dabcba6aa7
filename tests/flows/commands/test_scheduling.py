"""`vitagraph schedule`, with a server of its own, as somebody with one machine runs it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from etl.run_records import Ending, RunRecord, add_run, read_runs
from tests.flows.prefect_site import ROOT, cv_of, wait_until

CODE = ("-c", "from flows.cli import main; main()")


def environment(home: Path) -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if key != "PREFECT_API_URL"} | {"PREFECT_HOME": str(home)}


def vitagraph(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *CODE, *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment(home), capture_output=True, text=True, timeout=120, check=False)


def free_port() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return str(free.getsockname()[1])


def answers(port: str) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", int(port))) == 0


@pytest.mark.schedule
def test_one_process_is_server_and_schedule_and_ends_when_told(tmp_path: Path) -> None:
    folder, output, said = tmp_path / "cvs", tmp_path / "graph", tmp_path / "said"
    folder.mkdir()
    (folder / "vera.md").write_text(cv_of("Vera Example"))
    port = free_port()
    options = ("--cron", "* * * * *", "--check-cron", "0 4 * * 0", "--timezone", "Europe/Oslo", "--port", port)
    command = [sys.executable, *CODE, "schedule", str(folder), "--output", str(output), *options]
    with said.open("w") as sink:
        running = subprocess.Popen(
            command, cwd=ROOT, env=environment(tmp_path / "prefect"), stdout=sink, stderr=sink, start_new_session=True
        )
    try:
        first = wait_until(lambda: read_runs(output) if output.is_dir() else None, 180, "the first run has ended")[0]
        assert (first.ending, first.version, first.changes) == (Ending.COMPLETED, 1, {"new": 1})
        assert first.run, "it was a flow run"
        assert f"http://127.0.0.1:{port} shows the runs" in said.read_text()
        assert "graph-build, graph-on-demand, graph-check" in said.read_text()
    finally:
        running.send_signal(signal.SIGTERM)
        try:
            running.wait(timeout=60)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
    assert running.returncode in (0, -signal.SIGTERM), said.read_text()
    assert "Traceback" not in said.read_text()
    assert not answers(port), "its server has ended with it"


@pytest.mark.schedule
def test_its_server_does_not_outlive_it(tmp_path: Path) -> None:
    """Also where it is killed and can end nothing itself."""
    port = free_port()
    command = [sys.executable, *CODE, "schedule", "tests/examples/cvs", "--cron", "0 2 1 1 *", "--port", port]
    command += ["--output", str(tmp_path / "graph")]
    running = subprocess.Popen(
        command, cwd=ROOT, env=environment(tmp_path / "prefect"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_until(lambda: answers(port), 120, "its server answers")
    finally:
        running.kill()
        running.wait()
    wait_until(lambda: not answers(port), 30, "its server has ended")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("nowhere", "--cron", "0 2 * * *"), "there is no nowhere"),
        (("README.md", "--cron", "0 2 * * *"), "is a file; give folders"),
        (("tests/examples/cvs", "--cron", "every day"), "--cron, --check-cron or --timezone is not understood"),
        (("tests/examples/cvs", "--cron", "0 2 * * *", "--timezone", "Mars/Olympus"), "is not understood"),
    ],
    ids=["no folder", "a file", "no cron", "no time zone"],
)
def test_what_cannot_be_scheduled_is_a_sentence(given: tuple[str, ...], said: str, tmp_path: Path) -> None:
    done = vitagraph(tmp_path / "prefect", "schedule", *given, "--port", free_port(), "--output", str(tmp_path / "graph"))
    assert done.returncode == 64, done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_port_that_is_taken_is_a_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = vitagraph(tmp_path, "schedule", "tests/examples/cvs", "--cron", "0 2 * * *", "--port", port)
    assert done.returncode == 64
    assert f"port {port} is taken" in done.stderr


def test_the_last_runs_are_listed_newest_first(tmp_path: Path) -> None:
    add_run(tmp_path, RunRecord("2026-03-01T02:00:00+00:00", "", Ending.COMPLETED, 1, True, 3, changes={"new": 3}, seconds=4.2))
    add_run(tmp_path, RunRecord("2026-03-02T02:00:00+00:00", "", Ending.SET_ASIDE, 2, True, 3, 1, 2, changes={"gone": 1}))
    add_run(tmp_path, RunRecord("2026-03-03T02:00:00+00:00", "", Ending.FAILED, 2, error="SourceError"))
    shown = vitagraph(tmp_path, "runs", "--from", str(tmp_path), "--last", "2").stdout.splitlines()
    assert len(shown) == 2
    assert re.search(r"^2026-03-03 02:00:00 +0\.0 s  failed +SourceError$", shown[0])
    assert shown[1].endswith("version 2: 1 gone; 1 left out, 2 set aside")
