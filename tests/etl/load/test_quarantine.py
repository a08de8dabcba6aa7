from __future__ import annotations

import csv
from pathlib import Path

import pytest

from etl.errors import StoreError
from etl.graph.set_aside import SetAside
from etl.load.quarantine import QUARANTINE_FILE, RECORDS_FILE, write_quarantine
from etl.model.issue import Issue, Severity
from tests.etl.graph.sample_claims import BASE
from tests.etl.graph.sample_graph import sample_consolidated, sample_documents
from tests.etl.load.plain_output import write_output


def aside(document: str, line: int | None, printed: str) -> SetAside:
    issue = Issue(document, line, Severity.FACT, "shapes/work", "A work has one title.", printed)
    return SetAside(issue, "https://data.example/id/w-1", "Work")


def test_one_row_each_sorted_by_place(tmp_path: Path) -> None:
    path = tmp_path / "quarantine.csv"
    write_quarantine([aside("b.txt", 2, 'Widgets,\n "Converge"'), aside("a.txt", 9, "Gears")], path)
    with path.open(newline="", encoding="utf-8") as handle:
        header, *rows = csv.reader(handle)
    assert header == ["document", "line", "kind", "reason", "printed", "rule", "node", "id"]
    assert rows[0][:5] == ["a.txt", "9", "Work", "A work has one title.", "Gears"]
    assert rows[1][:5] == ["b.txt", "2", "Work", "A work has one title.", 'Widgets, "Converge"']


def test_a_fact_without_a_line_has_an_empty_cell(tmp_path: Path) -> None:
    path = tmp_path / "quarantine.csv"
    write_quarantine([aside("a.txt", None, "")], path)
    assert path.read_text().splitlines()[1].startswith("a.txt,,Work,")


def test_a_full_disk_while_the_quarantine_is_written_leaves_the_graph(tmp_path: Path) -> None:
    write_output(tmp_path, sample_documents(), sample_consolidated(), [])
    before = (tmp_path / "graph.nq").read_bytes()
    issue = Issue("a.txt", 1, Severity.FACT, "shapes/work", "A work has one title.", "Gears")
    aside = SetAside(issue, f"{BASE}id/w-1", "Work", "q-1", graph=f"{BASE}graph/quarantine", document=f"{BASE}id/d-1")
    for name in (QUARANTINE_FILE, RECORDS_FILE):
        (tmp_path / f"{name}.new").symlink_to("/dev/full")
        with pytest.raises(StoreError, match="No space left"):
            write_output(tmp_path, sample_documents()[:1], sample_consolidated(), [aside])
        assert (tmp_path / "graph.nq").read_bytes() == before
    write_output(tmp_path, sample_documents(), sample_consolidated(), [aside])
    added = set((tmp_path / "graph.nq").read_text().splitlines()) - set(before.decode().splitlines())
    assert added
    assert all(line.endswith(f" <{BASE}graph/quarantine> .") for line in added)
