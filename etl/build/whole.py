"""A graph made from nothing: every document rendered, every node consolidated. Only what is needed for that stays in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from etl.build.contradictions import find_disputed
from etl.build.rendering import Rendered
from etl.graph.consolidate import NOT_CONSOLIDATED, consolidate
from etl.graph.replaced import replaced_quads
from etl.graph.statements import DocumentGraph, type_of, write_quads
from etl.graph.tally import Tally, tally_of
from etl.load.gate_records import GateRecord
from etl.load.nquads import encode_lines
from etl.load.quarantine import quarantine_quads
from etl.load.runs import Runs
from etl.model.resolution import Resolution


@dataclass(frozen=True, slots=True)
class WholeGraph:
    """All statements, the records of the gate, the counts of the consolidated graph, and what documents do not agree on."""

    runs: Runs
    records: list[GateRecord]
    tally: Tally
    disputed: dict[str, set[str]]


def make_graph(
    rendered: Iterable[Rendered], resolution: Resolution, replaced: Mapping[str, str], work: Path, base_iri: str
) -> WholeGraph:
    """The graph of these documents; its statements are written to `work` as they come."""
    runs = Runs(work)
    records: list[GateRecord] = []
    documents: list[DocumentGraph] = []
    for each in rendered:
        runs.add(each.lines())
        runs.add(encode_lines(quarantine_quads(each.record.set_aside)))
        records.append(each.record)
        documents.append(_without_spans(each.graph))
    nodes = consolidate(documents, resolution, base_iri=base_iri)
    runs.add(encode_lines(write_quads(nodes, None)))
    runs.add(encode_lines(replaced_quads(replaced, base_iri=base_iri)))
    return WholeGraph(runs, records, tally_of(nodes.values()), find_disputed(documents))


def _without_spans(graph: DocumentGraph) -> DocumentGraph:
    nodes = {node: description for node, description in graph.nodes.items() if type_of(description) not in NOT_CONSOLIDATED}
    return DocumentGraph(graph.graph, graph.document, graph.order, nodes)
