"""Builds that are killed while a reader looks on: what the test and the benchmark share."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import Store

from etl.graph.store import STORE_FOLDER, current_version
from etl.state.manifest import read_manifest

ROOT = Path(__file__).parents[2]
_BUILD = """
import os, signal, sys
from pathlib import Path
from tests.etl.histories import build_here

last = int(sys.argv[3])  # of the changes to the file system that are let happen; none is counted if negative
seen = 0
def watch(event, arguments):
    global seen
    is_change = event in ("os.rename", "os.symlink", "os.remove", "os.mkdir", "os.rmdir") or (
        event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_CREAT
    )
    if is_change:
        seen += 1
        if seen == last:
            os.kill(os.getpid(), signal.SIGKILL)
print("ready", flush=True)
sys.addaudithook(watch)
build_here(Path(sys.argv[1]), Path(sys.argv[2]))
print(seen, flush=True)
"""


def start_build(folder: Path, output: Path, last: int = -1) -> subprocess.Popen[str]:
    """A build in a process of its own, which kills itself instead of making the change number `last` to the file system."""
    command = [sys.executable, "-c", _BUILD, str(folder), str(output), str(last)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    if process.stdout.readline() != "ready\n":
        raise AssertionError(process.communicate()[1])
    return process


def count_changes(folder: Path, output: Path) -> int:
    """How many changes to the file system a build makes that is not killed."""
    process = start_build(folder, output)
    told, problems = process.communicate(timeout=120)
    assert process.returncode == 0, problems
    return int(told)


def kill_at_change(folder: Path, output: Path, last: int) -> bool:
    """Whether a build was killed at that change: it may have been done before."""
    process = start_build(folder, output, last)
    _, problems = process.communicate(timeout=120)
    assert process.returncode in (0, -signal.SIGKILL), problems
    return process.returncode != 0


def kill_after(folder: Path, output: Path, seconds: float) -> bool:
    """Whether a build was killed after so many seconds: it may have been done before."""
    process = start_build(folder, output)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    _, problems = process.communicate(timeout=120)
    assert process.returncode in (0, -signal.SIGKILL), problems
    return process.returncode != 0


class Reader:
    """Reads the published graph all the time; `torn` are the times it was not whole, `reads` how often it was."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self.reads = 0
        self.torn: list[str] = []

    def read(self) -> None:
        """One look: file, store and manifest of one version must agree."""
        folder = current_version(self._output)
        if folder == self._output:
            return  # nothing is published yet
        quads = read_manifest(folder).quads
        lines = (folder / "graph.nq").read_bytes().count(b"\n")
        held = len(Store.read_only(str(folder / STORE_FOLDER)))
        if not quads == lines == held:
            self.torn.append(f"{folder.name}: {quads} in the manifest, {lines} lines, {held} in the store")
        self.reads += 1


@contextmanager
def reading(output: Path) -> Iterator[Reader]:
    """A reader that looks on meanwhile."""
    reader, done = Reader(output), threading.Event()

    def look() -> None:
        while not done.wait(0.02):
            try:
                reader.read()
            except Exception as error:  # noqa: BLE001 - whatever a reader meets is a torn read
                reader.torn.append(f"{type(error).__name__}: {error}")

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield reader
    finally:
        done.set()
        thread.join()


def moments(draw: random.Random, total: int, count: int) -> list[int]:
    """`count` of the changes 1 to `total`, the last ones among them: there a version is published."""
    late = list(range(max(1, total - 12), total + 1))
    return sorted({*draw.sample(late, min(len(late), -(-count // 2))), *draw.sample(range(1, total + 1), min(total, count // 2))})
