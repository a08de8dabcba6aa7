"""Teaching: courses that the subject taught or assisted, with role, organization and years.

One line may be one course, several in a row ("Elm University: Dust (BA), Light (MA)"), or an employer above its courses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from etl.model.claim import Claim
from etl.model.document import Line, Passage, Style
from etl.model.facts import Teaching
from etl.model.section import Section, SectionKind
from etl.normalize.text import fold
from etl.transform.context import Aside, Context, Harvest
from etl.transform.parsers.activity_fields import (
    ActivityItem,
    split_fields,
    styled_part,
    title_style,
    walk,
    year_claims,
    years_of,
)
from etl.transform.parsers.activity_outline import outlined
from etl.transform.parsers.squeezing import squeezed
from etl.transform.parsers.stay_claims import span_of, text_claim
from etl.transform.parsers.talk_evidence import without_authors
from etl.transform.parsers.talk_lines import is_wrapped
from etl.transform.parsers.teaching_evidence import (
    AT_LINKS,
    CODE,
    EDGE,
    RULE,
    after_link,
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
    role_at_start,
    without_lead,
    without_role,
)
from etl.transform.parsers.teaching_heads import carried_role, organization_in, role_in, without_heading
from etl.transform.parsers.teaching_kinds import kind_at_start, kind_of, without_kind
from etl.transform.parsers.teaching_lines import clauses_of_roles, parts_on_lines, seam_before_role, with_role
from etl.transform.parsers.teaching_names import course_of, joined
from etl.transform.parsers.teaching_people import is_among, is_deed, is_mentoring, lists_people, lists_works, people_below
from etl.transform.parsers.teaching_prose import is_told, told_courses
from etl.transform.parsers.teaching_rows import are_headed, courses_below, courses_in, is_employer, labelled_parts, rows_of
from etl.transform.parsers.teaching_terms import short_term_years, without_terms

LONGEST = 3000  # characters of a line; a longer one is prose
_YEAR_LABEL = re.compile(r"^\W*(?:19|20)\d{2}(?:\s*[-–—/]\s*(?:\d{2,4}|present|heute|oggi)?)?\s*[:\t]\s*", re.I)
_CODED = re.compile(r"[\w.\s/-]{3,16}\t")
_FEWEST_WORDS = 2


@dataclass(frozen=True, slots=True)
class _Parts:
    """What a row holds."""

    role: Passage | None = None
    course: Passage | None = None
    organization: Passage | None = None


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
            or (section.heading is not None and lists_people(section.heading.text))
        ):
            continue
        people = people_below(section)
        items = [item for item in outlined(walk([section]), _heads) if len(item.passage) <= LONGEST]
        items = [item for item in items if not is_among(item.passage, people)]
        style = _course_style([item.passage for item in items])
        is_plain_list, headed = _is_plain_list(items), are_headed([item.entry for item in items])
        pending: Passage | None = None
        for listed in items:
            item, following = without_heading(listed)
            item = item if pending is None else replace(item, above=(*item.above, pending))
            pending = following or pending
            is_work = without_authors(item.passage, "".join(surname)) is not item.passage
            if (named := with_role(harvest.facts, section, item)) is not None:
                harvest.facts[-1] = named
                continue
            if not is_work and not any(is_other(p.text) or lists_people(p.text) for p in item.entry.carried):
                harvest.facts.extend(_read_item(item, style, is_plain_list=is_plain_list, headed=headed))
            for line in item.entry.lines:
                harvest.asides.append(Aside(line.number, "details of teaching"))
    for item in walk([s for s in sections if s.kind is SectionKind.SERVICE]):
        if len(item.passage) <= LONGEST and CODE.search(item.passage.text):
            parts = _parts_of(item.passage, None)
            if parts.role is not None and parts.course is not None and CODE.search(parts.course.text):
                harvest.facts.extend(_fact(item, item.passage, parts))
    for item in walk([s for s in sections if s.kind is SectionKind.EMPLOYMENT]):
        found = job_with_course(item.passage) if len(item.passage) <= LONGEST else None
        if found is not None:
            harvest.facts.extend(_fact(item, item.passage, _Parts(*found)))
    return harvest


def _heads(line: Line) -> bool:
    """Whether the line of an outline says where or as what the courses below it were given."""
    is_dated = any(character.isdigit() for character in line.text)
    return is_term(line.text) if is_dated else is_role(bare(line.passage).text) or is_employer(line.passage)


def _years_in(passage: Passage) -> tuple[Claim[int], ...]:
    return year_claims([passage], RULE) or short_term_years(passage, RULE)


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
        yield from _fact(item, item.passage, _Parts(lined[1], named_course(lined[0])[0], lined[2]))
        return
    rows = ((above, part) for above, line in rows_of(item.entry, headed=headed) for part in labelled_parts(squeezed(line)))
    for head, row in rows:
        if is_personal(row.text) or not any(c.isalpha() for c in row.text):
            continue
        if is_told(row):
            for told in told_courses(row):
                parts = _Parts(told.role or carried_role(item), told.course, told.organization or organization_in(head))
                yield from _fact(item, told.around, parts, head=head)
            continue
        if is_deed(row.text) or is_mentoring(bare(row).text):
            continue
        if clauses := clauses_of_roles(row):
            for own, lesson in clauses:
                yield from _fact(item, lesson, _Parts(own, lesson, organization_in(head)), head=head)
            continue
        label, courses = courses_in(row)
        if head is not None and label is None and not courses:
            courses = courses_below(row)
        if label is not None and is_other(label.text):
            continue
        if courses:
            given = _parts_of(label, None) if label is not None and not is_list_label(label.text) else _Parts()
            role, place = role_in(label) if label is not None else None, label if label and is_organization(label.text) else None
            is_dated = any(_years_in(course) for course in courses)
            for course in courses:
                alone, own_role = without_role(course)
                named, organization = named_course(alone)
                parts = _Parts(own_role or role or given.role or carried_role(item), named, place or organization)
                yield from _fact(item, course, parts, head=label or head, is_dated=is_dated)
            continue
        parts = _parts_of(row, style)
        if parts.course is None and item.entry.children:
            yield from _courses_below(item, parts)
            continue
        role = parts.role or carried_role(item)
        years = _years_in(row) or (_years_in(head) if head is not None else ()) or years_of(item, RULE)
        has_evidence = role is not None or bool(years) or kind_at_start(row) > 0 or is_plain_list or head is not None
        has_evidence = has_evidence or (_is_short(row.text) and any(is_course_heading(p.text) for p in item.above))
        if parts.course is not None and (has_evidence or CODE.search(parts.course.text)):
            yield from _fact(item, row, _Parts(role, parts.course, parts.organization or organization_in(head)), head=head)


def _courses_below(item: ActivityItem, parts: _Parts) -> Iterator[Teaching]:
    """The courses that stand as items below a line of role, employer and dates."""
    for child in item.entry.children:
        course = bare(child.passage)
        if is_course(child.passage.text) and course.text and not is_role(course.text):
            role = parts.role or carried_role(item)
            found = _parts_of(child.passage, None)
            yield from _fact(item, child.passage, _Parts(found.role or role, found.course or course, parts.organization))
        else:
            return


def _fact(
    item: ActivityItem, row: Passage, parts: _Parts, head: Passage | None = None, *, is_dated: bool = False
) -> Iterator[Teaching]:
    """The fact of a row; in a list whose courses are dated one by one (`is_dated`), what another is dated with does not hold."""
    course = parts.course.trimmed(EDGE) if parts.course is not None else None
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


def _parts_of(row: Passage, style: Style | None) -> _Parts:
    """Role, course and organization of a row."""
    label = _YEAR_LABEL.match(row.text)
    piece, bracketed = without_role(without_terms(row.cut(label.end()) if label else row))
    piece = bare(piece)
    kind = kind_at_start(piece)
    if kind:
        return _Parts(bracketed or kind_of(piece.cut(0, kind)), *named_course(piece.cut(kind)))
    role: Passage | None = bracketed
    organization: Passage | None = None
    place: Passage | None = None
    rest: list[Passage] = []
    for passage in _fields(piece):
        is_named = len(rest) == 1 and CODE.fullmatch(rest[0].text) is not None and bool(_CODED.match(piece.text)) and role is None
        text = passage if CODE.fullmatch(passage.text) else bare(passage)
        if (
            is_named and not role_at_start(text) and is_course(text.text) and len(text.text.split()) > 1
        ):  # the cell beside a code: "PSY 210<tab>Doctoral Seminar"
            rest.append(text)
            continue
        end = role_at_start(text) if not rest or role is None else 0
        if end and (seam := seam_before_role(text.cut(0, end))):
            organization = organization or text.cut(0, seam).trimmed()
            text, end = text.cut(seam), end - seam
        if end and (role is None or not rest):
            role = joined(piece, role, text.cut(0, end))
            text, link = after_link(text.cut(end))
            text = bare(text)
            if link in AT_LINKS and is_organization(text.text):
                organization = organization or text
                continue
            if link in AT_LINKS and text.text:
                place = text
                continue
        if sum(c.isalpha() for c in text.text) < 2 or is_beside(text.text):
            continue
        behind_code = len(rest) == 1 and CODE.fullmatch(rest[0].text) is not None and not _HOST.search(text.text)
        if is_organization(text.text) and not behind_code:
            organization = organization or text
        else:
            rest.append(text)
    styled = styled_part(row, style) if style is not None else None
    if styled is not None and role_at_start(bare(styled)):
        styled = None  # the whole row is set so: "**Tutor, ECE 492, Dust, 2019**"
    course = bare(styled) if styled is not None else course_of(piece, rest) or place
    if course is not None:
        quoted_kind, course = without_kind(course)
        role = role or quoted_kind
    return _Parts(role, course, organization)


_HOST = re.compile(r"\b(?:Universit\w+|College|Institut\w*|Hochschule|Politecnico|Polytechnic)\b")


def _fields(piece: Passage) -> list[Passage]:
    """The fields of a row; what a colon parts stays one ("Systems: Dust") unless a role, employer or term stands before it."""
    fields: list[Passage] = []
    for field in split_fields(piece):
        last = fields[-1] if fields else None
        if last is None or field.separator != ":" or is_beside(last.text) or is_organization(last.text) or role_at_start(last):
            fields.append(field.passage)
        else:
            fields[-1] = joined(piece, last, field.passage)
    return fields
