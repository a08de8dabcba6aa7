"""Faults at random moments, many of them: `python tests/benchmarks/faults.py PLACE --documents 60 --rounds 5`.

In each round a folder of small invented CVs is changed (some new, some changed, some gone), and something happens to the build of
it. However that ends, a build without faults follows, and its graph must be the one of an output folder that nothing ever
happened to. What happens, in turn:

reader killed     processes that read get SIGKILL or SIGSEGV, three times while the build runs; nothing may be lost, but all three
                  of them before they are ready end the build
build killed      the build and all that it started, at a random moment
interrupted       SIGINT or SIGTERM; no process may be left behind
hangs and eats    one more document that takes minutes and one that takes a gigabyte, with narrow limits: both are named
worker killed     reading on two workers of Dask, one of which gets SIGKILL
scheduler killed  the Dask scheduler goes away: exit with a sentence, and the next build takes up what was read
store away        documents lie in S3, whose server is killed at a random moment
disk full         the build may write no file larger than a few kilobytes

Prints a line a round; ends with status 1 if a graph was wrong, a process left behind, or a message without advice.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from etl.history import read_log
from etl.state.ledger import read_ledger
from tests.etl.faults import Build, children_of, run, wait_until_gone
from tests.etl.histories import build_here, step, write_cv
from tests.etl.parallel.clusters import DaskProcesses
from tests.etl.sources.stores import S3Server, connect_anew, put, remove

_LONG = "Some words of a long story that nobody wants to hear.\n" * 400_000
_USUAL_S = (0.5, 12.0)  # when something happens after the build has begun to read


class World:
    """The folder, the output that things happen to, and the one that nothing happens to."""

    def __init__(self, place: Path, documents: int, draw: random.Random) -> None:
        shutil.rmtree(place, ignore_errors=True)
        self.place, self.draw = place, draw
        self.cvs, self.output, self.untouched = place / "cvs", place / "output", place / "untouched"
        self.cvs.mkdir(parents=True)
        for number in range(documents):
            (self.cvs / f"first-{number:03}.md").write_text(write_cv(draw))
        build_here(self.cvs, self.output)
        shutil.copytree(self.output, self.untouched, symlinks=True)

    def change(self) -> None:
        """Some documents are new, changed, renamed, damaged or gone."""
        for _ in range(self.draw.randint(3, 12)):
            step(self.cvs, self.draw)

    def begin(self, source: Path | str | None = None, **settings: object) -> tuple[Build, set[int]]:
        """A build that has begun to read, if it had something to read; and every process it starts from now on."""
        build = Build(source or self.cvs, self.output, **settings)
        seen: set[int] = set()

        def look() -> None:
            while build.process.poll() is None:
                seen.update(children_of(build.process.pid))
                time.sleep(0.02)

        threading.Thread(target=look, daemon=True).start()
        return build, seen

    def pause(self) -> None:
        """A random while."""
        time.sleep(self.draw.uniform(*_USUAL_S))

    def is_right(self) -> bool:
        """Whether the next build gives what it gives where nothing ever happened."""
        build_here(self.cvs, self.output)
        build_here(self.cvs, self.untouched)
        return (self.output / "graph.nq").read_bytes() == (self.untouched / "graph.nq").read_bytes()


def reader_killed(world: World) -> str:
    build, _ = world.begin(processes=2)
    hit = 0
    while hit < 3 and build.process.poll() is None:
        time.sleep(world.draw.uniform(0.3, 2))
        for process in children_of(build.process.pid)[:1]:
            os.kill(process, world.draw.choice((signal.SIGKILL, signal.SIGSEGV)))
            hit += 1
    status, _, problems = build.end()
    killed = [each.source for each in read_ledger(world.output) if each.issue and each.issue.rule == "readers.killed"]
    if killed:  # the same document twice: rare, and then it is named
        run(world.cvs, world.output, retry=True)
    # Three in a row that were killed before they were ready end the build in a sentence.
    return _told(status == 0 or "nothing was changed" in problems, f"{hit} killed, {len(killed)} documents named", problems)


def build_killed(world: World) -> str:
    build, seen = world.begin(processes=2)
    world.pause()
    build.process.kill()
    build.end()
    wait_until_gone(sorted(seen))
    return "killed"


def interrupted(world: World) -> str:
    build, seen = world.begin(processes=2)
    world.pause()
    build.process.send_signal(world.draw.choice((signal.SIGINT, signal.SIGTERM)))
    build.end()
    wait_until_gone(sorted(seen))
    return "ended, no process left"


def hangs_and_eats(world: World) -> str:
    for name in ("hangs.txt", "eats.txt"):
        (world.cvs / name).write_text(name + _LONG)
    first = run(world.cvs, world.output, processes=2, document_timeout_s=15, document_memory_mb=2000)
    second = run(world.cvs, world.output, processes=2, document_timeout_s=300, document_memory_mb=300, retry=True)
    rules = {each.issue.rule for each in read_ledger(world.output) if each.issue and each.source in ("hangs.txt", "eats.txt")}
    for name in ("hangs.txt", "eats.txt"):
        (world.cvs / name).unlink()
    return _told(
        first[0] == second[0] == 0 and rules <= {"readers.too_slow", "readers.too_large"} and bool(rules),
        ", ".join(sorted(rules)),
        first[2] + second[2],
    )


@contextmanager
def _dask(world: World) -> Iterator[DaskProcesses]:
    folder = world.place / "dask"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    processes = DaskProcesses(folder)
    try:
        for name in ("one", "two"):
            processes.start_worker(name)
        yield processes
    finally:
        processes.stop()


def worker_killed(world: World) -> str:
    with _dask(world) as dask:
        build, _ = world.begin(dask=dask.address)
        world.pause()
        dask.workers[0].kill()
        status, _, problems = build.end()
    return _told(status == 0, "one of two workers killed", problems)


def scheduler_killed(world: World) -> str:
    with _dask(world) as dask:
        build, _ = world.begin(dask=dask.address)
        world.pause()
        dask.scheduler.kill()
        status, _, problems = build.end()
    return _told(status == 0 or "nothing was changed" in problems, "ended before" if status == 0 else "said what to do", problems)


def store_away(world: World) -> str:
    server = S3Server()
    os.environ.update(server.environment)
    connect_anew()
    server.start()
    try:
        url = f"s3://{server.new_bucket()}/cvs"
        for path in world.cvs.iterdir():
            put(f"{url}/{path.name}", path.read_bytes())
        gone = world.draw.choice(sorted(path.name for path in world.cvs.iterdir()))
        remove(f"{url}/{gone}")
        (world.cvs / gone).unlink()
        build, _ = world.begin(url)
        world.pause()
        server.stop()
        status, _, problems = build.end()
    finally:
        server.stop()
    return _told(status == 0 or "nothing was changed" in problems, "ended before" if status == 0 else "said what to do", problems)


def disk_full(world: World) -> str:
    most = world.draw.choice((2_000, 20_000, 100_000, 400_000))
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, limit[1]))
    try:
        build = Build(world.cvs, world.output)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    status, _, problems = build.end()
    told = status == 0 or "free some space" in problems or "File too large" in problems
    return _told(told, f"no file above {most} bytes, status {status}", problems)


def _told(is_right: bool, what: str, problems: str) -> str:
    return what if is_right else f"WRONG: {what}: {problems.strip()[-400:]}"


FAULTS: tuple[Callable[[World], str], ...] = (
    reader_killed,
    build_killed,
    interrupted,
    hangs_and_eats,
    worker_killed,
    scheduler_killed,
    store_away,
    disk_full,
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("place", type=Path)
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=5, help="of all faults")
    parser.add_argument("--only", nargs="+", choices=[fault.__name__ for fault in FAULTS])
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    world = World(asked.place.resolve(), asked.documents, random.Random(asked.seed))
    wrong = 0
    for number in range(asked.rounds):
        for fault in FAULTS:
            if asked.only and fault.__name__ not in asked.only:
                continue
            world.change()
            began = time.perf_counter()
            told = fault(world)
            is_right = world.is_right() and not told.startswith("WRONG")
            wrong += not is_right
            version = read_log(world.output)[-1].number
            mark = "right" if is_right else "WRONG"
            print(
                f"{number + 1} {fault.__name__:17} {mark}  {told}; version {version}, {time.perf_counter() - began:.0f} s",
                flush=True,
            )
    print(f"{wrong} wrong")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
