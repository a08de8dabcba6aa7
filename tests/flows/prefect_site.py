"""A Prefect server and a worker of our own on loopback, with a home of their own, for tests that stop and restart them."""

from __future__ import annotations

import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import pytest

from flows.prefect_defaults import DEFAULTS

ROOT = Path(__file__).parents[2]
LIMIT_S = 240  # of all waiting: only what never comes takes so long, however busy the machine is
T = TypeVar("T")


class PrefectSite:
    """Server, worker and command line share one environment. `close` ends what was started."""

    def __init__(self, home: Path, **environment: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.home = home
        self.environment = {
            **os.environ,
            **DEFAULTS,
            "PREFECT_HOME": str(home),
            "PREFECT_API_URL": f"http://127.0.0.1:{self.port}/api",
            "PREFECT_WORKER_QUERY_SECONDS": "2",
            "PREFECT_RUNNER_POLL_FREQUENCY": "2",
            "PREFECT_SERVER_SERVICES_SCHEDULER_LOOP_SECONDS": "5",
            **environment,
        }
        self._started: list[subprocess.Popen[bytes]] = []
        self._server: subprocess.Popen[bytes] | None = None

    def start_server(self) -> None:
        """A server that answers."""
        server = self.start("-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(self.port), log="server.log")
        url = f"{self.environment['PREFECT_API_URL']}/health"

        def answers() -> bool:
            assert server.poll() is None, (self.home / "server.log").read_text()
            try:
                with urllib.request.urlopen(url, timeout=2) as answer:
                    return bool(answer.status == 200)
            except OSError:
                return False

        wait_until(answers, "the Prefect server answers")
        self._server = server

    def stop_server(self) -> None:
        """As a restart of the machine's service does."""
        assert self._server is not None
        end(self._server, signal.SIGTERM)

    def start_worker(self, pool: str) -> subprocess.Popen[bytes]:
        """A worker that takes runs from the pool, which is made if it is not there."""
        return self.start("-m", "prefect", "worker", "start", "--pool", pool, "--type", "process", log="worker.log")

    def start(self, *arguments: str, log: str) -> subprocess.Popen[bytes]:
        """A Python process in a group of its own, in the root of the repository."""
        with (self.home / log).open("ab") as sink:
            process = subprocess.Popen(
                [sys.executable, *arguments], cwd=ROOT, env=self.environment, stdout=sink, stderr=sink, start_new_session=True
            )
        self._started.append(process)
        return process

    def prefect(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """One command of Prefect's."""
        return self._run(("-m", "prefect", *arguments), environment)

    def vitagraph(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """One command of ours."""
        return self._run(("-c", "from flows.cli import main; main()", *arguments), environment)

    def _run(self, arguments: tuple[str, ...], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env={**self.environment, **environment},
            capture_output=True,
            text=True,
            timeout=LIMIT_S,
            check=False,
        )

    def ask(self, path: str, content: object = None, method: str = "POST") -> Any:
        """What the server's API answers."""
        request = urllib.request.Request(
            f"{self.environment['PREFECT_API_URL']}/{path}",
            data=None if method == "GET" else json.dumps(content or {}).encode(),
            headers={"Content-Type": "application/json"},
            method=method,
        )

        def answer() -> list[Any] | None:
            try:
                with urllib.request.urlopen(request, timeout=30) as answered:
                    return [json.load(answered)]
            except urllib.error.HTTPError as error:
                if error.code != 503:  # its database was busy
                    raise
                return None

        return wait_until(answer, f"{path} is answered")[0]

    def deploy(self, name: str, folder: Path, output: Path, *options: str) -> str:
        """One of the deployments of `prefect.yaml`; gives its id."""
        given = {"VITAGRAPH_FOLDER": str(folder), "VITAGRAPH_OUTPUT": str(output)}
        done = self.prefect("--no-prompt", "deploy", "--name", name, *options, **given)
        assert done.returncode == 0, done.stdout + done.stderr
        found: dict[str, str] = self.ask(f"deployments/name/vitagraph-build/{name}", method="GET")
        return found["id"]

    def ask_for_run(self, deployment: str, folder: Path, output: Path) -> str:
        """A run that is due now, in other folders; gives its id."""
        given = self.ask(f"deployments/{deployment}", method="GET")["parameters"]["job"]
        job = {**given, "folders": [str(folder)], "output": str(output)}
        made: dict[str, str] = self.ask(f"deployments/{deployment}/create_flow_run", {"parameters": {"job": job}})
        return made["id"]

    def run(self, identifier: str) -> dict[str, Any]:
        """A flow run as the server knows it."""
        found: dict[str, Any] = self.ask(f"flow_runs/{identifier}", method="GET")
        return found

    def wait_for_end(self, identifier: str) -> dict[str, Any]:
        """The run when it has ended."""

        def ended() -> dict[str, Any] | None:
            found = self.run(identifier)
            return found if found["state_type"] in ("COMPLETED", "FAILED", "CRASHED", "CANCELLED") else None

        return wait_until(ended, f"run {identifier} ends")

    def artifacts(self, run: str) -> dict[str, str]:
        """The artifacts of a run by key."""
        listed = self.ask("artifacts/filter", {"artifacts": {"flow_run_id": {"any_": [run]}}})
        return {each["key"]: each["data"] for each in listed}

    def stored(self) -> bytes:
        """All that Prefect keeps: its database and what lies beside it."""
        return b"".join(path.read_bytes() for path in sorted(self.home.rglob("*")) if path.is_file())

    def close(self) -> None:
        """Ends what was started, and what that started."""
        for process in reversed(self._started):
            end(process, signal.SIGTERM)


def end(process: subprocess.Popen[bytes], how: signal.Signals) -> None:
    """Ends a process and those of its group."""
    try:
        os.killpg(process.pid, how)
        process.wait(timeout=30)
    except ProcessLookupError:
        pass
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=30)


def wait_until(look: Callable[[], T | None], what: str) -> T:
    """What `look` gives as soon as it gives something true."""
    deadline = time.monotonic() + LIMIT_S
    while time.monotonic() < deadline:
        if found := look():
            return found
        time.sleep(0.2)
    pytest.fail(f"after {LIMIT_S} s it is still not so that {what}")


@contextmanager
def held(output: Path) -> Iterator[None]:
    """Another build writes in the output folder: whoever comes waits in the middle of a run."""
    output.mkdir(exist_ok=True)
    with (output / "lock").open("a+") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def cv_of(name: str, year: int = 2011) -> str:
    """A small CV."""
    return (
        f"# {name}\n\n## Education\n\n- PhD in Botany, Example University, {year}\n\n## Awards\n\n- Best Paper Award, {year + 1}\n"
    )
