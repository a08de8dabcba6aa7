"""When an award was given: the year of its entry, of a list of years all, else that of the line above."""

from __future__ import annotations

from etl.model import regex as re
from etl.model.claim import Claim
from etl.model.document import Passage
from etl.transform.parsers.activity_fields import ActivityItem, dates_in, is_bound, is_date
from etl.transform.parsers.stay_claims import span_of

_IN_LIST = re.compile(r"(?:\s*(?:,|;|&|and|und|et|y|e)\s*(?:\d{4})?)+")  # between the years of a list: "2016, 2017 & 2018"


def year_of(item: ActivityItem, rule: str) -> tuple[Claim[int], ...]:
    """The year an award was given: at the entry's ends, else of the group above, else inside; of a range its first, of a list all:
    "National Scholarship, 2016, 2017, 2018"."""
    text = item.passage.text
    own = [date for date in dates_of(item.passage) if not _PROGRAMME.search(text, max(0, date[0] - _LONGEST_NAME), date[0])]
    at_ends = [d for d in own if d[0] <= 2 or not (any(map(str.isalpha, text[d[1] :])) or is_bound(text, d[0]))]
    above = [p for p in item.above if is_date(p.text)][-1:]
    if at_ends or not above:
        last = (at_ends or own)[-1:]
        listed = [d for d in own if d in last or (last and _is_listed(text[d[1] : last[0][0]]))]
        chosen = [(item.passage, d) for d in (at_ends[:1] if at_ends and at_ends[0][0] <= 2 else listed)]
    else:
        chosen = [(p, d) for p in above for d in dates_of(p)[:1]]
    return tuple(year_claim(passage, date, rule) for passage, date in chosen)


_PROGRAMME = re.compile(r"\b(?:horizon|horizonte|agenda|vision)\s$", re.I)  # "Horizon 2020"
_LONGEST_NAME = 12


def _is_listed(between: str) -> bool:
    return len(between) < _LONGEST_LIST and _IN_LIST.fullmatch(between) is not None


_LONGEST_LIST = 80  # characters between the first year of a list and its last


def dates_of(passage: Passage) -> list[tuple[int, int, int]]:
    """Start, end and first year of each date."""
    return [(d.start, d.end, date.year) for d in dates_in(passage.text) if (date := d.first or d.last) is not None]


def year_claim(passage: Passage, date: tuple[int, int, int], rule: str) -> Claim[int]:
    """The first year of a date as a claim."""
    piece = passage.cut(date[0], date[1])
    return Claim(date[2], piece.text, span_of(piece), rule, 0.9)
