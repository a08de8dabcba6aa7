"""What publishing costs: `python tests/benchmarks/publication.py FOLDER OUTPUT`, where FOLDER holds CVs that may be changed.

Builds it. Then, in turn: Prefect's start alone, which is a process that runs a flow that does nothing; a build of one changed
document as a flow, with `vitagraph build --with-prefect`; and one without Prefect. The server runs already; modules are found
compiled, as those of an installed program are. Once more without a change. Then loads the published file into a store of Oxigraph's
own, for comparison. Prints seconds from the start of each process to its end and of each step, which documents were touched, and
what the build of one changed document takes beyond Prefect's start.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from typing import NamedTuple

from pyoxigraph import RdfFormat, Store

from etl.load.store import load_writers_store
from etl.runs.records import read_runs
from etl.runs.trends import changed_documents
from etl.state.versions import Version, current
from tests.flows.prefect_site import ROOT, PrefectSite

_BUILD = "from flows.cli import main; main()"
_NOTHING = "from prefect import flow\n@flow(name='nothing')\nasync def nothing(): pass\nimport asyncio; asyncio.run(nothing())"
_GRAPH = re.compile(rb"(<\S+/graph/doc/\S+>) \.$")  # `... <https://example.org/graph/doc/3f2a> .`
_WAYS = ("--with-prefect", "--without-prefect")


class Spent(NamedTuple):
    """Seconds by the clock, and of the processor."""

    clock: float
    processor: float

    def __sub__(self, other: Spent) -> Spent:
        return Spent(self.clock - other.clock, self.processor - other.processor)

    def __str__(self) -> str:
        return f"{self.clock:6.2f} s, {self.processor:6.2f} s of the processor"


class Measured:
    """Builds of one folder in one output folder, with a Prefect server beside."""

    def __init__(self, site: PrefectSite, folder: Path, output: Path) -> None:
        self._environment = {name: value for name, value in site.environment.items() if name != "PYTHONDONTWRITEBYTECODE"}
        self._folder = folder
        self._output = output
        self._plain = [path for path in sorted(folder.rglob("*")) if path.suffix in (".md", ".txt")]

    def build(self, title: str, way: str) -> Spent:
        """One build, told of with its steps."""
        spent = self._run(_BUILD, "build", str(self._folder), "-o", str(self._output), "-q", way)
        steps = ", ".join(f"{stage.name} {stage.seconds:.2f}" for stage in read_runs(self._output)[-1].stages)
        print(f"{title} {way}: {spent}\n    {steps}", flush=True)
        return spent

    def change(self, share: float) -> None:
        """Writes another line into the document that lies behind this share of them all."""
        changed = self._plain[int(share * len(self._plain))]
        changed.write_text(f"{changed.read_text(encoding='utf-8')}\n\nLine {share} more.\n", encoding="utf-8")

    def start(self) -> Spent:
        """Prefect's start alone."""
        spent = self._run(_NOTHING)
        print(f"Prefect's start alone: {spent}", flush=True)
        return spent

    def _run(self, program: str, *arguments: str) -> Spent:
        before, began = _processor(), time.perf_counter()
        command = [sys.executable, "-c", program, *arguments]
        done = subprocess.run(command, cwd=ROOT, env=self._environment, capture_output=True, check=False)
        assert done.returncode in (0, 1), done.stderr.decode()
        return Spent(time.perf_counter() - began, _processor() - before)


def _processor() -> float:
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def show_touched(output: Path, version: Version) -> None:
    """What became of documents in the version, and in how many graphs of theirs statements came or went."""
    lines = (version.folder / "patch.rdfp").read_bytes().splitlines()
    graphs = {found[1] for line in lines if line[:2] in (b"A ", b"D ") and (found := _GRAPH.search(line))}
    told = ", ".join(f"{document} {what}" for what, document in changed_documents(output))
    parts = {stage.name: stage.parts for stage in read_runs(output)[-1].stages}
    print(f"    {parts['read']} read; {told}; {len(lines)} lines of patch, in {len(graphs)} graphs of documents")


def measure(measured: Measured, output: Path, times: int) -> None:
    """Prints all figures of builds that go on from others."""
    spent: dict[str, list[Spent]] = {way: [] for way in _WAYS}
    beyond: list[Spent] = []
    for number in range(times):
        start = measured.start()
        for place, way in enumerate(_WAYS):
            measured.change((number * len(_WAYS) + place) / (times * len(_WAYS)))
            spent[way].append(measured.build("one document changed", way))
            version = current(output)
            assert version is not None
            show_touched(output, version)
        beyond.append(spent[_WAYS[0]][-1] - start)
    for title, found in {**spent, "beyond Prefect's start": beyond}.items():
        middle = Spent(median(each.clock for each in found), median(each.processor for each in found))
        print(f"one document changed, {title}: {middle} in the middle; {min(found)} at least")
    for way in _WAYS:
        measured.build("nothing changed", way)


def compare_loading(output: Path) -> None:
    """Prints what loading the published graph takes, beside the bare engine."""
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--times", type=int, default=5, help="changes, each of another document, each way")
    parser.add_argument("--go-on", action="store_true", help="from what this program built in OUTPUT")
    asked = parser.parse_args()
    folder, output = asked.folder.absolute(), asked.output.absolute()
    with tempfile.TemporaryDirectory() as home:
        site = PrefectSite(Path(home))
        site.start_server()
        try:
            measured = Measured(site, folder, output)
            if not asked.go_on:
                shutil.rmtree(output, ignore_errors=True)
                measured.build("first build", _WAYS[1])
            measure(measured, output, asked.times)
        finally:
            site.close()
    compare_loading(output)
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
