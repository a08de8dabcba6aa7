"""What publishing costs: `python tests/benchmarks/publication.py FOLDER OUTPUT`, where FOLDER holds CVs that may be changed.

Builds it, changes one document and builds again (`--times`, each with another change), and once more without a change; each build
is a process of its own, as `vitagraph build` is, without Prefect, and finds its modules compiled, as those of an installed program
are. Then loads the published file into a store of Oxigraph's own, for comparison. Prints seconds of each step of each build and
from the start of its process to its end, and of both loads.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median

from pyoxigraph import RdfFormat, Store

from etl.load.store import load_writers_store
from etl.pipeline import build
from etl.progress import Step
from etl.settings import Settings
from etl.state.versions import current


class Timing:
    """Prints each step with its seconds."""

    @contextmanager
    def step(self, name: str, total: int) -> Iterator[Step]:
        said = _Said()
        began = time.perf_counter()
        yield said
        print(f"  {name:<10}{time.perf_counter() - began:8.2f} s  {said.outcome}")


class _Said:
    outcome = ""

    def advance(self, count: int = 1) -> None:
        """Nobody looks."""

    def say(self, outcome: str) -> None:
        self.outcome = outcome


def timed_build(title: str, folder: Path, output: Path) -> float:
    """The seconds of a build from the start of its process to its end."""
    print(title, flush=True)
    before, began = _processor(), time.perf_counter()
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run([sys.executable, __file__, "--once", str(folder), str(output)], check=True, env=environment)
    seconds = time.perf_counter() - began
    print(f"  {'all':<10}{seconds:8.2f} s  {_processor() - before:.2f} s of the processor, readers included", flush=True)
    return seconds


def _processor() -> float:
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--times", type=int, default=3, help="changes of one document")
    parser.add_argument("--once", action="store_true", help="nothing but one build")
    asked = parser.parse_args()
    if asked.once:
        build([asked.folder], asked.output, Settings(), Timing())
    else:
        measure(asked.folder, asked.output, asked.times)


def measure(folder: Path, output: Path, times: int) -> None:
    """Prints all figures."""
    shutil.rmtree(output, ignore_errors=True)
    timed_build("first build", folder, output)
    changed = next(path for path in sorted(folder.rglob("*")) if path.suffix in (".md", ".txt"))
    seconds = []
    for number in range(times):
        changed.write_text(changed.read_text(encoding="utf-8") + f"\n\nLine {number} more.\n", encoding="utf-8")
        seconds.append(timed_build("one document changed", folder, output))
    print(f"one document changed: {median(seconds):.2f} s in the middle, {min(seconds):.2f} at least")
    timed_build("nothing changed", folder, output)
    version = current(output)
    assert version is not None
    with tempfile.TemporaryDirectory(dir=output) as place:
        for name in ("Oxigraph", "ours"):
            began = time.perf_counter()
            if name == "ours":
                load_writers_store(Path(place) / name, version.folder / "graph.nq")
            else:
                Store(str(Path(place) / name)).bulk_load(path=str(version.folder / "graph.nq"), format=RdfFormat.N_QUADS)
            print(f"loaded by {name}: {time.perf_counter() - began:.2f} s")


if __name__ == "__main__":
    main()
