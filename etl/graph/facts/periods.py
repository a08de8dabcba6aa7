"""When something began and ended."""

from __future__ import annotations

from etl.graph import terms
from etl.graph.literals import boolean, day, integer, partial_date
from etl.graph.statements import Description, state
from etl.graph.writer import DocumentWriter
from etl.model.facts import Period


def write_period(writer: DocumentWriter, description: Description, period: Period) -> None:
    """Start and end as printed, as years and as the outermost days they may mean; an open end is dated by the document.

    `Sep 2015 - present` in a CV of June 2019: start 2015-09, startYear 2015, startDate 2015-09-01, ongoing, asOf 2019-06-30.
    """
    if period.start is not None:
        writer.value(description, terms.START, partial_date(period.start.value), period.start)
        state(description, terms.START_YEAR, integer(period.start.value.year))
        state(description, terms.START_DATE, day(period.start.value.first_day))
    if period.end is not None:
        writer.value(description, terms.END, partial_date(period.end.value), period.end)
        state(description, terms.END_YEAR, integer(period.end.value.year))
        state(description, terms.END_DATE, day(period.end.value.last_day))
    elif period.ongoing is not None and period.ongoing.value:
        writer.value(description, terms.ONGOING, boolean(True), period.ongoing)
        if writer.claims.as_of is not None:
            state(description, terms.AS_OF, day(writer.claims.as_of.last_day))
