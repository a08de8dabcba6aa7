"""What the rows of a section tell of its kind, where its heading does not: "MY BENCH" above "HTML, CSS", "Research" above posts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Line
from etl.model.section import Section, SectionKind
from etl.normalize.dates import find_date_ranges
from etl.transform.heading_lexicon import fold
from etl.transform.parsers.affiliations import Role, evidence_of

RULE = "sections.rows"
_FEWEST, _SHARE = 3, 0.4  # names of known software: how many at least, and how many of all
_LONGEST_NAME = 30
_PIECE = re.compile(r"[,;:()/|•·\t]|\s[–—-]\s|\s(?:and|und|et|y)\s")
_DATED = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_EDGE = " .*•–—-"
_FEWEST_POSTS, _MOST = 2, 0.5  # times of work: how many at least, and how many of them beside a title or employer
_FEWEST_TOLD, _NEARLY_ALL = 3, 0.8  # below a heading of unknown words
_DATED_SHARE = 0.25  # of the lines below a heading of skills and something else
_TIMELESS = frozenset({SectionKind.LANGUAGES, SectionKind.SOFTWARE, SectionKind.INTERESTS, SectionKind.PERSONAL})
_EMPLOYERS = frozenset({Role.ORGANIZATION, Role.UNIT})
_TITLES = frozenset({Role.TITLE, Role.DEGREE})  # "Visiting fellow" may be either
_OPEN_KINDS = frozenset({SectionKind.UNKNOWN, SectionKind.MEMBERSHIPS})
_ROWS = 3  # lines of an entry that are looked at
_FEW_CITING = 0.2  # of the lines may look like works
_SURE, _RATHER = 0.8, 0.7
_OF_CAREERS = frozenset({Role.TITLE, Role.DEGREE, Role.ORGANIZATION, Role.UNIT})
_PART = re.compile(
    r"[,;:()\t|•·]|(?<!\d)(?:19|20)\d\d(?!\d)|\s[–—-]\s"
    r"|\s(?:at|an der|an dem|am|bei|à|au|en|in|der|des|du|de la|of the|for|presso|und|and|et|y)\s"
)
# who is a member or helps has no post there: "Member, Fern Society", "Co-organiser of Moss Days"
_NO_POST = re.compile(
    r"\b(?:(?:co-?)?(?:member|organi[sz]er|chair|volunteer|reviewer|representative)s?|mitglied|membre|miembro|membro|socio|lid)\b",
    re.IGNORECASE,
)
_CITING = re.compile(r"\bet al\b|\bpp?\.\s?\d|\bdoi\b|arXiv|\bProc(?:eedings|\.)|\bJournal of\b|\bTalk\b|[“„«]")


def lists_tools(section: Section) -> bool:
    """Whether a section of unknown heading lists software, most of it known to all, and tells of no time."""
    if (
        section.kind is not SectionKind.UNKNOWN
        or section.heading is None
        or any(_DATED.search(line.text) for line in section.lines)
    ):
        return False
    pieces = [piece.strip(_EDGE) for line in section.lines for piece in _PIECE.split(line.text)]
    pieces = [piece for piece in pieces if piece]
    known = sum(piece.casefold() in _known() for piece in pieces)
    return known >= _FEWEST and known >= _SHARE * len(pieces) and all(len(piece) <= 2 * _LONGEST_NAME for piece in pieces)


def lists_posts(section: Section) -> bool:
    """Whether posts are listed below a heading that leaves it open ("Research", "Affiliations"): times of work beside a title or an
    employer; below another of unknown words both stand beside nearly all, three at least.

    "Graduate Research Assistant" above "Elm University" and "2019 – 2021" is one; works and talks of some year are none.
    """
    if section.heading is None or section.kind not in _OPEN_KINDS:
        return False
    if section.parent is not None and section.parent.kind is not SectionKind.UNKNOWN:
        return False
    is_open = all(word in _open_words() for word in fold(section.heading.text).split())
    if not is_open and section.kind is not SectionKind.UNKNOWN:
        return False
    lines = section.lines
    stays = [index for index, line in enumerate(lines) if _has_stay_dates(line.text)]
    if sum(_CITING.search(line.text) is not None for line in lines) > _FEW_CITING * len(lines):
        return False
    if is_open and section.kind is SectionKind.UNKNOWN and len(stays) >= _FEWEST_POSTS:
        return sum(bool(_roles_near(lines, index) & _OF_CAREERS) for index in stays) >= _MOST * len(stays)
    if is_open:
        stays = [index for index, line in enumerate(lines) if _DATED.search(line.text)]
    if sum(_NO_POST.search(line.text) is not None for line in lines) > _FEW_CITING * len(stays):
        return False
    told = [_roles_near(lines, index, _RATHER if is_open else _SURE) for index in stays]
    whole = sum(bool(roles & _TITLES) and bool(roles & _EMPLOYERS) for roles in told)
    return len(told) >= _FEWEST_TOLD and whole >= _NEARLY_ALL * len(told)


def _roles_near(lines: Sequence[Line], index: int, sure: float = _SURE) -> set[Role]:
    return _roles(" | ".join(line.text for line in lines[max(0, index - 1) : index + _ROWS]), sure)


def lists_other_kind(section: Section) -> SectionKind | None:
    """The second kind that a heading of skills names, where the rows tell of times: "Technology and Civic Engagement" above
    "Founder, Elm Coders, 2019"; skills have none."""
    if section.kind is not SectionKind.SKILLS or not section.also or section.also[0] in _TIMELESS:
        return None
    dated = sum(_DATED.search(line.text) is not None for line in section.lines)
    return section.also[0] if dated >= max(_FEWEST_POSTS, _DATED_SHARE * len(section.lines)) else None


def _has_stay_dates(text: str) -> bool:
    return any(found.first is not None or found.ongoing for found in find_date_ranges(text))


def _roles(text: str, sure: float) -> set[Role]:
    pieces = [piece.strip(_EDGE) for piece in _PART.split(text)]
    found = [evidence_of(piece) for piece in pieces if piece]
    return {each[0] for each in found if each is not None and each[1] >= sure}


@cache
def _open_words() -> frozenset[str]:
    return frozenset(read_gazetteer("section_headings")["rows_tell"]["words"])


@cache
def _known() -> frozenset[str]:
    return frozenset((*read_gazetteer("skill_words")["programming_languages"], *read_gazetteer("system_words")["used"]))
