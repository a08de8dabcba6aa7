"""Headers that run into what is told of them, in one paragraph or one row of a table.

    Consultant, Elm Inc. (2009–2010): Played a key role in ...      May 2016 – July 2017: Intern at Elm Labs - Doing a survey of ...

Such a row is two: the header up to its date and what it names, and a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from etl.model import regex as re
from etl.model.document import Passage
from etl.normalize.dates import DateRange, find_date_ranges
from etl.transform.parsers.header_ends import is_abbreviated
from etl.transform.parsers.row_wording import is_prose, is_told, names_entry

_LONGEST_HEADER = 240  # characters
_FEWEST_WORDS = 9  # of the row
_FEWEST_TOLD = 5  # words of what is told
# where a header may end: ": ", ". ", " - ", the end of a cell
_END = re.compile(r"(?P<stop>\.)\s+(?=[A-ZÀ-Þ„“\"«])|:\s+(?=[A-ZÀ-Þ„“\"«])|\s+(?P<dash>[–—-]{1,3})\s+(?=[A-ZÀ-Þ])|\s*\t\s*")
_EDGES = " \t:.,;|()[]–—-•"


def split_run_in(passage: Passage, *, is_dated: bool) -> tuple[Passage, Passage] | None:
    """The header of a row that goes on with a sentence, and the sentence; `None` where the row is no such one.

    `is_dated` tells that the row can be read as it is: then only a cell or a dash parts it, and what follows must surely tell.
    """
    text = passage.text
    if len(text.split()) < _FEWEST_WORDS or is_told(text):
        return None
    dates = find_date_ranges(text[:_LONGEST_HEADER])
    ends = list(_ends(text, dates))
    for i, end in enumerate(ends):
        date = next((date for date in dates if date.end <= end.start()), None)
        if date is None or (is_dated and not _is_wide(end)) or _names_more(text, ends[i : i + 2]):
            continue
        header, told = text[: end.start()], text[end.end() :]
        named = (header[: date.start].rstrip(_EDGES) or header[date.end :]).lstrip(_EDGES)
        is_long = not is_dated and len(told) > _LONGEST_HEADER
        if len(told.split()) >= _FEWEST_TOLD and names_entry(named) and (is_prose(told) or is_long):
            return passage.cut(0, end.start()), passage.cut(end.end())
    return None


def _names_more(text: str, ends: Sequence[re.Match[str]]) -> bool:
    """Whether a colon has a name behind it, and what is told comes after that: "Chair: Sand Committee: This committee ..."."""
    between = text[ends[0].end() : ends[1].start()].split() if len(ends) > 1 and ends[0][0].startswith(":") else []
    return 0 < len(between) <= _MOST_OF_NAME and all(word[0].isupper() for word in between if len(word) > _SMALL)


_MOST_OF_NAME, _SMALL = 6, 3


def _is_wide(end: re.Match[str]) -> bool:
    return end["dash"] is not None or "\t" in end[0]


def _ends(text: str, dates: Sequence[DateRange]) -> Iterator[re.Match[str]]:
    """The places where a header may end: not within brackets or a range of dates, not behind an abbreviation."""
    for end in _END.finditer(text, 0, _LONGEST_HEADER):
        inside = text.count("(", 0, end.start()) > text.count(")", 0, end.start())
        inside = inside or any(date.start <= end.start() < date.end for date in dates)
        if not inside and not (end["stop"] and is_abbreviated(text, end.start())):
            yield end
