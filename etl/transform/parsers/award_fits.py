"""How well a part of a row fits each field of a list of awards: its title, who gave it, a sum, the subject's part in a project."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from etl.model import regex as re
from etl.normalize.venues import find_venue
from etl.transform.parsers.affiliations import Role, evidence_of, is_place
from etl.transform.parsers.award_cutting import MONEY, TIME
from etl.transform.parsers.award_evidence import has_part, is_award, is_detail, is_funder, is_plain_award
from etl.transform.parsers.row_wording import is_prose

TITLE, MORE, GIVER, PART, ASIDE = "title", "more", "giver", "part", "aside"
PARTS_IN_PROJECTS = re.compile(
    r"(?:(?:lead|co-?|chief|associated|principal|senior|joint|sole|local|project|proposal"
    r"|international|consortium|team|core|steering|full|external|internal|wp\d?|work package|deputy|main|named)[\s-]+)*"
    r"(?:pis?|cis?|investigators?|applicants?|authors?|co-?authors?|co-?applicants?|coordinators?|leads?|leaders?|managers?|partners?|members?|collaborators?"
    r"|participants?|consultants?|directors?|researchers?|recipients?|awardees?|projektleit\w+|antragsteller\w*|responsable|coordinador\w*|investigador\w*)"
    r"(?=$|\W)",
    re.I,
)
TOLD = re.compile(
    r"(?:This|The|It|A|An|We|My)\s+(?:\w+\s+){0,4}(?:is|was|are|aims?|develops?|supports?|studies|provides?|investigates?|explores?)\b"
)
_NEVER = -7.0
_MANY_WORDS = 22
ACRONYM = re.compile(r"[A-Z][\w&-]*[A-Z][\w&-]*")


def fits(text: str, share: float, kind: str, *, is_funding: bool = False) -> Mapping[str, float]:
    """How well a part fits each field; `share` is the part of the other rows that hold the same words, `kind` what it surely is."""
    sure = {TITLE: _NEVER, MORE: _NEVER, GIVER: _NEVER, TIME: _NEVER, MONEY: _NEVER, PART: _NEVER, ASIDE: -1.0}
    if kind:
        return {**sure, kind: 4.0}
    title = _as_title(text, share, is_funding=is_funding)
    aside = _as_aside(text, is_funding=is_funding) + (0.0 if is_award(text) else 1.5 * share)
    return {
        TITLE: title,
        MORE: title - 0.3,
        GIVER: as_giver(text, share),
        TIME: _NEVER,
        MONEY: -4.0,
        PART: as_part(text),
        ASIDE: aside,
    }


def _as_title(text: str, share: float, *, is_funding: bool) -> float:
    words = text.split()
    score = -5.0 * share
    if is_plain_award(text):
        score += 2.5 + 4.0 * share
    elif is_award(text):
        score += 1.5
    elif _names_giver(text):
        score -= 2.0
    if text[:1] in "“„«\"‘'":
        score += 4.0 if is_funding else 1.0
    if text[:1].islower():
        score -= 0.8 if is_funding else 1.6
    if not is_funding and _tells(words):
        score -= 1.0
    if _LINKING.fullmatch(text):
        score -= 6.0
    if as_part(text) > 0 or is_detail(text):
        score -= 3.5
    if is_people(text):
        score -= 4.0
    if TOLD.match(text):
        score -= 2.0
    elif (is_prose(text) and not is_funding) or len(words) > _MANY_WORDS:
        score -= 0.6
    return score


def _tells(words: Sequence[str]) -> bool:
    """Whether the words rather say what something was given for: many of them, most in lower case."""
    long = [word for word in words if len(word) > _SHORT]
    return len(words) >= _FEWEST_TOLD and sum(word[0].islower() for word in long) * 2 > len(long)


_SHORT, _FEWEST_TOLD = 3, 6
# between a sum and a time: "award for", "contract from the"
_LINKING = re.compile(
    r"(?:awards?|grants?|contracts?|funding|funds|support|total)?\s?(?:for|from|of|by|through|to|in|over|at)?(?:\sthe)?"
)


def _names_giver(text: str) -> bool:
    said = evidence_of(text)
    is_named = said is not None and said[0] in (Role.ORGANIZATION, Role.UNIT) and said[1] >= _SURE_NAME
    return is_named or find_venue(text) is not None or is_place(text) or is_funder(text) or is_funder(text.removesuffix("s"))


_SURE_NAME = 0.8


def as_giver(text: str, share: float) -> float:
    """How far the words name who gave an award; above 0 they do."""
    if is_plain_award(text):
        return -2.5
    score = -1.8 + 1.5 * share
    if _names_giver(text):
        score += 4.0 - (2.0 if is_award(text) else 0.0)
    elif ACRONYM.fullmatch(text):
        score += 1.5
    if text[:1].islower() or is_prose(text):
        score -= 1.5
    return score


def as_part(text: str) -> float:
    """How far the words say the subject's part in a project; above 0 they do."""
    opening = PARTS_IN_PROJECTS.match(text)
    if opening is not None and (len(text) - opening.end() <= _SHORT_REST or _OF_PROJECT.search(text)):
        return 3.0
    return 1.5 if has_part(text) and len(text.split()) <= _FEW_WORDS else -3.0


_SHORT_REST, _FEW_WORDS = 3, 5
# "Principal Investigator of the Elm project"
_OF_PROJECT = re.compile(r"\b(?:project|grant|proyecto|projet|projekts?|progetto|projeto)$", re.I)


def _as_aside(text: str, *, is_funding: bool) -> float:
    score = -1.2
    if is_detail(text) or text.startswith("http") or is_people(text):
        score += 3.0
    if TOLD.match(text) or (is_prose(text) and not is_funding) or len(text.split()) > _MANY_WORDS:
        score += 2.0
    if text[:1].islower():
        score += 0.4
    return score


_LONGEST_LIST = 200  # characters of names
_NAME = r"(?:[A-ZÀ-Þ][\w’'-]*\.?[\s-]?){1,4}"
# "S. Birch and A.B. Roe", "PIs A. Birch, B. Roe"
_PEOPLE = re.compile(rf"(?:PIs?:?\s|with\s)?(?=.*\b[A-Z]\.){_NAME}(?:(?:,\s(?:and\s)?|\sand\s|\s&\s){_NAME})*")


def is_people(text: str) -> bool:
    """Whether nothing but names of people stands there: `S. Birch and A.B. Roe`."""
    return len(text) <= _LONGEST_LIST and _PEOPLE.fullmatch(text) is not None and not is_award(text)
