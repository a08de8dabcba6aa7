"""Reads mutated files and generated text, all the way to claims, and says what broke, what was slow, what took memory.

    python tests/benchmarks/fuzz.py FOLDER... --inputs 20000 --seed 1 --processes 2 --keep BAD_INPUTS

Nothing but `DocumentError` may come out of an input, and none may take more than two seconds of processor time for each 100 kB
(smaller ones: two seconds). Exit code 1 if one does; `--keep` writes those inputs to a folder.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import signal
import sys
import time
import traceback
from collections import Counter
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import FrameType

from fuzz_inputs import make_input, read_blobs

from etl.errors import DocumentError
from etl.extract.reading import read_bytes
from etl.model.document import Document
from etl.parallel.serving import settle_memory
from etl.settings import Settings
from etl.transform.claims import read_claims

SECONDS_EACH_100_KB = 2.0
MEMORY = 500_000_000  # bytes that a process may take
SLOWEST = 10
TOLD_EACH = 1_000


@dataclass(frozen=True)
class Outcome:
    """What came of one input: `read`, the rule of a refusal, or what broke; processor seconds; the process's peak memory."""

    index: int
    size: int
    result: str
    seconds: float
    peak: int = 0
    trace: str = ""

    @property
    def is_bad(self) -> bool:
        """Whether a promise was broken."""
        return bool(self.trace) or self.seconds > allowed_seconds(self.size)


class TooSlow(BaseException):
    """The time is up; no handler of ours may take it for an error of the input."""


def allowed_seconds(size: int) -> float:
    """Processor seconds for an input of `size` bytes."""
    return SECONDS_EACH_100_KB * max(1.0, size / 100_000)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlow


def try_input(index: int, name: str, content: bytes) -> Outcome:
    """Read the input, check what every reader promises, and read its claims."""
    start, trace = time.process_time(), ""
    signal.setitimer(signal.ITIMER_PROF, 5 * allowed_seconds(len(content)))
    try:
        document = read_bytes(content, name=name, settings=Settings())
        check_document(document)
        claims = read_claims(document)
        result = "read" if claims.subject is not None else "read, nobody named"
    except DocumentError as error:
        result = error.rule
    except TooSlow:
        result, trace = "too slow", traceback.format_exc(limit=-6)
    except (Exception, RecursionError) as error:  # noqa: BLE001 - whatever escapes is what we are looking for
        result, trace = f"{type(error).__name__}: {error}"[:200], traceback.format_exc(limit=-6)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return Outcome(index, len(content), result, time.process_time() - start, peak, trace)


def check_document(document: Document) -> None:
    """What every reader promises about lines and their places."""
    for line in document.lines:
        passage = line.passage
        assert passage.text.strip(), "a blank line"
        assert len(passage.text) == len(passage.offsets) == len(passage.styles), "a character without a place or style"
        in_order = all(a <= b for a, b in zip(passage.offsets, passage.offsets[1:], strict=False))
        assert in_order or document.media_type in ("application/x-tex", "application/x-bibtex"), "offsets decrease"
        assert document.source.line_number(passage.offsets[0]) == line.number, "a wrong line number"
        assert passage.span().quote.strip(), "a blank quote"
        assert all(0 <= start < end <= len(passage.text) for start, end in line.cells), "a cell outside of its line"


def _work(pipe: Connection, seed: int, folders: list[Path]) -> None:
    signal.signal(signal.SIGPROF, _stop)
    resource.setrlimit(resource.RLIMIT_AS, (4 * MEMORY, 4 * MEMORY))
    blobs = read_blobs(folders)
    settle_memory()  # as the processes of a run do
    while (index := pipe.recv()) is not None:
        pipe.send(try_input(index, *make_input(seed, index, blobs)))


class Worker:
    """A process that tries inputs one by one; it may die of one."""

    def __init__(self, seed: int, folders: list[Path]) -> None:
        self.arguments = seed, folders
        self.index = -1
        self.start()

    def start(self) -> None:
        """A fresh process."""
        self.pipe, inner = multiprocessing.Pipe()
        self.process = multiprocessing.Process(target=_work, args=(inner, *self.arguments), daemon=True)
        self.process.start()
        inner.close()

    def give(self, index: int | None) -> None:
        """The next input; `None` ends the process."""
        self.index = -1 if index is None else index
        self.pipe.send(index)

    def take(self) -> Outcome:
        """What came of the input."""
        try:
            outcome: Outcome = self.pipe.recv()
        except EOFError:
            self.process.join()
            outcome = Outcome(self.index, 0, f"crash ({self.process.exitcode})", 0.0, trace="the process ended")
            self.start()
        return outcome


