"""Teaching: courses that the subject taught or assisted, with role, organization and years.

One line may be one course, several in a row ("Elm University: Dust (BA), Light (MA)"), or an employer above its courses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from etl.model.claim import Claim
from etl.model.document import Line, Passage, Style
from etl.model.facts import Teaching
from etl.model.section import Section, SectionKind
from etl.normalize.text import fold
from etl.transform.context import Aside, Context, Harvest
from etl.transform.parsers.activity_fields import ActivityItem, walk, year_claims, years_of
from etl.transform.parsers.activity_outline import outlined
from etl.transform.parsers.affiliations import Role, evidence_of
from etl.transform.parsers.squeezing import squeezed
from etl.transform.parsers.stay_claims import span_of, text_claim
from etl.transform.parsers.styled_parts import styled_part, title_style
from etl.transform.parsers.talk_evidence import without_authors
from etl.transform.parsers.talk_lines import is_wrapped
from etl.transform.parsers.teaching_dated_roles import below_dated_roles
from etl.transform.parsers.teaching_evidence import (
    CODE,
    EDGE,
    RULE,
    bare,
    is_beside,
    is_course,
    is_course_heading,
    is_level,
    is_list_label,
    is_organization,
    is_other,
    is_personal,
    is_role,
    is_term,
    job_with_course,
    named_course,
    without_lead,
    without_role,
)
from etl.transform.parsers.teaching_heads import carried_role, organization_in, role_in, without_heading
from etl.transform.parsers.teaching_kinds import kind_at_start
from etl.transform.parsers.teaching_lines import (
    clauses_of_roles,
    course_above_employer,
    heads_courses,
    parts_on_lines,
    with_employer,
    with_role,
)
from etl.transform.parsers.teaching_parts import Parts, parts_of
from etl.transform.parsers.teaching_people import (
    are_taken,
    is_among,
    is_deed,
    is_mentoring,
    lists_people,
    lists_works,
    people_below,
)
from etl.transform.parsers.teaching_places import common_roles, course_before, role_below
from etl.transform.parsers.teaching_prose import is_told, told_courses
from etl.transform.parsers.teaching_rows import are_headed, courses_below, courses_in, is_employer, labelled_parts, rows_of
from etl.transform.parsers.teaching_tails import has_roles_behind_codes, role_behind_code
from etl.transform.parsers.teaching_terms import short_term_years

LONGEST = 3000  # characters of a line; a longer one is prose
_FEWEST_WORDS = 2
_SURE_JOB = 0.95
_NEXT_SENTENCE = re.compile(r"(?<=[\w)])\.\s+(?=[A-ZÀ-Þ][a-zà-ÿ]+\s)")


def read_teaching(sections: Sequence[Section], context: Context) -> Harvest[Teaching]:
    """The courses listed under teaching, and those that lists of other activities name after a teaching role.

    `Teaching assistant, CS 101 Widgets, Elm University, 2018` gives role, course, organization and year; sentences, students and
    personal data give nothing.
    """
    harvest: Harvest[Teaching] = Harvest()
    surname = fold(context.subject.name.value).split()[-1:] if context.subject else []
    for section in sections:
        if (
            section.kind is not SectionKind.TEACHING
            or lists_works(section)
            or are_taken(section)
            or (section.heading is not None and lists_people(section.heading.text))
        ):
            continue
        if dated := below_dated_roles(section):
            harvest.facts.extend(dated)
            harvest.asides.extend(Aside(line.number, "details of teaching") for line in section.lines)
            continue
        people = people_below(section)
        items = [item for item in outlined(walk([section]), _heads) if len(item.passage) <= LONGEST]
        items = [item for item in items if not is_among(item.passage, people)]
        style = _course_style([item.passage for item in items])
        is_plain_list, headed = _is_plain_list(items), are_headed([item.entry for item in items])
        pending: Passage | None = None
        is_tailed = has_roles_behind_codes([item.passage for item in items])
        shared = common_roles([item.passage for item in items])
        for listed in items:
            item, following = without_heading(listed)
            item = item if pending is None else replace(item, above=(*item.above, pending))
            pending = following or pending
            is_work = without_authors(item.passage, "".join(surname)) is not item.passage
            if (named := with_role(harvest.facts, section, item) or with_employer(harvest.facts, section, item)) is not None:
                harvest.facts[-1] = named
                continue
            if is_tailed and (tailed := role_behind_code(item.passage)) is not None:
                harvest.facts.extend(_fact(item, item.passage, Parts(tailed[1], tailed[0])))
            elif (named_before := course_before(item.passage, shared)) is not None:
                harvest.facts.extend(_fact(item, item.passage, Parts(named_before[1], named_before[0])))
            elif not is_work and not any(is_other(p.text) or lists_people(p.text) for p in item.entry.carried):
                harvest.facts.extend(_read_item(item, style, is_plain_list=is_plain_list, headed=headed))
            for line in item.entry.lines:
                harvest.asides.append(Aside(line.number, "details of teaching"))
    for item in walk([s for s in sections if s.kind is SectionKind.SERVICE]):
        if len(item.passage) <= LONGEST and CODE.search(item.passage.text):
            parts = parts_of(item.passage, None)
            if parts.role is not None and parts.course is not None and CODE.search(parts.course.text):
                harvest.facts.extend(_fact(item, item.passage, parts))
    for item in walk([s for s in sections if s.kind is SectionKind.EMPLOYMENT]):
        found = job_with_course(item.passage) if len(item.passage) <= LONGEST else None
        if found is not None:
            harvest.facts.extend(_fact(item, item.passage, Parts(*found)))
    return harvest


def _heads(line: Line) -> bool:
    """Whether the line of an outline says where or as what the courses below it were given."""
    is_dated = any(character.isdigit() for character in line.text)
    return is_term(line.text) if is_dated else is_role(bare(line.passage).text) or is_employer(line.passage)


def _years_in(passage: Passage) -> tuple[Claim[int], ...]:
    """The years of a row, numbers in its courses' codes left out: "Math 1920, Dust (2017)", "2015  Sand (SILT1999)"."""
    first = CODE.match(passage.text)
    if first is not None and not is_term(first[0]):
        passage = passage.cut(first.end())
    codes = [
        set(passage.offsets[slice(*code.span())])
        for code in CODE.finditer(passage.text)
        if not is_term(code[0]) and len(code[0].split()) == 1
    ]
    years = year_claims([passage], RULE)
    if codes:
        years = tuple(year for year in years if not any(year.span.start in code for code in codes))
    return years or short_term_years(passage, RULE)


