"""A real scheduler and real workers, each a process of its own."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from etl.errors import UsageError, WorkersError
from etl.load.claims import read_claims_file
from etl.model.link_change import Listed
from etl.parallel.choice import choose_spread
from etl.parallel.documents import read_batch
from etl.parallel.spreading import DaskSpread
from etl.resolve import person_pairs, work_pairs
from etl.resolve.linker import Linker
from etl.settings import Settings
from etl.sources import drop_twins, find_documents
from tests.etl.faults import write_cvs
from tests.etl.parallel.clusters import ROOT, DaskProcesses, turn

A = TypeVar("A")
B = TypeVar("B")


@pytest.fixture
def dask(tmp_path: Path) -> Iterator[DaskProcesses]:
    """A scheduler."""
    processes = DaskProcesses(tmp_path)
    yield processes
    processes.stop()


def test_answers_come_in_order_while_a_worker_is_killed(dask: DaskProcesses) -> None:
    dask.start_worker("first")
    doomed = dask.start_worker("doomed")
    dask.wait_for_workers(2)
    with DaskSpread(dask.address) as spread:
        answers = []
        for answer in spread(turn, iter(range(20))):
            answers.append(answer)
            if len(answers) == 3:
                doomed.send_signal(signal.SIGKILL)
        again = list(spread(turn, [7]))
    assert [number for number, _ in answers] == [-number for number in range(20)]
    assert os.getpid() not in {process for _, process in answers}
    assert {process for _, process in answers[-8:]} == {dask.workers[0].pid}
    assert again == [(-7, dask.workers[0].pid)]


def test_what_nobody_is_left_for_is_done_here(dask: DaskProcesses) -> None:
    worker = dask.start_worker("first")
    dask.wait_for_workers(1)
    with DaskSpread(dask.address, patience_s=6) as spread:
        answers = []
        for answer in spread(turn, range(12)):
            answers.append(answer)
            if len(answers) == 2:
                worker.send_signal(signal.SIGKILL)
    assert [number for number, _ in answers] == [-number for number in range(12)]
    assert answers[0][1] == worker.pid
    assert answers[-1][1] == os.getpid()


def test_a_worker_of_another_version_is_refused(dask: DaskProcesses, tmp_path: Path) -> None:
    for package in ("etl", "ontology", "tests"):
        shutil.copytree(ROOT / package, tmp_path / "program" / package, ignore=shutil.ignore_patterns("__pycache__"))
    with (tmp_path / "program" / "etl" / "resolve" / "weights.py").open("a") as module:
        module.write("\n# another version\n")
    dask.start_worker("other", tmp_path / "program")
    dask.wait_for_workers(1)
    with DaskSpread(dask.address) as spread, pytest.raises(WorkersError, match=r"another version .* build again"):
        list(spread(turn, [1]))


def test_works_and_people_are_compared_there_as_at_home(
    dask: DaskProcesses, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (person_pairs, work_pairs):
        monkeypatch.setattr(module, "_BATCH", 8)
    for name in ("first", "doomed"):
        dask.start_worker(name)
    write_cvs(tmp_path / "cvs", 20)
    (tmp_path / "claims").mkdir()
    readings = read_batch(drop_twins(find_documents([tmp_path / "cvs"])[0])[0], tmp_path / "claims", Settings())
    claims = {each.sha256: read_claims_file(each.claims) for each in readings if each.claims}
    listed = [Listed(sha256, each.name, sha256) for sha256, each in claims.items()]
    asked = set()

    with DaskSpread(dask.address) as away:

        def spread(function: Callable[[A], B], batches: Iterable[A], /) -> Iterator[B]:
            for answer in away(function, batches):
                asked.add(function.__name__)
                dask.workers[1].kill()
                yield answer

        there = Linker().link(listed, claims.__getitem__, (), spread)
    assert asked == {"score_works", "score_people"}
    assert there == Linker().link(listed, claims.__getitem__)


def test_nobody_is_looked_for_before_there_is_work() -> None:
    with choose_spread(Settings(dask="tcp://127.0.0.1:9")) as spread:
        assert callable(spread)


def test_without_dask_it_is_done_in_place() -> None:
    with choose_spread(Settings()) as spread:
        assert [process for _, process in spread(turn, [1, 2])] == [os.getpid()] * 2


def test_without_the_extra_it_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "etl.parallel.spreading", None)
    with pytest.raises(UsageError, match="pip install"), choose_spread(Settings(dask="local:1")):
        pass
