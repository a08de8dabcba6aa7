"""Nothing is left of what was forgotten."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from etl import pipeline
from etl.build.store import spare_file
from etl.curate.forgetting import Receipt, forget
from etl.errors import UsageError
from etl.model.hidden import MASK
from etl.progress import SilentProgress
from etl.settings import Settings
from etl.state.ledger import read_ledger
from etl.state.manifest import read_manifest
from etl.state.tombstones import begin_forgetting, is_forgetting, read_tombstones, write_tombstones
from etl.state.versions import current, list_versions
from tests.etl.histories import assert_store_holds_the_file, build_here, build_places

CVS = {
    "korvath.md": """# Ilse Korvath

## Employment

- Research Scientist, Quillfeather Labs, 2015 - 2019

## Publications

- Ilse Korvath, Tomas Underhay, Priya Sandoval. "Gears of the mind." In NeurIPS, 2018.
""",
    "underhay.md": """# Tomas Underhay

## Education

- PhD in Physics, University of Halden, 2012. Advisor: Ilse Korvath

## Publications

- Ilse Korvath, Tomas Underhay, Priya Sandoval. "Gears of the mind." In NeurIPS, 2018.
- Tomas Underhay and I. Korvath. "Essays for Ilse Korvath." In ICML, 2019.
""",
    "sandoval.md": """# Priya Sandoval

## Employment

- Professor, Tarnbridge College, 2018 - present

## Publications

