"""A reader that is started before it is known what there is to read."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from etl.model.document_claims import DocumentClaims
from etl.parallel import practice
from etl.parallel.early import EarlyReader
from etl.parallel.pool import ReaderPool
from etl.pipeline import Options, begin
from etl.progress import SilentProgress
from etl.settings import Settings
from etl.sources import Source, drop_twins
from etl.transform.claims import read_claims
from tests.etl.faults import children_of, wait_until_gone

CV = "# Vera Example\n\n## Education\n\nPhD in Botany, Example University, 2011\n"


def write_cv(folder: Path, name: str) -> list[Source]:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(CV + name)
    return drop_twins([Source(name, folder / name)])[0]


def started(early: EarlyReader) -> int:
    before = set(children_of(os.getpid()))
    early.start()
    early.start()
    (process,) = set(children_of(os.getpid())) - before
    return process


def test_a_pool_reads_in_the_process_that_is_there(tmp_path: Path) -> None:
    early = EarlyReader()
    process = started(early)
    with ReaderPool(tmp_path, Settings(processes=1), early=early) as pool:
        (reading,) = pool.read(write_cv(tmp_path, "a.md"))
        assert children_of(os.getpid()) == [process]
    assert reading.claims is not None
    wait_until_gone({process})


def test_one_that_was_killed_meanwhile_is_replaced(tmp_path: Path) -> None:
    early = EarlyReader()
    os.kill(started(early), signal.SIGKILL)
    with ReaderPool(tmp_path, Settings(processes=1), early=early) as pool:
        (reading,) = pool.read(write_cv(tmp_path, "a.md"))
    assert reading.claims is not None


def test_one_that_nobody_takes_is_ended() -> None:
    early = EarlyReader()
    process = started(early)
    early.close()
    wait_until_gone({process})
    assert process not in children_of(os.getpid())


def test_a_build_starts_one_for_a_content_that_is_new(tmp_path: Path) -> None:
    write_cv(tmp_path / "cvs", "a.md")
    with begin([tmp_path / "cvs"], tmp_path / "output", Settings(processes=1), SilentProgress(), Options(), EarlyReader()) as run:
        (process,) = children_of(os.getpid())
        assert run.early is not None
    wait_until_gone({process})


def test_one_that_nobody_asks_practises_on_lists_of_all_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[DocumentClaims] = []
    monkeypatch.setattr(practice, "read_claims", lambda document: read.append(read_claims(document)))
    practice.practise(until=lambda: False)
    for kind in ("education", "employment", "works", "service", "awards", "talks", "teaching", "advising", "skills"):
        assert any(getattr(claims, kind) for claims in read), kind


def test_one_that_is_asked_practises_no_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[DocumentClaims] = []
    monkeypatch.setattr(practice, "read_claims", lambda document: read.append(read_claims(document)))
    practice.practise(until=lambda: len(read) == 1)
    assert len(read) == 1
