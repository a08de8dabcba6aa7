"""Several posts or degrees in one entry of a career section, one row each, that share what is printed once.

    2020–2025  Professor, Department of Dust              2013–2018  Elm University
               Professor, Department of Light                        B.Sc. in Mathematics
               Elm University, Oslo                                  B.Sc. in Computer Science

are two posts at Elm University, and two degrees from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from etl.model.document import join_passages
from etl.transform.parsers.affiliations import Role, evidence_of
from etl.transform.parsers.row_wording import is_labelled, is_prose
from etl.transform.parsers.stay import Stay
from etl.transform.parsers.stay_rows import Row, read_row

_SURE = 0.75
_MOST_ROWS = 5
_CLOSE = 0.5  # blank space above, in lines, that parts two entries
_POSTS = (Role.TITLE, Role.DEGREE)


def with_siblings(stays: Sequence[Stay]) -> list[Stay]:
    """The stays with those of further rows of their entries; rows of names that close an entry hold for all posts above."""
    found: list[Stay] = []
    for stay in stays:
        found.append(stay)
        closing, posts = _closing_row(stay)
        if closing is not None and posts:
            stay.trail = [closing]
            found += [_sibling(stay, [post], [closing]) for post in posts]
        elif closing is None:
            degrees = _further_degrees(stay)
            found += [_sibling(stay, [stay.anchor, degree], []) for degree in degrees]
    for first, second in pairwise(found):
        if _lacks_name(first) and not first.details and _names_place_of(second):
            first.trail = [row for row in second.trail if row.has(Role.ORGANIZATION, least=_SURE)]
    return found


def _closing_row(stay: Stay) -> tuple[Row | None, list[Row]]:
    """The row that names the organization below rows of posts without one, and these rows; `None` without it."""
    posts: list[Row] = []
    if stay.lead or not stay.anchor.has(*_POSTS, least=_SURE) or stay.anchor.has(Role.ORGANIZATION, least=_SURE):
        return None, []
    for row in stay.details[:_MOST_ROWS]:
        if not _is_header_row(row):
            return None, []
        if row.has(Role.ORGANIZATION, least=_SURE):
            return (None, []) if _opens_with_post(row) else (row, posts)
        if not _opens_with_post(row):
            return None, []
        posts.append(row)
    return None, []


def _further_degrees(stay: Stay) -> list[Row]:
    """The degrees on rows of their own below the first, where the dated row names the organization alone."""
    if stay.lead or stay.anchor.has(*_POSTS, least=_SURE) or not stay.anchor.has(Role.ORGANIZATION, least=_SURE):
        return []
    rows: list[Row] = []
    for row in stay.details[:_MOST_ROWS]:
        if not _is_header_row(row) or row.has(Role.ORGANIZATION, least=_SURE) or not _opens_with_degree(row):
            break
        rows.append(row)
    return rows[1:]


def _is_header_row(row: Row) -> bool:
    return bool(row.lines) and not (
        row.dates or row.line.marker or row.line.gap > _CLOSE or is_prose(row.text) or is_labelled(row.text)
    )


def _opens_with_post(row: Row) -> bool:
    found = evidence_of(row.parts[0].text) if row.parts else None
    return found is not None and found[0] in _POSTS and found[1] >= _SURE


def _opens_with_degree(row: Row) -> bool:
    found = evidence_of(row.parts[0].text) if row.parts else None
    return found is not None and found[0] is Role.DEGREE and found[1] >= _SURE


def _lacks_name(stay: Stay) -> bool:
    rows = stay.header
    return stay.anchor.has(*_POSTS, least=_SURE) and not any(row.has(Role.ORGANIZATION) for row in rows)


def _names_place_of(stay: Stay) -> bool:
    """Whether the entry right below the first goes on with its date and post, and then the name of both."""
    near = bool(stay.anchor.lines) and stay.anchor.line.gap <= _CLOSE
    own = stay.anchor.has(*_POSTS, least=_SURE) and not stay.anchor.has(Role.ORGANIZATION, least=_SURE)
    return near and own and not stay.lead and any(row.has(Role.ORGANIZATION, least=_SURE) for row in stay.trail)


def _sibling(stay: Stay, rows: Sequence[Row], trail: list[Row]) -> Stay:
    """A stay of the rows with the date of the one that was found."""
    date = stay.date
    passages = [row.passage for row in rows]
    if date is not None and stay.anchor not in rows:
        passages.insert(0, stay.anchor.passage.cut(date.start, date.end))
    anchor = read_row(rows[-1].lines, join_passages(passages, "\t"))
    return Stay(stay.section, anchor, anchor.dates[0] if anchor.dates else None, trail=trail)
