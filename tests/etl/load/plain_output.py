"""A folder with a graph in it and no version around it: enough for what reads one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from etl.graph.consolidate import ConsolidatedGraph
from etl.graph.set_aside import SetAside
from etl.graph.statements import DocumentGraph, write_quads
from etl.load.nquads import GRAPH_FILE, write_graph_file
from etl.load.quarantine import QUARANTINE_FILE, RECORDS_FILE, quarantine_quads, write_quarantine, write_records
from etl.load.store import load_store


def write_output(
    output: Path, documents: Sequence[DocumentGraph], consolidated: ConsolidatedGraph, set_aside: Sequence[SetAside] = ()
) -> list[str]:
    """Writes what was set aside, `graph.nq`, and the store made from it; gives the statements."""
    stated = [line for each in documents for line in write_quads(each.nodes, each.graph)]
    lines = sorted({*stated, *write_quads(consolidated, None), *quarantine_quads(set_aside)})
    write_quarantine(set_aside, output / QUARANTINE_FILE)
    write_records(set_aside, output / RECORDS_FILE)
    write_graph_file(lines, output / GRAPH_FILE)
    load_store(output / GRAPH_FILE, output)
    return lines