def _course_style(passages: Sequence[Passage]) -> Style | None:
    """The style that sets the courses apart, `None` where it sets apart something else or nothing."""
    style = title_style(passages)
    if style is None:
        return None
    parts = [part.text for passage in passages if (part := styled_part(passage, style)) is not None]
    others = sum(is_organization(p) or is_role(p) or is_beside(p) or is_level(p) for p in parts)
    return style if others <= len(parts) / 3 else None


def _is_plain_list(items: Sequence[ActivityItem]) -> bool:
    """Whether the list is nothing but names of courses: short lines without dates, roles or sentences."""
    texts = [item.passage.text.strip() for item in items]
    short = [t for t in texts if _is_short(t) and not is_organization(t)]
    return len(texts) > _FEWEST_WORDS and len(short) == len(texts) and not any(item.entry.children for item in items)


def _is_short(text: str) -> bool:
    return len(text.split()) <= _MOST_WORDS and text[:1].isupper() and not text.endswith((".", ":"))


_MOST_WORDS = 10


def _read_item(item: ActivityItem, style: Style | None, *, is_plain_list: bool, headed: bool) -> Iterator[Teaching]:
    if (lined := parts_on_lines(item.entry)) is not None:
        yield from _fact(item, item.passage, Parts(lined[1], named_course(lined[0])[0], lined[2]))
        return
    if (below := role_below(item.entry)) is not None:
        yield from _fact(item, item.passage, Parts(below[1], below[0], below[2]))
        return
    if (placed := course_above_employer(item.entry)) is not None:
        named, own = without_role(placed[0])
        yield from _fact(item, item.passage, Parts(own or carried_role(item), named_course(named)[0], placed[1]))
        return
    if item.entry.children and heads_courses(item.entry):
        yield from _courses_below(item, parts_of(item.passage, None))
        return
    rows = ((above, part) for above, line in rows_of(item.entry, headed=headed) for part in labelled_parts(squeezed(line)))
    for head, row in rows:
        if is_personal(row.text) or not any(c.isalpha() for c in row.text):
            continue
        if is_told(row):
            for told in told_courses(row):
                parts = Parts(told.role or carried_role(item), told.course, told.organization or organization_in(head))
                yield from _fact(item, told.around, parts, head=head)
            continue
        if is_deed(row.text) or is_mentoring(bare(row).text):
            continue
        if clauses := clauses_of_roles(row):
            for own, lesson in clauses:
                yield from _fact(item, lesson, Parts(own, lesson, organization_in(head)), head=head)
            continue
        label, courses = courses_in(row)
        if head is not None and label is None and not courses:
            courses = courses_below(row)
        if label is not None and is_other(label.text):
            continue
        if courses:
            given = parts_of(label, None) if label is not None and not is_list_label(label.text) else Parts()
            role, place = role_in(label) if label is not None else None, label if label and is_organization(label.text) else None
            is_dated = any(_years_in(course) for course in courses)
            for course in courses:
                alone, own_role = without_role(course)
                named, organization = named_course(alone)
                parts = Parts(own_role or role or given.role or carried_role(item), named, place or organization)
                yield from _fact(item, course, parts, head=label or head, is_dated=is_dated)
            continue
        parts = parts_of(row, style)
        if parts.course is None and item.entry.children:
            yield from _courses_below(item, parts)
            continue
        role = parts.role or carried_role(item)
        years = _years_in(row) or (_years_in(head) if head is not None else ()) or years_of(item, RULE)
        has_evidence = role is not None or bool(years) or kind_at_start(row) > 0 or is_plain_list or head is not None
        has_evidence = has_evidence or (_is_short(row.text) and any(is_course_heading(p.text) for p in item.above))
        if parts.course is not None and (has_evidence or CODE.search(parts.course.text)):
            yield from _fact(item, row, Parts(role, parts.course, parts.organization or organization_in(head)), head=head)


