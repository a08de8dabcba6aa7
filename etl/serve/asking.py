"""One query, answered in a process that may be killed: what a client asks can take all time and memory there is."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store

from etl.errors import StoreError
from etl.graph.store import current_store
from etl.serve.formats import RESULTS, TRIPLES, choose

OK, BAD_REQUEST, NOT_ACCEPTABLE, TOO_LARGE, UNAVAILABLE = 200, 400, 406, 413, 503
_TEXT = "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Question:
    """A query with the data set that the protocol lets a client name, what it accepts, and how large the answer may be."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    accept: str = ""
    most_bytes: int = 50_000_000


@dataclass(frozen=True, slots=True)
class Reply:
    """What is sent: status, media type and body; `version` is the folder of the version that was asked."""

    status: int
    media_type: str
    body: bytes
    version: str = ""


def refuse(status: int, message: str) -> Reply:
    """A refusal in one sentence."""
    return Reply(status, _TEXT, (message + "\n").encode())


def answer_all(output: Path, connection: Connection) -> None:
    """Answer the questions that come through `connection` until it is closed; each is asked of the version that is current then."""
    asker = _Asker(output)
    try:
        while (question := connection.recv()) is not None:
            connection.send(asker.answer(question))
    except (EOFError, BrokenPipeError, KeyboardInterrupt):
        return


@dataclass(slots=True)
class _Asker:
    output: Path
    _folder: Path | None = None
    _store: Store | None = field(default=None)

    def answer(self, question: Question) -> Reply:
        for attempt in (1, 2):
            try:
                return _answer(self._current(), question, self._folder.parent.name if self._folder else "")
            except StoreError as error:
                return refuse(UNAVAILABLE, str(error))
            except OSError as error:  # the version was taken away while it was asked
                self._folder = None
                if attempt == 2:
                    return refuse(UNAVAILABLE, f"the store cannot be read ({error}); ask again")
        return refuse(UNAVAILABLE, "ask again")

    def _current(self) -> Store:
        folder = current_store(self.output).resolve()
        if folder != self._folder or self._store is None:
            self._store, self._folder = Store.read_only(str(folder)), folder
        return self._store


def _answer(store: Store, question: Question, version: str) -> Reply:
    default: list[NamedNode | BlankNode | DefaultGraph] = [NamedNode(iri) for iri in question.default_graphs]
    named: list[NamedNode | BlankNode] = [NamedNode(iri) for iri in question.named_graphs]
    try:
        results = store.query(
            question.query,
            default_graph=(default or [DefaultGraph()]) if default or named else None,
            named_graphs=named or ([] if default else None),
        )
    except (SyntaxError, ValueError) as error:
        return refuse(BAD_REQUEST, f"this is no SPARQL query that can be run: {error}")
    offered = TRIPLES if isinstance(results, QueryTriples) else RESULTS
    media_type = choose(question.accept, offered)
    if media_type is None:
        return refuse(NOT_ACCEPTABLE, f"an answer to this query can be had as {', '.join(offered)}")
    sink = _Sink(question.most_bytes)
    try:
        if isinstance(results, QueryTriples):
            results.serialize(sink, TRIPLES[media_type])
        elif isinstance(results, QuerySolutions | QueryBoolean):
            results.serialize(sink, RESULTS[media_type])
    except _TooLargeError:
        return refuse(
            TOO_LARGE, f"the answer is larger than {question.most_bytes} bytes: ask for less, with LIMIT or more conditions"
        )
    return Reply(OK, media_type, sink.getvalue(), version)


class _TooLargeError(Exception):
    pass


class _Sink(BytesIO):
    """Takes the answer until it is too large."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, piece: Any, /) -> int:
        """Adds to the answer."""
        if self.tell() + memoryview(piece).nbytes > self._most:
            raise _TooLargeError
        return super().write(piece)
