"""Teaching: courses that the subject taught or assisted, with role, organization and years.

The items of a section are read as one list (`teaching_lists`); lists of service and employment give the courses they name after a
teaching role.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from etl.model.document import Line
from etl.model.facts import Teaching
from etl.model.section import Section, SectionKind
from etl.normalize.dates import find_years
from etl.normalize.text import fold
from etl.transform.context import Aside, Context, Harvest
from etl.transform.parsers.activity_fields import ActivityItem, walk, year_claims
from etl.transform.parsers.activity_outline import entry_of, outlined
from etl.transform.parsers.stay_claims import span_of, text_claim
from etl.transform.parsers.talk_evidence import without_authors
from etl.transform.parsers.teaching_evidence import CODE, RULE, bare, is_other, is_role, is_term, job_with_course
from etl.transform.parsers.teaching_heads import is_employer
from etl.transform.parsers.teaching_lists import read_list
from etl.transform.parsers.teaching_marks import marked_roles
from etl.transform.parsers.teaching_people import are_taken, is_among, lists_people, lists_works, people_below
from etl.transform.parsers.teaching_scores import has_code

LONGEST = 3000  # characters of a line; a longer one is prose


def read_teaching(sections: Sequence[Section], context: Context) -> Harvest[Teaching]:
    """The courses listed under teaching, and those that lists of other activities name after a teaching role.

    `Teaching assistant, CS 101 Widgets, Elm University, 2018` gives role, course, organization and year; students and personal
    data give nothing.
    """
    harvest: Harvest[Teaching] = Harvest()
    roles, legends = marked_roles([section for section in sections if section.kind is SectionKind.TEACHING])
    surname = "".join(fold(context.subject.name.value).split()[-1:]) if context.subject else ""
    for section in sections:
        if (
            section.kind is not SectionKind.TEACHING
            or lists_works(section)
            or are_taken(section)
            or (section.heading is not None and (lists_people(section.heading.text) or is_other(section.heading.text)))
        ):
            continue
        items = [item for item in _items(section) if not item.entry.lines or item.entry.lines[0].number not in legends]
        harvest.facts.extend(read_list([item for item in items if not _is_other(item, surname)], roles))
        harvest.asides.extend(Aside(line.number, "details of teaching") for item in items for line in item.entry.lines)
    for item in walk([s for s in sections if s.kind is SectionKind.SERVICE]):
        if len(item.passage) <= LONGEST and has_code(item.passage.text):
            found = read_list([item])
            harvest.facts.extend(fact for fact in found if fact.role is not None and is_role(fact.role.value) and _is_coded(fact))
    for item in walk([s for s in sections if s.kind is SectionKind.EMPLOYMENT]):
        job = job_with_course(item.passage) if len(item.passage) <= LONGEST else None
        if job is not None:
            years = year_claims([item.passage], RULE)
            role, course = text_claim(job[0], RULE, 0.85), text_claim(job[1], RULE, 0.8)
            harvest.facts.append(Teaching(span_of(item.passage), course, role, None, years))
    return harvest


def _is_coded(fact: Teaching) -> bool:
    """Whether a course has its number: `DST 101: Dust`, `Dust (DST101)`, no "DUST 2023 conference"."""
    return any(has_code(code[0]) and not find_years(code[0]) for code in CODE.finditer(fact.course.value))


def _items(section: Section) -> list[ActivityItem]:
    people = people_below(section)
    walked = (part for item in walk([section]) for part in _labels_apart(item))
    items = [item for item in outlined(walked, _heads) if len(item.passage) <= LONGEST]
    return [item for item in items if not is_among(item.passage, people)]


def _labels_apart(item: ActivityItem) -> Iterator[ActivityItem]:
    """The item, and by itself the line at its end that is a label of what follows: `As tutor:`."""
    *lines, last = item.entry.lines or (None,)
    if last is None or not lines or item.entry.children or last.marker is not None or not last.text.rstrip().endswith(":"):
        yield item
        return
    yield replace(item, entry=entry_of(item.entry, lines))
    yield replace(item, entry=entry_of(item.entry, [last]))


def _is_other(item: ActivityItem, surname: str) -> bool:
    """Whether an item is a work of the subject's or stands below a label for something else: `Mentees`."""
    is_work = without_authors(item.passage, surname) is not item.passage
    return is_work or any(is_other(above.text) or lists_people(above.text) for above in item.entry.carried)


def _heads(line: Line) -> bool:
    """Whether the line of an outline says where or as what the courses below it were given."""
    is_dated = any(map(str.isdigit, line.text))
    return is_term(line.text) if is_dated else is_role(bare(line.passage).text) or is_employer(line.passage)
