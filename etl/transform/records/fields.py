"""From a value of a record to a claim: what stands in it, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from typing import TypeVar

from etl.model import regex as re
from etl.model.claim import Claim
from etl.model.document import Passage, TextSource, join_passages
from etl.model.facts import Author, Period
from etl.model.partial_date import PartialDate
from etl.model.span import Span
from etl.normalize.date_atom import date_or_none
from etl.normalize.dates import LONGEST_SPAN, find_date_ranges
from etl.normalize.json_places import Value
from etl.normalize.json_records import passage_of
from etl.normalize.text import squash
from etl.transform.confidence import HIGHEST

T = TypeVar("T")
# `2018`, `2018-10`, `2018-10-03`, `2018-10-03T00:00:00Z`
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T.*)?)?)?")
_YEARS = range(1000, 10_000)


@dataclass(frozen=True, slots=True)
class Reader:
    """Makes claims of the values of one document; `rule` begins the names of its rules: `json_resume`."""

    source: TextSource
    rule: str

    def text(self, value: Value | None, name: str) -> Claim[str] | None:
        """The words of a text, blanks squashed; `None` for a missing or blank one."""
        passage = passage_of(self.source, value)
        return self.of_passage(passage, name, squash(passage.text)) if passage is not None else None

    def parsed(self, value: Value | None, name: str, parse: Callable[[str], T | None]) -> Claim[T] | None:
        """What `parse` makes of a text; `None` where it makes nothing of it."""
        passage = passage_of(self.source, value)
        found = parse(passage.text) if passage is not None else None
        return self.of_passage(passage, name, found) if passage is not None and found is not None else None

    def date(self, value: Value | None, name: str) -> Claim[PartialDate] | None:
        """A date as precise as written: ISO, or in words ("June 2019")."""
        return self.parsed(value, name, parse_date)

    def year(self, value: Value | None, name: str) -> Claim[int] | None:
        """The year of a date."""
        return self.parsed(value, name, lambda text: date.year if (date := parse_date(text)) else None)

    def years(self, start: Value | None, end: Value | None, name: str) -> tuple[Claim[int], ...]:
        """Every year from one date to another; those between stand at both."""
        first, last = self.year(start, name), self.year(end, name)
        if first is None or last is None:
            return tuple(claim for claim in (first, last) if claim is not None)
        if not 0 < last.value - first.value <= LONGEST_SPAN:
            return (first,) if last.value == first.value else (first, last)
        both = self.source.span(min(first.span.start, last.span.start), max(first.span.end, last.span.end))
        printed = f"{first.printed} – {last.printed}"
        between = (self.claim(year, printed, both, name) for year in range(first.value + 1, last.value))
        return (first, *between, last)

    def joined(self, values: Iterable[Value | None], name: str) -> Claim[str] | None:
        """Several texts as one, in their order: given and family name."""
        passages = [passage for value in values if (passage := passage_of(self.source, value)) is not None]
        if not passages:
            return None
        whole = join_passages(passages)
        return self.of_passage(whole, name, squash(whole.text))

    def constant(self, value: T, at: Span, name: str) -> Claim[T]:
        """What the record says by its form, at the words that it is about."""
        return self.claim(value, at.quote, at, name)

    def of_passage(self, passage: Passage, name: str, value: T) -> Claim[T]:
        """A claim read from the whole of a passage."""
        return self.claim(value, passage.text, passage.span(), name)

    def claim(self, value: T, printed: str, span: Span, name: str) -> Claim[T]:
        return Claim(value, printed, span, f"{self.rule}.{name}", HIGHEST)

    def hull(self, *parts: object) -> Span | None:
        """The range from the first of the claims in `parts` to the last; `None` where there are none."""
        spans = [claim.span for claim in claims_in(parts)]
        return self.source.span(min(s.start for s in spans), max(s.end for s in spans)) if spans else None


def claims_in(value: object) -> Iterator[Claim[object]]:
    """Every claim in periods, authors and tuples."""
    if isinstance(value, Claim):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from claims_in(item)
    elif isinstance(value, Period | Author):
        for each in fields(value):
            yield from claims_in(getattr(value, each.name))


def parse_date(text: str) -> PartialDate | None:
    """The date that a field holds: `2018-10-03T00:00:00Z` is a day, "June 2019" a month, "2018 - 2019" none."""
    match = _ISO.fullmatch(text)
    if match is not None:
        year, month, day = (int(part) if part else None for part in match.groups())
        return date_or_none(year, month, day) if year is not None and year in _YEARS else None
    found = find_date_ranges(text) if len(text) <= 40 else []
    if len(found) != 1 or found[0].first is not None or found[0].ongoing:
        return None
    return found[0].last if text[: found[0].start].strip() == text[found[0].end :].strip() == "" else None


def is_open_end(text: str) -> bool:
    """Whether the words of an end say that there is none yet: "Present", "current", "heute"."""
    found = find_date_ranges(f"2000 - {text}") if 0 < len(text) <= 20 else []
    return len(found) == 1 and found[0].ongoing and found[0].end >= len("2000 - ") + len(text.rstrip())
