"""Lines with which a CV closes and that are no items of its last section.

"Languages: English, Hindi" below a list of awards, "References available on request", "Brake, den 4. Februar 2024", "I hereby
declare that ...". Each opens a section of its own, so that no parser takes it for an item of the list above it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Line
from etl.model.partial_date import PartialDate
from etl.model.section import SectionKind
from etl.normalize.dates import find_date_ranges
from etl.normalize.text import fold
from etl.transform.headings import Wording, is_document_title, read_heading_words

RULE = "sections.closing"
_MOST_CLOSING = 6  # lines at the end of a document that may close it
_LONGEST = 120
_LONGEST_SIGNATURE = 50
_APART = 0.9  # blank space above, in lines, that sets a last word apart
_SET_OFF = 0.5  # blank space above, in lines
# a label of a line: "Languages: English, Hindi"
_LABEL = re.compile(r"\s*([^\W\d_][^:.;,\d]{2,40}?)\s*:\s+\S")
# two sentences at least, the first short: "Template borrowed from nobody. Cat pictures on request."
_SENTENCES = re.compile(r"^[^.;:]{8,60}[a-zà-ÿ]{3}\.\s+[^\W\d_a-z][^.]{4,}")
_ADDRESS = re.compile(r"https?:|www\.")
# "Brake, den " before a day
_SIGNED = re.compile(r"[^\W\d_a-z][^\W\d_]*(?:[ '’.-][^\W\d_]+){0,3},\s*(?:den|le|il|el|a|am|on|,)?\s*")
# what is dated to the day, too, and no place: "Patent Award, July 19, 1993"
_AWARDED = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(read_gazetteer('award_words')['plain']['words'])))})\b")
# between the parts of a document's own title
_PIECES = re.compile(r"\s+[–—|·•-]\s+|,\s+")
# kinds of which one labelled line says all
_ONE_LINERS = frozenset(
    {SectionKind.LANGUAGES, SectionKind.PERSONAL, SectionKind.CONTACT, SectionKind.INTERESTS, SectionKind.REFERENCES}
)
# lists in which no item begins with such a label
_LISTS = frozenset(
    {
        SectionKind.PUBLICATIONS,
        SectionKind.PATENTS,
        SectionKind.TALKS,
        SectionKind.TEACHING,
        SectionKind.ADVISING,
        SectionKind.SERVICE,
        SectionKind.AWARDS,
        SectionKind.GRANTS,
        SectionKind.MEMBERSHIPS,
        SectionKind.MEDIA,
    }
)


@dataclass(frozen=True, slots=True)
class Closing:
    """A line that closes a section: its place among the section's lines, and the kind of what begins there."""

    index: int
    kind: SectionKind


def find_closing(lines: Sequence[Line], kind: SectionKind, *, is_last: bool) -> list[Closing]:
    """The lines of a section of `kind` that are no items of it, in order; `is_last` tells the document's last section."""
    found: list[Closing] = []
    for index in range(max(0, len(lines) - _MOST_CLOSING), len(lines)):
        line = lines[index]
        if line.marker is not None or line.heading or len(line.cells) > 1 or not line.text.strip():
            continue
        opened = _labelled_kind(lines, index, kind) or (_closing_kind(line, index, len(lines)) if is_last else None)
        if opened is not None:
            found.append(Closing(index, opened))
    return found


def read_signature(text: str) -> PartialDate | None:
    """The day of a line of a place and a day alone: `Brake, den 4. Februar 2024`; `None` for other lines."""
    if len(text) > _LONGEST_SIGNATURE or not (place := _SIGNED.match(text.strip())) or _AWARDED.search(fold(text)):
        return None
    rest = text.strip()[place.end() :]
    dates = find_date_ranges(rest)
    if len(dates) != 1 or dates[0].start > 0 or rest[dates[0].end :].strip(" .") or dates[0].first is not None:
        return None
    return dates[0].last if dates[0].last is not None and dates[0].last.day else None


def _labelled_kind(lines: Sequence[Line], index: int, kind: SectionKind) -> SectionKind | None:
    """The kind that a label names which no item of a list like this has: "Languages: " in a list of awards."""
    line = lines[index]
    if kind not in _LISTS or not (label := _LABEL.match(line.text)) or any(other.marker for other in lines[index + 1 :]):
        return None
    words = read_heading_words(label[1])
    if words.wording is not Wording.WHOLE or words.neutral or words.kind not in _ONE_LINERS or words.kind is kind:
        return None
    if _ADDRESS.search(line.text) or sum(other.text.startswith(label[0][:-1]) for other in lines) > 1:
        return None  # of an item: "Link: https://..." below a talk, "Language: French" below each course
    stands_off = line.gap >= _SET_OFF or (index > 0 and lines[index - 1].marker is not None)
    return words.kind if stands_off else None


def _closing_kind(line: Line, index: int, count: int) -> SectionKind | None:
    text = line.text.strip()
    if index >= count - 2 and read_signature(text) is not None:
        return SectionKind.PERSONAL
    pieces = _PIECES.split(text.replace("æ", "ae"))
    if index >= count - 2 and len(text) <= _LONGEST and any(is_document_title(piece) for piece in pieces):
        return SectionKind.PERSONAL  # "Curriculum vitae – Jane Doe – January 2025"
    folded = fold(text).strip("[(< ")
    words = _words()
    if len(text) <= _LONGEST_SIGNATURE and folded.startswith(words.updated) and find_date_ranges(text):
        return SectionKind.PERSONAL
    if folded.startswith(words.openings) and (line.gap >= _SET_OFF or index == count - 1):
        return SectionKind.PERSONAL
    if index == count - 1 and line.gap >= _APART and _SENTENCES.search(text) and not any(map(str.isdigit, text)):
        return SectionKind.PERSONAL
    speaks = words.references.search(folded) if len(text) <= _LONGEST else None
    return SectionKind.REFERENCES if speaks and words.on_request.search(folded, speaks.end()) else None


@dataclass(frozen=True, slots=True)
class _Words:
    references: re.Pattern[str]
    on_request: re.Pattern[str]
    openings: tuple[str, ...]
    updated: tuple[str, ...]


@cache
def _words() -> _Words:
    tables = read_gazetteer("closing_words")
    dated = read_gazetteer("subject_words")["updated"]
    own = tuple(dated["speak_of_the_document"])
    return _Words(
        references=re.compile(rf"^(?:\w+ ){{0,3}}(?:{_any(tables['references']['forms'])})\b"),
        on_request=re.compile(rf"\b(?:{_any(tables['on_request']['forms'])})\b"),
        openings=tuple(tables["openings"]["forms"]),
        updated=tuple(fold(form) for form in dated["forms"] if form.startswith(own)),
    )


def _any(forms: Sequence[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
