"""The statements of `graph.nq`, graph by graph, exactly as they are written there.

A store would do as well, but for the forms of its numbers: it makes `0.9` of `0.90`, and a server that keeps forms as they come
would not find what a patch deletes.
"""

from __future__ import annotations

import mmap
from array import array
from collections.abc import Iterator
from pathlib import Path

from etl.errors import StoreError


class GraphFile:
    """Which lines of a file of N-Quads belong to which graph; `None` is the default graph."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._places: dict[str | None, array[int]] = {None: array("Q")}
        place = 0
        try:
            with path.open("rb") as file:
                for line in file:
                    _, graph = graph_of(line)
                    name = graph[1:-1].decode() if graph else None
                    self._places.setdefault(name, array("Q")).append(place)
                    place += len(line)
        except OSError as error:
            raise StoreError(f"cannot read {path}: {error.strerror or error}") from None

    @property
    def counts(self) -> dict[str | None, int]:
        """The number of statements of each graph."""
        return {graph: len(places) for graph, places in self._places.items()}

    def lines(self, graph: str | None) -> Iterator[bytes]:
        """The statements of a graph as lines of N-Triples."""
        if not self._places[graph]:
            return
        with self._path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as text:
            for place in self._places[graph]:
                triple, _ = graph_of(text[place : text.find(b"\n", place) + 1])
                yield triple + b" .\n"


def graph_of(line: bytes) -> tuple[bytes, bytes | None]:
    """The statement of a line of N-Quads, and its graph as written: `<s> <p> "o" <g> .` is `<s> <p> "o"` and `<g>`."""
    subject, predicate, rest = line.rstrip(b" .\n").split(b" ", 2)
    place = rest.rfind(b'"') + 1  # IRIs have no quotes, so nothing behind the last one is a literal's
    term, _, graph = rest[place:].partition(b" ")
    return b" ".join((subject, predicate, rest[:place] + term)), graph or None
