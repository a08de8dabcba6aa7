"""Whether a list of awards is read item by item or by one layout for all: by what the titles found look like."""

from __future__ import annotations

from collections.abc import Sequence

from etl.model.facts import Award
from etl.transform.parsers.activity_fields import ActivityItem
from etl.transform.parsers.award_asides import without_asides
from etl.transform.parsers.award_layout import TitledRow, misread, titled_rows
from etl.transform.parsers.award_years import dates_of, year_claim, year_of
from etl.transform.parsers.stay_claims import span_of, text_claim

RULE = "awards.listed"
LONGEST_ITEM = 4000  # characters; longer is running text


def by_layout(items: Sequence[ActivityItem], found: Sequence[Award]) -> list[Award] | None:
    """The awards of a list under one layout for all its items, where those read one by one are clearly worse; else `None`."""
    own = [item for item in items if len(item.passage) <= LONGEST_ITEM]
    entries = [item.entry for item in own]
    before = misread([award.title.value for award in found], entries)
    if before < _CLEARLY:
        return None
    rows = titled_rows(entries)
    after = misread([row.title.text for titles in rows for row in titles], entries)
    if before - after < _CLEARLY:
        return None
    awards: list[Award] = []
    for item, titles in zip(own, rows, strict=True):
        place = span_of(item.passage)
        kept = [award for award in found if place.start <= award.span.start < place.end]  # of an item without a title
        awards.extend([_laid_award(item, row) for row in titles] or kept)
    return awards


_CLEARLY = 0.25


def _laid_award(item: ActivityItem, row: TitledRow) -> Award:
    title = without_asides(row.title)
    years = tuple(year_claim(row.time, date, RULE) for date in dates_of(row.time)[:1]) if row.time is not None else ()
    return Award(span_of(item.passage), text_claim(title, RULE, 0.8), years or year_of(item, RULE), None, None)
