"""Whether the entries of a career section look like posts: a list of another kind below the heading is none of ours.

A post's title or its employer is told by words in nearly every entry of a list of posts, or a town behind the employer's name shows
what it is. Several entries in a row of which nothing tells are something else: pieces played, sites dug, people.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from etl.model import regex as re
from etl.transform.parsers.affiliations import Role, evidence_of
from etl.transform.parsers.stay import Stay

_FEWEST = 3  # entries in a row of which nothing tells
_SURE_TITLE, _SURE_NAME = 0.7, 0.6
_NAMES = (Role.ORGANIZATION, Role.UNIT)


def look_like_posts(stays: Sequence[Stay]) -> list[Stay]:
    """The stays without those that stand in a row of which nothing tells a post, an employer or a town, and without the offices and
    what else is no post of a list whose entries are offices, or have no titles, for the most part."""
    kept: list[Stay] = []
    for _, below in groupby(stays, lambda stay: id(stay.section)):
        group = list(below)
        offices = [stay for stay in group if _is_office(stay)]
        if len(offices) >= max(_FEWEST_OFFICES, _SHARE_OF_OFFICES * len(group)):
            group = [stay for stay in group if not _is_office(stay) and (_title_told(stay) or _is_plain_name(stay))]
        elif not any(map(_title_told, group)):
            named = [stay for stay in group if _is_plain_name(stay)]
            group = named if len(named) < len(group) * _SHARE_OF_NAMES else group
        for is_office, run in [(key, list(each)) for key, each in groupby(group, _is_office)]:
            kept += [] if is_office and len(run) >= _FEWEST else run
    runs = [(told, list(run)) for told, run in groupby(kept, _is_told)]
    return [stay for told, run in runs if told or len(run) < _FEWEST or any(map(_has_span_and_place, run)) for stay in run]


_FEWEST_OFFICES, _SHARE_OF_OFFICES, _SHARE_OF_NAMES = 2, 0.5, 0.5
# seats beside a job, which other sections list: "Member", "junior member", "Co-organiser of ...", no "Member of Technical Staff"
_OFFICE = re.compile(
    r"(?:(?!staff|crew|team)[\w-]+\s){0,2}(?:co-?organi[sz]er|organi[sz]er|reviewer|referee|board member|committee member|mitglied"
    r"|membre|miembro|socio|membro|(?<!staff )(?<!crew )member(?! of (?:the )?(?:[\w-]+ )?(?:staff|faculty|team|research)))\b",
    re.I,
)
_SMALL_WORD = re.compile(r"\b[a-zß-ÿ]{4,}\b")
_MOST_SMALL_WORDS = 1


def _is_office(stay: Stay) -> bool:
    return any(role is Role.TITLE and _OFFICE.match(part.text) is not None for part, role in stay.parts)


def _title_told(stay: Stay) -> bool:
    found = [evidence_of(part.text) for part, role in stay.parts if role is Role.TITLE]
    return any(each is not None and each[0] is Role.TITLE and each[1] >= _SURE_TITLE for each in found)


def _is_plain_name(stay: Stay) -> bool:
    """Whether a name tells nothing: "Elm Observatory", no "Nights at the telescope of Elm Works"."""
    names = [part.text for part, role in stay.parts if role is Role.ORGANIZATION]
    return _is_told(stay) and all(len(_SMALL_WORD.findall(name)) <= _MOST_SMALL_WORDS for name in names)


def _is_told(stay: Stay) -> bool:
    """Whether words, not its place, make a part the title or the employer."""
    for part, role in stay.parts:
        found = evidence_of(part.text)
        if found is None or (role in _NAMES and part.text[:1].islower()):
            continue
        if (role is found[0] is Role.TITLE and found[1] >= _SURE_TITLE) or (
            role in _NAMES and found[0] in _NAMES and found[1] >= _SURE_NAME
        ):
            return True
    return False


def _has_span_and_place(stay: Stay) -> bool:
    """Whether the entry has a beginning and an end, and a town: "2009–2011  Brightwell, Oslo"."""
    return stay.date is not None and stay.date.first is not None and any(role is Role.PLACE for _, role in stay.parts)
