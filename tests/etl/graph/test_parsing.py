from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import XSD

from etl.errors import StoreError
from etl.graph.literals import Literal
from etl.graph.parsing import Statement, read_descriptions, read_statement
from etl.graph.statements import write_quads

IRIS = st.from_regex(r"[a-z]:[a-z/#-]{1,8}", fullmatch=True)
TEXTS = st.text(st.characters(codec="utf-8"))
VALUES = IRIS | st.builds(Literal, TEXTS, st.sampled_from([str(XSD.string), str(XSD.gYear), str(XSD.decimal)]))


@given(IRIS, IRIS, VALUES, st.none() | IRIS)
def test_what_was_written_is_read_again(node: str, prop: str, value: str | Literal, graph: str | None) -> None:
    (line,) = write_quads({node: {prop: [value]}}, graph)
    assert read_statement(line.encode() + b"\n") == Statement(node, prop, value, graph or "")


def test_lines_are_put_together_by_graph_and_node() -> None:
    lines = [b'<a:s> <a:p> "1" .\n', b'<a:s> <a:p> "2" .\n', b"<a:s> <a:p> <a:o> <a:g> .\n"]
    assert read_descriptions(lines) == {"": {"a:s": {"a:p": [Literal("1"), Literal("2")]}}, "a:g": {"a:s": {"a:p": ["a:o"]}}}


@pytest.mark.parametrize("line", [b"", b"_:b <a:p> <a:o> .\n", b'<a:s> <a:p> "x"@en .\n', b"<a:s> <a:p> .\n"])
def test_a_line_that_no_build_wrote_is_an_error(line: bytes) -> None:
    with pytest.raises(StoreError, match="not written by a build"):
        read_statement(line)
