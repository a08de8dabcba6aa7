"""Statements as N-Quads, Turtle, TriG and JSON-LD: prefixes, and the same bytes for the same statements.

Turtle has no named graphs: it holds the consolidated default graph alone. The others hold what each document says, too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from typing import Any, TypeAlias

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, serialize
from rdflib import OWL, RDF, RDFS, SH, XSD

from etl.graph.terms import NAMESPACE

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


def write_nquads(quads: Iterable[Quad], base_iri: str) -> bytes:
    """One statement a line, sorted."""
    lines = serialize(quads, format=RdfFormat.N_QUADS)
    return b"".join(sorted((lines or b"").splitlines(keepends=True)))


def write_turtle(quads: Iterable[Quad], base_iri: str) -> bytes:
    """The default graph."""
    triples = [Triple(*_triple(quad)) for quad in quads if isinstance(quad.graph_name, DefaultGraph)]
    triples.sort(key=lambda triple: _key(*triple))
    return _with_prefixes(serialize(triples, format=RdfFormat.TURTLE, prefixes=_prefixes(base_iri)), base_iri)


def write_trig(quads: Iterable[Quad], base_iri: str) -> bytes:
    """The default graph, then each named graph."""
    ordered = sorted(quads, key=lambda quad: (_graph(quad), _key(*_triple(quad))))
    return _with_prefixes(serialize(ordered, format=RdfFormat.TRIG, prefixes=_prefixes(base_iri)), base_iri)


def write_json_ld(quads: Iterable[Quad], base_iri: str) -> bytes:
    """The nodes of the default graph, then each named graph with its nodes; IRIs short by the context, numbers as numbers."""
    context = _prefixes(base_iri)
    short = cache(partial(_short, context))
    graphs: dict[str, dict[str, dict[str, list[_Json]]]] = {"": {}}
    for quad in sorted(quads, key=lambda quad: (_graph(quad), _key(*_triple(quad)))):
        subject, predicate, value = _triple(quad)
        node = graphs.setdefault(_graph(quad), {}).setdefault(subject.value, {})
        if predicate.value == _TYPE:
            node.setdefault("@type", []).append(short(value.value))
        else:
            node.setdefault(short(predicate.value), []).append(_value(value, short))
    written: list[_Json] = [_node(iri, fields, short) for iri, fields in graphs.pop("").items()]
    for graph, nodes in graphs.items():
        written.append({"@id": short(graph), "@graph": [_node(iri, fields, short) for iri, fields in nodes.items()]})
    document = {"@context": context, "@graph": written}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _node(iri: str, fields: Mapping[str, list[_Json]], short: Callable[[str], str]) -> _Json:
    return {"@id": short(iri)} | {prop: values[0] if len(values) == 1 else values for prop, values in fields.items()}


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


def _with_prefixes(written: bytes | None, base_iri: str) -> bytes:
    """The prefixes sorted: the library writes them in any order."""
    lines = (written or b"").splitlines(keepends=True)
    body = next((place for place, line in enumerate(lines) if not line.startswith(b"@prefix ")), len(lines))
    head = [f"@prefix {prefix}: <{namespace}> .\n".encode() for prefix, namespace in _prefixes(base_iri).items()]
    return b"".join([*head, *lines[body:]])


def _triple(quad: Quad) -> tuple[NamedNode, NamedNode, NamedNode | Literal]:
    subject, predicate, value = quad.subject, quad.predicate, quad.object
    assert isinstance(subject, NamedNode)  # a graph of ours has no blank nodes
    assert isinstance(value, NamedNode | Literal)
    return subject, predicate, value


def _key(subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal) -> tuple[str, bool, str, str]:
    """Subjects together, the class of each first."""
    prop = predicate.value
    return subject.value, prop != _TYPE, prop, str(value)


def _graph(quad: Quad) -> str:
    return "" if isinstance(quad.graph_name, DefaultGraph) else getattr(quad.graph_name, "value", "")
