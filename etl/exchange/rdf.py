"""Statements as N-Quads, Turtle, TriG and JSON-LD: prefixes, and the same bytes for the same statements.

Statements come in the order of `etl.exchange.statements.in_order` and are written as they come: however large a graph is, no more
of it is held than a node, in JSON-LD a document. Turtle has no named graphs: it holds the consolidated default graph alone. The
others hold what each document says, too.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial
from itertools import groupby, takewhile
from typing import IO, Any, TypeAlias, cast

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, serialize
from rdflib import OWL, RDF, RDFS, SH, XSD

from etl.graph.terms import NAMESPACE
from etl.model import regex as re

_Json: TypeAlias = Any
_PREFIXES = {
    "dct": "http://purl.org/dc/terms/",
    "owl": str(OWL),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "sh": str(SH),
    "vg": NAMESPACE,
    "xsd": str(XSD),
}
_LOCAL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*")  # what is behind a prefix: `p-7k3mq2xw4a5bcdef`
_INTEGER = re.compile(r"0|-?[1-9]\d{0,15}")  # canonical, and exact as a number of JSON
_STRING, _BOOLEAN, _INTEGERS = str(XSD.string), str(XSD.boolean), str(XSD.integer)
_TYPE = str(RDF.type)
_PREFIX = b"@prefix "
_REMEMBERED = 10_000  # short forms of IRIs


def write_nquads(quads: Iterable[Quad], base_iri: str, handle: IO[bytes]) -> None:
    """One statement a line, in the order given."""
    serialize(quads, handle, format=RdfFormat.N_QUADS)


def write_turtle(quads: Iterable[Quad], base_iri: str, handle: IO[bytes]) -> None:
    """The default graph, which comes first."""
    triples = (Triple(*_triple(quad)) for quad in takewhile(_is_consolidated, quads))
    serialize(triples, cast("IO[bytes]", _Prefixed(handle, base_iri)), format=RdfFormat.TURTLE, prefixes=_prefixes(base_iri))


def write_trig(quads: Iterable[Quad], base_iri: str, handle: IO[bytes]) -> None:
    """The default graph, then each named graph."""
    serialize(quads, cast("IO[bytes]", _Prefixed(handle, base_iri)), format=RdfFormat.TRIG, prefixes=_prefixes(base_iri))


def write_json_ld(quads: Iterable[Quad], base_iri: str, handle: IO[bytes]) -> None:
    """The nodes of the default graph, then each named graph with its nodes; IRIs short by the context, numbers as numbers."""
    context = _prefixes(base_iri)
    short = lru_cache(_REMEMBERED)(partial(_short, context))
    handle.write(b'{"@context": ' + _dumped(context) + b',\n"@graph": [')
    between = b"\n"
    for graph, of_graph in groupby(quads, key=_graph):
        nodes = (_node(short(subject.value), about, short) for subject, about in groupby(of_graph, key=_subject))
        for node in nodes if not graph else [{"@id": short(graph), "@graph": list(nodes)}]:
            handle.write(between + _dumped(node))
            between = b",\n"
    handle.write(b"\n]}\n")


class _Prefixed(io.RawIOBase):
    """What an RDF writer writes, with all prefixes at its beginning, sorted: the library writes them in any order."""

    def __init__(self, handle: IO[bytes], base_iri: str) -> None:
        super().__init__()
        self._handle = handle
        self._held: bytes | None = b""  # what may be prefixes still
        for prefix, namespace in _prefixes(base_iri).items():
            handle.write(f"@prefix {prefix}: <{namespace}> .\n".encode())

    def write(self, piece: Any, /) -> int:
        """Passes on what is no line of prefixes."""
        if self._held is None:
            self._handle.write(piece)
            return len(piece)
        self._held += bytes(piece)
        while self._held.startswith(_PREFIX) and b"\n" in self._held:
            self._held = self._held.partition(b"\n")[2]
        if not _PREFIX.startswith(self._held[: len(_PREFIX)]):
            self._handle.write(self._held)
            self._held = None
        return len(piece)


def _node(iri: str, quads: Iterable[Quad], short: Callable[[str], str]) -> _Json:
    """The node of which all the statements are."""
    fields: dict[str, list[_Json]] = {}
    for quad in quads:
        _, predicate, value = _triple(quad)
        if predicate.value == _TYPE:
            fields.setdefault("@type", []).append(short(value.value))
        else:
            fields.setdefault(short(predicate.value), []).append(_value(value, short))
    return {"@id": iri} | {prop: values[0] if len(values) == 1 else values for prop, values in fields.items()}


def _dumped(value: _Json) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _value(value: NamedNode | Literal, short: Callable[[str], str]) -> _Json:
    if isinstance(value, NamedNode):
        return {"@id": short(value.value)}
    datatype = value.datatype.value
    if datatype == _STRING:
        return value.value
    if datatype == _BOOLEAN and value.value in ("true", "false"):
        return value.value == "true"
    if datatype == _INTEGERS and _INTEGER.fullmatch(value.value):
        return int(value.value)
    return {"@type": short(datatype), "@value": value.value}


def _short(context: Mapping[str, str], iri: str) -> str:
    """`vg:title`, `id:p-7k3m`; the whole IRI where no prefix fits."""
    for prefix, namespace in context.items():
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def _prefixes(base_iri: str) -> dict[str, str]:
    return dict(sorted({**_PREFIXES, "id": f"{base_iri}id/", "doc": f"{base_iri}graph/doc/"}.items()))


def _triple(quad: Quad) -> tuple[NamedNode, NamedNode, NamedNode | Literal]:
    subject, predicate, value = quad.subject, quad.predicate, quad.object
    assert isinstance(subject, NamedNode)  # a graph of ours has no blank nodes
    assert isinstance(value, NamedNode | Literal)
    return subject, predicate, value


def _subject(quad: Quad) -> NamedNode:
    return _triple(quad)[0]


def _is_consolidated(quad: Quad) -> bool:
    return isinstance(quad.graph_name, DefaultGraph)


def _graph(quad: Quad) -> str:
    return "" if _is_consolidated(quad) else getattr(quad.graph_name, "value", "")
