"""Whether the entries of a career section look like posts: a list of another kind below the heading is none of ours.

A post's title or its employer is told by words in nearly every entry of a list of posts, or a town behind the employer's name shows
what it is. Several entries in a row of which nothing tells are something else: pieces played, sites dug, people.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from etl.transform.parsers.affiliations import Role, evidence_of
from etl.transform.parsers.stay import Stay

_FEWEST = 3  # entries in a row of which nothing tells
_SURE_TITLE, _SURE_NAME = 0.7, 0.6
_NAMES = (Role.ORGANIZATION, Role.UNIT)


def look_like_posts(stays: Sequence[Stay]) -> list[Stay]:
    """The stays without those that stand in a row of which nothing tells a post, an employer or a town."""
    runs = [(told, list(run)) for told, run in groupby(stays, _is_told)]
    return [stay for told, run in runs if told or len(run) < _FEWEST or any(map(_has_span_and_place, run)) for stay in run]


def _is_told(stay: Stay) -> bool:
    """Whether words, not its place, make a part the title or the employer."""
    for part, role in stay.parts:
        found = evidence_of(part.text)
        if found is None or part.text[:1].islower():
            continue
        if (role is found[0] is Role.TITLE and found[1] >= _SURE_TITLE) or (
            role in _NAMES and found[0] in _NAMES and found[1] >= _SURE_NAME
        ):
            return True
    return False


def _has_span_and_place(stay: Stay) -> bool:
    """Whether the entry has a beginning and an end, and a town: "2009–2011  Brightwell, Oslo"."""
    return stay.date is not None and stay.date.first is not None and any(role is Role.PLACE for _, role in stay.parts)
