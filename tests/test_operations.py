"""The operations guide: backup and restore are run as they stand there, what it names exists, and old claims are upgraded."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from etl.graph.store import current_version
from etl.pipeline import build
from etl.progress import SilentProgress
from etl.runs.records import read_runs
from etl.settings import RunSettings, Settings
from flows.watch import Watch
from tests.flows.prefect_site import cv_of

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "flows" / "OPERATIONS.md").read_text()


def build_of(folder: Path, output: Path) -> list[str]:
    """Builds; gives the stages that it took."""
    with Watch(output, SilentProgress()) as watch:
        watch.note(build([folder], output, Settings(), watch.progress))
    return [stage.name for stage in watch.ended.stages]


def command(of: str) -> str:
    """The shell commands below a comment that begins with `of`."""
    found = re.search(rf"```sh\n# {of}:.*?\n(.*?)```", GUIDE, re.S)
    assert found is not None
    return found[1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "cvs"
    folder.mkdir()
    for name in ("Vera Example", "Ada Sample"):
        (folder / f"{name.split()[0].lower()}.md").write_text(cv_of(name))
    return folder


def test_a_backup_restored_into_a_new_folder_is_the_graph_and_leaves_nothing_to_do(folder: Path, tmp_path: Path) -> None:
    output, restored, backup = tmp_path / "graph", tmp_path / "elsewhere" / "graph", tmp_path / "backup.tar.gz"
    build_of(folder, output)
    (folder / "ada.md").write_text(cv_of("Ada Sample", 2013))
    build_of(folder, output)
    for what, place in (("backup", output), ("restore", restored)):
        environment = {"PATH": "/usr/bin:/bin", "OUTPUT": str(place), "BACKUP": str(backup)}
        subprocess.run(["sh", "-ec", command(what)], env=environment, check=True, timeout=240)
    assert (restored / "graph.nq").read_bytes() == (output / "graph.nq").read_bytes()
    assert len(read_runs(restored)) == 2
    assert build_of(folder, restored) == ["find"]
    (folder / "vera.md").write_text(cv_of("Vera Example", 2001))
    build_of(folder, restored)
    build_of(folder, output)
    assert (restored / "graph.nq").read_bytes() == (output / "graph.nq").read_bytes()


def test_claims_of_an_older_format_are_read_anew_and_names_stay(folder: Path, tmp_path: Path) -> None:
    """As after an upgrade: other readers named the files of claims, and what lies in them is of another format."""
    output = tmp_path / "graph"
    build_of(folder, output)
    before = (output / "graph.nq").read_bytes()
    _make_old(output)
    assert build_of(folder, output).count("read") == 1
    assert (output / "graph.nq").read_bytes() == before
    assert build_of(folder, output) == ["find"]


def _make_old(output: Path) -> None:
    """Turns the claims of the current version into what an earlier program would have left."""
    ledger = current_version(output) / "ledger.jsonl"
    records = [json.loads(line) for line in ledger.read_text().splitlines()]
    assert len(records) == 2
    for record in records:
        new = output / "claims" / record["claims"]
        old = new.with_name(f"{new.name[:16]}-00000000.json")
        content = json.loads(new.read_text())
        old.write_text(json.dumps({"format": 0, "name": content["name"], "sha256": content["sha256"], "facts": []}))
        new.unlink()
        record.update(claims=old.name, read_as=old.name, extractor="0" * 16)
    ledger.write_text("".join(json.dumps(record) + "\n" for record in records))


def test_settings_that_the_guide_names_exist() -> None:
    named = set(re.findall(r"VITAGRAPH_([A-Z_]+)", GUIDE)) - {"FOLDER", "OUTPUT"}  # those of prefect.yaml
    assert len(named) >= 6
    assert sorted(name for name in named if name.lower() not in {**Settings.model_fields, **RunSettings.model_fields}) == []


def test_units_start_programs_with_options_that_exist() -> None:
    starts = re.findall(r"^ExecStart=/opt/vitagraph/bin/(.*)$", GUIDE, re.M)
    assert [start.split()[0] for start in starts] == ["vitagraph", "prefect", "prefect"]
    for start in starts:
        words = shlex.split(start)
        module = "prefect" if words[0] == "prefect" else "flows"
        code = ["-m", "prefect"] if module == "prefect" else ["-c", "from flows.cli import main; main()"]
        command = [word for word in words[1:] if not word.startswith(("-", "/"))][: 2 if module == "prefect" else 1]
        shown = subprocess.run(
            [sys.executable, *code, *command, "--help"], cwd=ROOT, capture_output=True, text=True, timeout=240, check=True
        ).stdout
        options = [word for word in words if word.startswith("--")]
        assert options
        assert [option for option in options if option not in shown] == []
