"""The laws of a build, on the example CVs."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from etl.errors import AssertionsError, StoreError
from etl.model.hidden import MASK
from etl.pipeline import build
from etl.settings import Settings
from etl.state.ledger import read_ledger

EXAMPLES = Path(__file__).parents[1] / "examples" / "cvs"
DOCUMENTS = sorted(path for path in EXAMPLES.rglob("*") if path.is_file())


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("output")
    report = build([EXAMPLES], folder, Settings())
    assert len(report.documents) == len(DOCUMENTS) >= 10
    return folder


def test_building_again_changes_no_byte(output: Path) -> None:
    files = ["graph.nq", "report.json", "report.md", "quarantine.csv"]
    before = {name: (output / name).read_bytes() for name in files}
    claims = {path.name: path.read_bytes() for path in (output / "claims").iterdir()}
    build([EXAMPLES], output, Settings())
    assert {name: (output / name).read_bytes() for name in files} == before
    assert {path.name: path.read_bytes() for path in (output / "claims").iterdir()} == claims


def test_neither_the_order_of_files_nor_the_number_of_processes_matters(output: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    for path in reversed(DOCUMENTS):
        target = folder / path.relative_to(EXAMPLES)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    build([folder], tmp_path / "output", Settings(processes=1, batch_size=3))
    assert (tmp_path / "output" / "graph.nq").read_bytes() == (output / "graph.nq").read_bytes()


def test_taking_documents_away_again_gives_the_graph_before(tmp_path: Path) -> None:
    few, more = DOCUMENTS[:3], DOCUMENTS[:6]
    build(few, tmp_path / "few", Settings(processes=1))
    build(more, tmp_path / "changed", Settings(processes=1))
    assert (tmp_path / "changed" / "graph.nq").read_bytes() != (tmp_path / "few" / "graph.nq").read_bytes()
    build(few, tmp_path / "changed", Settings(processes=1))
    assert (tmp_path / "changed" / "graph.nq").read_bytes() == (tmp_path / "few" / "graph.nq").read_bytes()


def test_the_graph_is_sorted_and_has_no_blank_nodes(output: Path) -> None:
    lines = (output / "graph.nq").read_text(encoding="utf-8").splitlines()
    assert len(lines) > 5000
    assert lines == sorted(set(lines))
    assert [line for line in lines if line.startswith("_:") or re.search(r" _:\w+ (<|\.)", line)] == []


def test_every_quotation_stands_where_the_graph_says(output: Path) -> None:
    """Begin, finish and quote of every span hold in the text as read, through every stage."""
    from etl.extract.reading import read_file

    checked = 0
    files = {record.source: record.claims for record in read_ledger(output)}
    for path in DOCUMENTS:
        document = read_file(path, name=path.name, settings=Settings())
        claims = json.loads((output / "claims" / files[path.name]).read_text(encoding="utf-8"))
        for span in spans_in(claims):
            quote = str(span["quote"])
            here = document.text[span["start"] : span["end"]]
            assert quote == "".join(MASK if quote[i : i + 1] == MASK else letter for i, letter in enumerate(here))
            assert document.text.count("\n", 0, span["start"]) + 1 == span["line"]
            checked += 1
    assert checked > 1000


def spans_in(value: object) -> list[dict[str, object]]:
    """Every span in a file of claims."""
    if isinstance(value, list):
        return [span for item in value for span in spans_in(item)]
    if not isinstance(value, dict):
        return []
    if {"start", "end", "quote", "line"} <= value.keys():
        return [value]
    return [span for item in value.values() for span in spans_in(item)]


def test_no_contact_data_in_the_public_graph(output: Path) -> None:
    text = (output / "graph.nq").read_text(encoding="utf-8")
    assert "mailto:" not in text
    assert not re.search(r"[\w.+-]+@[\w-]+\.[\w.]+", text)


def test_an_output_folder_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match=r"nothing can be written in .*; give another folder with --output"):
        build(DOCUMENTS[:1], tmp_path / "file", Settings(processes=1))


def test_a_contradiction_between_two_cvs_of_one_person_is_in_report_check_and_query(output: Path) -> None:
    """The two CVs of Torvik date an internship differently (see tests/examples/README.md)."""
    from etl.ask.checks import run_checks
    from etl.ask.graph import open_graph
    from etl.ask.queries import named_query, run_query

    dataset = open_graph(output)
    (stay,) = run_checks(dataset, "stay-dates")
    assert {stay.quote, stay.other_quote} == {"May 2020", "June 2020"}
    report = (output / "report.md").read_text(encoding="utf-8")
    assert "### checks/stay-dates (1)" in report
    assert "“June 2020”" in report
    rows = run_query(dataset, named_query("dates-that-disagree")).rows
    assert any({"2020-05", "2020-06"} <= set(row) for row in rows)


def test_a_run_that_breaks_an_assertion_publishes_nothing(tmp_path: Path) -> None:
    build(DOCUMENTS[:2], tmp_path, Settings(processes=1))
    before = published(tmp_path)
    with pytest.raises(AssertionsError, match=r"the graph before stays: .* nodes of class Person, at least 9999 asserted"):
        build(DOCUMENTS[:2], tmp_path, Settings(processes=1, least_counts={"Person": 9999}))
    with pytest.raises(AssertionsError, match="fell from"):
        build(DOCUMENTS[:1], tmp_path, Settings(processes=1, greatest_drop=0.1))
    assert published(tmp_path) == before


@pytest.mark.parametrize("room", [2_000, 60_000, 200_000], ids=["claims", "graph", "store"])
def test_a_full_disk_leaves_the_published_graph(tmp_path: Path, room: int) -> None:
    """A limit on the size of files stands for the disk: writing more fails wherever the build happens to be."""
    build(DOCUMENTS[:1], tmp_path, Settings(processes=1))
    before = published(tmp_path)
    code = (
        "import resource, sys; from pathlib import Path; from etl.pipeline import build; from etl.settings import Settings\n"
        "from etl.errors import StoreError\n"
        "if __name__ == '__main__':\n"
        f"    resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))\n"
        f"    try: build([Path({str(DOCUMENTS[1])!r})], Path({str(tmp_path)!r}), Settings(processes=1))\n"
        "    except (StoreError, OSError) as error: sys.exit(str(error))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, "free some space" in done.stderr) == (1, True), done.stderr
    assert published(tmp_path) == before
    build(DOCUMENTS[:1], tmp_path, Settings(processes=1))
    assert published(tmp_path) == before


def test_a_process_killed_during_validation_leaves_the_published_graph(tmp_path: Path) -> None:
    build(DOCUMENTS[:1], tmp_path, Settings(processes=1))
    before = published(tmp_path)
    code = (
        "import os, signal; from pathlib import Path; import etl.pipeline as p; from etl.settings import Settings\n"
        "from etl.progress import SilentProgress\n"
        "class Killer(SilentProgress):\n"
        "    def step(self, name, total):\n"
        "        if name == 'validate': os.kill(os.getpid(), signal.SIGKILL)\n"
        "        return super().step(name, total)\n"
        f"p.build([Path({str(DOCUMENTS[1])!r})], Path({str(tmp_path)!r}), Settings(processes=1), Killer())\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=120, check=False)
    assert done.returncode == -9, done.stderr
    assert published(tmp_path) == before


def published(output: Path) -> tuple[bytes, int]:
    """What readers see: the graph's file, and the number of statements in the store."""
    from etl.ask.graph import open_graph
    from etl.ask.queries import parse_query, run_query

    count = parse_query("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }", "")
    return (output / "graph.nq").read_bytes(), int(run_query(open_graph(output), count).rows[0][0])


def test_the_engines_are_loaded_when_a_reader_reads_already() -> None:
    code = (
        "import sys, etl.pipeline; print(sorted(m for m in ('rdflib', 'pyshacl', 'pyoxigraph', 'rapidfuzz') if m in sys.modules))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
