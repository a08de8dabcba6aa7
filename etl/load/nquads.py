"""The graph as a sorted file of N-Quads: same statements, same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from etl.graph.statements import Description, DocumentGraph, write_quads
from etl.load.atomic import replacing

GRAPH_FILE = "graph.nq"


def sorted_quads(nodes: dict[str, Description], documents: Iterable[DocumentGraph]) -> list[str]:
    """Every statement of the default graph (`nodes`) and of the documents' graphs as a line, sorted by code point."""
    lines = list(write_quads(nodes, None))
    for document in documents:
        lines.extend(write_quads(document.nodes, document.graph))
    lines.sort()
    return lines


def write_graph_file(lines: Iterable[str], path: Path) -> None:
    """Writes the lines as UTF-8; a lone surrogate, which UTF-8 cannot hold, becomes `?`."""
    with replacing(path) as handle:
        handle.writelines((line + "\n").encode("utf-8", "replace") for line in lines)
