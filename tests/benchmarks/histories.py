"""Random histories of a folder, each compared with a fresh build: `python tests/benchmarks/histories.py FOLDER --count 500`.

`--first` and `--seconds` run them in pieces: the history of a number is always the same, and the last line says how far it came.
"""

from __future__ import annotations

import argparse
import shutil
import time
from collections import Counter
from pathlib import Path

from tests.etl.histories import run_history
from tests.etl.mixed_histories import run_mixed_history


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--steps", type=int, default=4)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--mixed", action="store_true", help="decisions, releases and forgetting too, compared after each step")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="no history begins after so many")
    asked = parser.parse_args()
    done: Counter[str] = Counter()
    run = run_mixed_history if asked.mixed else run_history
    began = time.perf_counter()
    seed = asked.first
    while seed < asked.first + asked.count and time.perf_counter() - began < asked.seconds:
        place = asked.folder / f"history-{seed}"
        shutil.rmtree(place, ignore_errors=True)
        done.update(run(place, seed, asked.steps))
        shutil.rmtree(place)
        seed += 1
    told = ", ".join(f"{count} {what}" for what, count in sorted(done.items()))
    count, seconds = seed - asked.first, time.perf_counter() - began
    print(f"{count} histories end in the graph of what is left ({told}; {seconds:.0f} s); the next is --first {seed}")


if __name__ == "__main__":
    main()
