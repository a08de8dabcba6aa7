"""Decisions and the review as people meet them."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.etl.curate.test_reviewing import write_folder
from tests.etl.histories import build_here


def run(*arguments: str, said: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from flows.cli import main; main()", *arguments]
    environment = {**os.environ, "VITAGRAPH_WHO": "A. Curator"}
    return subprocess.run(command, input=said, env=environment, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture
def output(tmp_path: Path) -> str:
    build_here(write_folder(tmp_path / "cvs"), tmp_path / "out")
    return str(tmp_path / "out")


def test_a_decision_is_recorded_listed_and_taken_back(output: str) -> None:
    done = run("same", "Ilse Nordmann", "Otmar Quell@tarnbridge.md", "--why", "a pen name", "--from", output)
    assert (done.returncode, done.stderr) == (0, "")
    identifier = re.search(r"same (k-\w+): Ilse Nordmann \(quillfeather.md\), Otmar Quell \(tarnbridge.md\)", done.stdout)
    assert identifier
    listed = run("decisions", "--from", output).stdout
    assert f"{identifier[1]}  " in listed
    assert "A. Curator  same: Ilse Nordmann" in listed
    assert "a pen name\n1 decision\n" in listed
    assert run("undo", identifier[1], "--from", output).returncode == 0
    assert run("decisions", "--from", output).stdout == "0 decisions\n"
    actions = [json.loads(line)["action"] for line in (Path(output) / "decisions.jsonl").read_text().splitlines()]
    assert actions == ["same", "undo"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("different", "Ilse Nordmann", "Otmar Quell@tarnbridge.md"),
        ("rename", "Ilse Nordmann", "I. N."),
        ("split", "Hearing crumbs fall"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_each_decision_is_a_line(output: str, arguments: tuple[str, ...]) -> None:
    done = run(*arguments, "--from", output)
    if arguments[0] == "split":
        assert (done.returncode, "has no parts" in done.stderr) == (64, True)
    else:
        assert done.returncode == 0, done.stderr
        assert json.loads((Path(output) / "decisions.jsonl").read_text())["action"] == arguments[0]


def test_the_review_takes_answers_from_a_pipe(output: str) -> None:
    first = run("review", "--from", output, said="\nq\n")
    assert first.returncode == 0, first.stderr
    assert re.search(r"1 of \d+: one \w+\? \(\d+ facts? would move; score 0\.\d\d\)", first.stdout)
    assert len(re.findall(r"\w+\.md:\d+", first.stdout)) >= 2
    pairs = int(re.search(r"(\d+) pairs? in doubt, 0 answered", first.stdout)[1])  # type: ignore[index]
    assert pairs >= 1
    second = run("review", "--from", output, said="d\n")
    assert re.search(r"^.*different k-\w+$", second.stdout, re.M)
    assert f"{pairs} pair" in second.stdout
    assert "1 answered" in second.stdout
    assert f"{pairs - 1} pair" in run("review", "--from", output).stdout


def test_the_review_as_a_file(output: str) -> None:
    lines = [json.loads(line) for line in run("review", "--format", "jsonl", "--from", output).stdout.splitlines()]
    rows = list(csv.DictReader(io.StringIO(run("review", "--format", "csv", "--from", output).stdout)))
    assert len(lines) == len(rows) >= 1
    assert [line["entry"] for line in lines] == [row["entry"] for row in rows]
    assert lines[0]["document"] != lines[0]["other_document"]
    assert lines[0]["words"] in lines[0]["entry"]