def run(
    folders: list[Path], *, inputs: int, seed: int, processes: int, first: int = 0, seconds: float | None = None
) -> list[Outcome]:
    """All outcomes, in order of the inputs; after `seconds` no further input is given out."""
    end = None if seconds is None else time.monotonic() + seconds
    workers = [Worker(seed, folders) for _ in range(processes)]
    waiting = iter(range(first, first + inputs))
    outcomes: list[Outcome] = []
    busy = [worker for worker in workers if (index := next(waiting, None)) is not None and worker.give(index) is None]
    while busy:
        for pipe in wait([worker.pipe for worker in busy]):
            worker = next(worker for worker in busy if worker.pipe is pipe)
            outcomes.append(worker.take())
            tell_progress(outcomes)
            index = next(waiting, None) if end is None or time.monotonic() < end else None
            if index is None:
                busy.remove(worker)
            else:
                worker.give(index)
    for worker in workers:
        worker.give(None)
        worker.process.join()
    return sorted(outcomes, key=lambda outcome: outcome.index)


def tell_progress(outcomes: list[Outcome]) -> None:
    """A line to the error stream for each bad input and each thousandth one, so that a long run tells what it found so far."""
    last = outcomes[-1]
    if last.is_bad:
        print(f"BAD input {last.index}: {last.seconds:.2f} s, {last.size:,} bytes, {last.result}", file=sys.stderr, flush=True)
    if len(outcomes) % TOLD_EACH == 0:
        seconds, peak = sum(o.seconds for o in outcomes), max(o.peak for o in outcomes)
        print(f"{len(outcomes)} inputs, {seconds:.0f} s, peak {peak / 1e6:.0f} MB", file=sys.stderr, flush=True)


def report(outcomes: list[Outcome]) -> int:
    """Print what happened; the number of bad outcomes."""
    size, seconds = sum(o.size for o in outcomes), sum(o.seconds for o in outcomes)
    size, seconds = sum(o.size for o in outcomes), sum(o.seconds for o in outcomes)
    print(f"{len(outcomes)} inputs, {size / 1e6:.1f} MB, {seconds:.0f} s of processor time")
    for result, count in Counter("broken" if o.trace else o.result for o in outcomes).most_common():
        print(f"{count:8}  {result}")
    peak = max(o.peak for o in outcomes)
    print(f"peak memory {peak / 1e6:.0f} MB" + (" - MORE THAN ALLOWED" if peak > MEMORY else ""))
    print("slowest:")
    for outcome in sorted(outcomes, key=lambda o: -o.seconds / allowed_seconds(o.size))[:SLOWEST]:
        print(f"  input {outcome.index}: {outcome.seconds:.2f} s for {outcome.size:,} bytes ({outcome.result})")
    bad = [outcome for outcome in outcomes if outcome.is_bad]
    shown: set[str] = set()
    for outcome in bad:
        place = "".join(outcome.trace.splitlines(keepends=True)[-4:])
        if place not in shown:
            shown.add(place)
            print(f"BAD input {outcome.index}: {outcome.seconds:.2f} s, {outcome.size:,} bytes, {outcome.result}\n{outcome.trace}")
    print(f"{len(bad)} bad")
    return len(bad) + (peak > MEMORY)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, help="files to mutate; none: generated text only")
    parser.add_argument("--inputs", type=int, default=20_000)
    parser.add_argument("--first", type=int, default=0, help="number of the first input: repeats one with --inputs 1")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="folder for the inputs that broke a promise")
    parser.add_argument("--seconds", type=float, help="stop early, and report on the inputs that were tried")
    options = parser.parse_args()
    outcomes = run(
        options.folders,
        inputs=options.inputs,
        seed=options.seed,
        processes=options.processes,
        first=options.first,
        seconds=options.seconds,
    )
    if len(outcomes) < options.inputs:
        print(f"stopped early: {len(outcomes)} of {options.inputs} inputs")
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
        blobs = read_blobs(options.folders)
        for outcome in (o for o in outcomes if o.is_bad):
            name, content = make_input(options.seed, outcome.index, blobs)
            (options.keep / f"{outcome.index}-{name}").write_bytes(content)
    return 1 if report(outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
