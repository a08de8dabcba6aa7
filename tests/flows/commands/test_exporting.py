"""`vitagraph export` as people meet it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from etl.errors import UsageError
from flows.cli import app
from tests.etl.exchange.conftest import internal

__all__ = ["internal"]
RUN = CliRunner()


def test_standard_output_has_the_bytes_and_nothing_else(internal: Path) -> None:
    done = RUN.invoke(app, ["export", "csl-json", "--from", str(internal), "--person", "Mara Lindqvist"])
    assert done.exit_code == 0
    assert len(json.loads(done.stdout)) == 2


def test_a_file_has_the_same_bytes(internal: Path, tmp_path: Path) -> None:
    target = tmp_path / "works.bib"
    shown = RUN.invoke(app, ["export", "bibtex", "--from", str(internal)]).stdout_bytes
    done = RUN.invoke(app, ["export", "bibtex", "--from", str(internal), "--output", str(target)])
    assert done.stdout == f"{target}: {len(shown)} bytes\n"
    assert target.read_bytes() == shown


def test_tables_go_into_a_folder(internal: Path, tmp_path: Path) -> None:
    done = RUN.invoke(app, ["export", "parquet", "--from", str(internal), "-o", str(tmp_path)])
    assert f"{tmp_path / 'works.parquet'}: " in done.stdout
    assert len(list(tmp_path.glob("*.parquet"))) == 13


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(["csv"], "give a folder with --output"), (["bibtex", "--person", "Nobody Anywhere"], "nobody in the graph goes by")],
)
def test_what_cannot_be_done_is_said(arguments: list[str], message: str, internal: Path) -> None:
    done = RUN.invoke(app, ["export", *arguments, "--from", str(internal)])
    assert isinstance(done.exception, UsageError)
    assert message in str(done.exception)
