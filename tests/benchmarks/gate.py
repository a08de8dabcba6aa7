"""Seconds of processor time that each step of a build takes; the gate's share of them, its documents a second, its memory.

    python tests/benchmarks/gate.py FOLDER

Reads every file below FOLDER one after the other in this process, and writes the graph to a temporary folder.
"""

from __future__ import annotations

import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from folders import read_folder

from etl.graph.consolidate import consolidate
from etl.graph.quads import write_documents
from etl.resolve.resolution import resolve
from etl.settings import Settings
from etl.validate.gate import validate_documents
from tests.etl.load.plain_output import write_output

T = TypeVar("T")
seconds: dict[str, float] = {}


def timed(step: str, work: Callable[[], T]) -> T:
    start = time.process_time()
    result = work()
    seconds[step] = time.process_time() - start
    return result


def main(folder: Path) -> None:
    base = Settings().base_iri
    claims = timed("read", lambda: read_folder(folder))
    resolution = timed("link", lambda: resolve(claims))
    graphs = timed("quads", lambda: write_documents(claims, resolution, base_iri=base, with_contacts=False))
    gate = timed("gate", lambda: validate_documents(graphs))
    nodes = timed("consolidate", lambda: consolidate(gate.kept, resolution, base_iri=base))
    with tempfile.TemporaryDirectory() as output:
        quads = timed("load", lambda: write_output(Path(output), gate.kept, nodes, gate.set_aside))
    for step, spent in seconds.items():
        print(f"{step:12}{spent:8.2f} s")
    print(f"{len(claims)} documents, {len(quads)} quads, gate {seconds['gate'] / sum(seconds.values()):.0%} of the run")
    print(f"gate: {len(graphs) / seconds['gate']:.0f} documents a second on one core")
    for number in (-(-len(graphs) // 4), len(graphs)):
        tracemalloc.start()
        validate_documents(graphs[:number])
        print(f"gate: {tracemalloc.get_traced_memory()[1] / 1e6:.2f} MB at most beside the graphs of {number} documents")
        tracemalloc.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
