"""Courses whose parts stand on lines of their own: the course with its dates, the employer, the role.

```
Global Sand Science (12.340)                    spring 2016
Elm University, Department of Dust, Sand and Light
Teaching Assistant
```
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from etl.model.document import Passage
from etl.model.entry import Entry
from etl.model.facts import Teaching
from etl.model.section import Section
from etl.transform.parsers.activity_fields import ActivityItem, dates_in, depths, split_fields, year_claims
from etl.transform.parsers.stay_claims import text_claim
from etl.transform.parsers.teaching_evidence import (
    CODE,
    RULE,
    bare,
    is_beside,
    is_course,
    is_organization,
    is_role,
    is_term,
    role_at_start,
    without_role,
)
from etl.transform.parsers.teaching_rows import is_employer

_FEWEST, _MOST = 2, 4


def parts_on_lines(entry: Entry) -> tuple[Passage, Passage, Passage | None] | None:
    """Course, role and organization of an entry with one line for each; `None` where no line is a role and nothing else."""
    lines = [line.passage for line in entry.lines if line.text.strip()]
    if not _FEWEST <= len(lines) <= _MOST or entry.children:
        return None
    roles = [line for line in lines if are_roles(line)]
    others = [line for line in lines if not are_roles(line)]
    employers = [line for line in others if _opens_with_employer(line)]
    courses = [line for line in others if line not in employers]
    if len(roles) != 1 or len(courses) != 1 or len(employers) > 1 or lines[0] is not courses[0]:
        return None
    course = bare(courses[0])
    if not course.text or not is_course(course.text) or is_beside(course.text) or len(split_fields(course)) > _FEWEST:
        return None
    employer = next(
        (field.passage for line in employers for field in split_fields(bare(line)) if is_organization(field.text)), None
    )
    return course, bare(roles[0]), employer


def course_above_employer(entry: Entry) -> tuple[Passage, Passage] | None:
    """Course and employer of an entry that has them on lines of their own, dates beside the employer or below it; else `None`.

    `Calculus 3` / `Elm University    Nov. 2011 – May 2012` / `Nov. 2010 – May 2011`
    """
    lines = [line.passage for line in entry.lines if line.text.strip()]
    if not _FEWEST <= len(lines) <= _MOST or entry.children:
        return None
    first, second, rest = lines[0], lines[1], lines[2:]
    if not is_employer(second) or not dates_in(" ".join(line.text for line in lines[1:])) or not all(is_term(r.text) for r in rest):
        return None
    course = bare(first)
    is_plain = bool(course.text) and is_course(course.text) and not is_beside(course.text) and not is_role(course.text)
    if not is_plain or role_at_start(first) or is_employer(first) or len(split_fields(first)) > _FEWEST or dates_in(first.text):
        return None
    employer = next(field.passage for field in split_fields(second) if is_organization(field.text))
    return course, employer


def heads_courses(entry: Entry) -> bool:
    """Whether the items below all open with a course's code, or close with the role in it, and the line above them does not: "Elm
    University Department of Dust, 2013–2015" above "DUST 98T: Sand (Instructor)"."""
    if CODE.search(bare(entry.passage).text):
        return False
    return all(CODE.match(child.passage.text) or without_role(child.passage)[1] is not None for child in entry.children)


def clauses_of_roles(row: Passage) -> list[tuple[Passage, Passage]]:
    """The courses of a sentence that lists them by role, each with its role: "Instructor for PHY 212 (Dust); Grader for PHY 731
    (Sand), and AST 101 (Light)."; none for other rows."""
    if " for " not in row.text or not CODE.search(row.text):
        return []
    found: list[tuple[Passage, Passage]] = []
    for clause in row.split(_CLAUSE):
        end = role_at_start(clause)
        if not end or not clause.text[end:].startswith(" for "):
            return []
        depth = depths(clause.text)
        starts = [m.start() for m in CODE.finditer(clause.text, end) if not depth[m.start()]]
        if not starts:
            return []
        pieces = [clause.cut(a, b).trimmed(_BETWEEN) for a, b in pairwise([*starts, len(clause.text)])]
        found += [(clause.cut(0, end), _without_and(piece)) for piece in pieces]
    return found if len(found) > 1 else []


def _without_and(piece: Passage) -> Passage:
    match = _AND_LAST.search(piece.text)
    return piece.cut(0, match.start()).trimmed(_BETWEEN) if match else piece


_CLAUSE = re.compile(r";\s+")
_AND_LAST = re.compile(r",?\s+and$")
_BETWEEN = " ,.;"


def seam_before_role(text: Passage) -> int:
    """Where the role begins behind an employer that runs into it: "Elm University Teaching Assistant"; 0 without one."""
    for blank in _BLANK.finditer(text.text):
        employer = text.text[: blank.start()]
        if " " in employer and is_organization(employer) and role_at_start(text.cut(blank.end())):
            return blank.end()
    return 0


_BLANK = re.compile(r"\s+")


def are_roles(line: Passage) -> bool:
    """Whether nothing but roles stands in the line: "Teaching Assistant", "Course Consultant, Teaching Assistant"."""
    fields = [field.text for field in split_fields(bare(line))]
    return bool(fields) and is_role(fields[-1]) and all(is_role(text) or _is_short_title(text) for text in fields)


def _is_short_title(text: str) -> bool:
    words = text.split()
    return len(words) <= _FEWEST and all(word[:1].isupper() for word in words) and not is_organization(text)


def _opens_with_employer(line: Passage) -> bool:
    first = next((field.text for field in split_fields(line)), "")
    return is_organization(first) or (first.isupper() and len(first) > 1)


def with_role(facts: Sequence[Teaching], section: Section, item: ActivityItem) -> Teaching | None:
    """The course above with the role that is all this item says: "Teaching Assistant" below "Sand (SS 2110), 2009"; else `None`."""
    last = facts[-1] if facts else None
    if last is None or last.role is not None or not section.lines or not are_roles(item.passage):
        return None
    near = section.lines[0].number <= last.span.line < item.entry.lines[0].number <= last.span.line + _NEAR
    return replace(last, role=text_claim(bare(item.passage), RULE, 0.75)) if near else None


def with_employer(facts: Sequence[Teaching], section: Section, item: ActivityItem) -> Teaching | None:
    """The course above with the employer and dates that are all this item says: "Elm University, Aug. 2019" below "Sand School";
    `None` where the list opens with an employer, which then stands above its courses."""
    last = facts[-1] if facts else None
    opening = next((line.passage for line in section.lines if line.text.strip()), None)
    if last is None or last.years or last.organization is not None or opening is None or is_employer(opening):
        return None
    years = year_claims([item.passage], RULE)
    near = section.lines[0].number <= last.span.line < item.entry.lines[0].number <= last.span.line + 1
    if not near or not years or item.entry.children or not is_employer(item.passage):
        return None
    employer = next(field.passage for field in split_fields(item.passage) if is_organization(field.text))
    return replace(last, organization=text_claim(employer, RULE, 0.7), years=years)


_NEAR = 4  # lines
