"""Documents that do harm to who reads them. All of it is real: pipes that never end, signals, limits of memory and of the disk."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from etl.errors import StoreError, WorkersError
from etl.load.claims import claims_file
from etl.model.issue import Severity
from etl.model.reading import Reading
from etl.parallel.pool import ReaderPool, read_all
from etl.settings import Settings
from etl.sources import Source, drop_twins
from tests.etl.faults import EATS_MEMORY, children_of, wait_until_gone

CV = "# Vera Example\n\n## Education\n\nPhD in Botany, Example University, 2011\n"
ROOT = Path(__file__).parents[3]


def write_cvs(folder: Path, *names: str) -> list[Source]:
    for name in names:
        (folder / name).write_text(CV + name)
    return drop_twins([Source(name, folder / name) for name in names])[0]


def rules(readings: list[Reading]) -> list[str | None]:
    return [reading.issue.rule if reading.issue else None for reading in readings]


def has_open(process: int, path: Path) -> bool:
    try:
        return str(path) in [str(link.readlink()) for link in Path(f"/proc/{process}/fd").iterdir()]
    except OSError:  # it ended while we looked
        return False


@contextmanager
def pipe(path: Path) -> Iterator[Source]:
    """A document that is never read to its end: a pipe into which nobody writes."""
    os.mkfifo(path)
    held_open = os.open(path, os.O_RDWR)
    try:
        yield Source(path.name, path)
    finally:
        os.close(held_open)


@contextmanager
def signalling(path: Path, number: int, times: int = 99) -> Iterator[set[int]]:
    """Every process of ours that reads `path` gets a signal, the first `times` that do; gives those that got it."""
    done = threading.Event()
    hit: set[int] = set()

    def look() -> None:
        while not done.wait(0.02) and len(hit) < times:
            for process in children_of(os.getpid()):
                if process not in hit and has_open(process, path):
                    hit.add(process)
                    os.kill(process, number)

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield hit
    finally:
        done.set()
        thread.join()


def test_each_document_gives_a_file_of_claims(tmp_path: Path) -> None:
    claims = tmp_path / "claims"
    claims.mkdir()
    with ReaderPool(claims, Settings(processes=1)) as pool:
        readings = pool.read(write_cvs(tmp_path, "a.md", "b.md"))
    assert [(reading.name, reading.issue) for reading in readings] == [("a.md", None), ("b.md", None)]
    assert sorted(reading.claims for reading in readings if reading.claims) == sorted(claims.iterdir())


def test_all_batches_are_read_by_as_many_processes_as_asked_for(tmp_path: Path) -> None:
    batches = [write_cvs(tmp_path, f"{number}.md") for number in range(4)]
    with ReaderPool(tmp_path, Settings(processes=2)) as pool:
        readings = [reading for batch in read_all(pool, batches) for reading in batch]
        assert len(children_of(os.getpid())) <= 2
    assert sorted(reading.name for reading in readings) == ["0.md", "1.md", "2.md", "3.md"]


def test_a_document_that_cannot_be_read_is_an_issue(tmp_path: Path) -> None:
    with ReaderPool(tmp_path, Settings(processes=1)) as pool:
        (reading,) = pool.read([Source("gone.md", tmp_path / "gone.md")])
    assert reading.claims is None
    assert reading.issue is not None
    assert reading.issue.severity is Severity.DOCUMENT


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT], ids=lambda number: number.name)
def test_a_document_that_ends_its_process_is_named_and_costs_no_other(tmp_path: Path, number: signal.Signals) -> None:
    """As the system does to who eats all memory, and a library in C to itself."""
    good = write_cvs(tmp_path, "a.md", "b.md", "c.md")
    with pipe(tmp_path / "bad.md") as bad, signalling(bad.path, number), ReaderPool(tmp_path, Settings(processes=1)) as pool:
        readings = pool.read([good[0], good[1], bad, good[2]])
    assert [reading.name for reading in readings] == ["a.md", "b.md", "bad.md", "c.md"]
    assert rules(readings) == [None, None, "readers.killed", None]
    assert readings[2].issue is not None
    assert f"({number.name}): the file is damaged" in readings[2].issue.message


def test_a_process_that_is_killed_once_costs_no_document(tmp_path: Path) -> None:
    """The document has a second chance: who was killed need not be whose fault it was."""
    good = write_cvs(tmp_path, "a.md", "b.md")
    slow = tmp_path / "slow.md"
    os.mkfifo(slow)
    held_open = os.open(slow, os.O_RDWR)

    def feed(killed: set[int]) -> None:
        """Into the second process that asks."""
        while not killed or not any(process not in killed and has_open(process, slow) for process in children_of(os.getpid())):
            time.sleep(0.01)
        os.write(held_open, CV.encode())
        os.close(held_open)

    with signalling(slow, signal.SIGKILL, times=1) as killed, ReaderPool(tmp_path, Settings(processes=1)) as pool:
        feeder = threading.Thread(target=feed, args=(killed,), daemon=True)
        feeder.start()
        readings = pool.read([good[0], Source("slow.md", slow), good[1]])
        feeder.join()
    assert rules(readings) == [None, None, None]


def test_a_document_that_hangs_is_named(tmp_path: Path) -> None:
    good = write_cvs(tmp_path, "a.md", "b.md")
    with pipe(tmp_path / "hangs.md") as bad, ReaderPool(tmp_path, Settings(processes=1, document_timeout_s=5)) as pool:
        began = time.monotonic()
        readings = pool.read([good[0], bad, good[1]])
    assert rules(readings) == [None, "readers.too_slow", None]
    assert readings[1].issue is not None
    assert "5 s; raise VITAGRAPH_DOCUMENT_TIMEOUT_S" in readings[1].issue.message
    assert time.monotonic() - began < 120


def test_a_process_that_does_nothing_any_more_is_ended(tmp_path: Path) -> None:
    """Stopped, it is as deaf as code in C that never comes back."""
    good = write_cvs(tmp_path, "a.md")
    settings = Settings(processes=1, document_timeout_s=5)
    with pipe(tmp_path / "bad.md") as bad, signalling(bad.path, signal.SIGSTOP), ReaderPool(tmp_path, settings) as pool:
        readings = pool.read([bad, good[0]])
        assert rules(readings) == ["readers.too_slow", None]
        assert len(children_of(os.getpid())) == 1


def test_a_document_that_eats_memory_is_named(tmp_path: Path) -> None:
    good = write_cvs(tmp_path, "a.md", "b.md")
    (tmp_path / "eats.txt").write_text(EATS_MEMORY)
    with ReaderPool(tmp_path, Settings(processes=1, document_memory_mb=300)) as pool:
        readings = pool.read([good[0], Source("eats.txt", tmp_path / "eats.txt"), good[1]])
    assert rules(readings) == [None, "readers.too_large", None]
    assert readings[1].issue is not None
    assert "300 MB; raise VITAGRAPH_DOCUMENT_MEMORY_MB" in readings[1].issue.message


def test_a_process_that_is_killed_before_it_is_ready_is_started_again(tmp_path: Path) -> None:
    done = threading.Event()
    before = set(children_of(os.getpid()))  # of other tests

    def kill_one() -> None:
        while not (found := set(children_of(os.getpid())) - before):
            if done.wait(0.005):
                return
        os.kill(found.pop(), signal.SIGKILL)

    thread = threading.Thread(target=kill_one)
    thread.start()
    try:
        with ReaderPool(tmp_path, Settings(processes=1)) as pool:
            assert rules(pool.read(write_cvs(tmp_path, "a.md"))) == [None]
    finally:
        done.set()
        thread.join()


def test_processes_that_never_come_up_end_the_reading_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What Python itself needs is not where it is told to look."""
    monkeypatch.setenv("PYTHONHOME", str(tmp_path))
    with ReaderPool(tmp_path, Settings(processes=1)) as pool, pytest.raises(WorkersError, match="cannot be started"):
        pool.read(write_cvs(tmp_path, "a.md"))


