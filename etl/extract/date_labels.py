"""Dates in a column of their own, beside what they belong to: which ones a narrow column breaks over two lines."""

from __future__ import annotations

from etl.model import regex as re
from etl.normalize.dates import find_date_ranges

_DASHES = "-‐‑‒–—−"
_LONGEST = 34  # characters of a date or a range: "September 2015 – December 2019"
_BETWEEN = re.compile(r"[\s,;:&/.()–—-]*")


def is_date_label(text: str) -> bool:
    """Whether a short text is dates and nothing else: `2015 – 2019`, `2019, 2021:`; not `2019 Fellow`."""
    if len(text) > _LONGEST or not any(map(str.isdigit, text)):
        return False
    position = 0
    for date in find_date_ranges(text):
        if not _BETWEEN.fullmatch(text, position, date.start):
            return False
        position = date.end
    return position > 0 and _BETWEEN.fullmatch(text, position) is not None


def starts_with_date(text: str) -> bool:
    """Whether a short text begins with a date: `Spring 2024, Spring`."""
    return len(text) <= _LONGEST and any(map(str.isdigit, text)) and any(date.start == 0 for date in find_date_ranges(text))


def is_whole_range(text: str) -> bool:
    """Whether a short text is a range with both its ends: `2015 – 2019`, `2015–present`; not `2015 –`."""
    return is_date_label(text) and any(
        date.first is not None and not (date.ongoing and text.rstrip()[-1] in _DASHES) for date in find_date_ranges(text)
    )


def is_broken_date(above: str, below: str) -> bool:
    """Whether the line below ends the date that the one above begins: `05/2020–` and `08/2020`, `September` and `2019`.

    Not `2019–` and `2018`, which would run backwards, nor `2006–` and `2009–`, each of which is open.
    """
    above, below = above.strip(), below.strip()
    if not above or not below or len(above) + len(below) > 2 * _LONGEST:
        return False
    if above[-1] in _DASHES and any(dash in below for dash in _DASHES):
        return False
    return any(date.start < len(above) < date.end - 1 for date in find_date_ranges(f"{above} {below}"))
