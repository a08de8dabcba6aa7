"""Values of statements: an IRI is a plain `str`, everything else a `Literal`.

Both are written without rdflib, whose terms cost twenty times as much to make and to compare.
"""

from __future__ import annotations

import re
from typing import NamedTuple, TypeAlias

from rdflib import XSD

from etl.model.partial_date import PartialDate

XSD_STRING = str(XSD.string)
# As canonical N-Triples of RDF 1.2 has it; rdflib's SPARQL parser would turn a bare tab into blanks.
_ESCAPES = {chr(code): f"\\u{code:04X}" for code in (*range(0x20), 0x7F)}
_ESCAPES |= {"\\": "\\\\", '"': '\\"', "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
_TO_ESCAPE = re.compile(r'[\x00-\x1f"\\\x7f]')


class Literal(NamedTuple):
    """A lexical form with its datatype's IRI."""

    lexical: str
    datatype: str = XSD_STRING


Value: TypeAlias = str | Literal


def lexical(value: Value) -> str:
    """The lexical form of a literal, or the IRI itself."""
    return value.lexical if isinstance(value, Literal) else value


def boolean(value: bool) -> Literal:
    return Literal("true" if value else "false", str(XSD.boolean))


def integer(value: int) -> Literal:
    return Literal(str(value), str(XSD.integer))


def decimal(value: float) -> Literal:
    """Two places, always with a point: 0.9 is `0.90`."""
    return Literal(f"{value:.2f}", str(XSD.decimal))


def day(iso: str) -> Literal:
    """A whole day, `2019-06-30`."""
    return Literal(iso, str(XSD.date))


def partial_date(value: PartialDate) -> Literal:
    """The date as precise as printed: `"2019"^^xsd:gYear`, `"2019-06"^^xsd:gYearMonth` or `"2019-06-30"^^xsd:date`."""
    datatype = XSD.gYear if value.month is None else XSD.gYearMonth if value.day is None else XSD.date
    return Literal(str(value), str(datatype))


def to_nquads(value: Value) -> str:
    """The value in canonical N-Triples."""
    if not isinstance(value, Literal):
        return f"<{value}>"
    lexical = _TO_ESCAPE.sub(lambda match: _ESCAPES[match.group()], value.lexical)
    return f'"{lexical}"' if value.datatype == XSD_STRING else f'"{lexical}"^^<{value.datatype}>'
