"""What rows beside a stay's say of it: whether it shares the row above with the stay before, and which dates are another's."""

from __future__ import annotations

from etl.transform.parsers.affiliations import Role, evidence_of
from etl.transform.parsers.row_wording import is_prose, starts_with_date
from etl.transform.parsers.stay import Stay
from etl.transform.parsers.stay_rows import Row
from etl.transform.parsers.stay_trails import is_bare_date

_SURE_NAME = 0.85


def lacks_employer(stay: Stay) -> bool:
    """Whether an entry prints no employer of its own, beside its date or below."""
    return not stay.anchor.has(Role.ORGANIZATION, least=0.7) and not _names_next(stay)


def lacks_post(stay: Stay, above: Stay) -> bool:
    """Whether an item is a further employer below a post: "Lab Assistant" above "- Elm College, 2004" and "- Oak College, 2003"."""
    marked = bool(stay.anchor.lines and above.anchor.lines) and stay.anchor.line.marker is not None
    same = marked and stay.anchor.line.marker == above.anchor.line.marker and stay.anchor.line.level == above.anchor.line.level
    if not same or stay.anchor.has(Role.TITLE, Role.DEGREE) or any(row.has(Role.TITLE) for row in stay.details[:1]):
        return False
    posts = [row for row in above.lead if row.lines and row.line.marker is None and row.has(Role.TITLE, least=0.75)]
    return bool(posts) and len(posts) == len(above.lead) and not any(row.has(Role.ORGANIZATION) for row in posts)


def _names_next(stay: Stay) -> bool:
    """Whether a bare date stands above an employer of its own: "1992–1993", "Elm University", "Assistant"."""
    below = stay.details[0] if stay.details and is_bare_date(stay.anchor) else None
    found = evidence_of(below.parts[0].text) if below is not None and len(below.parts) == 1 and not is_prose(below.text) else None
    return found is not None and found[0] is Role.ORGANIZATION and found[1] >= _SURE_NAME


def is_year_in_name(row: Row, above: Row) -> bool:
    """Whether the row's year belongs to a name below the entry's own dates: "Apr 2015–Aug 2015" above "Summer of Dust 2015"."""
    spent, year = above.dates[0], row.dates[0]
    if above.parts or spent.first is None or year.first is not None or year.last is None or starts_with_date(row.text):
        return False
    return spent.first.year <= year.last.year and (spent.last is None or year.last.year <= spent.last.year)


def is_told_within(row: Row, above: Row) -> bool:
    """Whether the years at the end of a row, in brackets, tell what was done within an entry whose dates have a row of their own:
    "2015–2020" above "Elm University, a year in Oslo (2018–2019)"."""
    part = row.dates[-1]
    if row.text[part.end :].strip(" .") != ")" or row.text.rfind("(", 0, part.start) <= row.text.rfind(")", 0, part.start):
        return False
    spent, first, last = above.dates[0], part.first or part.last, part.last
    if spent.first is None or first is None or spent.first.year > first.year:
        return False
    return spent.last is None or (last is not None and last.year <= spent.last.year)


def is_restated(row: Row, below: Row | None) -> bool:
    """Whether the year of a degree is the end of the years in the row below: "M.S., Dust (2012)" above "2010–2012"."""
    if below is None or not below.dates or below.parts or not row.has(Role.DEGREE, least=_SURE_NAME):
        return False
    given, spent = row.dates[0], below.dates[0]
    if given.first is not None or given.last is None or spent.first is None or spent.last is None:
        return False
    return given.last.year == spent.last.year
