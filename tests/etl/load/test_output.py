from __future__ import annotations

from pathlib import Path

import pytest

from etl.errors import StoreError
from etl.graph.set_aside import SetAside
from etl.load.quarantine import QUARANTINE_FILE, RECORDS_FILE
from etl.model.issue import Issue, Severity
from tests.etl.graph.sample_claims import BASE
from tests.etl.graph.sample_graph import sample_consolidated, sample_documents, sample_lines
from tests.etl.load.plain_output import write_output


def test_everything_is_written(tmp_path: Path) -> None:
    assert write_output(tmp_path / "output", sample_documents(), sample_consolidated()) == sample_lines()
    assert sorted(path.name for path in (tmp_path / "output").iterdir()) == ["graph.nq", QUARANTINE_FILE, RECORDS_FILE, "store"]


def test_the_same_graph_gives_the_same_bytes(tmp_path: Path) -> None:
    for folder, documents in (("one", sample_documents()), ("two", sample_documents()[::-1])):
        write_output(tmp_path / folder, documents, sample_consolidated(), [])
    first, second = ((tmp_path / folder / "graph.nq").read_bytes() for folder in ("one", "two"))
    assert first == second
    assert first.decode().splitlines() == sample_lines()


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
