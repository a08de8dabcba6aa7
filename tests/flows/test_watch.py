"""What a run leaves behind, and what it does not: names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from etl.errors import SourceError
from etl.pipeline import build
from etl.progress import SilentProgress
from etl.runs.records import ERROR_FILE, Ending, read_runs
from etl.settings import Settings
from flows.failures import Kept, StepError, WithoutWords, kept, tell_without_words
from flows.watch import Watch


def watched_build(folder: Path, output: Path) -> Watch:
    with Watch(output, SilentProgress()) as watch:
        watch.note(build([folder], output, Settings(), watch.progress))
    return watch


def cv_of(name: str) -> str:
    return f"# {name}\n\n## Education\n\n- PhD in Botany, Example University, 2011\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "cvs"
    folder.mkdir()
    (folder / "vera-example.md").write_text(cv_of("Vera Example"))
    return folder


def test_runs_are_recorded_with_their_stages(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output, log = tmp_path / "output", tmp_path / "log.jsonl"
    monkeypatch.setenv("VITAGRAPH_LOG", str(log))
    watched_build(folder, output)
    (folder / "empty.md").write_text("")
    watched_build(folder, output)
    watched_build(folder, output)
    first, second, third = read_runs(output)
    assert (first.ending, first.published, first.changes) == (Ending.COMPLETED, True, {"new": 1})
    assert (second.ending, second.left_out, second.changes) == (Ending.SET_ASIDE, 1, {"cannot be read": 1})
    assert (third.version, third.published, [stage.name for stage in third.stages]) == (2, False, ["find"])
    assert "read" in [stage.name for stage in first.stages]
    events = [json.loads(line) for line in log.read_text().splitlines()]
    assert [each["event"] for each in events if each["event"] != "stage"] == ["began", "ended"] + 2 * ["began", "left out", "ended"]
    written = (log.read_text() + (output / "runs.jsonl").read_text()).lower()
    assert "d-" in written
    assert [word for word in ("vera", "empty.md") if word in written] == []


def test_a_failed_run_keeps_its_words_in_the_work_folder(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    watched_build(folder, output)
    with pytest.raises(SourceError), Watch(output, SilentProgress()):
        raise SourceError("vera-example.md is away")
    assert read_runs(output)[-1].error == "SourceError"
    assert "vera" not in (output / "runs.jsonl").read_text()
    assert "vera-example.md is away" in (output / ERROR_FILE).read_text()


def test_a_command_that_was_wrong_makes_no_folder(tmp_path: Path) -> None:
    with pytest.raises(SourceError), Watch(tmp_path / "output", SilentProgress()):
        raise SourceError("no")
    assert not (tmp_path / "output").exists()


def test_a_log_that_cannot_be_written_stops_nothing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VITAGRAPH_LOG", str(tmp_path / "no" / "log.jsonl"))
    assert watched_build(folder, tmp_path / "output").ended.ending is Ending.COMPLETED
    assert "VITAGRAPH_LOG" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "kind", "kept_as"),
    [
        (SourceError("Ada Sample's folder"), StepError, "SourceError"),
        (KeyError("Ada Sample"), StepError, "KeyError"),
        (FileNotFoundError(2, "No such file", "/cvs/ada-sample.pdf"), OSError, "FileNotFoundError"),
    ],
    ids=["ours", "a bug", "the system's"],
)
def test_errors_come_out_without_their_words(error: Exception, kind: type[Exception], kept_as: str) -> None:
    kept.set(holder := Kept())
    with pytest.raises(kind) as caught, WithoutWords(), WithoutWords():  # a step's, inside the run's
        raise error
    assert "Sample" not in repr(caught.value)
    assert "sample" not in str(caught.value)
    assert holder.error is error
    told = tell_without_words(error)
    assert told.startswith(kept_as)
    assert "ample" not in told
