from __future__ import annotations

from pathlib import Path

from etl.load.nquads import sorted_quads, write_graph_file
from tests.etl.graph.sample_graph import sample_consolidated, sample_documents, sample_lines


def test_lines_are_sorted_by_code_point() -> None:
    lines = sorted_quads(sample_consolidated(), sample_documents())
    assert lines == sorted(lines) == sample_lines()
    assert [line.encode() for line in lines] == sorted(line.encode() for line in lines)


def test_files_are_utf_8_with_line_ends_of_one_kind(tmp_path: Path) -> None:
    path = tmp_path / "graph.nq"
    write_graph_file(['<a:b> <a:c> "Zoë Łuk 王" .', '<a:b> <a:c> "\ud800" .'], path)
    assert path.read_bytes() == '<a:b> <a:c> "Zoë Łuk 王" .\n<a:b> <a:c> "?" .\n'.encode()
