"""Seconds of processor time that each step of a build takes, and the gate's share of them.

    python tests/benchmarks/gate.py FOLDER

Reads every file below FOLDER one after the other in this process, and writes the graph to a temporary folder.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from etl.errors import DocumentError
from etl.extract.reading import read_file
from etl.graph.consolidate import consolidate
from etl.graph.quads import write_documents
from etl.load.output import write_output
from etl.model.document_claims import DocumentClaims
from etl.resolve.resolution import resolve
from etl.settings import Settings
from etl.transform.claims import read_claims
from etl.validate.gate import validate_documents

T = TypeVar("T")
seconds: dict[str, float] = {}


def timed(step: str, work: Callable[[], T]) -> T:
    start = time.process_time()
    result = work()
    seconds[step] = time.process_time() - start
    return result


def read_folder(folder: Path) -> list[DocumentClaims]:
    found = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        try:
            found.append(read_claims(read_file(path, name=str(path.relative_to(folder)), settings=Settings())))
        except DocumentError:
            continue
    return found


def main(folder: Path) -> None:
    base = Settings().base_iri
    claims = timed("read", lambda: read_folder(folder))
    resolution = timed("link", lambda: resolve(claims))
    graphs = timed("quads", lambda: write_documents(claims, resolution, base_iri=base, with_contacts=False))
    gate = timed("gate", lambda: validate_documents(graphs))
    nodes = timed("consolidate", lambda: consolidate(gate.kept, resolution, base_iri=base))
    with tempfile.TemporaryDirectory() as output:
        report = timed("load", lambda: write_output(Path(output), gate.kept, nodes, gate.set_aside))
    for step, spent in seconds.items():
        print(f"{step:12}{spent:8.2f} s")
    print(f"{len(claims)} documents, {report.quads} quads, gate {seconds['gate'] / sum(seconds.values()):.0%} of the run")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
