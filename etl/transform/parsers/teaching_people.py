"""Lines of teaching sections that are about people, not about courses: students supervised, trainees, what was done for them.

Words come from the gazetteers `teaching_words` and `column_words`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Passage
from etl.model.section import Section, SectionKind
from etl.normalize.text import fold
from etl.normalize.word_patterns import any_of
from etl.transform.parsers.activity_fields import fold_in_place, phrases
from etl.transform.parsers.activity_tables import is_header

_WORDS: dict[str, Any] = read_gazetteer("teaching_words")
_COLUMNS: dict[str, Any] = read_gazetteer("column_words")
_EDGE = " \t,;:.–—-|·•~∼≈*"
_DEED = re.compile(rf"(?:{any_of(_WORDS['deeds'])})(?!\w)")
_MENTORING = re.compile(rf"(?:{any_of(_WORDS['mentoring'])})(?!\w)")
_PEOPLE = phrases(_WORDS["people"])
_HEADS = frozenset(_COLUMNS["people"]["words"])
_COURSE_HEADS = frozenset(_COLUMNS["courses"]["words"])
# as in "MSc students: Ada Example", "PhD co-supervision (main): ..."
_LABEL = re.compile(rf"(?:[\w.’'/&-]+\s){{0,4}}?(?:{any_of(_WORDS['supervised'])})(?:\s\([^()]{{1,30}}\))?\s*[:–—-]\s+")
_WORKS = re.compile(
    r"\b(?:publications?|papers?|articles?|writings|essays|reviews?|publikationen|aufsatze|publicaciones|pubblicazioni)\b"
)
# two or more words of a name and what may stand behind them: "Ada B. Example (2020)", "Bo Roe, Oak College"
_NAME = re.compile(
    r"(?:[A-ZÀ-Þ][\w’'-]+|[A-ZÀ-Þ]\.)(?:[ -](?:[a-z]{2,3} )?(?:[A-ZÀ-Þ][\w’'-]+|[A-ZÀ-Þ]\.)){1,3}\s*(?=[(,;.:\t–—]|and\b|$)"
)


def is_deed(text: str) -> bool:
    """Whether the row tells of people or duties: `Supervised two theses`."""
    return _DEED.match(fold_in_place(text).lstrip(_EDGE)) is not None


def is_mentoring(text: str) -> bool:
    """Whether the row is about people who were mentored: `PhD mentor to A. Example`, `MSc students: Ada Example (2020)`."""
    if _MENTORING.match(fold_in_place(text)) is not None:
        return True
    label = _LABEL.match(fold_in_place(text))
    return label is not None and _NAME.match(text, label.end()) is not None


def lists_people(heading: str) -> bool:
    """Whether a heading stands above a list of people: `Mentored trainees`, `Betreute Arbeiten`."""
    folded = fold_in_place(heading)
    return _PEOPLE.search(folded) is not None and _TEACHING.search(folded) is None


_TEACHING = re.compile(
    r"teaching|taught|courses|lehre|lehrtatig|unterricht|enseignement|docencia|didattica|insegnament|ensino|onderwijs"
)


def people_below(section: Section) -> Sequence[tuple[int, int]]:
    """The lines that stand in tables of people, as ranges of line numbers: those below a row of columns like
    "Years<tab>Trainee<tab>Level"."""
    ranges: list[tuple[int, int]] = []
    start = None
    for line in section.lines:
        if not is_header(line.text):
            continue
        if start is not None:
            ranges.append((start, line.number))
        start = line.number if _heads_people(line.text) else None
    if start is not None:
        ranges.append((start, section.lines[-1].number + 1))
    return ranges


def _heads_people(text: str) -> bool:
    words = set(re.findall(r"[^\W_]+", fold(text)))
    return not words.isdisjoint(_HEADS) and words.isdisjoint(_COURSE_HEADS)


def is_among(passage: Passage, ranges: Sequence[tuple[int, int]]) -> bool:
    """Whether the passage begins within one of the ranges of lines."""
    if not ranges or not len(passage):
        return False
    number = passage.document.line_number(passage.offsets[0])
    return any(start <= number < end for start, end in ranges)


def lists_works(section: Section) -> bool:
    """Whether a heading with "teaching" stands above publications: "Publications" > "Teaching and expository publications"."""
    below = section.parent is not None and section.parent.kind is SectionKind.PUBLICATIONS and section.heading is not None
    return below and section.heading is not None and _WORKS.search(fold(section.heading.text)) is not None


def are_taken(section: Section) -> bool:
    """Whether the courses below a heading are those the subject took: "Relevant Coursework" > "Elm Math Courses"."""
    above: Section | None = section
    while above is not None:
        if above.heading is not None and _TAKEN.search(fold(above.heading.text)):
            return True
        above = above.parent
    taught = [line for line in section.lines if line.text.strip()]
    return len(taught) > 1 and sum(_BY_OTHERS.search(line.text) is not None for line in taught) > len(taught) / 2


_TAKEN = re.compile(
    r"\b(?:coursework|courses? (?:taken|attended|completed|followed)|(?:relevant|key) (?:courses|classes)|current classes"
    r"|besuchte (?:kurse|lehrveranstaltungen)|cours suivis|cursos (?:realizados|recibidos|de formacion)"
    r"|corsi (?:seguiti|frequentati))\b"
)
_BY_OTHERS = re.compile(r"\t(?:Prof(?:essor)?|Dr)\.?\s[A-ZÀ-Þ]")  # who taught it, in a cell of its own
