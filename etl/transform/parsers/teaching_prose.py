"""Courses that a sentence tells of: "I was a teaching assistant for Dust (DU 101) in Fall 2018 and for Light in 2020."

A sentence is read where it opens with a verb of teaching, or with a role behind a lead ("As instructor I taught"); each of its
courses must open like a name. What else a sentence says is left alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Passage
from etl.normalize.text import fold
from etl.normalize.word_patterns import any_of
from etl.transform.parsers.activity_fields import dates_in, depths, fold_in_place, split_fields
from etl.transform.parsers.teaching_evidence import (
    CODE,
    EDGE,
    after_link,
    bare,
    is_beside,
    is_course,
    is_organization,
    lead_end,
    role_at_start,
)

_WORDS: dict[str, Any] = read_gazetteer("teaching_words")
_KINDS = frozenset(_WORDS["kinds"])
_VERB = re.compile(rf"(?:{any_of(_WORDS['verbs'])})\s+")
_SENTENCE = re.compile(r"(?<=[^\W_]{3})\.\s+(?=[^\W\d_a-z])|(?<=\))\.\s+(?=[^\W\d_a-z])")
# before the next course: "Dust (2019), and for Light", "Dust (2019) and Light"
_AND = re.compile(
    r"(?:\s*[,;])?\s+(?:and|und|et|y|e|sowie)\s+(?:(?:for|of|in|zu|pour|para|per)\s+)?(?=[^\W\d_a-z]|[“„«\"])|\s*;\s+"
)
# before a time or place: "Dust in Fall 2018", "Dust at Elm College"
_WHERE = re.compile(
    r",?\s+(?:in|during|at|from|since|im|an der|am|en|au|[aà] l['’]|en la|nel|presso|with|mit|avec|con|together with)\s+(?:the\s+)?"
)
_LONGEST = 12  # words of a course
_OPEN = '“„«"'


@dataclass(frozen=True, slots=True)
class Told:
    """A course with the role a sentence gives and the words around it that have its time."""

    role: Passage | None
    course: Passage
    around: Passage
    organization: Passage | None


def is_told(row: Passage) -> bool:
    """Whether the row opens as a sentence about teaching does: `I was a tutor for`, `Taught Dust at`."""
    folded = fold_in_place(row.text)
    start = lead_end(folded)
    return _VERB.match(folded) is not None or (start > 0 and role_at_start(row.cut(start)) > 0)


def told_courses(row: Passage) -> list[Told]:
    """The courses of the row's sentences, none where one of them is no name."""
    return [told for sentence in row.split(_SENTENCE) for told in _read(sentence)]


def _read(sentence: Passage) -> list[Told]:
    folded = fold_in_place(sentence.text)
    start = lead_end(folded)
    end = role_at_start(sentence.cut(start)) if start else 0
    role = sentence.cut(start, start + end).trimmed(EDGE) if end else None
    rest = sentence.cut(start + end).trimmed(", ") if end else sentence
    verb = _VERB.match(fold_in_place(rest.text))
    if verb is not None:
        rest = rest.cut(verb.end())
    elif role is not None:
        rest = _without_place(rest)
    else:
        return []
    told = [_course(role, piece) for piece in _pieces(rest)]
    return [one for one in told if one is not None] if all(one is not None for one in told) else []


def _without_place(rest: Passage) -> Passage:
    """What the role is for: ` for Dust`, ` at Elm College for Dust`."""
    after, link = after_link(rest)
    if link in ("at", "an", "au", "presso", "en"):
        further = re.search(r"\s(?:for|für|pour|para|per)\s+", after.text)
        return after.cut(further.end()) if further else after
    return after


def _pieces(rest: Passage) -> list[Passage]:
    """The rest at each "and" behind a date or a bracket."""
    depth = depths(rest.text)
    found, start = [], 0
    for match in _AND.finditer(rest.text):
        left = rest.text[start : match.start()]
        is_time = any(date.start < _NEAR for date in dates_in(rest.text[match.end() :][:_REACH]))  # "Fall 2018 and Spring 2019"
        if not depth[match.start()] and not is_time and (dates_in(left) or left.endswith(")")):
            found.append(rest.cut(start, match.start()))
            start = match.end()
    return [*found, rest.cut(start)]


def _course(role: Passage | None, piece: Passage) -> Told | None:
    """The course that opens a piece, up to its time or place."""
    organization: Passage | None = None
    end = len(piece.text)
    depth = depths(piece.text)
    for match in _WHERE.finditer(piece.text):
        tail = piece.cut(match.end()).trimmed(EDGE)
        field = tail.text.split(",")[0]
        date = next((d.start for d in dates_in(field)), len(field))
        place = re.split(r"\s(?:in|during|from)\s", field[:date])[0].strip()
        is_other = match.group().split()[-1] in _COMPANY and tail.text[:1].isupper()
        if not depth[match.start()] and (is_other or date < _NEAR or is_beside(field) or is_organization(place)):
            end = match.start()
            organization = tail.cut(0, len(place)) if is_organization(place) else None
            break
    course, place_behind = _named_course(piece.cut(0, end))
    organization = organization or place_behind
    opens = course.text[:1].isupper() or course.text[:1] in _OPEN or CODE.match(course.text) is not None
    if not opens or not is_course(course.text) or len(course.text.split()) > _LONGEST or _is_employer(course.text):
        return None
    return Told(role, course, piece, organization)


_NEAR = 14  # characters between "in" and the year: "in the Fall of 2019"
_REACH = 24
_COMPANY = ("with", "mit", "avec", "con")


def _named_course(rest: Passage) -> tuple[Passage, Passage | None]:
    """The course behind its kind, and the organization behind that: `Dust, Light (BA), Elm University` is one course."""
    fields = split_fields(rest)
    end = next((i for i, f in enumerate(fields[1:], 1) if is_organization(f.text) or is_beside(f.text)), len(fields))
    organization = next((f.passage for f in fields[end:] if is_organization(f.text)), None)
    if end == len(fields):
        return bare(rest), None
    return bare(rest.cut(0, max(1, rest.text.find(fields[end].text, len(fields[0].text))))), organization


def _is_employer(text: str) -> bool:
    """Whether the words name an organization; "Writing Seminar" names a course."""
    return is_organization(text) and fold(text).split()[-1] not in _KINDS
