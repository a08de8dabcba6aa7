"""Where a list has the role of each course: on the line below it with terms and place, or right behind its name in every row.

```
Sand Theory                                         Sand Theory tutor, Elm University, 2018
Teaching Assistant for Fall 2011 at Elm University   Light and Dust tutor, Oak College, 2017
                                                    Dust tutor, Oak College, 2016
```
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from etl.model.document import Passage
from etl.model.entry import Entry
from etl.normalize.text import fold
from etl.transform.parsers.activity_fields import dates_in, split_fields
from etl.transform.parsers.teaching_evidence import EDGE, bare, is_beside, is_course, is_organization, is_role, role_at_start

_LINES = 2
_FEWEST = 3  # rows that close with one role
_MOST_WORDS = 3  # of it
_FIRST = 3  # fields among which it stands: a course may have commas
_ACRONYM = re.compile(r"[A-Z][A-Za-z]{0,3}[A-Z]{1,5}")
# between a role and its place, the terms left out: "for", "in and", "at the"
_BETWEEN = re.compile(r"\W*(?:(?:for|in|during|of|and|the|term|terms|semesters?|quarters?)\W+)*(?:at\s+(?:the\s+)?|@\s*|$)", re.I)


def role_below(entry: Entry) -> tuple[Passage, Passage, Passage | None] | None:
    """Course, role and organization of an entry of two lines, the second with the role, its terms and its place; else `None`."""
    lines = [line.passage for line in entry.lines if line.text.strip()]
    if len(lines) != _LINES or entry.children or dates_in(lines[0].text) or role_at_start(lines[0]):
        return None
    end, course = role_at_start(lines[1]), bare(lines[0])
    if (
        not end
        or not dates_in(lines[1].text)
        or not is_course(course.text)
        or is_beside(course.text)
        or is_organization(course.text)
    ):
        return None
    behind = lines[1].cut(end)
    words = list(behind.text)
    for date in dates_in(behind.text):
        words[date.start : date.end] = " " * (date.end - date.start)
    between = _BETWEEN.match("".join(words))
    place = behind.cut(between.end()).trimmed(EDGE) if between else None
    if place is None or (place.text and not is_organization(place.text) and not _ACRONYM.fullmatch(place.text)):
        return None
    return course, lines[1].cut(0, end).trimmed(EDGE), place if place.text else None


def common_roles(passages: Sequence[Passage]) -> tuple[str, ...]:
    """The roles with which several rows of a list close what is left of place and date: `tutor`; longer ones first.

    Behind each the rows name differing courses, most of them of two words or more ("Graduate" and "Head" are none).
    """
    heads = [fold(field.text) for passage in passages for field in split_fields(passage)[:_FIRST]]
    ends = Counter(" ".join(head.split()[-n:]) for head in heads for n in range(1, _MOST_WORDS + 1) if len(head.split()) > n)
    found: list[str] = []
    for end in sorted((end for end, count in ends.items() if count >= _FEWEST and is_role(end)), key=lambda end: (-len(end), end)):
        courses = {head[: -len(end)] for head in heads if head.endswith(f" {end}")}
        if len(courses) >= _FEWEST and sum(len(course.split()) > 1 for course in courses) * 2 >= len(courses):
            found.append(end)
    return tuple(found)


def course_before(passage: Passage, roles: Sequence[str]) -> tuple[Passage, Passage] | None:
    """The course and the role of a row that closes with one of `roles` before its place and date; `None` for other rows."""
    fields = split_fields(passage)[:_FIRST] if roles else []
    for role in roles:
        field = next((field for field in fields if fold(field.text).endswith(f" {role}")), None)
        if field is None or len(fold(field.text)) != len(field.text):
            continue
        start = passage.text.find(field.text)
        cut = start + len(field.text) - len(role)
        course = bare(passage.cut(0, cut))
        if is_course(course.text) and not is_role(course.text) and not any(is_role(f.text) for f in fields[: fields.index(field)]):
            return course, passage.cut(cut, cut + len(role))
    return None
