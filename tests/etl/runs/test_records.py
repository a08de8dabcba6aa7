from __future__ import annotations

from pathlib import Path

import pytest

from etl.errors import StoreError
from etl.progress import SilentProgress
from etl.runs.records import KEPT, RUNS_FILE, Ending, RunRecord, Stage, Stopwatch, add_run, read_runs


def record(run: str, **given: object) -> RunRecord:
    return RunRecord(**{"at": "2026-03-01T02:00:00+00:00", "run": run, "ending": Ending.COMPLETED, **given})  # type: ignore[arg-type]


def test_runs_are_read_as_they_were_written(tmp_path: Path) -> None:
    runs = [
        record("a", version=3, published=True, changes={"new": 2}, stages=(Stage("read", 1.25, 2),)),
        record("b", ending=Ending.FAILED, error="SourceError"),
    ]
    for each in runs:
        add_run(tmp_path, each)
    assert read_runs(tmp_path) == runs


def test_there_are_no_runs_before_the_first(tmp_path: Path) -> None:
    assert read_runs(tmp_path) == []


def test_a_torn_line_is_passed_over(tmp_path: Path) -> None:
    add_run(tmp_path, record("a"))
    with (tmp_path / RUNS_FILE).open("a") as handle:
        handle.write('{"at": "2026-03-0\n')
    add_run(tmp_path, record("b"))
    assert [each.run for each in read_runs(tmp_path)] == ["a", "b"]


def test_the_oldest_of_very_many_go(tmp_path: Path) -> None:
    (tmp_path / RUNS_FILE).write_text('{"run": 0}\n' * (2 * KEPT))
    add_run(tmp_path, record("newest"))
    assert len((tmp_path / RUNS_FILE).read_text().splitlines()) == KEPT + 1
    assert [each.run for each in read_runs(tmp_path)] == ["newest"]


def test_a_list_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / RUNS_FILE).mkdir()
    with pytest.raises(StoreError, match="cannot"):
        add_run(tmp_path, record("a"))


def test_a_stage_that_fails_is_timed_too() -> None:
    told: list[str] = []
    watch = Stopwatch(SilentProgress(), lambda stage: told.append(stage.name))
    with watch.step("find", 1):
        pass
    with pytest.raises(ValueError, match="no"), watch.step("read", 7):
        raise ValueError("no")
    assert told == ["find", "read"]
    assert [(stage.name, stage.parts) for stage in watch.stages] == [("find", 1), ("read", 7)]
    assert all(0 <= stage.seconds < 5 for stage in watch.stages)
