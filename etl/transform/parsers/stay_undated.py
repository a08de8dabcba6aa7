"""Stays without a date: rows that name a post or a degree and an organization."""

from __future__ import annotations

from collections.abc import Sequence

from etl.model.section import Section
from etl.transform.parsers.affiliations import Role
from etl.transform.parsers.row_wording import is_labelled, is_prose
from etl.transform.parsers.stay import Stay
from etl.transform.parsers.stay_blocks import Block
from etl.transform.parsers.stay_rows import Row
from etl.transform.parsers.stay_trails import form_of

_MOST_WORDS = 8  # of a name in a row of its own
_MOST_ROWS = 1_000  # of a career of which nothing is dated


def undated_stays(block: Block, taken: set[int], stays: Sequence[Stay]) -> list[Stay]:
    """Entries without a date: rows that name a post or degree and an organization, set like the dated ones if there are any."""
    forms = {form_of(stay.anchor) for stay in stays}
    found = []
    if block.is_loose or (not stays and len(block.rows) > _MOST_ROWS):
        return []
    if not stays:
        found = _undated_pairs(block.rows)
    elif sum(len(stay.trail) == 1 and not stay.lead for stay in stays) >= _SHARE_OF_TRAILS * len(stays):
        found = [
            stay for stay in _undated_pairs([each for each in block.rows if id(each[0]) not in taken]) if _is_alike(stay, stays)
        ]
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


_SHARE_OF_TRAILS = 0.6


def _is_alike(stay: Stay, stays: Sequence[Stay]) -> bool:
    """Whether a post without a date is set like the dated ones, its employer below as theirs are: "Surveyor (Present)"."""
    forms = [form_of(row) for row in stay.header]
    unmarked = not stay.lead and bool(stay.anchor.lines) and stay.anchor.line.marker is None
    return unmarked and any(forms == [form_of(row) for row in other.header] for other in stays)


def _undated_pairs(all_rows: Sequence[tuple[Row, Section]]) -> list[Stay]:
    """Where nothing is dated: a row that names a post or a degree, above or below one that names its organization."""
    found: list[Stay] = []
    rows = [(row, section) for row, section in all_rows if not is_prose(row.text)]
    has_post = [row.has(Role.TITLE, Role.DEGREE, least=0.75) for row, _ in rows]
    has_name = [row.has(Role.ORGANIZATION, least=0.75) and len(row.parts[0].text.split()) <= _MOST_WORDS for row, _ in rows]
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
