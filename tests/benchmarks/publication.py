"""What publishing costs: `python tests/benchmarks/publication.py FOLDER OUTPUT`, where FOLDER holds CVs that may be changed.

Builds it, changes one document and builds again; then loads the published file into a store of Oxigraph's own, for comparison.
Prints seconds of each step of both builds, and of both loads.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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


def timed_build(title: str, folder: Path, output: Path) -> None:
    print(title)
    began = time.perf_counter()
    build([folder], output, Settings(), Timing())
    print(f"  {'all':<10}{time.perf_counter() - began:8.2f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("output", type=Path)
    asked = parser.parse_args()
    shutil.rmtree(asked.output, ignore_errors=True)
    timed_build("first build", asked.folder, asked.output)
    changed = next(path for path in sorted(asked.folder.rglob("*")) if path.suffix in (".md", ".txt"))
    changed.write_text(changed.read_text(encoding="utf-8") + "\n\nA line more.\n", encoding="utf-8")
    timed_build("one document changed", asked.folder, asked.output)
    timed_build("nothing changed", asked.folder, asked.output)
    version = current(asked.output)
    assert version is not None
    with tempfile.TemporaryDirectory(dir=asked.output) as place:
        for name in ("Oxigraph", "ours"):
            began = time.perf_counter()
            if name == "ours":
                load_writers_store(Path(place) / name, version.folder / "graph.nq")
            else:
                Store(str(Path(place) / name)).bulk_load(path=str(version.folder / "graph.nq"), format=RdfFormat.N_QUADS)
            print(f"loaded by {name}: {time.perf_counter() - began:.2f} s")


if __name__ == "__main__":
    main()
