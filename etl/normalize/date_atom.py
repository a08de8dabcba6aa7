"""What a single printed date is, and the years behind two printed digits."""

from __future__ import annotations

from dataclasses import dataclass

from etl.model.partial_date import PartialDate
from etl.model.quick import quickly_made

LONGEST_RANGE = 12  # years that a two-digit end may lie ahead: `1998-02` is 1998 to 2002 or February
_LONGEST_CAREER = 40  # the same where the end is no month: `1968-81`
_LATEST_END = 2030
_MONTHS = 12


@quickly_made
@dataclass(frozen=True, slots=True)
class Atom:
    """A printed date at `text[start:end]`.

    form   name of the form that matched
    last   the date; `None` for a month or season printed without a year
    first  the earlier date where one form prints two (`2017/18`, `3–7 July 2017`), else `None`
    month  the month, with `day`, where no year is printed
    seam   where, in text, the first of two dates ends and the second starts
    """

    start: int
    end: int
    form: str
    last: PartialDate | None
    first: PartialDate | None = None
    month: int | None = None
    day: int | None = None
    seam: tuple[int, int] | None = None


def full_year(printed: str) -> int:
    """The year behind `2019`, `'19` or `’98`; two digits up to 49 lie in this century."""
    digits = printed.lstrip("'’‘")
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (2000 if int(digits) < 50 else 1900)


def expand_end(start: int, printed: str) -> int | None:
    """The year behind the two-digit end of a range that starts in `start`: (2017, `18`) is 2018. `None` where it cannot be one."""
    end = start - start % 100 + int(printed)
    if end < start:
        end += 100
    longest = LONGEST_RANGE if int(printed) <= _MONTHS or end > _LATEST_END else _LONGEST_CAREER
    return end if 0 < end - start <= longest else None


def date_or_none(year: int, month: int | None = None, day: int | None = None) -> PartialDate | None:
    """The date, or `None` for what no calendar has."""
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return None
