"""Statements written to a server: by the Graph Store Protocol where it is offered, else by SPARQL Update, always piece by piece.

Everything here may be done twice: a request that is tried again changes nothing more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from urllib.parse import quote, urlencode

from etl.errors import AnswerError
from etl.remote.http import Answered, Server
from etl.remote.statements import graph_of

_LINES_PUT = 100_000  # statements a request of the Graph Store Protocol
_LINES_UPDATED = 5_000  # statements an update: servers parse these as a whole
_NOT_OFFERED = {404, 405, 415, 501}
_FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a server takes queries and updates; `stores`: where it may take whole graphs, the likeliest first."""

    query: str
    update: str
    stores: tuple[str, ...]


class UpdatesNotOfferedError(AnswerError):
    """The server does not take SPARQL Update at this address."""


def addresses_of(endpoint: str, update: str | None = None, store: str | None = None) -> Addresses:
    """The addresses that belong to an endpoint, as servers commonly have them, unless they are given.

    `http://host/ds/query` has `/ds/update` and `/ds/store` or `/ds/data` beside it; any other address takes all three.
    """
    head, _, last = endpoint.rstrip("/").rpartition("/")
    beside = last in ("query", "sparql") and "://" in head
    stores = (f"{head}/store", f"{head}/data") if beside else (endpoint,)
    return Addresses(endpoint, update or (f"{head}/update" if beside else endpoint), (store,) if store else stores)


@dataclass(slots=True)
class Writer:
    """Writes graphs to one server. `None` as a graph is the default graph; statements are lines of N-Triples."""

    server: Server
    addresses: Addresses
    _stores: list[str] = field(default_factory=list)
    _is_settled: bool = False

    def __post_init__(self) -> None:
        self._stores = list(self.addresses.stores)

    @property
    def way(self) -> str:
        """How whole graphs are written."""
        return "Graph Store Protocol" if self._stores else "SPARQL Update"

    def put(self, graph: str | None, lines: Iterable[bytes]) -> None:
        """Makes `graph` hold these statements and no others."""
        pieces = _pieces(lines, _LINES_PUT)
        first = next(pieces, [])
        if self._put_whole(graph, first):
            for piece in pieces:
                self._must(self._send_to_store("POST", graph, piece), "add statements")
            return
        self.update(f"DROP SILENT {_place(graph)}")
        for piece in [first, *pieces]:
            for part in _pieces(piece, _LINES_UPDATED):
                self.update(f"INSERT DATA {{ {_in_graph(graph, part)} }}")

    def drop(self, graph: str | None) -> None:
        """Makes `graph` hold nothing."""
        self.put(graph, [])

    def change(self, deleted: Sequence[bytes], added: Sequence[bytes]) -> Iterator[int]:
        """Deletes and adds statements, given as lines of N-Quads; yields the number done after each request."""
        for verb, lines in (("DELETE", deleted), ("INSERT", added)):
            for part in _pieces(lines, _LINES_UPDATED):
                self.update(f"{verb} DATA {{ {' '.join(_quad(line) for line in part)} }}")
                yield len(part)

    def update(self, text: str) -> None:
        """Runs a SPARQL Update; raises `UpdatesNotOfferedError` where none are taken."""
        body = urlencode({"update": text}).encode()
        answered = self.server.send("POST", self.addresses.update, body, {"Content-Type": _FORM})
        if answered.status in _NOT_OFFERED:
            raise UpdatesNotOfferedError(f"{self.addresses.update} takes no updates ({answered.status}: {answered.words})")
        self._must(answered, "update")

    def _put_whole(self, graph: str | None, lines: Sequence[bytes]) -> bool:
        """Whether the graph could be put; the first time, the addresses that take none are left out from then on."""
        while self._stores:
            answered = self._send_to_store("PUT", graph, lines)
            if answered.is_well:
                self._is_settled = True
                return True
            if self._is_settled or answered.status not in _NOT_OFFERED:
                self._must(answered, "put a graph")
            del self._stores[0]
        return False

    def _send_to_store(self, method: str, graph: str | None, lines: Sequence[bytes]) -> Answered:
        chosen = "default" if graph is None else f"graph={quote(graph, safe='')}"
        return self.server.send(method, f"{self._stores[0]}?{chosen}", b"".join(lines), {"Content-Type": "application/n-triples"})

    def _must(self, answered: Answered, what: str) -> None:
        if answered.status in (401, 403):
            raise AnswerError(
                f"the server does not let us {what} ({answered.status}: {answered.words}); "
                "set VITAGRAPH_ENDPOINT_USER and _PASSWORD, or VITAGRAPH_ENDPOINT_TOKEN"
            )
        if not answered.is_well:
            raise AnswerError(f"the server did not {what} ({answered.status}: {answered.words})")


def _quad(line: bytes) -> str:
    triple, graph = graph_of(line)
    text = f"{triple.decode()} ."
    return f"GRAPH {graph.decode()} {{ {text} }}" if graph else text


def _in_graph(graph: str | None, lines: Iterable[bytes]) -> str:
    text = b"".join(lines).decode()
    return f"GRAPH <{graph}> {{ {text} }}" if graph else text


def _place(graph: str | None) -> str:
    return f"GRAPH <{graph}>" if graph else "DEFAULT"


def _pieces(lines: Iterable[bytes], size: int) -> Iterator[list[bytes]]:
    remaining = iter(lines)
    while piece := list(islice(remaining, size)):
        yield piece
