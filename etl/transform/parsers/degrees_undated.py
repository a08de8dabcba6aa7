"""Degrees without a date in a list whose other degrees have one, set like those.

    Ph.D. in Light                 B.A.: Dust
    Elm University                     Oak College
    2012–2016                          (2006–2009)

    M.Sc. in Dust                  B.Sc.: Light
    Oak College                        Elm University

What a dated entry's header looks like around its degree is learned from the dated ones; a degree that no entry has taken and that
stands among rows set the same way is an entry, too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from etl.model.section import Section
from etl.transform.parsers.affiliations import Role
from etl.transform.parsers.degrees import find_degree
from etl.transform.parsers.row_wording import is_labelled, is_prose
from etl.transform.parsers.stay import Stay
from etl.transform.parsers.stay_rows import Row
from etl.transform.parsers.stay_trails import form_of, is_bare_date

_SURE_DEGREE = 0.85
_SURE_NAME = 0.7
_SHARE = 0.5  # of the dated degrees that show the shape

# how the header's rows are set: above the degree's, the degree's, below it
Shape = tuple[tuple[object, ...], tuple[object, ...], tuple[object, ...]]


def undated_degrees(rows: Sequence[tuple[Row, Section]], stays: Sequence[Stay]) -> list[Stay]:
    """The entries of a list of degrees that print no date; none where the dated ones are not set alike."""
    shapes = Counter(shape for stay in stays if (shape := _shape(stay)) is not None)
    if not shapes:
        return []
    shape, count = max(shapes.items(), key=lambda item: item[1])
    if count < _SHARE * sum(shapes.values()):
        return []
    above, form, below = shape
    taken = {id(row) for stay in stays for row in stay.header}
    is_named = all(any(row.has(Role.ORGANIZATION, Role.UNIT, least=_SURE_NAME) for row in stay.header) for stay in stays)
    found: list[Stay] = []
    for i, (row, section) in enumerate(rows):
        if id(row) in taken or row.dates or form_of(row) != form or not _opens_with_degree(row):
            continue
        lead = _alike([row for row, _ in rows[max(0, i - len(above)) : i]][::-1], above[::-1], taken)[::-1]
        trail = _alike([row for row, _ in rows[i + 1 :][: len(below)]], below, taken)
        if len(lead) < len(above):
            lead = []
        if is_named and not any(row.has(Role.ORGANIZATION, Role.UNIT, least=_SURE_NAME) for row in [*lead, row, *trail]):
            continue
        taken |= {id(each) for each in [*lead, row, *trail]}
        found.append(Stay(section, row, None, lead, trail=trail))
    return found


def _shape(stay: Stay) -> Shape | None:
    """How the rows of a dated degree's header are set, a row of nothing but its date left out."""
    if stay.date is None or stay.carried:
        return None
    header = [row for row in stay.header if not (row.dates and is_bare_date(row) and not row.has(Role.PLACE))]
    at = next((i for i, row in enumerate(header) if _opens_with_degree(row)), None)
    if at is None:
        return None
    forms = tuple(form_of(row) for row in header)
    return forms[:at], forms[at], forms[at + 1 :]


def _alike(rows: Sequence[Row], forms: Sequence[object], taken: set[int]) -> list[Row]:
    """The rows in order as long as each is set as asked and no entry's."""
    found: list[Row] = []
    for row, form in zip(rows, forms, strict=False):
        if id(row) in taken or row.dates or form_of(row) != form or is_prose(row.text) or _opens_with_degree(row):
            break
        found.append(row)
    return found


def _opens_with_degree(row: Row) -> bool:
    """Whether a degree is the row's first part or, behind the school, a further one; no "Minor in", no label."""
    if not row.has(Role.DEGREE, least=_SURE_DEGREE) or is_prose(row.text) or row.text.casefold().startswith("minor"):
        return False
    degree = find_degree(row.text)
    return degree is not None or not (row.lines and is_labelled(row.text))
