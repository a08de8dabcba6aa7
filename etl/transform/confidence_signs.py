"""What a fact shows of how well it was read: fields it lacks, words of its entry that nothing took, how it differs from its list.

A CV keeps one order of fields and one set of marks in a list. A fact whose fields stand in another order than those of its
neighbours, whose main field ends in the middle of a phrase, or whose entry holds much that no field took was read wrongly more
often.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from operator import attrgetter
from typing import Any

from etl.model.claim import Claim
from etl.model.facts import Author, Fact, Period
from etl.model.span import Span

# Field of `DocumentClaims` -> the fields that a complete fact of it has, the main field first.
EXPECTED_FIELDS: Mapping[str, tuple[str, ...]] = {
    "education": ("organization", "degree", "field", "start", "end"),
    "employment": ("organization", "title", "start", "end"),
    "works": ("title", "venue", "year", "kind", "authors"),
    "service": ("venue", "role", "years"),
    "awards": ("title", "years"),
    "talks": ("title", "event", "year"),
    "teaching": ("course", "role", "years"),
    "advising": ("advisor", "relation", "organization"),
    "systems": ("name", "organization"),
    "skills": ("name",),
}
_EDGE, _BLANK, _WORD = "|", " ", "w"  # stand for the end of the entry, for white space alone, for a letter or digit


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells how well a fact was read.

    lacks      share of the expected fields that it has not
    unread     share of the document's lines that nobody read
    unclaimed  share of the entry's characters that no claim of the fact holds
    left       how many these are, as a logarithm
    length     of the entry in characters, as a logarithm
    siblings   how many facts the section has, as a logarithm
    order      share of the section's facts whose fields stand in the same order
    marks      share of the section's facts whose main field stands between the same marks
    words      of the main field, as a logarithm
    commas     in the main field, as a logarithm
    cut        1 if the main field ends before a letter or digit: in the middle of a phrase
    shared     how many facts were read from the same entry, as a logarithm
    """

    lacks: float
    unread: float
    unclaimed: float
    left: float
    length: float
    siblings: float
    order: float
    marks: float
    words: float
    commas: float
    cut: float
    shared: float


SIGNS = tuple(each.name for each in fields(Signs))


def signs_of(section: str, facts: Sequence[Fact], unread: float) -> list[Signs]:
    """The signs of each fact of a section of `DocumentClaims`; `unread` is the share of the document's lines nobody read."""
    readings = [_Reading(section, fact) for fact in facts]
    orders = Counter(reading.order for reading in readings)
    marks = Counter(reading.marks for reading in readings)
    entries = Counter(reading.entry for reading in readings)
    count = len(facts)
    siblings = math.log1p(count)
    signs: list[Signs] = []
    for reading in readings:
        length = len(reading.quote)
        left = max(0, length - reading.claimed)
        signs.append(
            Signs(
                lacks=reading.lacks,
                unread=unread,
                unclaimed=left / length,
                left=math.log1p(left),
                length=math.log1p(length),
                siblings=siblings,
                order=orders[reading.order] / count,
                marks=marks[reading.marks] / count,
                words=math.log1p(reading.main.count(" ") + 1),
                commas=math.log1p(reading.main.count(",")),
                cut=float(reading.marks[1] == _WORD),
                shared=math.log1p(entries[reading.entry]),
            )
        )
    return signs


def claims_in(fact: Fact, name: str) -> list[Claim[Any]]:
    """The claims in one field of a fact; the ends of a period and the names of authors count as fields."""
    if name in ("start", "end"):
        period = getattr(fact, "period", None)
        found = getattr(period, name, None) or (getattr(period, "ongoing", None) if name == "end" else None)
        return [found] if found else []
    value = getattr(fact, name)
    if name == "authors":
        return [author.name for author in value]
    return [value] if isinstance(value, Claim) else list(value or ())


class _Reading:
    """What `signs_of` needs of a fact, looked up once."""

    __slots__ = ("claimed", "entry", "lacks", "main", "marks", "order", "quote")

    def __init__(self, section: str, fact: Fact) -> None:
        expected = EXPECTED_FIELDS[section]
        found = [(claims[0], name) for name in expected if (claims := claims_in(fact, name))]
        span = fact.span
        self.entry = span.start, span.end
        self.quote = span.quote
        self.lacks = 1 - len(found) / len(expected)
        self.order = tuple([name for _, name in sorted([(claim.span.start, name) for claim, name in found])])
        main = found[0][0] if found else None
        self.main = main.printed if main else ""
        self.marks = _marks_around(main.span, span) if main else (_EDGE, _EDGE)
        self.claimed = sum([end - start for start, end in {(each.start, each.end) for each in _spans_in(fact)}])


def _marks_around(inner: Span, outer: Span) -> tuple[str, str]:
    """The last character before `inner` and the first behind it in the entry, each of some kind."""
    quote = outer.quote
    start, end = inner.start - outer.start, inner.end - outer.start
    if start < 0 or end > len(quote):
        return _EDGE, _EDGE
    return _mark(quote[max(0, start - 2) : start].rstrip()[-1:], start), _mark(quote[end : end + 2].lstrip()[:1], len(quote) - end)


def _mark(character: str, room: int) -> str:
    if not character:
        return _BLANK if room else _EDGE
    return _WORD if character.isalnum() else character


def _spans_in(fact: Fact) -> list[Span]:
    spans: list[Span] = []
    for value in _values_of(type(fact))(fact):  # type: ignore[arg-type] # a class can be hashed
        if isinstance(value, Claim):
            spans.append(value.span)
        elif isinstance(value, Period):
            spans += [end.span for end in (value.start, value.end, value.ongoing) if end]
        elif isinstance(value, tuple):
            spans += [each.name.span if isinstance(each, Author) else each.span for each in value]
    return spans


@cache
def _values_of(kind: type[Any]) -> attrgetter[Any]:
    """All fields of a class of facts at once; `span`, which all of them have, comes twice to make it a tuple for every class."""
    return attrgetter("span", *(each.name for each in fields(kind)))
