"""The facts of a row of a list of courses: which role, employer and time hold for which of its courses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from etl.model.claim import Claim
from etl.model.document import Passage
from etl.model.facts import Teaching
from etl.model.section import SectionKind
from etl.transform.parsers.activity_fields import ActivityItem, undated, year_claims
from etl.transform.parsers.affiliations import is_place
from etl.transform.parsers.stay_claims import span_of, text_claim
from etl.transform.parsers.teaching_cutting import Cut
from etl.transform.parsers.teaching_evidence import (
    EDGE,
    RULE,
    is_beside,
    is_course,
    is_course_heading,
    is_list_heading,
    is_list_label,
    is_other,
    is_role,
    is_term,
    without_lead,
)
from etl.transform.parsers.teaching_habits import COURSE, MORE, PLACE, ROLE, TIME
from etl.transform.parsers.teaching_heads import carried_role
from etl.transform.parsers.teaching_prose import told_courses
from etl.transform.parsers.teaching_scores import as_course, fits, has_code, is_code
from etl.transform.parsers.teaching_terms import short_term_years


@dataclass(frozen=True, slots=True)
class FieldRun:
    """What the parts of a row that share a field make: one role, course, employer or time, and how it was reached."""

    field: str
    passage: Passage
    start: int
    gap: str


def told_facts(item: ActivityItem, row: Passage) -> Iterator[Teaching]:
    for told in told_courses(row):
        role = told.role or carried_role(item)
        yield Teaching(
            span_of(told.course),
            text_claim(_unquoted(told.course), RULE, 0.8),
            text_claim(without_lead(role), RULE, 0.85) if role is not None else None,
            text_claim(told.organization, RULE, 0.7) if told.organization is not None else None,
            _years([told.around]) or _carried_years(item),
        )


def facts_of(item: ActivityItem, pieces: Sequence[FieldRun], head: Sequence[FieldRun]) -> Iterator[Teaching]:
    """The facts of a row; what it lacks is taken from the lines above it and from the row without a course that heads it."""
    courses = [i for i, piece in enumerate(pieces) if piece.field in (COURSE, MORE)]
    for nth, i in enumerate(courses):
        course = _unquoted(pieces[i].passage.trimmed(f"{EDGE}†‡§¶#"))
        course = _whole(course)
        is_quoted = len(course) < len(pieces[i].passage.trimmed(EDGE))
        if is_code(course.text) and len(courses) > nth + 1 and pieces[i + 1].field == ROLE:
            continue  # "DST 103<tab>Tutor, Introduction to Dust"
        if (
            not is_course(course.text)
            or (is_beside(course.text) and not is_quoted)
            or is_other(course.text)
            or is_role(course.text)
        ):
            continue
        own_fit = fits(Cut(course, 0, 0, ""), 0.0)
        if own_fit[PLACE] > own_fit[COURSE] + _SURELY_PLACE:
            continue
        role = _near(pieces, courses, nth, ROLE)
        place = _near(pieces, courses, nth, PLACE)
        named = [one for one in place if not is_place(one.text)]
        own = role[0] if role else carried_role(item) or _last(head, ROLE)
        named = named or [one for one in (_last(head, PLACE),) if one is not None and not is_place(one.text)]
        years = _years(_near(pieces, courses, nth, TIME)) or _carried_years(item)
        years = years or _years([piece.passage for piece in head if piece.field == TIME])
        if (
            SectionKind.EMPLOYMENT in item.section.also
            and own is not None
            and not is_role(own.text)
            and own_fit[COURSE] < _SURE_COURSE
        ):
            continue  # a job among courses
        yield Teaching(
            span_of(course),
            text_claim(course, RULE, 0.8),
            text_claim(without_lead(own), RULE, 0.85) if own is not None else None,
            text_claim(named[0], RULE, 0.7) if named else None,
            years,
        )


def _whole(course: Passage) -> Passage:
    """The course without a bracket that never closes and without its number behind a comma: `Dust, DST 101`."""
    text = course.text
    if text.count("(") > text.count(")") and (place := text.rfind("(")) > 0:
        course = course.cut(0, place).trimmed(EDGE)
    name, comma, number = course.text.rpartition(", ")
    return course.cut(0, len(name)).trimmed(EDGE) if comma and is_code(number) and not has_code(name) else course


def _unquoted(course: Passage) -> Passage:
    text = course.text
    inside = len(text) > 2 and text[0] in _QUOTES and text[-1] in _QUOTES and not any(c in _QUOTES for c in text[1:-1])
    return course.cut(1, len(text) - 1).trimmed(EDGE) if inside else course


_QUOTES = '“”„"«»《》‘’'


def _last(head: Sequence[FieldRun], field: str) -> Passage | None:
    found = [piece for piece in head if piece.field == field]
    return next((piece.passage for piece in reversed(found) if not piece.gap.startswith("(") or len(found) == 1), None)


def is_evident(item: ActivityItem, fact: Teaching) -> bool:
    """Whether a row names a course for sure: by its role, time, place, number, words, or where it stands."""
    if fact.years or fact.organization is not None or (fact.role is not None and is_role(fact.role.value)):
        return True
    return (
        has_code(fact.course.value)
        or as_course(fact.course.value, 0.0) >= _SURE_COURSE
        or any(is_course_heading(passage.text) for passage in item.above)
    )


_SURE_COURSE = 0.75
_SURELY_PLACE = 4.0


def _near(pieces: Sequence[FieldRun], courses: Sequence[int], nth: int, field: str) -> list[Passage]:
    """The pieces of a field that hold for a course: its own, before or behind it as the row has them, else those of the row."""
    at = courses[nth]
    places = [i for i, piece in enumerate(pieces) if piece.field == field and (field != TIME or _years([piece.passage]))]
    if not places:
        return []
    low = courses[nth - 1] if nth else -1
    high = courses[nth + 1] if nth + 1 < len(courses) else len(pieces)
    before = [i for i in places if low < i < at]
    behind = [i for i in places if at < i < high]
    leading = [i for i in places if i < courses[0]]
    if len(courses) == 1:
        chosen = places if field == TIME else (before[-1:] or behind[:1]) if field == ROLE else [*behind, *before]
    elif field == ROLE and not leading and all(i + 1 in courses for i in places):
        chosen = before[-1:]
    elif leading and len(places) == len(leading):
        chosen = leading[-1:] if field == ROLE else leading
    elif leading and field == TIME and behind and any(i > courses[-1] for i in places):
        chosen = behind
    elif leading:
        chosen = [i for i in places if i < at][-1:]  # one before each course or group of courses: the last one before holds
    elif behind:
        chosen = behind if field == TIME else behind[:1]
    elif len(places) == 1 and places[0] > courses[-1] and not pieces[places[0]].gap.startswith(("(", "\n")):
        chosen = places
    else:
        chosen = []
    return [pieces[i].passage for i in chosen]


def _years(passages: Sequence[Passage]) -> tuple[Claim[int], ...]:
    years = year_claims(passages, RULE)
    if years or not passages:
        return years
    found = {year.value: year for passage in reversed(passages) for year in short_term_years(passage, RULE)}
    return tuple(found[year] for year in sorted(found))


def _carried_years(item: ActivityItem) -> tuple[Claim[int], ...]:
    for passage in reversed(item.above):
        if is_term(passage.text) or _heads_year(passage):
            return year_claims([passage], RULE) or short_term_years(passage, RULE)
    return ()


def _heads_year(passage: Passage) -> bool:
    """Whether a heading says of which year the courses below it are: `Teaching 2019-20`."""
    label = undated(passage).trimmed(EDGE).text
    return len(label) < len(passage.text) and (is_list_label(label) or is_list_heading(label))


def completed(fact: Teaching, pieces: Sequence[FieldRun]) -> Teaching:
    """A course with what the row below it says: its role, employer, time."""
    role = next((piece.passage for piece in pieces if piece.field == ROLE), None)
    place = next((piece.passage for piece in pieces if piece.field == PLACE and not is_place(piece.passage.text)), None)
    return replace(
        fact,
        role=fact.role or (text_claim(role, RULE, 0.75) if role is not None else None),
        organization=fact.organization or (text_claim(place, RULE, 0.7) if place is not None else None),
        years=fact.years or _years([piece.passage for piece in pieces if piece.field == TIME]),
    )