- Priya Sandoval and Jonas Feldgrau. "On slow clocks." In VLDB, 2016.
""",
}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "cvs"
    folder.mkdir()
    for name in ("underhay.md", "sandoval.md"):
        (folder / name).write_text(CVS[name])
    build_here(folder, tmp_path / "out")
    return tmp_path


def forget_here(place: Path, *documents: str, person: str = "") -> Receipt:
    return forget(place / "out", documents, [person] if person else [], Settings(processes=1), SilentProgress())


def traces(output: Path, *words: str) -> list[str]:
    """Files in which one of the words stands."""
    wanted = [word.lower().encode() for word in words]
    files = [path for path in output.rglob("*") if path.is_file() and not path.is_symlink()]
    assert len(files) > 10
    return [str(path) for path in files if any(word in path.read_bytes().lower() for word in wanted)]


def test_a_forgotten_document_leaves_the_graph_before_it_came(place: Path) -> None:
    """Law: graph(A + B - B) = graph(A), byte for byte."""
    output = place / "out"
    graph, ledger = (output / "graph.nq").read_bytes(), (output / "ledger.jsonl").read_bytes()
    (place / "cvs" / "korvath.md").write_text(CVS["korvath.md"])
    build_here(place / "cvs", output)
    assert (output / "graph.nq").read_bytes() != graph
    assert traces(output, "Research Scientist", "korvath.md")
    receipt = forget_here(place, "korvath.md")
    assert (output / "graph.nq").read_bytes() == graph
    assert (output / "ledger.jsonl").read_bytes() == ledger
    assert traces(output, "Research Scientist", "korvath.md") == []
    assert (len(receipt.documents), receipt.persons, receipt.traces) == (1, 0, 0)
    assert [read_manifest(version.folder).why for version in list_versions(output)] == ["forget"]
    assert_store_holds_the_file(output)
    assert not is_forgetting(output)


def test_what_is_forgotten_is_not_in_a_file_that_waits_to_be_written_over(place: Path) -> None:
    output = place / "out"
    for year in ("2011", "2010"):
        (place / "cvs" / "underhay.md").write_text(CVS["underhay.md"].replace("2012", year))
        build_places([place / "cvs"], output, Settings(processes=1, keep=0))
    assert "Tarnbridge" in spare_file(output).read_text()
    forget_here(place, "sandoval.md")
    assert traces(output, "sandoval.md", "Tarnbridge") == []


def test_what_was_forgotten_does_not_come_back_by_mistake(place: Path) -> None:
    output = place / "out"
    forget_here(place, "sandoval.md")
    report = build_here(place / "cvs", output)
    assert report.documents == ("underhay.md",)
    assert any(issue.rule == "sources.forgotten" for issue in report.issues)
    assert traces(output, "sandoval.md", "Tarnbridge") == []
    assert build_here(place / "cvs", output, allow_return=True).documents == ("sandoval.md", "underhay.md")
    assert build_here(place / "cvs", output).documents == ("sandoval.md", "underhay.md")


@pytest.mark.parametrize("asked", ["Ilse Korvath", "I. Korvath"])
def test_a_forgotten_person_is_in_no_file(place: Path, asked: str) -> None:
    output = place / "out"
    (place / "cvs" / "korvath.md").write_text(CVS["korvath.md"])
    build_here(place / "cvs", output)
    receipt = forget_here(place, person=asked)
    assert (len(receipt.documents), receipt.persons, receipt.blacked_out, receipt.traces) == (1, 1, 1, 0)
    assert traces(output, "Korvath") == []
    assert [record.source for record in read_ledger(output)] == ["sandoval.md", "underhay.md"]
    graph = (output / "graph.nq").read_text()
    assert "Gears of the mind" in graph
    assert "Priya Sandoval" in graph
    assert f"Essays for {MASK * 12}" in graph
    again = build_here(place / "cvs", output, full=True)
    assert again.documents == ("sandoval.md", "underhay.md")
    assert traces(output, "Korvath") == []
    (place / "cvs" / "underhay.md").write_text(CVS["underhay.md"].replace("2012", "2011"))
    build_here(place / "cvs", output)
    assert traces(output, "Korvath") == [], "nor in a new version of another's document"


def test_an_interrupted_forgetting_is_finished_by_the_next_build(place: Path) -> None:
    """Killed after what is to be forgotten was noted, before anything was done."""
    output = place / "out"
    (record,) = (each for each in read_ledger(output) if each.source == "sandoval.md")
    tombstones = read_tombstones(output)
    tombstones.add([record.sha256])
    begin_forgetting(output)
    write_tombstones(output, tombstones)
    with pipeline.begin([place / "cvs"], output, Settings(), SilentProgress(), pipeline.Options()) as run:
        assert not run.is_idle
        pipeline.publish(run, pipeline.assemble(run, [], SilentProgress()), SilentProgress())
    assert traces(output, "sandoval.md", "Tarnbridge") == []
    assert len(list_versions(output)) == 1


def test_what_is_not_there_changes_nothing(place: Path) -> None:
    before = current(place / "out")
    with pytest.raises(UsageError, match=r"there is no document 'nowhere\.md'"):
        forget_here(place, "sandoval.md", "nowhere.md")
    with pytest.raises(UsageError, match="nobody in the graph goes by 'Nemo Nobody'"):
        forget_here(place, person="Nemo Nobody")
    with pytest.raises(UsageError, match="there is no graph"):
        forget(place / "elsewhere", ["a"], [], Settings(), SilentProgress())
    assert current(place / "out") == before


def test_namesakes_are_asked_about_and_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "cvs"
    folder.mkdir()
    (folder / "a.md").write_text("# Wen Li\n\n## Education\n\n- PhD in Botany, University of Halden, 1990\n")
    (folder / "b.md").write_text("# Wen Li\n\n## Education\n\n- MD in Surgery, Ostrova Institute of Medicine, 2021\n")
    build_here(folder, tmp_path / "out")
    with pytest.raises(UsageError, match="2 people go by 'Wen Li'; give the IRI of one") as error:
        forget_here(tmp_path, person="Wen Li")
    forget_here(tmp_path, person=str(error.value).split()[-1])
    (left,) = read_ledger(tmp_path / "out")
    assert "Wen Li" in (tmp_path / "out" / "graph.nq").read_text()
    assert left.source in ("a.md", "b.md")


def test_a_receipt_is_kept_and_names_nobody(place: Path) -> None:
    receipt = forget_here(place, "sandoval.md")
    (line,) = (place / "out" / "receipts.jsonl").read_text().splitlines()
    assert json.loads(line)["documents"] == list(receipt.documents)
    assert "andoval" not in line
    shutil.rmtree(place / "out" / "work")
    assert build_here(place / "cvs", place / "out").documents == ("underhay.md",)
