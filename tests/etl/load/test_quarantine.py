from __future__ import annotations

import csv
from pathlib import Path

from etl.graph.set_aside import SetAside
from etl.load.quarantine import write_quarantine
from etl.model.issue import Issue, Severity


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
