"""A real scheduler and real workers, each a process of its own."""

from __future__ import annotations

import os
import shutil
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from etl.errors import WorkersError
from etl.parallel.cluster import DaskReaders
from etl.parallel.pool import ReaderPool, read_all
from etl.pipeline import build
from etl.settings import Settings
from etl.sources import Source, drop_twins, find_documents
from etl.state import fingerprints
from tests.etl.faults import EATS_MEMORY
from tests.etl.parallel.clusters import ROOT, DaskProcesses

EXAMPLES = ROOT / "tests" / "examples" / "cvs"


@pytest.fixture(scope="module")
def dask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DaskProcesses]:
    """A scheduler with one worker."""
    processes = DaskProcesses(tmp_path_factory.mktemp("dask"))
    processes.start_worker("first")
    processes.wait_for_workers(1)
    yield processes
    processes.stop()


def examples() -> list[Source]:
    return drop_twins(find_documents([EXAMPLES])[0])[0]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_a_build_on_workers_gives_the_same_bytes_while_one_of_them_is_killed(dask: DaskProcesses, tmp_path: Path) -> None:
    doomed = dask.start_worker("doomed")
    dask.wait_for_workers(2)
    settings = Settings(dask=dask.address)
    reader = fingerprints.reader(settings)
    for folder in ("there", "here"):
        (tmp_path / folder).mkdir()
    with DaskReaders(dask.address, tmp_path / "there", settings, reader) as readers:
        readings = []
        for batch in read_all(readers, [[source] for source in examples()]):
            readings += batch
            if len(readings) == 1:
                doomed.send_signal(signal.SIGKILL)
        assert len(readings) == len(examples())
        assert readers.width == 4
    doomed.wait()
    with ReaderPool(tmp_path / "here", Settings(processes=1), reader) as pool:
        expected = pool.read(examples())
    assert contents(tmp_path / "there") == contents(tmp_path / "here")
    assert sorted((each.name, each.issue, each.sha256, each.as_of) for each in readings) == sorted(
        (each.name, each.issue, each.sha256, each.as_of) for each in expected
    )


def test_a_build_gives_the_same_bytes_while_workers_are_killed_that_read_and_that_link(tmp_path: Path) -> None:
    write_namesakes(tmp_path / "cvs", 150)
    dask = DaskProcesses(tmp_path)
    try:
        for name in ("first", "second", "third"):
            dask.start_worker(name)
        dask.wait_for_workers(3)
        with ThreadPoolExecutor(2) as threads:
            killed = [threads.submit(dask.kill_who_does, work) for work in ("read_batch_there", "score_people")]
            build([tmp_path / "cvs"], tmp_path / "there", Settings(dask=dask.address))
        assert [each.result().wait() for each in killed] == [-signal.SIGKILL] * 2
        assert len({each.result().pid for each in killed}) == 2
    finally:
        dask.stop()
    build([tmp_path / "cvs"], tmp_path / "here", Settings(processes=1))
    for name in ("graph.nq", "report.json", "validation.ttl", "entities.jsonl", "judgements.jsonl"):
        assert (tmp_path / "there" / "current" / name).read_bytes() == (tmp_path / "here" / "current" / name).read_bytes(), name


def write_namesakes(folder: Path, count: int) -> None:
    """CVs of people of one name with little in common: each two are compared."""
    folder.mkdir()
    for i in range(count):
        lines = (
            "# Tovi Kim",
            f"## Education\n\n- PhD in Botany, University of {chr(65 + i % 26)}{'aeiou'[i // 26 % 5]}lmstad, {1990 + i % 30}",
        )
        (folder / f"{i:03}.md").write_text("\n\n".join(lines) + f"\n\n## Skills\n\nPython, tool {i}\n")


def test_documents_that_do_harm_are_named_and_cost_no_other(dask: DaskProcesses, tmp_path: Path) -> None:
    folder = tmp_path / "cvs"
    folder.mkdir()
    (folder / "a.md").write_text("# Vera Example\n\n## Education\n\nPhD in Botany, Example University, 2011\n")
    (folder / "eats.txt").write_text(EATS_MEMORY)
    (folder / "empty.md").write_text("")
    (folder / "large.md").write_bytes(b"x" * 31_000_000)
    settings = Settings(dask=dask.address, document_memory_mb=300)
    with DaskReaders(dask.address, tmp_path, settings) as readers:
        readings = readers.read([*drop_twins(find_documents([folder])[0])[0], Source("gone.md", folder / "gone.md")])
    assert [(each.name, each.issue.rule if each.issue else None) for each in readings] == [
        ("a.md", None),
        ("eats.txt", "readers.too_large"),
        ("empty.md", "reading.empty"),
        ("large.md", "reading.too_large"),
        ("gone.md", "reading.unreadable"),
    ]


def test_claims_that_are_there_are_not_sent(dask: DaskProcesses, tmp_path: Path) -> None:
    sources = examples()[:2]
    settings = Settings(dask=dask.address)
    reader = fingerprints.reader(settings)
    with DaskReaders(dask.address, tmp_path, settings, reader) as readers:
        first = readers.read(sources)
    away = [Source(each.name, tmp_path / "away", each.sha256, size=each.size) for each in sources]
    with DaskReaders(dask.address, tmp_path, settings, reader) as readers:
        assert readers.read(away) == first


def test_a_worker_of_another_version_is_refused(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "etl", tmp_path / "program" / "etl", ignore=shutil.ignore_patterns("__pycache__"))
    with (tmp_path / "program" / "etl" / "transform" / "claims.py").open("a") as module:
        module.write("\n# another version\n")
    processes = DaskProcesses(tmp_path)
    try:
        processes.start_worker("other", tmp_path / "program")
        processes.wait_for_workers(1)
        settings = Settings(dask=processes.address)
        with (
            DaskReaders(processes.address, tmp_path, settings, fingerprints.reader(settings)) as readers,
            pytest.raises(WorkersError, match=r"another version .* build again"),
        ):
            readers.read(examples()[:1])
    finally:
        processes.stop()


def test_without_a_scheduler_nothing_is_begun(tmp_path: Path) -> None:
    with pytest.raises(WorkersError, match=r"no Dask scheduler .* Start `dask scheduler`"):
        DaskReaders("tcp://127.0.0.1:9", tmp_path, Settings(), patience_s=4).__enter__()


def test_a_scheduler_that_goes_away_ends_the_build_in_a_sentence(tmp_path: Path) -> None:
    processes = DaskProcesses(tmp_path)
    processes.start_worker("first")
    processes.wait_for_workers(1)
    settings = Settings(dask=processes.address)
    with DaskReaders(processes.address, tmp_path, settings, patience_s=10) as readers:
        worker = processes.workers[0].pid
        os.kill(worker, signal.SIGSTOP)  # it is there and does nothing
        threading.Timer(3, processes.stop).start()
        with pytest.raises(WorkersError, match=r"is gone; nothing was changed\. Start it and build again"):
            readers.read(examples()[:1])


@pytest.mark.parametrize("address", ["local:", "local:none", "local:0"])
def test_a_local_cluster_needs_a_number(address: str, tmp_path: Path) -> None:
    with pytest.raises(WorkersError, match="number of workers"):
        DaskReaders(address, tmp_path, Settings()).__enter__()
