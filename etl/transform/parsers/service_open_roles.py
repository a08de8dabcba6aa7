"""Roles that no word list names, by their form: what somebody is called who does something, before a body.

"Discussion Leader for the Elm Dust Conference" and "Podcaster, Elm Radio" name a role and a body; "Elm Youth Center, Ulm" does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Passage
from etl.normalize.text import fold
from etl.normalize.venues import find_venue
from etl.normalize.word_patterns import any_of
from etl.transform.parsers.activity_fields import Field, fold_in_place, phrases, split_fields, undated
from etl.transform.parsers.affiliations import Role, evidence_of, is_place
from etl.transform.parsers.service_roles import body_noun, only_role, seat
from etl.transform.parsers.talk_evidence import names_delivery

_SERVICE: dict[str, Any] = read_gazetteer("service_words")
_WORDS = _SERVICE["agents"]
_ENDINGS = re.compile(rf"[^\W\d_]{{2,}}(?:{any_of(_WORDS['endings'])})s?")
_AGENTS = frozenset(_WORDS["words"])
_OTHERS = frozenset(_WORDS["others"])
_DEEDS = frozenset(_WORDS["deeds"])
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_LINK = re.compile(rf"\s+(?:{any_of(_WORDS['links'])})\s+(?=[“«\"„]?{_CAPITAL})|\s+(?:de\sl|d|dell|all|nell)['’](?={_CAPITAL})")
_SMALL = re.compile(r"(?:^|\s)(?:of|for|at|with|de|du|des|di|do|da|van|von|für|pour|para|per)(?:\s|$)")
_EDGE = " \t,;:.–—-|·•"
_MARKS = (",", "—", "–", "-", "|", "\t", ":")
_MOST_WORDS = 6
_SURE = 0.75


def names_agent(word: str) -> bool:
    """Whether a word is what somebody is called who does something: `Podcaster`, `Librarian`; `Center` and `Summer` are none."""
    return _is_agent(fold(word).strip(".,()"))


@lru_cache(maxsize=4096)
def _is_agent(folded: str) -> bool:
    if folded in _AGENTS:
        return True
    return folded not in _OTHERS and folded.removesuffix("s") not in _OTHERS and _ENDINGS.fullmatch(folded) is not None


def open_role(bare: Passage) -> tuple[Passage, Passage] | None:
    """The role and the body of an undated row that opens with one by its form; `None` for other rows.

    The role has at most six words, the last of them, before a link or mark, an agent; a body with a capital follows.
    """
    fields = [field for field in split_fields(bare) if not field.is_date]
    if not fields or not bare.text[:1].isupper():
        return None
    head = fields[0].passage
    link = _LINK.search(fold_in_capitals(head))
    if link is not None:
        role, start = head.cut(0, link.start()).trimmed(_EDGE), link.end()
        body = undated(bare.cut(bare.text.find(head.text) + start)).trimmed(_EDGE)
        return (role, body) if is_open_role(role) and body.text else None
    return _before_mark(bare, fields)


def _before_mark(bare: Passage, fields: Sequence[Field]) -> tuple[Passage, Passage] | None:
    if len(fields) == 1 or fields[1].separator not in _MARKS:
        return None
    role, body = undated(fields[0].passage), undated(fields[1].passage)
    is_deed = fold(role.text) in _DEEDS
    if not (is_deed or is_open_role(role)) or not body.text[:1].isupper() or is_place(body.text):
        return None
    start = bare.text.find(fields[1].text, len(fields[0].text))
    return role, undated(bare.cut(start)).trimmed(_EDGE)


def is_open_role(role: Passage) -> bool:
    """Whether the words are a role by their form: few, with a capital, closed by an agent, and no body, venue, place or talk."""
    words = role.text.split()
    if not 0 < len(words) <= _MOST_WORDS or not role.text[:1].isupper() or any(map(str.isdigit, role.text)):
        return False
    if not names_agent(words[-1]) or seat(role) is not None or body_noun(role) is not None or is_elsewhere(role):
        return False
    if _SMALL.search(role.text) or find_venue(role.text) is not None:
        return False
    said = evidence_of(role.text)
    return said is None or said[0] not in (Role.ORGANIZATION, Role.UNIT, Role.PLACE, Role.DEGREE) or said[1] < _SURE


def is_elsewhere(role: Passage) -> bool:
    """Whether the words are a way of giving a talk, a post or one of teaching: what other lists are of."""
    is_said = names_delivery(role.text) or _ELSEWHERE.search(fold_in_place(role.text)) is not None
    return is_said and only_role(role) is None


_ELSEWHERE = phrases(_SERVICE["elsewhere"]["words"])


def fold_in_capitals(passage: Passage) -> str:
    """The text without accents where it is small, capitals kept, of the same length: for finding links before capitals."""
    folded = fold_in_place(passage.text)
    return "".join(c if c.isupper() else f for c, f in zip(passage.text, folded, strict=True))
