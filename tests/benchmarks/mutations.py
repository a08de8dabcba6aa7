"""Plants faults in documents' graphs and counts what the gate makes of them.

    python tests/benchmarks/mutations.py FOLDER [--instances 2000]

Reads every document below FOLDER, keeps the graphs as they pass the gate, and plants one fault in one node at a time: each
constraint of each shape, and each rule that sets aside. A fault is caught if the constraint meant finds it at that node (and, for a
violation, sets the node aside); a node is lost that was set aside without hanging on the faulty one.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from folders import read_folder

from etl.graph.quads import write_documents
from etl.resolve.resolution import resolve
from etl.settings import Settings
from etl.validate.gate import validate_documents
from tests.etl.validate.mutants import Tally, judge, mutants_of


def main(folder: Path, instances: int) -> int:
    claims = read_folder(folder)
    graphs = write_documents(claims, resolve(claims), base_iri=Settings().base_iri, with_contacts=True)
    valid = validate_documents(graphs).kept
    start = time.perf_counter()
    tally = Tally()
    for mutant in mutants_of(valid, instances):
        judge(mutant, tally)
    print(f"{tally.planted} faults of {len(tally.kinds)} kinds in {len(valid)} documents, {time.perf_counter() - start:.0f} s")
    print(f"caught {tally.caught}, missed {tally.planted - tally.caught}, valid nodes set aside {tally.lost}")
    for line in tally.problems[:20]:
        print(line)
    return 1 if tally.problems else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--instances", type=int, default=2000)
    given = parser.parse_args()
    sys.exit(main(given.folder, given.instances))
