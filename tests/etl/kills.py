"""Builds that are killed while a reader looks on: what the test and the benchmark share."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from pyoxigraph import Store

from etl.graph import terms
from etl.graph.store import STORE_FOLDER, current_version
from etl.state.manifest import read_manifest

ROOT = Path(__file__).parents[2]
_DOCUMENTS = f"SELECT DISTINCT ?document {{ GRAPH ?graph {{ ?document a <{terms.CLASS_DOCUMENT}> }} }}"


@dataclass(frozen=True, slots=True)
class Ended:
    """How a build ended; of one that was not killed, its changes to the file system, and the seconds of each step."""

    is_killed: bool = False
    changes: int = 0
    seconds: Mapping[str, float] = field(default_factory=dict)
    problem: str = ""


class Builds:
    """Builds in processes of their own, each a fork of one that has everything loaded (see `tests.etl.killed_builds`)."""

    def __init__(self, folder: Path, output: Path) -> None:
        command = [sys.executable, "-m", "tests.etl.killed_builds", str(folder), str(output)]
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self) -> Builds:
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "ready\n"
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._process.communicate()

    def build(self) -> Ended:
        """One that is let end."""
        return self._ask({})

    def kill_at_change(self, number: int) -> Ended:
        """One that is killed instead of making this change to the file system; it may have been done before."""
        return self._ask({"change": number})

    def kill_in_step(self, step: str, after: float) -> Ended:
        """One that is killed so many seconds after the step began; it may have been done before."""
        return self._ask({"step": step, "after": after})

    def _ask(self, asked: Mapping[str, object]) -> Ended:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        ended = Ended(**json.loads(self._process.stdout.readline()))
        assert not ended.problem, ended.problem
        return ended


def start_build(folder: Path, output: Path) -> subprocess.Popen[str]:
    """A build in a process of its own."""
    program = (
        "import sys; from pathlib import Path; from tests.etl.histories import build_here; build_here(*map(Path, sys.argv[1:]))"
    )
    command = [sys.executable, "-c", program, str(folder), str(output)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


class Reader:
    """Reads the published graph all the time; `torn` are the times it was not whole, `reads` how often it was."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self.reads = 0
        self.torn: list[str] = []

    def read(self) -> None:
        """One look: file, store, what is asked of it, and manifest of one version must agree."""
        folder = current_version(self._output)
        if folder == self._output:
            return  # nothing is published yet
        manifest = read_manifest(folder)
        store = Store.read_only(str(folder / STORE_FOLDER))
        lines = (folder / "graph.nq").read_bytes().count(b"\n")
        documents = list(store.query(_DOCUMENTS))  # type: ignore[arg-type]  # rows, of a SELECT
        found = (lines, len(store), len(documents))
        if found != (manifest.quads, manifest.quads, manifest.documents):
            self.torn.append(f"{folder.name}: {manifest.quads} statements of {manifest.documents} documents, but {found}")
        self.reads += 1


@contextmanager
def reading(output: Path) -> Iterator[Reader]:
    """A reader that looks on meanwhile."""
    reader, done = Reader(output), threading.Event()

    def look() -> None:
        while not done.wait(0.005):
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
