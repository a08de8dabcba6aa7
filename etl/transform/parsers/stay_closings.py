"""What a list prints below the headers of its entries, at their end or in a column of its own: the employer, the dates.

    2014–2016  Research Assistant                  Kiln Steward           Elm Works
               Topic: Dust in narrow rooms         Fires and glazes pots,   2014–2016
               Department of Sand                  keeps the kiln
               Elm University

Where the headers of most entries lack an employer and most entries close with one, the row that closes an entry names it; where an
entry has no date, one that stands in a cell of its own below it is its date.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from etl.model.document import join_passages
from etl.model.section import Section
from etl.normalize.dates import find_date_ranges
from etl.transform.parsers.affiliations import Role, evidence_of
from etl.transform.parsers.row_wording import is_labelled, is_prose
from etl.transform.parsers.stay import Stay
from etl.transform.parsers.stay_rows import Row, read_row

_FEWEST, _SHARE = 2, 0.6  # entries that close with an employer, of those that name none
_SHARE_LACKING = 0.5  # of a list's entries
_SURE, _SURE_UNIT = 0.75, 0.85
_LONGEST = 100  # characters of a row that names an employer
_NAMES = (Role.ORGANIZATION, Role.UNIT)
_EDGES = " .,;()[]\t"


def take_closings(stays: Sequence[Stay]) -> None:
    """Give entries without an employer the row of it that closes them, where the list closes its entries so."""
    lacking = [stay for stay in stays if _lacks_employer(stay)]
    if len(lacking) < max(_FEWEST, _SHARE_LACKING * len(stays)):
        return
    closed = [(stay, rows) for stay in lacking if (rows := _closing(stay))]
    if len(closed) < max(_FEWEST, _SHARE * len(lacking)):
        return
    for stay, rows in closed:
        stay.trail = [*(row for row in stay.trail if row not in rows), *rows]


def _lacks_employer(stay: Stay) -> bool:
    """Whether the header says what the post is, and nothing else."""
    if not stay.anchor.has(Role.TITLE, Role.DEGREE, least=_SURE):
        return False
    return not any(row.has(*_NAMES, least=_SURE) for row in stay.header)


def _closing(stay: Stay) -> list[Row]:
    """The last row of the entry if it opens with an organization, and a unit's row right above it; none if it has no details."""
    below = [row for row in stay.details if row not in stay.trail]
    if not below or not _names_employer(below[-1]):
        return []
    return below[-2:] if len(below) > 1 and _is_unit(below[-2]) else below[-1:]


def _names_employer(row: Row) -> bool:
    if not row.lines or row.dates or not row.parts or len(row.text) > _LONGEST or is_labelled(row.text) or is_prose(row.text):
        return False
    found = evidence_of(row.parts[0].text)
    opens = found is None or (found[0] in _NAMES and found[1] >= _SURE)
    return opens and row.text[:1].isupper() and row.has(Role.ORGANIZATION, least=_SURE)


def _is_unit(row: Row) -> bool:
    found = evidence_of(row.parts[0].text) if len(row.parts) == 1 and not row.dates else None
    return found is not None and found[0] is Role.UNIT and found[1] >= _SURE_UNIT and not is_prose(row.text)


def with_dates_below(rows: Sequence[tuple[Row, Section]], undated: Sequence[Stay], taken: set[int]) -> list[Stay]:
    """The entries without a date with the rows below them as their details, and with the date in a cell of its own among these."""
    places = {id(row): i for i, (row, _) in enumerate(rows)}
    heads = taken | {id(row) for stay in undated for row in stay.header}
    found: list[Stay] = []
    for stay in undated:
        below: list[Row] = []
        for row, section in rows[max((places.get(id(row), -1) for row in stay.header), default=-1) + 1 :]:
            if id(row) in heads or section is not stay.section:
                break
            below.append(row)
        anchor = (
            next((dated for row in below if (dated := _with_date_of(stay.anchor, row))), None)
            if id(stay.anchor) in places
            else None
        )
        found.append(replace(stay, anchor=anchor or stay.anchor, date=anchor.dates[0] if anchor else None, details=below))
    return found


def _with_date_of(anchor: Row, row: Row) -> Row | None:
    """The header's row joined with a date that has the last of several cells of a line to itself; `None` without one."""
    for line in row.lines:
        if len(line.cells) > 1:
            cell = line.passage.cut(*line.cells[-1]).trimmed()
            ranges = find_date_ranges(cell.text)
            if ranges and not (cell.text[: ranges[0].start] + cell.text[ranges[-1].end :]).strip(_EDGES):
                dated = read_row(anchor.lines, join_passages([anchor.passage, cell], "\t"))
                return dated if dated.dates else None
    return None
