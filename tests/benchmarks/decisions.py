"""Random histories of documents and decisions over tiny invented CVs: whatever was taken back must have left no byte.

    PYTHONPATH=. .venv/bin/python tests/benchmarks/decisions.py --histories 50 --steps 20

Each history adds, changes, renames and removes documents, makes decisions and takes them back, with a build after each step, and
ends with a comparison against a fresh build. Prints what was done and every history that broke a law.
"""

from __future__ import annotations

import argparse
import tempfile
import time
import warnings
from collections import Counter
from pathlib import Path

from tests.etl.decided_histories import run_decided_history


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--histories", type=int, default=50)
    parser.add_argument("--steps", type=int, default=20)
    parser.add_argument("--seed", type=int, default=0, help="of the first history")
    asked = parser.parse_args()
    warnings.simplefilter("ignore", DeprecationWarning)
    done: Counter[str] = Counter()
    broken = 0
    start = time.perf_counter()
    for seed in range(asked.seed, asked.seed + asked.histories):
        with tempfile.TemporaryDirectory() as place:
            try:
                done.update(run_decided_history(Path(place), seed, asked.steps))
            except AssertionError as error:
                broken += 1
                print(f"history {seed}: {str(error)[:200]}")
    print(f"{sum(done.values())} steps in {time.perf_counter() - start:.0f} s, {broken} histories broken")
    print(", ".join(f"{what} {count}" for what, count in done.most_common()))


if __name__ == "__main__":
    main()
