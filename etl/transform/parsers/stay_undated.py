"""Stays without a date: rows that name a post or a degree and an organization."""

from __future__ import annotations

from collections.abc import Sequence

from etl.transform.parsers.affiliations import Role
from etl.transform.parsers.row_wording import is_labelled, is_prose
from etl.transform.parsers.stay import Stay
from etl.transform.parsers.stay_blocks import Block
from etl.transform.parsers.stay_trails import form_of

_MOST_ROWS = 1_000  # of a career of which nothing is dated


def undated_stays(block: Block, taken: set[int], stays: Sequence[Stay]) -> list[Stay]:
    """Entries without a date: rows that name a post or degree and an organization, set like the dated ones if there are any."""
    forms = {form_of(stay.anchor) for stay in stays}
    found = []
    if block.is_loose or (not stays and len(block.rows) > _MOST_ROWS):
        return []
    if not stays:
        found = _undated_pairs(block)
    paired = {id(row) for stay in found for row in stay.header}
    for row, section in block.rows:
        if id(row) in paired:
            continue
        if id(row) in taken or row.dates or is_prose(row.text) or len(row.parts) < 2 or (row.lines and is_labelled(row.text)):
            continue
        if forms and form_of(row) not in forms:
            continue
        if row.has(Role.TITLE, Role.DEGREE, least=0.75) and row.has(Role.ORGANIZATION, least=0.75):
            found.append(Stay(section, row, None))
    return found


def _undated_pairs(block: Block) -> list[Stay]:
    """Where nothing is dated: a row that names a post or a degree, above or below one that names its organization."""
    found: list[Stay] = []
    rows = [(row, section) for row, section in block.rows if not is_prose(row.text)]
    has_post = [row.has(Role.TITLE, Role.DEGREE, least=0.75) for row, _ in rows]
    has_name = [row.has(Role.ORGANIZATION, least=0.75) for row, _ in rows]
    i = 0
    while i + 1 < len(rows):
        (first, section), (second, _) = rows[i], rows[i + 1]
        posts, names = has_post[i : i + 2], has_name[i : i + 2]
        i += 1
        if posts == [True, False] and names == [False, True]:
            found.append(Stay(section, first, None, trail=[second]))
        elif posts == [False, True] and names == [True, False]:
            found.append(Stay(section, second, None, lead=[first]))
        else:
            continue
        i += 1
    return found
