"""Rows that name a group of entries, no entry's own: "Orchestras" above "Elm Symphony Orchestra, 2018–2020" and others like it.

Such a row says nothing by its words, stands above some entries alone, and those below it are whole without it: an employer that no
word tells stands above posts, and a post that no word tells stands above each employer.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from etl.transform.parsers.affiliations import Role
from etl.transform.parsers.stay import Stay

_FEWEST = 3  # entries that show how the list sets them
_SHARE = 0.5  # of them at most that have a row above of their own
_SURE = 0.75


def drop_group_names(stays: Sequence[Stay]) -> None:
    """Take the names of groups off the entries below them, where most entries of the list have no row above their date's."""
    led = [stay for stay in stays if stay.lead and not stay.carried]
    if len(stays) < _FEWEST or not led or len(led) > _SHARE * len(stays):
        return
    for lead, below in groupby(stays, lambda stay: [id(row) for row in stay.lead]):
        group = list(below)
        if lead and not any(_says(stay) for stay in group[:1]) and all(_is_whole(stay) for stay in group):
            for stay in group:
                stay.lead, stay.carried = [], False


def _says(stay: Stay) -> bool:
    return any(row.has(Role.ORGANIZATION, Role.TITLE, Role.DEGREE, Role.UNIT) for row in stay.lead)


def _is_whole(stay: Stay) -> bool:
    """Whether the date's row names more than a post: an employer, or what no word tells."""
    return stay.anchor.has(Role.ORGANIZATION, least=_SURE) or not stay.anchor.has(Role.TITLE, Role.DEGREE, least=_SURE)
