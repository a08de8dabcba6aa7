"""Courses whose parts stand on lines of their own: the course with its dates, the employer, the role.

```
Global Sand Science (12.340)                    spring 2016
Elm University, Department of Dust, Sand and Light
Teaching Assistant
```
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from etl.model.document import Passage
from etl.model.entry import Entry
from etl.model.facts import Teaching
from etl.model.section import Section
from etl.transform.parsers.activity_fields import ActivityItem, split_fields
from etl.transform.parsers.stay_claims import text_claim
from etl.transform.parsers.teaching_evidence import RULE, bare, is_beside, is_course, is_organization, is_role

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


_NEAR = 4  # lines
