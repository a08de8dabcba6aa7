"""After somebody was forgotten, no file of the output folder has any form of the name: what `grep -r` finds, and what it cannot."""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Store

from etl.curate.deciding import Curator, decide_rename, decide_same
from etl.curate.forgetting import forget
from etl.curate.traces import bears, hints, search
from etl.errors import UsageError
from etl.graph.store import current_version
from etl.load.linking import read_entities
from etl.model.mention import EntityKind
from etl.normalize.folding import fold
from etl.progress import SilentProgress
from etl.settings import Settings
from etl.state.ledger import read_ledger
from tests.etl.histories import build_here
from tests.etl.mixed_histories import build_spoiled

NAME = "Zoë Ångström-Korvath"
OWN = f"""# {NAME}

zoe.angstrom@korvath.example

## Employment

- Research Scientist, Quillfeather Labs, 2019 - 2015
- Lecturer, Tarnbridge College, 2016 - present

## Publications

- Z. Ångström-Korvath, Tomas Underhay, Priya Sandoval. "Gears of the mind." In NeurIPS, 2018.
- Zoe Angstrom-Korvath and Priya Sandoval. "Cold starts considered." In VLDB, 2020.
"""
OTHERS = {
    "underhay.md": f"""# Tomas Underhay

## Education

- PhD in Physics, University of Halden, 2012. Advisor: {NAME}

## Publications

- Tomas Underhay, {NAME}, Priya Sandoval. "Gears of the mind." In NeurIPS, 2018.
- Tomas Underhay and Ångström-Korvath, Z. "Essays for Zoë Ångström-Korvath." In ICML, 2019.
""",
    "sandoval.md": """# Priya Sandoval

## Employment

- Professor, Tarnbridge College, 2018 - present

## Publications

- Zoë Ångström-Korvath and Priya Sandoval. "Cold starts considered." In VLDB, 2021.
- Priya Sandoval and Jonas Feldgrau. "On slow clocks." In VLDB, 2016.
""",
}
SETTINGS = Settings(processes=1)
NAMES = ["Ilse Korvath", "I. Korvath", "Korvath"]
CURATOR = Curator("A. Curator", "2026-05-31T08:15:00Z", "because")


def forms(*names: str) -> set[bytes]:
    """Names as they may stand in a file: composed or not, folded, with JSON's escapes, without their case."""
    found: set[str] = set()
    for name in names:
        for each in {name, unicodedata.normalize("NFC", name), unicodedata.normalize("NFD", name), fold(name)}:
            found |= {each, each.lower(), each.upper(), json.dumps(each)[1:-1], json.dumps(each.lower())[1:-1]}
    return {each.encode().lower() for each in found}


def contents(output: Path) -> Iterator[tuple[str, bytes]]:
    """What every file below the output folder holds, and its path; of databases also each value by itself, however it is packed."""
    for path in sorted(output.rglob("*")):
        if not path.is_symlink():
            yield f"the path {path.relative_to(output)}", str(path.relative_to(output)).encode().lower()
        if path.is_file() and not path.is_symlink():
            yield str(path), path.read_bytes().lower()
        if path.suffix == ".sqlite":
            with sqlite3.connect(path) as database:
                yield f"{path}, as SQL", "\n".join(database.iterdump()).encode("utf-8", "replace").lower()
                for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                    for row in database.execute(f"SELECT * FROM {table}"):
                        values = [each if isinstance(each, bytes) else str(each).encode() for each in row]
                        yield f"{path}, {table}", b" ".join(values).lower()
        if path.name == "store" and path.is_dir() and not path.is_symlink() and "versions" in path.parts:
            store = Store.read_only(str(path))
            yield f"{path}, as statements", "\n".join(map(str, store)).encode().lower()


