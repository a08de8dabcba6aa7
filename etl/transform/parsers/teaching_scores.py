"""How well a part of a row fits each field of a list of courses: named features of its words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.normalize.person_names import looks_like_name
from etl.normalize.text import fold
from etl.normalize.word_patterns import any_of
from etl.transform.parsers.activity_fields import fold_in_place
from etl.transform.parsers.affiliations import Role, evidence_of
from etl.transform.parsers.degrees import find_degree
from etl.transform.parsers.row_wording import is_prose
from etl.transform.parsers.teaching_cutting import Cut
from etl.transform.parsers.teaching_evidence import (
    CODE,
    is_beside,
    is_course,
    is_level,
    is_list_label,
    is_organization,
    is_role,
    is_term,
    is_where,
)
from etl.transform.parsers.teaching_habits import ASIDE, COURSE, MORE, PLACE, ROLE, TIME
from etl.transform.parsers.teaching_people import is_deed

_WORDS: dict[str, Any] = read_gazetteer("teaching_words")
_FIELD_WORDS: dict[str, Any] = read_gazetteer("subject_fields")
_OPENINGS = re.compile(rf"(?:{any_of(_WORDS['course_openings'])})(?!\w)")
_INSIDE = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['course_nouns'])})(?!\w)")
_AGENT = re.compile(
    r"(?:^|[\s-])(?:[^\W\d_]{3,}(?:er|or|eur|euse|rice|ant|ante|ist|istant|istent|leiter|leiterin|in)|lead|ta|tf|ra|head|fellow|partner|mentor|chair)$"
)
_SUBJECT_ENDS = tuple(_FIELD_WORDS["endings"])
_SUBJECT_WORDS = frozenset(_FIELD_WORDS["words"])
_NUMBERED = re.compile(r"\s(?:[IVX]{1,4}|\d|[A-D])$")
QUOTED = re.compile(r"^[“„«\"‘《].*[”“»\"’》]$")
_LINKED = re.compile(r"(?:for|with|at|by|in|as|to|für|mit|pour|avec|para|con|per)\s")  # what is said of a course
_PERSON = re.compile(r"(?:Prof|Dr|Drs|Professor)\b\.?|(?:[^\W\d_]\.\s?)+[^\W\d_]\w+$")
# beside a course: "Course website", "Syllabus"
_MATERIALS = re.compile(r"(?:course )?(?:website|web ?page|homepage|syllabus|materials|evaluations?|link|slides|notes)s?", re.I)
_NUMBERS = re.compile(r"(?:(?:and|und|et|y|&|[IVX]+|\b\d\b)[\s,]*)+")  # "II", "and III"
_LINK = re.compile(r"https?://|www\.|\w@\w|\.(?:com|org|io|edu|html)\b")
# "UCL", "UXN-FQL", "UNX / UXN"
_INITIALS = re.compile(r"[A-Z][A-Za-z]{0,2}[A-Z]{1,6}(?:-[A-Z][a-z]+|(?:\s?[/–-]\s?[A-Z]{2,6}){1,2})?(?!\w)")
_NEVER = -7.0
MORE_COSTS = -0.3  # what it costs that another course begins
_MANY_WORDS = 14


def has_code(text: str) -> bool:
    """Whether a course's number stands there for sure: `DST 101`, `Physics 204`, no "Dust 2"."""
    return any(_SURE_CODE.fullmatch(code[0]) and not is_term(code[0]) for code in CODE.finditer(text))


_SURE_CODE = re.compile(
    r"(?:[A-Z]{2,6}/)?[A-Z]{2,8}[\s.-]?[A-Z]?\d{1,5}[A-Z]{0,2}(?:/\w+)?|[A-Z]\w+[\s.-]?[A-Z]?\d{3,5}[A-Z]{0,2}(?:/\w+)?|\d{1,2}\.\d{2,4}[A-Z]?"
)


def is_code(text: str) -> bool:
    """Whether the text is a course's number and nothing else: `DST 101`, no term, no level ("Licence 3")."""
    return CODE.fullmatch(text) is not None and not is_term(text) and not is_level(text)


