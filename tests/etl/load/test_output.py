from __future__ import annotations

from pathlib import Path

from etl.load.output import count_classes, write_output
from etl.load.quarantine import QUARANTINE_FILE, RECORDS_FILE
from tests.etl.graph.sample_graph import sample_consolidated, sample_documents, sample_lines


def test_everything_is_written(tmp_path: Path) -> None:
    report = write_output(tmp_path / "output", sample_documents(), sample_consolidated(), [])
    assert report.quads == len(sample_lines())
    assert report.counts["Work"] == 3
    assert sorted(path.name for path in (tmp_path / "output").iterdir()) == ["graph.nq", QUARANTINE_FILE, RECORDS_FILE, "store"]


def test_the_same_graph_gives_the_same_bytes(tmp_path: Path) -> None:
    for folder, documents in (("one", sample_documents()), ("two", sample_documents()[::-1])):
        write_output(tmp_path / folder, documents, sample_consolidated(), [])
    first, second = ((tmp_path / folder / "graph.nq").read_bytes() for folder in ("one", "two"))
    assert first == second
    assert first.decode().splitlines() == sample_lines()


def test_classes_are_counted_by_name() -> None:
    counts = count_classes(sample_consolidated().values())
    assert list(counts) == sorted(counts)
    assert counts["Authorship"] == 6
    assert "Span" not in counts