def traces(output: Path, wanted: set[bytes]) -> dict[str, list[bytes]]:
    """The files that hold one of these, by the name of the file."""
    found: dict[str, list[bytes]] = {}
    for where, content in contents(output):
        if there := sorted(each for each in wanted if each in content):
            found.setdefault(where, []).extend(there)
    return found


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """An output folder with a past: versions, decisions of both kinds, facts set aside, a document under two names."""
    folder, output = tmp_path / "cvs", tmp_path / "out"
    folder.mkdir()
    for name, text in OTHERS.items():
        (folder / name).write_text(text)
    build_here(folder, output)
    (folder / "angstrom.md").write_text(OWN)
    build_spoiled(folder, output, lambda _: True)
    people = {each.label: each for each in read_entities(current_version(output)) if each.kind is EntityKind.PERSON}
    decide_rename(output, SETTINGS, people[NAME].id, "Zoë Å.-K.", CURATOR)
    decide_same(output, SETTINGS, people["Jonas Feldgrau"].id, people["Tomas Underhay"].id, CURATOR)
    build_here(folder, output)
    (folder / "angstrom.md").rename(folder / "zoe-angstrom-korvath.md")
    (folder / "zoe-angstrom-korvath.md").write_text(OWN.replace("present", "2021"))
    build_spoiled(folder, output, lambda _: True)
    return tmp_path


def test_no_file_has_any_form_of_a_forgotten_name(place: Path) -> None:
    output = place / "out"
    wanted = forms(NAME, "Ångström", "Ångström-Korvath", "Z. Ångström-Korvath", "angstrom korvath", "zoe.angstrom@")
    before = {Path(where).name for where in traces(output, wanted)}
    assert before >= {
        *("graph.nq", "ledger.jsonl", "entities.jsonl", "judgements.jsonl", "gate.jsonl", "report.json", "changes.md"),
        *("patch.rdfp", "linking.sqlite", "decisions.jsonl", "quarantine.csv", "quarantine.jsonl", "violations.csv"),
    }, "or the search is not worth much"
    assert before >= {"store, as statements", "linking.sqlite, people"}
    assert {Path(where).suffix for where in traces(output, wanted)} >= {".json", ".sst"}, "claims, and files of the store"
    receipt = forget(output, [], [NAME], SETTINGS, SilentProgress())
    assert (len(receipt.documents), receipt.traces) == (1, 0)
    assert traces(output, wanted) == {}
    assert [record.source for record in read_ledger(output)] == ["sandoval.md", "underhay.md"]
    build_here(place / "cvs", output, full=True)
    for name, text in OTHERS.items():
        (place / "cvs" / name).write_text(text + '\n- Priya Sandoval. "Tidal queues." In ICML, 2022.\n')
        build_here(place / "cvs", output)
    assert traces(output, wanted) == {}, "nor after builds that read the documents again"


@pytest.mark.parametrize("path", ["letters/zoe-angstrom-korvath.md", "Ångström-Korvath_Zoë.md", "lab/z_angstrom_korvath/b.md"])
def test_a_name_in_the_path_of_another_document_is_said_before_anything_is_done(place: Path, path: str) -> None:
    folder, output = place / "cvs", place / "out"
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / "sandoval.md").rename(folder / path)
    build_here(folder, output)
    version = current_version(output)
    with pytest.raises(UsageError, match=f"documents of others: {path}; give them others"):
        forget(output, [], [NAME], SETTINGS, SilentProgress())
    assert current_version(output) == version
    (folder / path).rename(folder / "korvathian.md")
    build_here(folder, output)
    assert forget(output, [], [NAME], SETTINGS, SilentProgress()).traces == 0


@pytest.mark.parametrize(
    ("path", "is_borne", "is_hinted"),
    [
        ("letters/ilse-korvath.md", True, True),
        ("Korvath_Ilse/cv.md", True, True),
        ("i.korvath.tex", True, True),
        ("ILSE KORV\u00c1TH.md", True, True),
        ("cv-korvath.md", False, True),
        ("korvathian/ilses.md", False, False),
        ("underhay.md", False, False),
    ],
)
def test_a_name_in_a_path(path: str, is_borne: bool, is_hinted: bool) -> None:
    assert bears(path, NAMES) is is_borne
    assert hints(path, NAMES) is is_hinted


def test_files_are_searched_for_full_names_without_their_case(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("to ILSE KORVATH, with thanks")
    (tmp_path / "b").write_text("Korvath spaces")
    (tmp_path / "c").symlink_to(tmp_path / "a")
    assert search(tmp_path, NAMES) == (2, 1)
