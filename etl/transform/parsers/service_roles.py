"""Roles in service: where a role stands in a piece of text, and what is left beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model.document import Passage
from etl.transform.parsers.activity_fields import any_of, fold_in_place

_WORDS: dict[str, Any] = read_gazetteer("activity_words")["roles"]


_HEAD = rf"(?:{any_of(_WORDS['heads'])})s?"
_PHRASE = rf"(?:(?:{any_of(_WORDS['modifiers'])})[\s/-]+)*{_HEAD}(?:[\s-]+{_HEAD})*"
# "Senior PC", "PC/Reviewer", "program committee / reviewer", "Reviewer and session chair", "Associate Editor-in-Chief"
_ROLE = re.compile(rf"(?<![\w/]){_PHRASE}(?:(?:\s*[/&,+]\s*|\s+(?:and|or|und|oder|et|ou|y|o|of the|of)\s+){_PHRASE})*(?![\w])")
_BODY = re.compile(rf"(?<![\w])(?:{any_of(_WORDS['bodies'])})s?\s*$")
_VERB = re.compile(rf"^(?:{any_of(_WORDS['verbs'])})\s+")
_LINK = re.compile(rf"^[\s,;:–—-]*(?:(?:{any_of(_WORDS['links'])})\b)?[\s,:;–—-]*")
_HONOURED = re.compile(rf"\b(?:{any_of(_WORDS['honoured'])})\b[\w\s%()]{{0,16}}(?:reviewer|referee|area chair)")
_BRACKETED = re.compile(r"\s*\((?![^()]*\d{4})[^()]{1,40}\)\s*$")
_EDGE = " \t,;:.–—-/|·•()"


@dataclass(frozen=True, slots=True)
class FoundRole:
    """A role and what stands before and after it."""

    role: Passage
    before: Passage
    after: Passage


def find_role(passage: Passage) -> FoundRole | None:
    """The first role in the passage, verb phrases ("served as a") and links ("for the") left out of what is beside it."""
    folded = fold_in_place(passage.text)
    verb = _VERB.match(folded)
    match = _ROLE.search(folded, verb.end() if verb else 0)
    if match is None:
        return None
    link = _LINK.match(folded[match.end() :])
    after = passage.cut(match.end() + (link.end() if link else 0))
    before = passage.cut(0, 0 if verb else match.start())
    return FoundRole(passage.cut(*match.span()).trimmed(_EDGE), before.trimmed(_EDGE), after.trimmed(" \t,;:.–—-/|·•"))


def whole_role(passage: Passage) -> Passage | None:
    """The passage as a role if it is nothing else ("Program committee / reviewer:"); brackets at its end are left out."""
    piece = passage.trimmed(" \t,;:.–—-|·•")
    bracket = _BRACKETED.search(piece.text)
    if bracket and bracket.start() > 0:
        piece = piece.cut(0, bracket.start())
    words = fold_in_place(piece.text)
    match = _ROLE.search(words)
    if match is None or len(words.split()) > 8:
        return None
    rest = (words[: match.start()] + " " + words[match.end() :]).split()
    return piece if len(rest) <= 2 else None


def seat(passage: Passage) -> Passage | None:
    """The passage as a seat on a body when it ends in the word for one: "Data Guidelines Board", "Elections Subcommittee"."""
    bracket = _BRACKETED.search(passage.text)
    piece = passage.cut(0, bracket.start()) if bracket and bracket.start() > 0 else passage
    return piece if len(piece.text.split()) <= 8 and _BODY.search(fold_in_place(piece.text)) else None


def is_honour(text: str) -> bool:
    """Whether the text honours a reviewer: an award, not service."""
    return _HONOURED.search(fold_in_place(text)) is not None