def test_a_bug_met_in_one_document_costs_no_other(tmp_path: Path) -> None:
    """A source without a path is such a bug: reading it raises what no reader promises."""
    good = write_cvs(tmp_path, "a.md", "b.md")
    with ReaderPool(tmp_path, Settings(processes=1)) as pool:
        readings = pool.read([good[0], Source("bug.md", None), good[1]])  # type: ignore[arg-type]
    assert rules(readings) == [None, "readers.bug", None]
    assert readings[1].issue is not None
    assert "a bug of ours, AttributeError" in readings[1].issue.message
    assert "reading.py" in readings[1].issue.message


def test_claims_that_cannot_be_written_are_no_documents_fault(tmp_path: Path) -> None:
    (tmp_path / "claims").write_text("a file where the folder should be")
    with ReaderPool(tmp_path / "claims", Settings(processes=1)) as pool, pytest.raises(StoreError, match="free some space"):
        pool.read(write_cvs(tmp_path, "a.md"))


def _damage(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100])


def _leave(path: Path) -> None:
    assert path.exists()


@pytest.mark.parametrize(
    ("is_afresh", "change", "is_kept"),
    [(False, _leave, True), (True, _leave, False), (False, _damage, False), (False, Path.unlink, False)],
    ids=["there", "asked for afresh", "damaged", "gone"],
)
def test_claims_of_a_build_that_was_killed_are_taken_up(
    tmp_path: Path, is_afresh: bool, change: Callable[[Path], None], is_kept: bool
) -> None:
    (source,) = write_cvs(tmp_path, "a.md")
    path = tmp_path / claims_file(source.sha256, source.name, "reader")
    with ReaderPool(tmp_path, Settings(processes=1), "reader") as pool:
        first = pool.read([source])
    before = path.read_bytes()
    os.utime(path, (1, 1))
    change(path)
    source.path.rename(tmp_path / "away.md") if is_kept else None
    with ReaderPool(tmp_path, Settings(processes=1), "reader", is_afresh=is_afresh) as pool:
        assert pool.read([source]) == first
    assert path.read_bytes() == before
    assert (path.stat().st_mtime == 1) is is_kept


