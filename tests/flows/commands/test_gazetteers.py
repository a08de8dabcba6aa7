"""`vitagraph gazetteer` as people meet it."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from etl.errors import UsageError
from flows.cli import app
from tests.etl.lists.samples import OWN

RUN = CliRunner()


def test_an_import_tells_what_it_took_and_left_out(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text(OWN)
    arguments = ["gazetteer", "import", str(tmp_path / "own.csv"), "--output", str(tmp_path / "out")]
    done = RUN.invoke(app, arguments)
    assert (done.exit_code, done.stdout) == (0, f"{tmp_path / 'out' / 'gazetteers' / 'own.csv'}: 4 entries\n")
    (tmp_path / "own.csv").write_text(f"{OWN}school,Dust,,,,\n")
    done = RUN.invoke(app, arguments)
    assert done.exit_code == 1
    assert "own.csv:6  'school' is no kind" in done.stderr
    assert done.stderr.endswith("1 left out\n")


def test_the_lint_of_what_there_is(tmp_path: Path) -> None:
    done = RUN.invoke(app, ["gazetteer", "lint", "--output", str(tmp_path)])
    assert done.exit_code == 0
    assert "organizations.toml: " in done.stdout
    assert "venues.toml: " in done.stdout


def test_the_lint_of_a_file_tells_each_finding(tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text(f"{OWN}organization,Zeta Lab,NFU,,,\n")
    done = RUN.invoke(app, ["gazetteer", "lint", str(file)])
    assert done.exit_code == 1
    assert done.stdout == (
        f"{file}:6  acronym  Zeta Lab: NFU is an acronym of 'Northfield University' too\n{file}: 5 entries, 1 finding\n"
    )


@pytest.mark.parametrize("command", [["import"], ["lint"]])
def test_a_file_that_is_no_list_is_refused(command: list[str], tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("no list at all\n")
    done = RUN.invoke(app, ["gazetteer", *command, str(tmp_path / "list.txt")])
    assert isinstance(done.exception, UsageError)