def fits(cut: Cut, share: float) -> Mapping[str, float]:
    """How well a part fits each field; `share` is the part of the other rows that hold the same words."""
    text = cut.passage.text
    if cut.hint == "history" or _NUMBERS.fullmatch(text):
        return {ASIDE: 0.0, COURSE: 1.5, MORE: -4.0, ROLE: _NEVER, PLACE: _NEVER, TIME: _NEVER}
    if cut.hint == "beside":
        return {ASIDE: 4.0, COURSE: -3.0, MORE: -4.0, ROLE: -3.0, PLACE: -3.0, TIME: _NEVER}
    if cut.hint == "kind":
        return {ROLE: 3.0, ASIDE: 0.5, COURSE: -2.0, MORE: -2.0, PLACE: -3.0, TIME: _NEVER}
    if cut.hint == "time":
        return {TIME: 4.0, ASIDE: -1.0, COURSE: _NEVER, ROLE: _NEVER, PLACE: _NEVER, MORE: _NEVER}
    course = as_course(text, share) - (1.5 if cut.hint == "told" else 0.0)
    return {
        ROLE: _as_role(text, share, is_found=cut.hint == "role"),
        COURSE: course,
        MORE: course + MORE_COSTS,
        PLACE: _as_place(text, share),
        TIME: _NEVER,
        ASIDE: _as_aside(text, cut),
    }


def is_people(text: str) -> bool:
    """Whether nothing but full names of people stands there: `Ada Birch and Tom Roe`."""
    return all(_is_person(name) for name in _AND.split(text))


_AND = re.compile(r",?\s+(?:and|&|und|et|y|e)\s+|,\s+")
_FEWEST_WORDS, _MOST_WORDS = 2, 4


def _is_person(name: str) -> bool:
    words = name.split()
    if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS or not looks_like_name(name) or is_organization(name) or is_where(name):
        return False
    folded = fold(name).split()
    return not any(word in KINDS or word in _SUBJECT_WORDS or word.endswith(_SUBJECT_ENDS) for word in folded)


def as_course(text: str, share: float) -> float:
    """How far the words are those of a course's name; 0 where they say nothing."""
    folded = fold_in_place(text)
    words = text.split()
    score = 0.0
    if has_code(text):
        score += 3.0
    elif CODE.search(text):
        score += 0.6
    if _OPENINGS.match(folded):
        score += 2.0
    elif _INSIDE.search(folded):
        score += 0.8
    if _NUMBERED.search(text):
        score += 1.2
    if QUOTED.match(text):
        score += 2.0
    last = fold(words[-1]) if words else ""
    if last in _SUBJECT_WORDS or last.endswith(_SUBJECT_ENDS):
        score += 0.8
    if text[:1].islower():
        score -= 1.2 if _LINKED.match(text) else 0.8
    score -= 1.5 * share
    if is_role(text) or _is_job(text):
        score -= 3.5
    if _is_course_kind(text):
        score += 0.8
    elif is_organization(text) and not text.startswith(("A ", "An ")):
        score -= 2.5
    if is_beside(text) and not QUOTED.match(text):
        score -= 3.0
    if is_where(text):
        score -= 2.0
    if is_deed(text):
        score -= 2.5
    if _LINK.search(text) or not is_course(text):
        score -= 5.0
    if _PERSON.match(text):
        score -= 3.0
    if is_prose(text) or len(words) > _MANY_WORDS:
        score -= 2.0
    if _is_programme(text):
        score -= 3.0
    if _is_agent(text):
        score -= 1.5
    if is_list_label(text):
        score -= 3.0
    if _IN_APPOSITION.match(text) and _is_course_kind(text):
        score -= 4.0
    return score


# "an introductory course on dust"
_IN_APPOSITION = re.compile(r"(?:an?|une?|eine?|una|uno|un)\s")


def _closes_with_role(text: str) -> bool:
    """Whether a role stands behind "and": `Excursions & Tutoring`, `Design and Lecturing`."""
    pair = _PAIR.fullmatch(text)
    return pair is not None and is_role(pair[1])


_PAIR = re.compile(r"[^\W\d_]\w+\s(?:and|&|und|et|y|e)\s([^\W\d_]\w+)")


def _is_job(text: str) -> bool:
    said = evidence_of(text)
    return said is not None and said[0] is Role.TITLE and said[1] >= _SURE_JOB and not _is_course_kind(text)


_SURE_JOB = 0.9


def _is_course_kind(text: str) -> bool:
    """Whether the words close with a kind of course: `Dust seminar`, `Ash Lab`."""
    words = fold(text).split()
    closes = len(words) > 1 and (words[-1] in KINDS or words[-1].rstrip("s") in KINDS)
    return (closes or _KIND_FOR.search(fold_in_place(text)) is not None) and not _HOST.search(text)


