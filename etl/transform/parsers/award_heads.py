"""Awards named by a heading or a line above, what is below being told of them: who gave them, when, for what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from etl.model import regex as re
from etl.model.document import Passage
from etl.model.facts import Award
from etl.model.section import Section, SectionKind
from etl.transform.parsers.activity_fields import ActivityItem, dates_in, is_date, undated
from etl.transform.parsers.award_asides import without_asides
from etl.transform.parsers.award_evidence import has_part, is_award
from etl.transform.parsers.award_years import dates_of, year_claim
from etl.transform.parsers.stay_claims import span_of, text_claim

_AWARDS = (SectionKind.AWARDS, SectionKind.GRANTS)
RULE = "awards.listed"
# what a line says of the award above it: "Awarded by Elm Council", "For the best students", "Principal investigator"
_TELLS = re.compile(
    r"(?:awarded|granted|funded|conferred|given|sponsored|supported|offered|presented) (?:by|to|for)\b"
    r"|for (?:the|my|best|outstanding|excellen\w+)\b|(?:co-?)?(?:principal investigator|PI)\b",
    re.I,
)


def with_line_above(item: ActivityItem, known: Sequence[Award]) -> tuple[Award, bool] | None:
    """The award that the line above names, where the item only tells of it: "Awarded by Elm Council", then "PI  2014–2016" below
    "Elm Grant"; and whether it goes on the last of `known`, its year now told. `None` for items of their own."""
    if not item.above or not _TELLS.match(item.passage.text) or len(item.passage.text.split()) > _LONGEST:
        return None
    above = item.above[-1]
    is_own = bool(item.entry.carried) or (item.section.parent is not None and item.section.parent.kind in _AWARDS)
    if not is_own or is_date(above.text) or not is_award(above.text) or is_list_head(above.text):
        return None
    years = tuple(year_claim(item.passage, date, RULE) for date in dates_of(item.passage)[:1])
    title = without_asides(undated(above))
    last = known[-1] if known else None
    if last is not None and last.title.span == span_of(title):
        return (last if last.years else replace(last, years=years)), True
    return Award(span_of(item.passage), text_claim(title, RULE, 0.75), years), False


def is_list_head(text: str) -> bool:
    """Whether the line heads a list: `Awards`, `Grants and fellowships`."""
    return _HEADS.fullmatch(text.strip(" :.")) is not None or has_part(text)


_HEADS = re.compile(
    r"(?:(?:honou?rs?|awards?|grants?|fellowships?|scholarships?|prizes?|funding|distinctions?|research|external|internal|current|past"
    r"|active|completed|pending|travel|other|academic|selected|competitive|teaching|and|&|/|,)\s*)+",
    re.I,
)
_LONGEST = 16  # words


def headed_sections(sections: Sequence[Section]) -> list[Section]:
    """The sections that are one award each, named by the heading: "Travel grant" above "2014 Elm Foundation"; two at least."""
    found = [s for s in sections if s.heading is not None and _is_one(s, s.heading)]
    return found if len(found) > 1 else []


def _is_one(section: Section, heading: Passage) -> bool:
    lines = [line for line in section.lines if line.text.strip()]
    is_below = section.parent is not None and section.parent.kind in _AWARDS and bool(lines) and len(lines) <= _MOST_LINES
    is_opened = is_below and bool(dates_in(lines[0].text)) and sum(bool(dates_in(line.text[:_LEAD])) for line in lines) == 1
    return is_opened and all(line.marker is None for line in lines) and not heading.text.rstrip().endswith("s")


_MOST_LINES = 6
_LEAD = 24


def award_of_heading(section: Section) -> Award:
    """The award that a section of its own is about, its year that of the first line."""
    heading = section.headings[-1]
    first = next(line for line in section.lines if line.text.strip())
    years = tuple(year_claim(first.passage, date, RULE) for date in dates_of(first.passage)[:1])
    whole = heading.document.span(span_of(heading).start, span_of(first.passage).end)
    return Award(whole, text_claim(without_asides(undated(heading)), RULE, 0.8), years)
