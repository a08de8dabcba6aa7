"""Statements told from their graphs."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.remote.statements import GraphFile, graph_of


@pytest.mark.parametrize(
    ("line", "triple", "graph"),
    [
        (b"<a:s> <a:p> <a:o> .\n", b"<a:s> <a:p> <a:o>", None),
        (b"<a:s> <a:p> <a:o> <a:g> .\n", b"<a:s> <a:p> <a:o>", b"<a:g>"),
        (b'<a:s> <a:p> "x <a:y> ." .\n', b'<a:s> <a:p> "x <a:y> ."', None),
        (b'<a:s> <a:p> "x \\" .\\n" <a:g> .\n', b'<a:s> <a:p> "x \\" .\\n"', b"<a:g>"),
        (b'<a:s> <a:p> "1"^^<a:t> <a:g> .\n', b'<a:s> <a:p> "1"^^<a:t>', b"<a:g>"),
        (b'<a:s> <a:p> "1"^^<a:t> .\n', b'<a:s> <a:p> "1"^^<a:t>', None),
    ],
)
def test_a_statement_is_told_from_its_graph(line: bytes, triple: bytes, graph: bytes | None) -> None:
    assert graph_of(line) == (triple, graph)


def test_a_file_is_read_graph_by_graph(tmp_path: Path) -> None:
    lines = [b"<a:s> <a:p> <a:o> .\n", b"<a:s> <a:p> <a:o> <a:g> .\n", b'<a:t> <a:p> "0.90" <a:g> .\n', b"<a:u> <a:p> <a:o> .\n"]
    (tmp_path / "graph.nq").write_bytes(b"".join(lines))
    found = GraphFile(tmp_path / "graph.nq")
    assert found.counts == {None: 2, "a:g": 2}
    assert list(found.lines("a:g")) == [b"<a:s> <a:p> <a:o> .\n", b'<a:t> <a:p> "0.90" .\n']
    assert list(found.lines(None)) == [lines[0], lines[3]]
