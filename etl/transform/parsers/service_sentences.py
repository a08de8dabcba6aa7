"""Service told in sentences about oneself: "I served on the Elm Library Committee as co-chair (2018-19)"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Passage
from etl.normalize.text import fold
from etl.normalize.word_patterns import any_of
from etl.transform.parsers.activity_fields import fold_in_place, undated
from etl.transform.parsers.service_roles import body_noun, find_role, only_role, seat

_WORDS = read_gazetteer("service_words")["sentences"]
_ROLES = frozenset(read_gazetteer("service_words")["heads"]["english"])  # "program committee" says of which only elsewhere
# "I served on the", "Currently serve on", "has sat on our"
_SERVED = re.compile(
    rf"(?:(?:i|{any_of(_WORDS['leads'])})\s+){{0,4}}(?P<verb>{any_of(_WORDS['served'])})\s+(?:on|in)\s+(?:both\s+)?(?:(?:the|our|my)\s+)?"
)
_AS = re.compile(r",?\s+as\s+(?:(?:an?|the|its|their)\s+)?")
# where what the sentence says of the body ends: ". I review five papers", " from 2017", ", where I", " in Fall 2021"
_END = re.compile(r"[.;]\s|,?\s+(?:from|since|between|during|until|where|which|while|in\s+(?:\w+\s+)?(?=\d{4}))\b|\s+[–—-]\s")
_NEXT = re.compile(r"\s*,\s+(?:and\s+)?(?:on\s+)?the\s+|\s*,?\s+(?:and|&)\s+(?:on\s+)?(?:the\s+)?")
_POSSESSOR = re.compile(r"(?:the\s+)?[^\W\d_a-z]\w*(?:\s[^\W\d_a-z]\w*){0,2}['’]s\s+(?=[^\W\d_a-z])")
_EDGE = " \t,;:.–—-()[]"
_SUBJECT = re.compile(r"I\s+(?=[a-z])")


@dataclass(frozen=True, slots=True)
class Seat:
    """Seats that a sentence tells of: the words for what the subject was there, and the bodies."""

    role: Passage
    bodies: Sequence[Passage]


def seat_told(passage: Passage) -> Seat | None:
    """The bodies on which the sentence says that the subject served; `None` where it says something else.

    `I served on the Elm Library Committee (2016-19)` gives `served`; with "as co-chair" behind, that is the role.
    """
    match = _SERVED.match(fold_in_place(passage.text))
    if match is None:
        return None
    rest = passage.cut(match.end())
    role = passage.cut(*match.span("verb"))
    given = _AS.search(rest.text)
    if given is not None:
        named = (
            only_role(undated(rest.cut(given.end()).split(_END_OR_BRACKET)[0]).trimmed(_EDGE)) if rest.text[given.end() :] else None
        )
        if named is None:
            return None
        role, rest = named, rest.cut(0, given.start())
    end = _END.search(rest.text)
    whole = undated(rest.cut(0, end.start()) if end else rest).trimmed(" \t,;:.–—-")
    owner = _POSSESSOR.match(whole.text)
    whole = whole.cut(owner.end()) if owner else whole
    pieces = [undated(piece) for piece in whole.split(_NEXT)]
    bodies = pieces if len(pieces) > 1 and all(_is_body(piece) for piece in pieces) else [whole]
    return Seat(role, bodies) if all(_is_body(body) for body in bodies) else None


_END_OR_BRACKET = re.compile(r"[.;,]\s|\s*[(\[]")


def _is_body(piece: Passage) -> bool:
    """Whether the words end in the word for a body, or have it before what it is on: "Task Force on Dust"."""
    return bool(piece.text) and fold(piece.text) not in _ROLES and (seat(piece) is not None or body_noun(piece) is not None)


def tells_something_else(passage: Passage) -> bool:
    """Whether a sentence in the first person opens with a deed that is no service: "I completed training to be a reviewer"."""
    if not _SUBJECT.match(passage.text):
        return False
    found = find_role(passage)
    if found is None:
        return True
    opening = passage.text[: passage.text.find(found.role.text)]
    others = [word for word in fold(opening).replace(",", " ").split() if word not in _LEADS]
    return len(others) > _MOST_OTHERS


_LEADS = frozenset((*_WORDS["served"], *_WORDS["leads"], "i", "as", "a", "an", "the", "on", "in", "of", "be", "for"))
_MOST_OTHERS = 3
