"""Dashes within names: "Université Elm – Jean Exemple" is one employer where the list parts its fields with commas.

What parts fields does so in the whole list. A dash that stands in one entry of several, between two pieces of which neither is
a post, a degree or a place, belongs to a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from etl.model import regex as re
from etl.transform.parsers.affiliations import Role, evidence_of
from etl.transform.parsers.stay import Stay
from etl.transform.parsers.stay_claims import between
from etl.transform.parsers.stay_parts import Part
from etl.transform.parsers.stay_rows import Row

_DASH = re.compile(r"\s+[–-]\s+")
_FEWEST = 3  # entries that show a convention
_FEW = 0.25  # of them may have a dash
_OTHERS = (Role.TITLE, Role.DEGREE, Role.PLACE, Role.FIELD, Role.UNIT, Role.NOTE, Role.PERSON)


def parts_of_headers(stays: Sequence[Stay]) -> list[list[Sequence[Part]]]:
    """The parts of each row of each header, those joined that a dash within a name parted."""
    headers: list[list[Sequence[Part]]] = [[row.parts for row in stay.header] for stay in stays]
    dashed = [[_dashed(row) for row in stay.header] for stay in stays]
    entries = sum(any(rows) for rows in dashed)
    if len(stays) < _FEWEST or not 0 < entries <= max(1, _FEW * len(stays)):
        return headers
    for stay, rows, places in zip(stays, headers, dashed, strict=True):
        for n, place in enumerate(places):
            if place and not any(len(others) > 1 for others in places):
                rows[n] = _joined(stay.header[n], rows[n], place[0])
    return headers


def _dashed(row: Row) -> list[int]:
    """The places of the parts that a dash alone parts from the one before."""
    if " – " not in row.text and " - " not in row.text:
        return []
    return [i for i, (first, second) in enumerate(pairwise(row.parts), 1) if _DASH.fullmatch(_gap(row, first, second))]


def _gap(row: Row, first: Part, second: Part) -> str:
    whole = between(row.passage, first.passage, second.passage).text
    return whole[len(first.text) : len(whole) - len(second.text)]


def _joined(row: Row, parts: Sequence[Part], i: int) -> Sequence[Part]:
    """The parts with the two at the dash as one, where commas part the row's other fields and neither is known as no name."""
    first, second = parts[i - 1], parts[i]
    said = [evidence_of(part.text) for part in (first, second)]
    if any(found is not None and found[0] in _OTHERS for found in said) or not any(part.comma for part in parts):
        return parts
    posts = [found for part in parts if (found := evidence_of(part.text)) and found[0] in (Role.TITLE, Role.DEGREE)]
    if not posts or not first.text[:1].isupper() or not second.text[:1].isupper():
        return parts
    whole = replace(first, passage=between(row.passage, first.passage, second.passage), date=second.date)
    return [*parts[: i - 1], whole, *(replace(part, place=part.place - 1) for part in parts[i + 1 :])]
