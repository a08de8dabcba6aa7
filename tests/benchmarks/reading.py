"""How much faster more processes read: `python tests/benchmarks/reading.py FOLDER --processes 1 2 --rounds 3`.

Every document below the folder is read anew in so many processes, batches and all, into a folder of its own that is thrown away; a
warm-up of a few documents comes first, as the start of a process (about a second) is paid once a build: figures are given without
it and with it. Beside it the same number of processes do nothing but count, which is what the machine can give at that moment: on a
machine that is busy with other things neither reaches its cores. The processor's seconds do not hang on that: what two processes
need more than one, and what handing out takes, is what two cores lose.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import statistics
import tempfile
import time
from pathlib import Path

from etl.parallel.batches import split_batches
from etl.parallel.pool import ReaderPool, read_all
from etl.settings import Settings
from etl.sources import Source, drop_twins, find_documents
from tests.etl.faults import children_of

_COUNT = 30_000_000


def count_up(number: int) -> int:
    total = 0
    for i in range(number):
        total += i & 7
    return total


def processor_s(process: int) -> float:
    """Seconds of the processor that a process has had."""
    user, system = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def counting_s(processes: int) -> float:
    """Seconds to count a fixed sum in so many processes."""
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        pool.map(count_up, [1] * processes)
        began = time.perf_counter()
        pool.map(count_up, [_COUNT // 16] * 32, chunksize=1)
        return time.perf_counter() - began


def reading_s(sources: list[Source], processes: int) -> tuple[float, float, float, float]:
    """Seconds to read all documents in so many processes: of the clock, of the processor in these, in this one; to start them."""
    settings = Settings(processes=processes)
    with tempfile.TemporaryDirectory() as folder, ReaderPool(Path(folder), settings, is_afresh=True) as pool:
        asked = time.perf_counter()
        list(read_all(pool, [sources[i :: processes * 8][:6] for i in range(processes)]))
        start = time.perf_counter() - asked
        before, ours = sum(map(processor_s, children_of(os.getpid()))), time.process_time()
        began = time.perf_counter()
        readings = list(read_all(pool, split_batches(sources, width=processes, most=settings.batch_size)))
        took, ours = time.perf_counter() - began, time.process_time() - ours
        theirs = sum(map(processor_s, children_of(os.getpid()))) - before
    assert sum(map(len, readings)) == len(sources)
    return took, theirs, ours, start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--processes", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    sources = drop_twins(find_documents([asked.folder])[0])[0]
    reading: dict[int, list[float]] = {number: [] for number in asked.processes}
    started: dict[int, list[float]] = {number: [] for number in asked.processes}
    counting: dict[int, list[float]] = {number: [] for number in asked.processes}
    for _ in range(asked.rounds):
        for number in asked.processes:
            counting[number].append(counting_s(number))
            took, theirs, ours, start = reading_s(sources, number)
            reading[number].append(took)
            started[number].append(took + start)
            processor = f"{theirs:.1f} s of the processor and {ours:.2f} s in who hands out"
            print(
                f"  {number} processes: read in {took:.1f} s, started in {start:.1f}; {processor}; "
                f"counted in {counting[number][-1]:.1f} s",
                flush=True,
            )
    first = asked.processes[0]
    for number in asked.processes:
        took = statistics.median(reading[number])
        faster, all_in_all, possible = (
            statistics.median(each[first]) / statistics.median(each[number]) for each in (reading, started, counting)
        )
        rate = len(sources) / took
        print(
            f"{number} processes: {rate:.0f} documents a second, {faster:.2f} times as fast, {all_in_all:.2f} with their start; "
            f"counting {possible:.2f} times"
        )


if __name__ == "__main__":
    main()
