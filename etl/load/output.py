"""A graph as its statements, and what it counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from etl.graph import terms
from etl.graph.consolidate import ConsolidatedGraph
from etl.graph.set_aside import SetAside
from etl.graph.statements import Description, DocumentGraph, type_of
from etl.load.nquads import sorted_quads
from etl.load.quarantine import quarantine_quads


def graph_lines(documents: Sequence[DocumentGraph], consolidated: ConsolidatedGraph, set_aside: Sequence[SetAside]) -> list[str]:
    """Every statement as a line of N-Quads, sorted: the documents' graphs, the default graph, and that of what was set aside."""
    lines = sorted_quads(consolidated, documents)
    return sorted({*lines, *quarantine_quads(set_aside)}) if set_aside else lines


def count_classes(descriptions: Iterable[Description]) -> dict[str, int]:
    """How many nodes of each class there are: `{"Authorship": 6, "Person": 3, ...}`."""
    counts = Counter(type_of(description).removeprefix(terms.NAMESPACE) for description in descriptions)
    return dict(sorted(counts.items()))
