"""Awards of a list read again under one layout for all its items, where the list is surer than an item by itself."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Sequence

from etl.model.document import Passage
from etl.model.facts import Award
from etl.transform.parsers.activity_fields import ActivityItem
from etl.transform.parsers.award_asides import without_asides
from etl.transform.parsers.award_evidence import is_never
from etl.transform.parsers.award_layout import TitledRow, titled_rows
from etl.transform.parsers.award_years import dates_of, year_claim, year_of
from etl.transform.parsers.stay_claims import span_of, text_claim

RULE = "awards.listed"
LONGEST_ITEM = 4000  # characters; longer is running text


def read_again(items: Sequence[ActivityItem], found: Sequence[Award], settled: Container[int], *, is_funding: bool) -> list[Award]:
    """The awards of a list; items in which nothing was found stay without, those of `settled` awards (their ids) as they are."""
    own = _by_item(items, found)
    single = [
        (item, awards[0])
        for item, awards in zip(items, own, strict=True)
        if len(awards) == 1 and id(awards[0]) not in settled and len(item.passage) <= LONGEST_ITEM
    ]
    titles = [[_title(item.passage, award)] for item, award in single]
    rows = titled_rows([item.entry for item, _ in single], titles, is_funding=is_funding)
    again = {id(award): row for (_, award), row in zip(single, rows, strict=True)}
    items_of = {id(award): item for item, award in single}
    awards: list[Award] = []
    for award in found:
        laid = again.get(id(award))
        item = items_of.get(id(award))
        told = [_laid_award(item, row, award) for row in laid if not is_never(row.title.text)] if laid and item is not None else []
        is_same = len(told) == 1 and _letters(told[0].title.value) == _letters(award.title.value)
        awards.extend([award] if not told or is_same else told)
    return awards


def _by_item(items: Sequence[ActivityItem], found: Sequence[Award]) -> list[list[Award]]:
    """The awards whose titles stand in each item, in the order found."""
    order = sorted(range(len(found)), key=lambda i: found[i].title.span.start)
    starts = [found[i].title.span.start for i in order]
    places = (span_of(item.passage) for item in items)
    return [[found[i] for i in sorted(order[bisect_left(starts, p.start) : bisect_left(starts, p.end)])] for p in places]


def _title(row: Passage, award: Award) -> Passage:
    span = award.title.span
    inside = [i for i, offset in enumerate(row.offsets) if span.start <= offset < span.end]
    return row.cut(inside[0], inside[-1] + 1) if inside else row.cut(0, 0)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _laid_award(item: ActivityItem, row: TitledRow, own: Award) -> Award:
    title = without_asides(row.title)
    years = tuple(year_claim(row.time, date, RULE) for date in dates_of(row.time)[:1]) if row.time is not None else ()
    return Award(span_of(item.passage), text_claim(title, RULE, 0.8), years or year_of(item, RULE), own.grantor, own.amount)