# "Sand laboratory course for growers"
_KIND_FOR = re.compile(
    r"\w\s(?:courses?|class|seminar|workshop|tutorial|lectures?|kurs|cours|curso|corso)\s(?:for|on|in|about|fur|uber|sur|pour|para|sobre|per|su)\s"
)


KINDS = frozenset((*_WORDS["kinds"], "project", "workshop", "school", "week", "camp"))
_HOST = re.compile(
    r"\b(?:Universit\w+|College|Institut\w*|Hochschule|Politecnico|Polytechnic|(?:High|Law|Business|Medical|Graduate) School)\b"
)


def _is_agent(text: str) -> bool:
    last = text.split()[-1:]
    is_name = (
        len(text.split()) > 1 and _NAMED.fullmatch(text) is not None and not any(word in _AGENTS for word in fold(text).split())
    )
    return (
        bool(last)
        and not is_name
        and len(text.split()) <= _MOST_ROLE_WORDS
        and _AGENT.search(fold_in_place(text)) is not None
        and fold(last[0]) not in _NO_AGENTS
        and not CODE.search(text)
    )


_MOST_ROLE_WORDS = 6
_NAMED = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ]\.)? [A-ZÀ-Þ][\w’'-]+")  # "Ada Fraser"
_AGENTS = frozenset(_WORDS["agents"])
_NO_AGENTS = frozenset(_WORDS["no_agents"])


def _is_programme(text: str) -> bool:
    """Whether the text says for whom a course is: `MSc Physics`, `Licence 2`, `3ème année de Chimie`, `Doctorants`."""
    degree = find_degree(text)
    folded = fold_in_place(text)
    is_degree = degree is not None and degree.start == 0 and degree.strength >= _SURE_DEGREE
    return (is_degree and not _is_course_kind(text)) or _AUDIENCE.match(folded) is not None


_SURE_DEGREE = 0.85
_AUDIENCE = re.compile(
    rf"(?:\d+\W{{0,3}}(?:{any_of(_WORDS['units'])})(?!\w)|\d(?:st|nd|rd|th|eme|er|re|ere|\.|º|°|ª)?[\s-]?(?:year|annee|ano|anno|jahr|semester|semestre)"
    rf"|[lm][1-3](?!\w)|(?:{any_of(_WORDS['audiences'])})(?:$|[\s,·-]))"
)


def _as_role(text: str, share: float, *, is_found: bool) -> float:
    if is_role(text) or _closes_with_role(text):
        return 3.5 + share
    if is_found:
        return 2.5 + share
    words = text.split()
    score = -3.0 + 2.0 * share
    if _is_agent(text):
        score += 2.6
    if len(words) > 7 or CODE.search(text) or is_organization(text) or is_beside(text) or not text[:1].isalpha():
        score -= 3.0
    return score


def _as_place(text: str, share: float) -> float:
    if CODE.search(text) and not is_where(text):
        return -4.0
    if is_organization(text) and not _is_course_kind(text) and not text.startswith(("A ", "An ")):
        said = evidence_of(text)
        return 3.0 + share if said is None or said[0] is not Role.TITLE else 1.0
    if is_where(text):
        return 2.5 + share
    score = -2.5 + 2.0 * share
    if _INITIALS.fullmatch(text):
        score += 1.5
    elif (found := _INITIALS.match(text)) is not None and is_where(text[found.end() :].strip()):
        score += 3.5  # "IQE Norway"
    said = evidence_of(text)
    if said is not None and said[0] in (Role.ORGANIZATION, Role.UNIT) and not _is_course_kind(text):
        score += 2.0 * said[1]
    if text[:1].islower() or len(text.split()) > 8 or text.startswith(("A ", "An ")) or is_role(text) or is_level(text):
        score -= 2.0
    return score


def _as_aside(text: str, cut: Cut) -> float:
    if QUOTED.match(text):
        return -2.0
    if is_beside(text) or is_list_label(text) or _LINK.search(text) or _MATERIALS.fullmatch(text):
        return 3.0
    score = -1.3
    if cut.hint == "aside":
        score += 2.0
    if cut.hint == "told":
        score += 1.5
    if is_prose(text) or len(text.split()) > _MANY_WORDS:
        score += 1.5
    if _PERSON.match(text) or _is_programme(text) or (_IN_APPOSITION.match(text) and _is_course_kind(text)):
        score += 2.5
    if text[:1].islower():
        score += 0.4
    return score
