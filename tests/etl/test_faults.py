"""What goes wrong around a build: each case ends as it should, says what to do, and the next run is right.

Faults of single readings are in `parallel/test_pool.py` and `parallel/test_cluster.py`, of stores elsewhere in `test_elsewhere.py`,
of the disk and of publishing in `test_pipeline.py` and `test_publication.py`.
"""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from etl.history import rollback
from etl.load.claims import claims_file
from etl.settings import Settings
from etl.state import fingerprints
from etl.state.ledger import read_ledger
from tests.etl.faults import EATS_MEMORY, Build, children_of, run, wait_until_gone, write_cvs
from tests.etl.histories import assert_store_holds_the_file, build_here

BIG = "Some words of a long story that nobody wants to hear.\n" * 400_000


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of CVs of which one has changed, a graph of it before, and in `right` the graph that must come of it."""
    place = tmp_path_factory.mktemp("built")
    write_cvs(place / "cvs", 4)
    build_here(place / "cvs", place / "output")
    shutil.copytree(place / "output", place / "right", symlinks=True)
    (place / "cvs" / "cv-001.md").write_text((place / "cvs" / "cv-002.md").read_text().replace("Physics", "Botany"))
    build_here(place / "cvs", place / "right")
    return place


@pytest.fixture
def place(built: Path, tmp_path: Path) -> Path:
    """A copy of the same."""
    shutil.copytree(built, tmp_path, symlinks=True, dirs_exist_ok=True)
    return tmp_path


def graph(place: Path) -> bytes:
    return (place / "output" / "graph.nq").read_bytes()


def assert_next_is_right(place: Path) -> None:
    """The next build gives what a build without faults gives."""
    build_here(place / "cvs", place / "output")
    assert graph(place) == (place / "right" / "graph.nq").read_bytes()
    assert_store_holds_the_file(place / "output")


@pytest.mark.parametrize("step", ["find", "read", "link", "validate", "publish", "swap"])
def test_a_build_killed_in_a_step_leaves_the_graph_and_the_next_is_right(place: Path, step: str) -> None:
    before = graph(place)
    build = Build(place / "cvs", place / "output", halt_in=step)
    build.wait_for_step(step)
    build.process.kill()
    build.end()
    assert graph(place) == before
    assert_next_is_right(place)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda number: number.name)
def test_a_build_that_is_ended_while_it_reads_leaves_no_process(place: Path, number: signal.Signals) -> None:
    before = graph(place)
    (place / "cvs" / "big.txt").write_text(BIG)
    build = Build(place / "cvs", place / "output")
    build.wait_for_step("read")
    while not (readers := children_of(build.process.pid)):
        time.sleep(0.02)
    time.sleep(1.5)
    build.process.send_signal(number)
    assert build.end()[0] != 0
    wait_until_gone(readers)
    assert graph(place) == before
    (place / "cvs" / "big.txt").unlink()
    assert_next_is_right(place)


def test_what_a_killed_build_has_read_is_not_read_again(tmp_path: Path) -> None:
    write_cvs(tmp_path / "cvs", 12)
    build = Build(tmp_path / "cvs", tmp_path / "output", halt_in="link")
    build.wait_for_step("link")
    build.process.kill()
    build.end()
    written = {path: path.stat().st_mtime_ns for path in (tmp_path / "output" / "claims").iterdir()}
    assert len(written) == 12
    (tmp_path / "cvs" / "cv-003.md").write_text("# Wen-Li Aster\n\n## Education\n\n- PhD in Physics, Tarnbridge College, 2003\n")
    assert run(tmp_path / "cvs", tmp_path / "output")[0] == 0
    after = {path: path.stat().st_mtime_ns for path in (tmp_path / "output" / "claims").iterdir()}
    assert len(written.items() & after.items()) == 11
    build_here(tmp_path / "cvs", tmp_path / "fresh")
    assert (tmp_path / "output" / "graph.nq").read_bytes() == (tmp_path / "fresh" / "graph.nq").read_bytes()


def test_who_reads_may_be_killed_and_nothing_is_lost(tmp_path: Path) -> None:
    """Once each is in the middle of many documents."""
    write_cvs(tmp_path / "cvs", 60)
    build = Build(tmp_path / "cvs", tmp_path / "output")
    while build.process.poll() is None and not list((tmp_path / "output").glob("claims/*")):
        time.sleep(0.005)
    for reader in children_of(build.process.pid):
        os.kill(reader, signal.SIGKILL)
    status, _, problems = build.end()
    assert status == 0, problems
    assert [record.state.value for record in read_ledger(tmp_path / "output")] == ["present"] * 60
    build_here(tmp_path / "cvs", tmp_path / "fresh")
    assert (tmp_path / "output" / "graph.nq").read_bytes() == (tmp_path / "fresh" / "graph.nq").read_bytes()


def test_a_document_that_does_harm_is_remembered_until_somebody_asks_again(place: Path) -> None:
    (place / "cvs" / "eats.txt").write_text(EATS_MEMORY)
    limits = {"document_memory_mb": 300}
    status, _, problems = run(place / "cvs", place / "output", **limits)
    assert status == 0, problems
    (record,) = [record for record in read_ledger(place / "output") if record.source == "eats.txt"]
    assert record.issue is not None
    assert (record.state.value, record.issue.rule) == ("failed", "readers.too_large")
    assert "readers.too_large" in (place / "output" / "report.json").read_text()
    assert run(place / "cvs", place / "output", **limits)[1] == ["find 1"]
    assert "read 1" in run(place / "cvs", place / "output", retry=True, **limits)[1]
    (place / "cvs" / "eats.txt").write_text("# Wen-Li Aster\n\n## Education\n\n- PhD in Physics, Tarnbridge College, 2003\n")
    assert "read 1" in run(place / "cvs", place / "output", **limits)[1]
    assert {record.state.value for record in read_ledger(place / "output")} == {"present"}


def test_a_document_that_takes_too_long_is_left_out_and_the_rest_is_there(place: Path) -> None:
    (place / "cvs" / "long.txt").write_text(BIG)
    status, _, problems = run(place / "cvs", place / "output", document_timeout_s=8)
    assert status == 0, problems
    states = {record.source: record.issue.rule if record.issue else "" for record in read_ledger(place / "output")}
    assert states == {"cv-000.md": "", "cv-001.md": "", "cv-002.md": "", "cv-003.md": "", "long.txt": "readers.too_slow"}
    (place / "cvs" / "long.txt").unlink()
    assert_next_is_right(place)


def _claims_of_the_changed(place: Path) -> Path:
    import hashlib

    sha256 = hashlib.sha256((place / "cvs" / "cv-001.md").read_bytes()).hexdigest()
    return place / "output" / "claims" / claims_file(sha256, "cv-001.md", fingerprints.reader(Settings()))


def test_a_disk_that_is_full_when_claims_are_written_changes_nothing(place: Path) -> None:
    """The device that is always full stands where the file is written first."""
    before = graph(place)
    fresh = _claims_of_the_changed(place).with_name(_claims_of_the_changed(place).name + ".new")
    fresh.symlink_to("/dev/full")
    status, _, problems = run(place / "cvs", place / "output")
    assert (status, "StoreError" in problems, "No space left on device" in problems) == (1, True, True), problems
    assert "free some space" in problems
    assert graph(place) == before
    fresh.unlink(missing_ok=True)
    assert_next_is_right(place)


def _move_behind(room: int, state: Path) -> None:
    """All that a database holds, behind so many bytes of its file."""
    old = state.rename(state.with_suffix(".old"))
    with closing(sqlite3.connect(state, isolation_level=None)) as database:
        database.execute("CREATE TABLE filler (bytes BLOB)")
        database.execute("INSERT INTO filler VALUES (zeroblob(?))", (room,))
        database.execute("ATTACH ? AS old", (str(old),))
        for name, kind, statement in database.execute(
            "SELECT name, type, sql FROM old.sqlite_schema WHERE sql IS NOT NULL"
        ).fetchall():
            database.execute(statement)
            if kind == "table":
                database.execute(f"INSERT INTO main.{name} SELECT * FROM old.{name}")
        (version,) = database.execute("PRAGMA old.user_version").fetchone()
        database.execute(f"PRAGMA main.user_version = {version}")
    old.unlink()


def test_a_disk_that_is_full_when_the_state_of_linking_is_written_is_a_sentence(place: Path) -> None:
    """No file may become larger than the graph: the version is published, and the next build links everything anew."""
    room = 2 * (place / "right" / "graph.nq").stat().st_size
    _move_behind(room, place / "output" / "work" / "linking.sqlite")
    build = Build(place / "cvs", place / "output")
    build.wait_for_step("find")  # long before anything large is written
    resource.prlimit(build.process.pid, resource.RLIMIT_FSIZE, (room, room))
    status, _, problems = build.end()
    assert "Traceback" not in problems
    assert (status, "linking.sqlite: " in problems, "free some space" in problems) == (1, True, True), problems
    assert_next_is_right(place)


def test_an_output_that_is_no_folder_says_so(place: Path) -> None:
    (place / "file").write_text("")
    status, _, problems = run(place / "cvs", place / "file")
    assert (status, "nothing can be written in" in problems, "give another folder" in problems) == (1, True, True)
    status, _, problems = run(place / "cvs", Path("/proc/vitagraph"))
    assert (status, "nothing can be written in /proc/vitagraph" in problems) == (1, True)


def _cut(path: Path) -> None:
    """Half of the file, of a copy of its own: versions share files."""
    content = path.read_bytes()
    path.unlink()
    path.write_bytes(content[: len(content) // 2])


@pytest.mark.parametrize("name", ["ledger.jsonl", "register.jsonl", "manifest.json"])
def test_damaged_files_of_a_version_stop_the_build_with_a_sentence(place: Path, name: str) -> None:
    build_here(place / "cvs", place / "output")
    folder = (place / "output" / "current").resolve()
    content = (folder / name).read_bytes()
    (folder / name).unlink()
    (folder / name).write_bytes(b"{damaged\n" + content)
    (place / "cvs" / "cv-000.md").write_text("# Wen-Li Aster\n\n## Education\n\n- PhD in Physics, Tarnbridge College, 2003\n")
    status, _, problems = run(place / "cvs", place / "output")
    assert "Traceback" not in problems
    assert (status, "StoreError" in problems, name in problems) == (1, True, True), problems
    assert "rollback" in problems or "build anew" in problems


def test_a_damaged_ledger_is_mended_by_going_back(place: Path) -> None:
    build_here(place / "cvs", place / "output")
    folder = (place / "output" / "current").resolve()
    (folder / "ledger.jsonl").unlink()
    (folder / "ledger.jsonl").write_text("{damaged\n")
    assert "rollback" in run(place / "cvs", place / "output")[2]
    rollback(place / "output", None, Settings())
    assert_next_is_right(place)


@pytest.mark.parametrize("harm", [_cut, Path.unlink], ids=["cut", "gone"])
def test_claims_that_are_damaged_are_made_again_or_named(place: Path, harm: Callable[[Path], None]) -> None:
    (claims,) = [record.claims for record in read_ledger(place / "output") if record.source == "cv-003.md"]
    before = graph(place)
    harm(place / "output" / "claims" / claims)
    status, _, problems = run(place / "cvs", place / "output")
    if status != 0:
        assert "StoreError" in problems
        assert f"{claims} does not hold claims" in problems
        assert "delete it and build again" in problems
        assert graph(place) == before
        (place / "output" / "claims" / claims).unlink()
    assert_next_is_right(place)


@pytest.mark.parametrize("folder", ["work", "current/store"])
def test_a_damaged_store_is_made_again(place: Path, folder: str) -> None:
    files = [path for path in (place / "output" / folder).rglob("*") if path.is_file()]
    assert files
    for path in files:
        path.unlink()
        path.write_bytes(b"damaged")
    assert_next_is_right(place)


def test_a_source_that_is_empty_all_at_once_changes_nothing(place: Path) -> None:
    """As a mount point whose network mount is away."""
    before = graph(place)
    (place / "cvs").rename(place / "away")
    (place / "cvs").mkdir()
    status, _, problems = run(place / "cvs", place / "output")
    assert (status, "SourceError" in problems, "Is a folder or a network mount away?" in problems) == (1, True, True)
    assert graph(place) == before
    (place / "cvs").rmdir()
    status, _, problems = run(place / "cvs", place / "output")
    assert (status, "UsageError: there is no" in problems) == (1, True)
    (place / "away").rename(place / "cvs")
    assert_next_is_right(place)
