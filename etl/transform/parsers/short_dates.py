"""Years of two digits in lists that print all their dates so: "Lecturer at Elm College (Nov 10 – Feb 11)", "Visitor, 2/87".

Alone, "Nov 10" is a day and "2/87" may be anything. Where rows of a list begin or end so and hardly one has a whole year, they
are months of years.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.partial_date import PartialDate
from etl.normalize.dates import DateRange, find_date_ranges
from etl.normalize.word_patterns import any_of
from etl.transform.parsers.stay_rows import Row

_WORDS = read_gazetteer("months")
_NAMES = any_of([name for forms in _WORDS["months"].values() for name in forms], ignores_case=True)
_OPEN_END = any_of(_WORDS["open_end"]["forms"], ignores_case=True)
_SINCE = any_of([*_WORDS["since"]["ongoing"], "from"], ignores_case=True)
_MONTH = rf"(?:(?:\d{{1,2}}\s?[-–]\s?)?\d{{1,2}}[|/]|(?:{_NAMES})\.?\s+['’]?)\d{{2}}(?![\w|/])"
# "since Jan 13", "Nov 10 – Feb 11", "09|16 to 11|16", "2-3/09"
_SHORT = re.compile(
    rf"(?<!\w)(?:(?P<since>{_SINCE})\s+)?(?P<first>{_MONTH})"
    rf"(?:\s*(?:[-–—]|to\b|bis\b|until\b|à\b|a\b)\s*(?P<last>{_MONTH}|(?P<open>{_OPEN_END})\b))?",
    re.I,
)
_YEAR_OF_TWO_DIGITS = re.compile(r"[|/\s'’]\d\d(?![\w|/])")  # none of these dates is without it
_MONTHS_OF_YEAR = re.compile(r"\d{1,2}\s?[-–]\s?(?=\d{1,2}[|/])")  # the first of two months: "2-3/09"
_EDGES = " \t(),.;:[]•"
_FEWEST = 3  # rows with such dates
_SHARE = 0.6  # of the dated rows
_PIVOT = 40  # "39" is 2039, "40" is 1940


def with_short_dates(rows: Sequence[Row]) -> list[Row]:
    """The rows, those that begin or end with a month and a year of two digits dated so where the list does it."""
    found = {i: short for i, row in enumerate(rows) if not row.dates and row.cells is not None and (short := _short(row.text))}
    alike = sum(bool(row.dates) and _SHORT.search(row.text, row.dates[0].start) is not None for row in rows)
    dated = sum(bool(row.dates) for row in rows)
    if len(found) + alike < _FEWEST or len(found) + alike < _SHARE * (dated + len(found)):
        return list(rows)
    return [replace(row, dates=(found[i],)) if i in found else row for i, row in enumerate(rows)]


def _short(text: str) -> DateRange | None:
    """The date that the row begins or ends with."""
    for short in _SHORT.finditer(text) if _YEAR_OF_TWO_DIGITS.search(text) else ():
        if text[: short.start()].strip(_EDGES) and text[short.end() :].strip(_EDGES):
            continue
        first, last = _date(short["first"]), _date(short["last"]) if short["last"] and not short["open"] else None
        if first is None or (last is not None and (last.year, last.month or 0) < (first.year, first.month or 0)):
            continue
        if last is not None:
            return DateRange(*short.span(), first, last, first_at=short.span("first"), last_at=short.span("last"))
        goes_on = short["open"] or short["since"]
        if goes_on:
            at = short.span("open" if short["open"] else "since")
            return DateRange(*short.span(), first, None, ongoing=True, first_at=short.span("first"), ongoing_at=at)
        return DateRange(*short.span(), None, first, last_at=short.span("first"))
    return None


def _date(printed: str) -> PartialDate | None:
    """The month that is printed with a year of two digits."""
    plain = _MONTHS_OF_YEAR.sub("", printed).replace("|", "/").replace("’", "").replace("'", "")
    year = int(plain[-2:])
    whole = f"{plain[:-2]}{1900 + year if year >= _PIVOT else 2000 + year}"
    found = find_date_ranges(whole)
    return found[0].last if len(found) == 1 and found[0].end == len(whole) and found[0].start == 0 else None
