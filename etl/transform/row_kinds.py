"""What the rows of a section tell of its kind, where the heading does not: "MY BENCH" above "HTML, CSS"."""

from __future__ import annotations

from functools import cache

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.section import Section, SectionKind

RULE = "sections.rows"
_FEWEST, _SHARE = 3, 0.4  # names of known software: how many at least, and how many of all
_LONGEST_NAME = 30
_PIECE = re.compile(r"[,;:()/|•·\t]|\s[–—-]\s|\s(?:and|und|et|y)\s")
_DATED = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_EDGE = " .*•–—-"


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


@cache
def _known() -> frozenset[str]:
    return frozenset((*read_gazetteer("skill_words")["programming_languages"], *read_gazetteer("system_words")["used"]))
