"""A process that has everything loaded and forks one for each build it is asked for, and kills it at the moment it is told.

`python -m tests.etl.killed_builds FOLDER OUTPUT` reads a line of JSON for each build: `{"change": 17}` ends it instead of its 17th
change to the file system, `{"step": "publish", "after": 0.03}` ends it so many seconds after that step began, `{}` lets it end.
The answer is a line of JSON too (see `tests.etl.kills.Ended`). No store is opened here: its threads would be missing in a fork.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from etl.build.ready import load
from etl.extract.reading import read_bytes
from etl.progress import SilentProgress, Step
from etl.resolve.resolution import resolve
from etl.settings import Settings
from etl.transform.claims import read_claims
from tests.etl.histories import build_here

SAMPLE = b'# Ilse Korvath\n\n## Publications\n\n- Ilse Korvath, Tomas Underhay. "On slow clocks." In ICML, 2011.\n'


class _Steps:
    """Tells of each step when it begins, and keeps how long it took."""

    def __init__(self, told: int) -> None:
        self._told = told
        self.seconds: dict[str, float] = {}

    @contextmanager
    def step(self, name: str, total: int) -> Iterator[Step]:
        os.write(self._told, f"{name}\n".encode())
        began = time.perf_counter()
        with SilentProgress().step(name, total) as step:
            yield step
        self.seconds[name] = time.perf_counter() - began


def _build(folder: Path, output: Path, last: int, told: int) -> None:
    """In the fork: builds, and writes what became of it to `told` after the names of the steps."""
    seen = 0

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal seen
        is_change = event in ("os.rename", "os.symlink", "os.remove", "os.mkdir", "os.rmdir", "os.link") or (
            event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_CREAT
        )
        if is_change:
            seen += 1
            if seen == last:
                os.kill(os.getpid(), signal.SIGKILL)

    steps, problem = _Steps(told), ""
    sys.addaudithook(watch)
    try:
        build_here(folder, output, steps)
    except BaseException:  # noqa: BLE001 - whatever it is, who asked for the build is told
        problem = traceback.format_exc()
    os.write(told, json.dumps({"changes": seen, "seconds": steps.seconds, "problem": problem}).encode() + b"\n")


def _answer(folder: Path, output: Path, asked: dict[str, Any]) -> dict[str, Any]:
    here, there = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(here)
        _build(folder, output, asked.get("change", -1), there)
        os._exit(0)
    os.close(there)
    last = ""
    with os.fdopen(here, encoding="utf-8") as told:
        for line in told:
            last = line
            if line.strip() == asked.get("step"):
                time.sleep(asked["after"])
                with suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
    ended = os.waitpid(child, 0)[1]
    if os.WIFSIGNALED(ended) and os.WTERMSIG(ended) == signal.SIGKILL:
        return {"is_killed": True}
    return json.loads(last)  # type: ignore[no-any-return]


def main() -> None:
    folder, output = map(Path, sys.argv[1:3])
    load()
    resolve([read_claims(read_bytes(SAMPLE, name="cv.md", settings=Settings()))])
    gc.freeze()
    _say("ready")
    for line in sys.stdin:
        _say(json.dumps(_answer(folder, output, json.loads(line))))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
