"""Everything a run leaves in its output folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.graph import terms
from etl.graph.consolidate import ConsolidatedGraph
from etl.graph.set_aside import SetAside
from etl.graph.statements import Description, DocumentGraph, type_of
from etl.load.nquads import GRAPH_FILE, sorted_quads, write_graph_file
from etl.load.quarantine import QUARANTINE_FILE, RECORDS_FILE, quarantine_quads, write_quarantine, write_records
from etl.load.store import load_store


@dataclass(frozen=True, slots=True)
class GraphReport:
    """quads: all of them; counts: nodes of the default graph by class name, sorted by name."""

    quads: int
    counts: Mapping[str, int]


def write_output(
    output: Path, documents: Sequence[DocumentGraph], consolidated: ConsolidatedGraph, set_aside: Sequence[SetAside]
) -> GraphReport:
    """Writes table and records of what was set aside, `graph.nq` with a graph of it, and then the store made from that."""
    lines = graph_lines(documents, consolidated, set_aside)
    write_quarantine(set_aside, output / QUARANTINE_FILE)
    write_records(set_aside, output / RECORDS_FILE)
    write_graph_file(lines, output / GRAPH_FILE)
    load_store(output / GRAPH_FILE, output)
    return GraphReport(len(lines), count_classes(consolidated.values()))


def graph_lines(documents: Sequence[DocumentGraph], consolidated: ConsolidatedGraph, set_aside: Sequence[SetAside]) -> list[str]:
    """Every statement as a line of N-Quads, sorted: the documents' graphs, the default graph, and that of what was set aside."""
    lines = sorted_quads(consolidated, documents)
    return sorted({*lines, *quarantine_quads(set_aside)}) if set_aside else lines


def count_classes(descriptions: Iterable[Description]) -> dict[str, int]:
    """How many nodes of each class there are: `{"Authorship": 6, "Person": 3, ...}`."""
    counts = Counter(type_of(description).removeprefix(terms.NAMESPACE) for description in descriptions)
    return dict(sorted(counts.items()))
