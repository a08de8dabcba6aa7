"""The name of a course among the fields of its row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.model.document import Passage, Style
from etl.transform.parsers.teaching_evidence import CODE

_PAIR = 2
_PAIRED = re.compile(
    r"[A-ZÀ-Þ][\w’'-]*(?: [a-z]{2,3})?(?: [A-ZÀ-Þ][\w’'-]*)? (?:and|&|und|et|y|e) [A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*)?"
)


def course_of(whole: Passage, rest: Sequence[Passage]) -> Passage | None:
    """The course: a code and the field beside it, words of one list ("Stars, Planets, and Dust"), else the first field left."""
    if not rest:
        return None
    italic = next((piece for piece in rest if piece.is_set(Style.ITALIC)), None)
    if italic is not None:
        return italic
    if len(rest) > 1 and CODE.fullmatch(rest[0].text) and any(c.isalpha() for c in _between(whole, rest[0], rest[1])):
        return rest[1]  # "SIO 103<tab>Teaching assistant, Dust and Light"
    if CODE.fullmatch(rest[0].text) and len(rest) > _PAIR and all(piece.text[:1].islower() for piece in rest[2:5]):
        return joined(whole, rest[0], rest[-1])  # "EGR 191, Introduction to engineering, math, physics"
    for i, piece in enumerate(rest[:2]):
        code = CODE.match(piece.text)
        if code and i == 0 and len(rest) == _PAIR and _PAIRED.fullmatch(rest[1].text) and " " in piece.text:
            return joined(whole, piece, rest[1])  # "SOC 101 Work, Family and Time"
        if code and code.end() >= len(piece.text) - 1 and i + 1 < len(rest) and i == 0:
            return joined(whole, piece, rest[1])
        if i == 1 and CODE.fullmatch(piece.text):
            return joined(whole, rest[0], piece)
    small = next((i for i, p in enumerate(rest[1:], 1) if not p.text[:1].islower() or any(map(str.isdigit, p.text))), len(rest))
    if small > 1:
        return joined(whole, rest[0], rest[small - 1])  # "Dust, sand and light", "Polvo, luz"
    listed = next((i for i, p in enumerate(rest[1:5], 1) if p.text.startswith(("and ", "und ", "et ", "y ", "e "))), 0)
    return joined(whole, rest[0], rest[listed]) if listed else rest[0]


def joined(whole: Passage, role: Passage | None, more: Passage) -> Passage:
    """Roles that follow each other as one: "Lecturer, breakout leader"."""
    if role is None:
        return more
    start = whole.text.find(role.text)
    end = whole.text.find(more.text, start + len(role.text))
    return whole.cut(start, end + len(more.text)) if 0 <= start < end else role


def _between(whole: Passage, first: Passage, second: Passage) -> str:
    """What stands between two pieces of a row."""
    end = whole.text.find(first.text) + len(first.text)
    return whole.text[end : max(end, whole.text.find(second.text, end))]
