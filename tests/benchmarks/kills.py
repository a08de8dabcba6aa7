"""Kills builds at random moments while a reader looks on: `python tests/benchmarks/kills.py FOLDER --kills 300`.

Half of the kills come instead of a change to the file system, half at a random moment of a named step, each step as often. The
corpus is small and each build a fork of a process that has everything loaded: 300 kills take minutes. After every tenth kill, and
at the end, the next build goes through and is held against a fresh one, byte by byte. Prints kills by step, reads, torn reads.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import time
from collections import Counter
from pathlib import Path

from etl.state.ledger import read_ledger
from tests.etl.histories import build_here, same_as_fresh, step, write_cv
from tests.etl.kills import Builds, Ended, reading

AT_A_CHANGE = "at a change"


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
    began, killed = time.perf_counter(), Counter[str]()
    with Builds(cvs, output) as builds, reading(output) as reader:
        (cvs / "cv-00.md").write_text(write_cv(draw))
        usual = builds.build()
        steps = sorted(usual.seconds)
        while killed.total() < asked.kills:
            step(cvs, draw)
            where = AT_A_CHANGE if draw.random() < 0.5 else draw.choice(steps)
            killed[where] += _kill(builds, usual, where, draw).is_killed
            if killed.total() % 10 == 0:
                _next_build_is_right(cvs, output, asked.folder)
    _next_build_is_right(cvs, output, asked.folder)
    told = ", ".join(f"{count} {where}" for where, count in sorted(killed.items()))
    print(f"{killed.total()} kills ({told}) in {time.perf_counter() - began:.0f} s")
    print(f"{reader.reads} reads, {len(reader.torn)} torn; no document lost, each build that was held against a fresh one the same")
    print(*sorted(set(reader.torn)), sep="\n")
    sys.exit(bool(reader.torn))


def _kill(builds: Builds, usual: Ended, where: str, draw: random.Random) -> Ended:
    """A build that is killed, unless it is done before: steps take as long as they take."""
    if where == AT_A_CHANGE:
        return builds.kill_at_change(draw.randint(1, usual.changes))
    return builds.kill_in_step(where, draw.uniform(0, usual.seconds[where]))


def _next_build_is_right(cvs: Path, output: Path, place: Path) -> None:
    build_here(cvs, output)
    assert {record.source for record in read_ledger(output)} == {path.name for path in cvs.iterdir()}
    assert not [path for path in (output / "versions").iterdir() if not path.name.isdecimal()]
    same_as_fresh(cvs, output, place)


if __name__ == "__main__":
    main()
