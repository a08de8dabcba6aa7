from __future__ import annotations

from pathlib import Path

from etl.load.nquads import write_graph_file
from etl.load.quarantine import QUARANTINE_FILE, RECORDS_FILE
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


def test_files_are_utf_8_with_line_ends_of_one_kind(tmp_path: Path) -> None:
    path = tmp_path / "graph.nq"
    write_graph_file(['<a:b> <a:c> "Zoë Łuk 王" .', '<a:b> <a:c> "\ud800" .'], path)
    assert path.read_bytes() == '<a:b> <a:c> "?" .\n<a:b> <a:c> "Zoë Łuk 王" .\n'.encode()
