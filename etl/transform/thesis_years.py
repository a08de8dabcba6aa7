"""Years of theses that print none: the year of the degree that a thesis was for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from etl.model import regex as re
from etl.model.claim import Claim
from etl.model.document import Passage
from etl.model.facts import Education, Work, WorkKind
from etl.model.section import Section
from etl.transform.citations.words import WORDS, alternatives

RULE = "citations.year_of_degree"
_LEVELS = {
    name: re.compile(rf"(?<![\w-])(?:{alternatives(words)})", re.IGNORECASE) for name, words in WORDS["thesis_levels"].items()
}
_NEAR = 600  # characters between the words of a degree and those of its thesis


def with_degree_years(works: Sequence[Work], education: Sequence[Education], sections: Sequence[Section]) -> list[Work]:
    """The works, each thesis without a year with that of its degree: the one it stands below, or the only one of its level.

    `PhD, Elm University, 2009–12` above `Dissertation: Quiet widgets` gives 2012, as `Title: Quiet widgets` does below a heading
    "PhD thesis"; a degree that still goes on gives nothing.
    """
    degrees = sorted((one for one in education if one.degree is not None), key=lambda one: one.span.start)
    headings = sorted((s.heading for s in sections if s.heading is not None and s.heading.text), key=lambda h: h.span().start)
    return [_dated(work, degrees, headings) if work.kind.value is WorkKind.THESIS else work for work in works]


def _dated(work: Work, degrees: Sequence[Education], headings: Sequence[Passage]) -> Work:
    place = work.title.span.start
    above = [heading for heading in headings if heading.span().start < place]
    said = work.kind.printed if work.kind.printed != work.title.printed else above[-1].text if above else ""
    level = _level(said)
    fitting = [one for one in degrees if level is None or _level(one.degree.printed if one.degree else "") == level]
    section = above[-1].span().start if above else 0
    near = [one for one in fitting if section <= one.span.start < place < one.span.end + _NEAR]
    if level is None:
        near = near[-1:] if near and near[-1] is next((one for one in reversed(degrees) if one.span.start < place), None) else []
    degree = near[-1] if near else fitting[0] if level is not None and len(fitting) == 1 else None
    if degree is None or degree.period.end is None or degree.period.ongoing is not None:
        return work
    if work.year is not None and not _begins(degree, work.year):
        return work
    end = degree.period.end
    return replace(work, year=Claim(end.value.year, end.printed, end.span, RULE, 0.6))


def _begins(degree: Education, year: Claim[int]) -> bool:
    """Whether the year is where a degree's range of dates begins: "2009–12", whose end is no year by itself."""
    start, end = degree.period.start, degree.period.end
    return start is not None and end is not None and start.span != end.span and start.span.start <= year.span.start < start.span.end


def _level(text: str) -> str | None:
    return next((name for name, pattern in _LEVELS.items() if pattern.search(text)), None)
