"""Which sections list skills: by kind, by what their lines hold."""

from __future__ import annotations

from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.section import Section, SectionKind
from etl.normalize.text import fold
from etl.transform.parsers.activity_fields import dates_in
from etl.transform.parsers.skill_rows import EDGE, PROGRAMMING, is_known

_WORDS: dict[str, Any] = read_gazetteer("skill_words")
_SPOKEN_OR_OTHER = frozenset((*_WORDS["other_labels"], *_WORDS["human_languages"]))
_FEWEST = 2


def is_of_skills(section: Section) -> bool:
    """Whether the section lists skills: by its kind, or as short names below a heading that names skills beside something else.

    "Design" with `Fernshop, Mosslayout, Elmdraw` below "Memberships and Skills" is one.
    """
    if section.kind is SectionKind.SKILLS:
        return not _tells_activities(section)
    if section.kind is SectionKind.LANGUAGES:
        return _lists_programming(section)
    parent = section.parent
    if parent is None or SectionKind.SKILLS not in parent.also or section.kind is not parent.kind or section.heading is None:
        return False
    pieces = [piece for line in section.lines for piece in _COMMAS.split(line.text) if piece.strip()]
    lists = [line for line in section.lines if "," in line.text]
    return bool(lists) and len(pieces) > _FEWEST_NAMES and max(len(piece.split()) for piece in pieces) <= _MOST_NAME_WORDS


def _tells_activities(section: Section) -> bool:
    """Whether several lines open with a date or end in a range: what was done below "Organizational skills" is no skill."""
    dated = sum(_opens_or_ends_dated(line.text) for line in section.lines)
    return dated >= _FEWEST and dated * _MOST_DATED >= sum(bool(line.text.strip()) for line in section.lines)


def _opens_or_ends_dated(text: str) -> bool:
    found = dates_in(text)
    if not found or any(is_known(word) for word in _COMMAS.split(text[: found[0].start])):
        return False
    first, last = found[0], found[-1]
    is_first = not text[: first.start].strip() and _GAP.match(text, first.end) is not None
    return is_first or (last.first is not None and last.last is not None and not text[last.end :].strip(" ).]"))


_MOST_DATED = 4
_GAP = re.compile(r"\s*[\t|:]|\s{2}")


def _lists_programming(section: Section) -> bool:
    """Whether "Languages" are those of computers: two at least that all know, none that people speak."""
    names = [name.strip(EDGE) for line in section.lines for name in _NAMES.split(line.text) if name.strip(EDGE)]
    spoken = any(fold(name) in _SPOKEN_OR_OTHER for name in names)
    return not spoken and sum(name.casefold() in PROGRAMMING for name in names) >= _FEWEST


_NAMES = re.compile(r"[,;|•·/:()\t]")
_COMMAS = re.compile(r"[,;|•·]")
_FEWEST_NAMES = 2
_MOST_NAME_WORDS = 3
