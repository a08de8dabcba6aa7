"""Random histories of tiny invented documents and decisions: each step linked on from the one before, and anew.

    PYTHONPATH=. .venv/bin/python tests/benchmarks/link_histories.py --histories 50 --steps 20 [--small]

With `--small` blocks, batches, samples and long lists are small: what happens at their limits happens often. Prints what
was done and every history in which a step came out differently.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.etl.resolve.conftest import Cv
from tests.etl.resolve.link_histories import SMALL, run_history


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--histories", type=int, default=50)
    parser.add_argument("--steps", type=int, default=20)
    parser.add_argument("--seed", type=int, default=0, help="of the first history")
    parser.add_argument("--small", action="store_true", help="limits of a few documents")
    asked = parser.parse_args()
    if asked.small:
        _make_small()
    done: Counter[str] = Counter()
    broken = 0
    start = time.perf_counter()
    for seed in range(asked.seed, asked.seed + asked.histories):
        with tempfile.TemporaryDirectory() as place:
            try:
                done.update(run_history(Cv, Path(place), seed, asked.steps))
            except AssertionError as error:
                broken += 1
                print(f"BROKEN {str(error).splitlines()[0]}")
    print(f"{asked.histories * asked.steps} steps in {time.perf_counter() - start:.0f} s, {broken} histories broken")
    print(", ".join(f"{what} {count}" for what, count in done.most_common()))


def _make_small() -> None:
    for module, name, limit in SMALL:
        setattr(module, name, limit)


if __name__ == "__main__":
    main()
