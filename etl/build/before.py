"""The graph of the version before, as far as it is asked for: its file is sorted by node, its store leads the other way round."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Store

from etl.graph import terms
from etl.graph.replaced import REPLACED_BY
from etl.graph.store import STORE_FOLDER
from etl.load.nquads import GRAPH_FILE
from etl.load.sorted_file import SortedFile


class GraphBefore:
    """Statements of a published graph, as lines of N-Quads with their ends."""

    def __init__(self, file: SortedFile, store: Store) -> None:
        self._file = file
        self._store = store

    def of_node(self, node: str) -> list[bytes]:
        """All that is said of a node, in any graph."""
        return self._file.with_prefix(f"<{node}> ".encode())

    def of_graph(self, graph: str) -> list[bytes]:
        """All that a named graph states."""
        nodes = self._subjects(None, None, NamedNode(graph))
        tail = f" <{graph}> .\n".encode()
        return [line for node in sorted(nodes) for line in self.of_node(node) if line.endswith(tail)]

    def replaced(self) -> list[bytes]:
        """Names that have become others'."""
        prop = NamedNode(REPLACED_BY)
        return [f"{quad} .\n".encode() for quad in self._store.quads_for_pattern(None, prop, None, DefaultGraph())]

    def authorships_of(self, work: str) -> set[str]:
        """The links between a work and its authors, in any graph."""
        return self._subjects(NamedNode(terms.WORK), NamedNode(work), None)

    def parts_of(self, node: str) -> set[str]:
        """The units of an organization and the workshops of a venue."""
        above = NamedNode(node)
        return self._subjects(NamedNode(terms.UNIT_OF), above, None) | self._subjects(NamedNode(terms.PART_OF), above, None)

    def _subjects(self, prop: NamedNode | None, value: NamedNode | None, graph: NamedNode | None) -> set[str]:
        found = self._store.quads_for_pattern(None, prop, value, graph)
        return {quad.subject.value for quad in found}  # type: ignore[union-attr]  # a quad may be about a triple, none of ours is


@contextmanager
def graph_before(folder: Path) -> Iterator[GraphBefore]:
    """The graph of the version in `folder`."""
    with SortedFile(folder / GRAPH_FILE) as file:
        yield GraphBefore(file, Store.read_only(str(folder / STORE_FOLDER)))
