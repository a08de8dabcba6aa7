"""Values of statements: an IRI is a plain `str`, everything else a `Literal`.

Both are written without rdflib, whose terms cost twenty times as much to make and to compare.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from rdflib import XSD

from etl.model import regex as re
from etl.model.partial_date import PartialDate

XSD_STRING = str(XSD.string)
_BOOLEAN, _INTEGER, _DECIMAL, _DATE = (str(each) for each in (XSD.boolean, XSD.integer, XSD.decimal, XSD.date))
_MONTH, _YEAR = str(XSD.gYearMonth), str(XSD.gYear)
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
    return Literal("true" if value else "false", _BOOLEAN)


def integer(value: int) -> Literal:
    return Literal(str(value), _INTEGER)


def decimal(value: float) -> Literal:
    """Two places, always with a point: 0.9 is `0.90`."""
    return Literal(f"{value:.2f}", _DECIMAL)


def day(iso: str) -> Literal:
    """A whole day, `2019-06-30`."""
    return Literal(iso, _DATE)


def partial_date(value: PartialDate) -> Literal:
    """The date as precise as printed: `"2019"^^xsd:gYear`, `"2019-06"^^xsd:gYearMonth` or `"2019-06-30"^^xsd:date`."""
    datatype = _YEAR if value.month is None else _MONTH if value.day is None else _DATE
    return Literal(str(value), datatype)


def to_nquads(value: Value) -> str:
    """The value in canonical N-Triples."""
    if not isinstance(value, Literal):
        return f"<{value}>"
    lexical = _TO_ESCAPE.sub(lambda match: _ESCAPES[match.group()], value.lexical)
    return f'"{lexical}"' if value.datatype == XSD_STRING else f'"{lexical}"^^<{value.datatype}>'