def _courses_below(item: ActivityItem, parts: Parts) -> Iterator[Teaching]:
    """The courses that stand as items below a line of role, employer and dates."""
    style = _course_style([child.passage for child in item.entry.children])
    for child in item.entry.children:
        passage = child.passage
        told = _NEXT_SENTENCE.search(passage.text)
        if told is not None and CODE.search(passage.text, 0, told.start()):
            passage = passage.cut(0, told.start())  # "PHY 381 (Dust Lab), Fall 2013. Created a website ..."
        course = bare(passage)
        if is_course(passage.text) and course.text and not is_role(course.text):
            role = parts.role or carried_role(item)
            found = parts_of(passage, style)
            yield from _fact(item, passage, Parts(found.role or role, found.course or course, parts.organization))
        else:
            return


def _fact(
    item: ActivityItem, row: Passage, parts: Parts, head: Passage | None = None, *, is_dated: bool = False
) -> Iterator[Teaching]:
    """The fact of a row; in a list whose courses are dated one by one (`is_dated`), what another is dated with does not hold."""
    course = parts.course.trimmed(EDGE) if parts.course is not None else None
    if course is not None and SectionKind.EMPLOYMENT in item.section.also and evidence_of(course.text) == (Role.TITLE, _SURE_JOB):
        return  # "2013–2014  Surveyor, Elm Corp." below "Teaching and advisory work"
    if course is not None and is_wrapped(course.text):
        course = course.cut(1, len(course) - 1).trimmed(EDGE)
    if course is None or not is_course(course.text) or is_beside(course.text) or is_other(course.text):
        return
    years = _years_in(row) or (_years_in(head) if head is not None else ())
    years = years or (() if is_dated else years_of(item, RULE))
    role = without_lead(parts.role) if parts.role is not None else None
    yield Teaching(
        span_of(row),
        text_claim(course, RULE, 0.8),
        text_claim(role, RULE, 0.85) if role is not None else None,
        text_claim(parts.organization, RULE, 0.7) if parts.organization is not None else None,
        years,
    )
