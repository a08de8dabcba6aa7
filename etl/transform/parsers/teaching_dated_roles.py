"""Lists of teaching whose lines of role and time stand above the courses.

```
Fall 2011 : Teaching Assistant
CS128: Modern Dust (Elm University)
Winter 2003 – 2005 : Section Leader
CS106A: Sand
CS106B: Light
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.model.claim import Claim
from etl.model.document import Line, Passage
from etl.model.facts import Teaching
from etl.model.section import Section
from etl.transform.parsers.activity_fields import dates_in, year_claims
from etl.transform.parsers.row_wording import is_prose
from etl.transform.parsers.stay_claims import span_of, text_claim
from etl.transform.parsers.teaching_evidence import RULE, bare, is_beside, is_course, is_organization, is_role, named_course

_FEWEST = 2
_LONGEST = 90  # characters of a line of role and time
# a link beside a course: "Course website"
_LINK = re.compile(r"(?:course )?(?:website|web ?page|homepage|syllabus|materials|evaluations?|link|slides|notes)s?\.?", re.I)


def below_dated_roles(section: Section) -> list[Teaching]:
    """The courses of a section whose first line is a role and its time, as further ones are; none of other lists."""
    lines = [line for line in section.lines if line.text.strip()]
    heads = [i for i, line in enumerate(lines) if _is_head(line)]
    if len(heads) < _FEWEST or heads[0] != 0 or any(b - a < _FEWEST for a, b in zip(heads, [*heads[1:], len(lines)], strict=True)):
        return []
    below = [line for i, line in enumerate(lines) if i not in heads and not _LINK.fullmatch(line.text.strip())]
    if not all(_names_course(line) for line in below):
        return []  # what is told of a post
    return [
        fact
        for a, b in zip(heads, [*heads[1:], len(lines)], strict=True)
        for line in lines[a + 1 : b]
        for fact in _course(line, bare_role(lines[a].passage), year_claims([lines[a].passage], RULE))
    ]


def _is_head(line: Line) -> bool:
    text = line.text.strip()
    return len(text) <= _LONGEST and bool(dates_in(text)) and is_role(bare_role(line.passage).text)


def _names_course(line: Line) -> bool:
    """Whether a line may be a course's name: a few words that open with a capital, no sentence and no piece of one."""
    text = line.text.strip()
    words = _IN_BRACKETS.sub("", text).split()
    opens = text[:1].isupper() or text[:1].isdigit()
    return opens and len(words) <= _MOST_WORDS and not text.endswith((".", ",")) and not is_prose(text) and not line.is_full


_IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
_MOST_WORDS = 12


def bare_role(passage: Passage) -> Passage:
    """The role without times and brackets around it: `Instructor` of "Spring 2009 : Instructor (CS198 Coordinator)"."""
    piece = bare(passage)
    bracket = _BRACKET.search(piece.text)
    return piece.cut(0, bracket.start()).trimmed() if bracket else piece


_BRACKET = re.compile(r"\s*\([^()]*\)\s*$")


def _course(line: Line, role: Passage, years: tuple[Claim[int], ...]) -> Iterator[Teaching]:
    course = named_course(bare(line.passage))[0]
    if _LINK.fullmatch(line.text.strip()) or not is_course(course.text) or is_beside(course.text) or is_organization(course.text):
        return
    yield Teaching(
        span_of(line.passage),
        text_claim(course, RULE, 0.8),
        text_claim(role, RULE, 0.85),
        None,
        year_claims([line.passage], RULE) or years,
    )
