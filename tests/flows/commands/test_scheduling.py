"""`vitagraph schedule`, with a server of its own, as somebody with one machine runs it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.runs.records import Ending, RunRecord, add_run, read_runs
from tests.etl.faults import children_of, wait_until_gone
from tests.flows.prefect_site import LIMIT_S, ROOT, PrefectSite, cv_of, held, wait_until

pytestmark = pytest.mark.timeout(900)

NEVER = ("--cron", "0 2 1 1 *")
CODE = ("-c", "from flows.cli import main; main()")


def environment(home: Path) -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if key != "PREFECT_API_URL"} | {"PREFECT_HOME": str(home)}


def vitagraph(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *CODE, *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment(home), capture_output=True, text=True, timeout=LIMIT_S, check=False)


def free_port() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return str(free.getsockname()[1])


def answers(port: str) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", int(port))) == 0


class Schedule:
    """`vitagraph schedule` in a process group of its own; it ignores SIGINT, as what a script starts in the background does, unless
    it is `at_terminal`."""

    def __init__(self, root: Path, given: dict[str, str], *options: str, at_terminal: bool = False) -> None:
        self.folder, self.output, self._log = root / "cvs", root / "graph", root / "said"
        self.folder.mkdir(exist_ok=True)
        (self.folder / "vera.md").write_text(cv_of("Vera Example"))
        interrupt = "signal.default_int_handler" if at_terminal else "signal.SIG_IGN"
        code = f"import signal; signal.signal(signal.SIGINT, {interrupt}); from flows.cli import main; main()"
        command = [sys.executable, "-c", code, "schedule", str(self.folder), "--output", str(self.output), *options]
        with self._log.open("w") as sink:
            self.process = subprocess.Popen(command, cwd=ROOT, env=given, stdout=sink, stderr=sink, start_new_session=True)

    @property
    def said(self) -> str:
        return self._log.read_text()

    def wait_until_it_serves(self) -> None:
        def serves() -> bool:
            assert self.process.poll() is None, self.said
            return "Ctrl-C ends" in self.said

        wait_until(serves, "it serves")

    def end(self, how: signal.Signals = signal.SIGTERM) -> None:
        """It ends when told, leaves nothing of its group behind, and prints no traceback."""
        if how is signal.SIGINT:
            os.killpg(self.process.pid, how)  # as a terminal does
        else:
            self.process.send_signal(how)
        self.process.wait(timeout=LIMIT_S)
        wait_until(lambda: not self.is_anything_left(), "nothing of it is left")
        assert self.process.returncode in (0, -signal.SIGTERM), self.said
        assert "Traceback" not in self.said

    def __enter__(self) -> Schedule:
        return self

    def __exit__(self, *_: object) -> None:
        if self.is_anything_left():
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def is_anything_left(self) -> bool:
        try:
            os.killpg(self.process.pid, 0)
        except ProcessLookupError:
            return False
        return True


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrefectSite]:
    """A server that runs."""
    site = PrefectSite(tmp_path_factory.mktemp("site"))
    try:
        site.start_server()
        yield site
    finally:
        site.close()


def ask_for_run(site: PrefectSite, name: str) -> str:
    """A run of the deployment `NAME-on-demand`; its id."""
    deployment = site.ask(f"deployments/name/vitagraph-build/{name}-on-demand", method="GET")
    made: dict[str, str] = site.ask(f"deployments/{deployment['id']}/create_flow_run")
    return made["id"]


@pytest.mark.schedule
def test_one_process_is_server_and_schedule_and_ends_when_told(tmp_path: Path) -> None:
    port = free_port()
    options = ("--cron", "* * * * *", "--check-cron", "0 4 * * 0", "--timezone", "Europe/Oslo", "--port", port)
    with Schedule(tmp_path, environment(tmp_path / "prefect"), *options) as schedule:
        output = schedule.output
        first = wait_until(lambda: read_runs(output) if output.is_dir() else None, "the first run has ended")[0]
        assert (first.ending, first.version, first.changes) == (Ending.COMPLETED, 1, {"new": 1})
        assert first.run, "it was a flow run"
        assert f"http://127.0.0.1:{port} shows the runs" in schedule.said
        assert "graph-build, graph-on-demand, graph-check" in schedule.said
        schedule.end()
    assert not answers(port), "its server has ended with it"


@pytest.mark.schedule
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL], ids=lambda how: how.name)
def test_its_server_does_not_outlive_it(tmp_path: Path, how: signal.Signals) -> None:
    """Also where it is ended before it serves, and where it can end nothing itself."""
    port = free_port()
    with Schedule(tmp_path, environment(tmp_path / "prefect"), *NEVER, "--port", port) as schedule:
        servers = wait_until(lambda: children_of(schedule.process.pid), "its server has been started")
        if how is signal.SIGKILL:
            wait_until(lambda: answers(port), "its server answers")
        schedule.process.send_signal(how)
        schedule.process.wait(timeout=LIMIT_S)
    wait_until_gone(servers, LIMIT_S)
    assert not answers(port)


@pytest.mark.schedule
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT], ids=lambda how: how.name)
def test_a_build_that_is_ended_with_it_is_known_to_have_crashed_and_its_place_is_free(
    site: PrefectSite, tmp_path: Path, how: signal.Signals
) -> None:
    name = f"middle-{how.name}"
    with Schedule(tmp_path, site.environment, *NEVER, "--name", name, at_terminal=how is signal.SIGINT) as schedule:
        schedule.wait_until_it_serves()
        with held(schedule.output):
            run = ask_for_run(site, name)
            wait_until(lambda: "flow run" in schedule.said, "the build waits for its output folder")
            schedule.end(how)
    assert site.run(run)["state_type"] == "CRASHED"
    assert [(each.run, each.published) for each in read_runs(schedule.output)] == [(run, False)]
    with Schedule(tmp_path, site.environment, *NEVER, "--name", name) as again:
        again.wait_until_it_serves()
        assert site.wait_for_end(ask_for_run(site, name))["state"]["message"] == "version 1 published; 1 documents"
        again.end()


@pytest.mark.schedule
@pytest.mark.parametrize("moment", ["it has begun", "it serves", "a run's process starts", "a run has begun", "a run has ended"])
def test_it_ends_at_any_moment(site: PrefectSite, tmp_path: Path, moment: str) -> None:
    name = moment.replace(" ", "-").replace("'", "")
    with Schedule(tmp_path, site.environment, *NEVER, "--name", name) as schedule:
        if moment != "it has begun":
            schedule.wait_until_it_serves()
        if "run" in moment:
            ask_for_run(site, name)
        if moment == "a run's process starts":
            wait_until(lambda: children_of(schedule.process.pid), moment)
        elif moment == "a run has begun":
            wait_until(lambda: "flow run" in schedule.said, moment)
        elif moment == "a run has ended":
            wait_until(lambda: schedule.output.is_dir() and read_runs(schedule.output), moment)
        schedule.end()
    runs = site.ask("flow_runs/filter", {"deployments": {"name": {"any_": [f"{name}-on-demand"]}}})
    assert {each["state_type"] for each in runs} <= {"COMPLETED", "CRASHED"}


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
