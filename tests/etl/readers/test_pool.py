from __future__ import annotations

import os
import signal
import threading
from pathlib import Path

from etl.model.issue import Severity
from etl.readers.pool import ReaderPool
from etl.settings import Settings
from etl.sources import Source

CV = "# Vera Example\n\n## Education\n\nPhD in Botany, Example University, 2011\n"


def write_cvs(folder: Path, *names: str) -> list[Source]:
    for name in names:
        (folder / name).write_text(CV + name)
    return [Source(name, folder / name) for name in names]


def test_each_document_gives_a_file_of_claims(tmp_path: Path) -> None:
    claims = tmp_path / "claims"
    claims.mkdir()
    with ReaderPool(claims, Settings(processes=1)) as pool:
        readings = pool.read(write_cvs(tmp_path, "a.md", "b.md"))
    assert [(reading.name, reading.issue) for reading in readings] == [("a.md", None), ("b.md", None)]
    assert sorted(reading.claims for reading in readings if reading.claims) == sorted(claims.iterdir())


def test_a_document_that_cannot_be_read_is_an_issue(tmp_path: Path) -> None:
    with ReaderPool(tmp_path, Settings(processes=1)) as pool:
        (reading,) = pool.read([Source("gone.md", tmp_path / "gone.md")])
    assert reading.claims is None
    assert reading.issue is not None
    assert reading.issue.severity is Severity.DOCUMENT


def processes_reading(path: Path) -> list[int]:
    """Children of ours that have `path` open."""
    children = [child for task in Path("/proc/self/task").iterdir() for child in (task / "children").read_text().split()]
    return [int(child) for child in children if str(path) in map(str, _open_files(child))]


def _open_files(process: str) -> list[Path]:
    try:
        return [link.readlink() for link in Path(f"/proc/{process}/fd").iterdir()]
    except OSError:  # it ended while we looked
        return []


def test_a_document_that_kills_its_process_is_found_and_named(tmp_path: Path) -> None:
    """Reading a pipe into which nobody writes hangs; who reads it is killed, as the system does to who eats too much memory."""
    good = write_cvs(tmp_path, "a.md", "b.md", "c.md")
    stuck = tmp_path / "stuck.md"
    os.mkfifo(stuck)
    held_open = os.open(stuck, os.O_RDWR)
    done = threading.Event()

    def kill_readers() -> None:
        while not done.wait(0.05):
            for process in processes_reading(stuck):
                os.kill(process, signal.SIGKILL)

    killer = threading.Thread(target=kill_readers)
    killer.start()
    try:
        with ReaderPool(tmp_path, Settings(processes=1)) as pool:
            readings = pool.read([good[0], good[1], Source("stuck.md", stuck), good[2]])
    finally:
        done.set()
        killer.join()
        os.close(held_open)
    assert [reading.name for reading in readings] == ["a.md", "b.md", "stuck.md", "c.md"]
    assert [reading.issue.rule if reading.issue else None for reading in readings] == [None, None, "readers.killed", None]


def test_a_bug_met_in_one_document_costs_no_other(tmp_path: Path) -> None:
    """A source without a path is such a bug: reading it raises what no reader promises."""
    good = write_cvs(tmp_path, "a.md", "b.md")
    with ReaderPool(tmp_path, Settings(processes=1)) as pool:
        readings = pool.read([good[0], Source("bug.md", None), good[1]])  # type: ignore[arg-type]
    assert [reading.issue.rule if reading.issue else None for reading in readings] == [None, "readers.bug", None]
    assert readings[1].issue is not None
    assert "a bug of ours, AttributeError" in readings[1].issue.message
    assert "reading.py" in readings[1].issue.message