def is_given_up(pool: ReaderPool, source: Source) -> None:
    with pytest.raises(RuntimeError):
        pool.read([source])


def test_a_pool_that_is_given_up_leaves_no_process_behind(tmp_path: Path) -> None:
    before = set(children_of(os.getpid()))  # of other tests
    with pipe(tmp_path / "hangs.md") as bad, ReaderPool(tmp_path, Settings(processes=1)) as pool:
        thread = threading.Thread(target=is_given_up, args=(pool, bad))
        thread.start()
        while not any(has_open(process, bad.path) for process in children_of(os.getpid())):
            time.sleep(0.02)
    thread.join(120)
    assert not thread.is_alive()
    assert set(children_of(os.getpid())) <= before


def test_who_reads_ends_when_the_build_is_killed(tmp_path: Path) -> None:
    (source,) = write_cvs(tmp_path, "a.md")
    code = (
        "import time; from pathlib import Path; from etl.parallel.pool import ReaderPool; from etl.settings import Settings\n"
        f"from etl.sources import Source; pool = ReaderPool(Path({str(tmp_path)!r}), Settings(processes=1))\n"
        f"pool.read([Source('a.md', Path({str(source.path)!r}))]); print('read', flush=True); time.sleep(100)\n"
    )
    build = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert build.stdout is not None
    assert build.stdout.readline() == "read\n"
    (reader,) = children_of(build.pid)
    build.kill()
    build.communicate()
    wait_until_gone([reader])
