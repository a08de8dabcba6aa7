"""What the rows of a section tell of its kind, where no heading does: "MY BENCH" above "HTML, CSS", "Research" above posts, a
career below "Vita"."""

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
_FEWEST_POSTS, _FEWEST_ROWS = 2, 3
_ROWS = 3  # lines of an entry that are looked at
_MOST, _SHARE_DATED, _FEW_CITING = 0.5, 0.25, 0.2
_SURE, _REACH = 0.8, 40
_OF_CAREERS = frozenset({Role.TITLE, Role.DEGREE, Role.ORGANIZATION, Role.UNIT})
_HELD = frozenset({Role.TITLE, Role.DEGREE})
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


def career_start(lines: Sequence[Line]) -> int | None:
    """Where a career without a heading of its own begins among a document's first lines: rows that open with dates, most of them
    with a post, a degree or a place where one holds either; `None` if there is none.

    Below "Vita": "2019-2023<tab>Lecturer, Elm University", "2015<tab>PhD in Botany".
    """
    dated = [index for index, line in enumerate(lines) if _opens_with_date(line.text)]
    if len(dated) < _FEWEST_ROWS or len(dated) < _SHARE_DATED * (len(lines) - dated[0]):
        return None
    ends = [*dated[1:], len(lines)]
    rows = [" ".join(line.text for line in lines[at : min(end, at + _ROWS)]) for at, end in zip(dated, ends, strict=True)]
    told = [_roles(row) for row in rows]
    held = sum(bool(roles & _OF_CAREERS) for roles in told)
    sure = sum(bool(roles & _HELD) for roles in told)
    return dated[0] if held >= _MOST * len(dated) and sure >= _FEWEST_POSTS else None


def _has_stay_dates(text: str) -> bool:
    return any(found.first is not None or found.ongoing for found in find_date_ranges(text))


def _opens_with_date(text: str) -> bool:
    return bool(text[:_REACH].strip()) and any(
        not text[: found.start].strip(_EDGE) for found in find_date_ranges(text[:_REACH])[:1]
    )


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
