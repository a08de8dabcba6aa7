"""What the rows of a section tell of its kind, where its heading does not: "MY BENCH" above "HTML, CSS", "Research" above posts."""

from __future__ import annotations

from functools import cache

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
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
_ROWS = 3  # lines of an entry that are looked at
_FEW_CITING = 0.2  # of the lines may look like works
_SURE = 0.8
_OF_CAREERS = frozenset({Role.TITLE, Role.DEGREE, Role.ORGANIZATION, Role.UNIT})
_PART = re.compile(
    r"[,;:()\t|•·]|\s[–—-]\s|\s(?:at|an der|an dem|am|bei|à|au|en|in|der|des|du|de la|of the|for|presso|und|and|et|y)\s"
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
    """Whether below a heading that leaves it open ("Research") posts are listed: times of work beside a title or an employer.

    "Graduate Research Assistant" above "Elm University" and "2019 – 2021" is one; works and talks of some year are none.
    """
    if section.kind is not SectionKind.UNKNOWN or section.heading is None or section.parent is not None:
        return False
    if not all(word in _open_words() for word in fold(section.heading.text).split()):
        return False
    lines = section.lines
    dated = [index for index, line in enumerate(lines) if _has_stay_dates(line.text)]
    citing = sum(_CITING.search(line.text) is not None for line in lines)
    if len(dated) < _FEWEST_POSTS or citing > _FEW_CITING * len(lines):
        return False
    near = [" ".join(line.text for line in lines[max(0, index - 2) : index + _ROWS]) for index in dated]
    return sum(bool(_roles(text) & _OF_CAREERS) for text in near) >= _MOST * len(dated)


def _has_stay_dates(text: str) -> bool:
    return any(found.first is not None or found.ongoing for found in find_date_ranges(text))


def _roles(text: str) -> set[Role]:
    pieces = [piece.strip(_EDGE) for piece in _PART.split(text)]
    found = [evidence_of(piece) for piece in pieces if piece]
    return {each[0] for each in found if each is not None and each[1] >= _SURE}


@cache
def _open_words() -> frozenset[str]:
    return frozenset(read_gazetteer("section_headings")["rows_tell"]["words"])


@cache
def _known() -> frozenset[str]:
    return frozenset((*read_gazetteer("skill_words")["programming_languages"], *read_gazetteer("system_words")["used"]))
