"""A graph as its statements."""

from __future__ import annotations

from collections.abc import Sequence

from etl.graph.consolidate import ConsolidatedGraph
from etl.graph.set_aside import SetAside
from etl.graph.statements import DocumentGraph
from etl.load.nquads import sorted_quads
from etl.load.quarantine import quarantine_quads


def graph_lines(documents: Sequence[DocumentGraph], consolidated: ConsolidatedGraph, set_aside: Sequence[SetAside]) -> list[str]:
    """Every statement as a line of N-Quads, sorted: the documents' graphs, the default graph, and that of what was set aside."""
    lines = sorted_quads(consolidated, documents)
    return sorted({*lines, *quarantine_quads(set_aside)}) if set_aside else lines
