"""A real Dask scheduler with workers, each a process of its own: what tests and benchmarks share."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from distributed import Client, Scheduler

ROOT = Path(__file__).parents[3]
_START_S = 240  # however busy the machine is


def turn(number: int) -> tuple[int, int]:
    """Takes a while, and tells where it was done."""
    time.sleep(0.2)
    return -number, os.getpid()


def _who_does(dask_scheduler: Scheduler, work: str) -> list[object]:
    """The names of workers that have been given such work."""
    return [
        worker.name
        for worker in dask_scheduler.workers.values()
        if any(str(task.key).startswith(f"{work}-") for task in worker.processing)
    ]


class DaskProcesses:
    """`dask scheduler` on loopback and as many `dask worker` as are started, which write to logs in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = folder / "scheduler.json"
        self.workers: list[subprocess.Popen[bytes]] = []
        self._named: dict[str, subprocess.Popen[bytes]] = {}
        self.scheduler = self._start("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(self._file))
        deadline = time.monotonic() + _START_S
        while not self._file.exists() or not self._file.read_text().rstrip().endswith("}"):
            assert self.scheduler.poll() is None, self.log()
            assert time.monotonic() < deadline
            time.sleep(0.05)
        self.address = self._file.read_text().split('"address": "')[1].split('"')[0]

    def start_worker(self, name: str, program: Path = ROOT) -> subprocess.Popen[bytes]:
        """A worker of one thread that nobody starts again when it is gone; `program` is where it finds Vitagraph."""
        options = ("--nthreads", "1", "--no-nanny", "--name", name, "--memory-limit", "0")
        worker = self._start("worker", self.address, *options, program=program)
        self.workers.append(worker)
        self._named[name] = worker
        return worker

    def wait_for_workers(self, count: int) -> None:
        """Until so many stand ready."""
        with Client(self.address, timeout=_START_S, set_as_default=False) as client:
            client.wait_for_workers(count, timeout=_START_S)

    def kill_who_does(self, work: str) -> subprocess.Popen[bytes]:
        """Kills the worker that is first seen doing this."""
        with Client(self.address, timeout=_START_S, set_as_default=False) as client:
            deadline = time.monotonic() + _START_S
            while not (busy := client.run_on_scheduler(_who_does, work=work)):
                assert time.monotonic() < deadline, f"nobody does {work}"
                time.sleep(0.02)
        doomed = self._named[str(busy[0])]
        doomed.send_signal(signal.SIGKILL)
        return doomed

    def log(self) -> str:
        """All that scheduler and workers have said."""
        return "\n".join(path.read_text() for path in sorted(self._folder.glob("*.log")))

    def stop(self) -> None:
        """All of them end at once."""
        for process in (*self.workers, self.scheduler):
            process.send_signal(signal.SIGKILL)
            process.wait()

    def _start(self, what: str, *arguments: str, program: Path = ROOT) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "dask", what, "--no-dashboard", *arguments]
        environment = {**os.environ, "PYTHONPATH": str(program)}
        with (self._folder / f"{what}-{len(self.workers)}.log").open("wb") as log:
            return subprocess.Popen(command, cwd=self._folder, env=environment, stdout=log, stderr=log)
