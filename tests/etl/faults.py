"""Builds that something happens to, in processes of their own: what tests and the benchmark share."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from tests.etl.histories import write_cv

ROOT = Path(__file__).parents[2]
EATS_MEMORY = "a b c d e f g h\n" * 1_500_000  # a document that takes more than 300 MB before it is read
# A build that tells of its steps, and stays in the one named second until somebody ends it.
_BUILD = """
import signal, sys, time
from pathlib import Path
from etl.errors import VitagraphError
from etl.pipeline import Options, build
from etl.progress import SilentProgress
from etl.settings import Settings

signal.signal(signal.SIGINT, signal.default_int_handler)  # as at a terminal, also where the tests run in the background

class Teller(SilentProgress):
    def step(self, name, total):
        print(name, total, flush=True)
        if name == sys.argv[3]:
            time.sleep(600)
        return super().step(name, total)

try:
    settings = Settings.model_validate_json(sys.argv[4])
    build([sys.argv[1]], Path(sys.argv[2]), settings, Teller(), Options(retry_failed=sys.argv[5] == "retry"))
except VitagraphError as error:
    sys.exit(f"{type(error).__name__}: {error}")
"""


class Build:
    """A build in a process of its own. `halt_in` names the step that it never leaves."""

    def __init__(self, source: Path | str, output: Path, halt_in: str = "", *, retry: bool = False, **settings: object) -> None:
        given = json.dumps({"processes": 1, **settings})
        arguments = [str(source), str(output), halt_in, given, "retry" if retry else ""]
        self._step = halt_in
        self.process = subprocess.Popen(
            [sys.executable, "-c", _BUILD, *arguments], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def wait_for_step(self, name: str) -> None:
        """Until the step begins."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.split()[0] == name:
                return
        raise AssertionError(self.process.communicate()[1])

    def end(self) -> tuple[int, list[str], str]:
        """Its status, its steps with their sizes, and what it said on standard error."""
        told, problems = self.process.communicate(timeout=240)
        return self.process.returncode, told.splitlines(), problems


def run(source: Path | str, output: Path, *, retry: bool = False, **settings: object) -> tuple[int, list[str], str]:
    """A build from its beginning to its end."""
    return Build(source, output, retry=retry, **settings).end()


def children_of(process: int) -> list[int]:
    """The processes that one has started."""
    numbers = sorted(int(path.name) for path in Path("/proc").iterdir() if path.name.isdecimal())
    return [number for number in numbers if _state(number)[1:2] == [str(process)]]


def wait_until_gone(processes: Iterable[int], limit_s: float = 120) -> None:
    """Until none of these runs any more."""
    deadline = time.monotonic() + limit_s
    while any(_state(process)[:1] not in ([], ["Z"]) for process in processes):
        assert time.monotonic() < deadline, "processes that read were left behind"
        time.sleep(0.05)


def _state(process: int) -> list[str]:
    """Its letter, its parent and so on; nothing if there is none of that number."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return []


def write_cvs(folder: Path, count: int, seed: int = 3) -> None:
    """Small invented CVs."""
    folder.mkdir(parents=True, exist_ok=True)
    draw = random.Random(seed)
    for number in range(count):
        (folder / f"cv-{number:03}.md").write_text(write_cv(draw) + f"\n<!-- {number} -->\n")
