"""Lines of our own N-Quads as statements again: the way back through the door into RDF."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from etl.errors import StoreError
from etl.graph.literals import XSD_STRING, Literal, Value
from etl.graph.statements import Description
from etl.model import regex as re

# `<a:s> <a:p> "a \"word\""^^<a:d> <a:g> .`
_LINE = re.compile(
    r'<([^>]*)> <([^>]*)> (?:<([^>]*)>|"([^"\\]*(?:\\.[^"\\]*)*)"(?:\^\^<([^>]*)>)?)(?: <([^>]*)>)? \.\n?', re.DOTALL
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-F]{4})|(.))")  # `\u0001`, `\n`
_MEANT = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}


class Statement(NamedTuple):
    """A line of N-Quads; `graph` is empty for the default graph."""

    subject: str
    prop: str
    value: Value
    graph: str


def read_statement(line: bytes) -> Statement:
    """The statement of a line that `write_quads` wrote; raises `StoreError` for any other."""
    match = _LINE.fullmatch(line.decode("utf-8", "replace"))
    if match is None:
        raise StoreError(f"the graph's file has a line that was not written by a build: {line[:120]!r}; build with --full")
    subject, prop, iri, text, datatype, graph = match.groups()
    if iri is not None:
        return Statement(subject, prop, iri, graph or "")
    lexical = _ESCAPE.sub(_unescape, text) if "\\" in text else text
    return Statement(subject, prop, Literal(lexical, datatype or XSD_STRING), graph or "")


def _unescape(match: re.Match[str]) -> str:
    code, letter = match.groups()
    return chr(int(code, 16)) if code else _MEANT.get(letter, letter)


def read_descriptions(lines: Iterable[bytes]) -> dict[str, dict[str, Description]]:
    """What lines of N-Quads say, by graph and node; the default graph is the empty text."""
    graphs: dict[str, dict[str, Description]] = {}
    for line in lines:
        subject, prop, value, graph = read_statement(line)
        graphs.setdefault(graph, {}).setdefault(subject, {}).setdefault(prop, []).append(value)
    return graphs
