"""Kills builds at random moments while a reader looks on: `python tests/benchmarks/kills.py FOLDER --kills 300`.

Half of the kills come between two changes to the file system, half after a random time. Prints kills, reads and torn reads; the
last graph is compared with a fresh build.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import time
from pathlib import Path

from tests.etl.histories import build_here, same_as_fresh, step, write_cv
from tests.etl.kills import count_changes, kill_after, kill_at_change, reading


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    draw = random.Random(asked.seed)
    shutil.rmtree(asked.folder, ignore_errors=True)
    cvs, output = asked.folder / "cvs", asked.folder / "output"
    cvs.mkdir(parents=True)
    for number in range(4):
        (cvs / f"cv-{number:02}.md").write_text(write_cv(draw))
    build_here(cvs, output)
    (cvs / "cv-00.md").write_text(write_cv(draw))
    began = time.perf_counter()
    total = count_changes(cvs, output)
    usual_s = time.perf_counter() - began
    killed = 0
    with reading(output) as reader:
        while killed < asked.kills:
            step(cvs, draw)
            at_change = killed % 2 == 0
            killed += (
                kill_at_change(cvs, output, draw.randint(1, total))
                if at_change
                else kill_after(cvs, output, draw.uniform(0, usual_s))
            )
            if draw.random() < 0.2:
                build_here(cvs, output)
        build_here(cvs, output)
    same_as_fresh(cvs, output, asked.folder)
    print(f"{killed} kills, {reader.reads} reads, {len(reader.torn)} torn; the graph is that of a fresh build")
    sys.exit(bool(reader.torn))


if __name__ == "__main__":
    main()
