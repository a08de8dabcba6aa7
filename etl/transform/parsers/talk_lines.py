"""One line of a list of talks taken apart: its title, the events it was given at, and the years.

Nothing here knows what the whole list does; that is `talk_conventions`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from etl.model.document import Passage
from etl.normalize.dates import find_date_ranges
from etl.transform.parsers.activity_fields import Field, is_date, split_fields, year_claims
from etl.transform.parsers.affiliations import is_campus_system
from etl.transform.parsers.quotations import find_quotations
from etl.transform.parsers.talk_evidence import (
    LIKELY,
    STRONG,
    event_strength,
    is_author,
    is_meeting,
    is_remark,
    is_type,
    is_where,
    without_lead,
)

RULE = "talks.listed"
LONGEST = 3000  # characters of a line; a longer one is prose
EDGE = " \t,;:.–—-|·•*†‡"
_YEAR_LABEL = re.compile(
    r"^\W{0,3}(?:(?:19|20)\d{2}(?:\s?[-–—/]\s?\d{2,4})?|(?:19|20)\d{2}-\d{2}(?:-\d{2})?|(?:\d{1,2}[./]){1,2}(?:19|20)\d{2})"
    r"(?:\s*[:\t|]\s*|\s+[–—-]\s+|\s{2,}|\.\s+)"
    r"|^\((?:19|20)\d{2}[a-z]?(?:,\s[^()\n]{3,24})?\)[.:,]?\s+"  # "(2019, April)." behind authors
)
# ", " "; " ": " " — " " / " a tab; a full stop behind a word, before a capital, quote, number; a question mark before a capital
_SEPARATOR = re.compile(
    r"\s*\t\s*|\s{3,}|\s+(?:—|–|-{1,3}|\||·|•|/{1,2})\s+|\s*—\s*|[,;:]\s+"
    r"|(?:(?<=[^\W_]{2})|(?<=[)\]”»\"“]))(?<!\s\d\d)(?<!\bDr)(?<!\bSt)(?<!\bMr)(?<!\bMs)(?<!\bvs)(?<!\bal)(?<!\bNo)(?<!\bNr)(?<!\bFt)\.\s+(?=[^\W_a-z]|[“„«\"])|(?<=[?!])\s+(?=[^\W\d_a-z])"
)
_LISTED_WORD = ("and ", "& ", "und ", "et ", "y ", "e ", "en ")
_BOUND = re.compile(r"(?:\bon|\bzum thema|\bthema|\bsur|\bsobre|\bsu|\btitled|\bentitled)\s*$", re.I)
_FEWEST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation in a line. `is_bound`: the words right before it make it the name of an event (`Workshop «Dust»`)."""

    start: int
    end: int
    is_bound: bool


def body_of(passage: Passage) -> Passage:
    """The line without a year at its start."""
    label = _YEAR_LABEL.match(passage.text)
    return passage.cut(label.end()).trimmed() if label else passage


def label_of(passage: Passage) -> Passage | None:
    """The year that a line begins with, set off: `2019: `, `2019–20:`, `2019-05<tab>`; `None` without one."""
    label = _YEAR_LABEL.match(passage.text)
    return passage.cut(0, label.end()) if label else None


@lru_cache(maxsize=2048)
def quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of a line, outermost ones only."""
    found, last = [], 0
    for start, end in find_quotations(text):
        before = text[last : start - 1]
        field = re.split(r"[,;:.–—()\]]", before)[-1].strip()
        found.append(Quotation(start, end, _binds(field)))
        last = end + 1
    return tuple(found)


def _binds(field: str) -> bool:
    """Whether the words right before a quotation make it an event's name: `Workshop`, `session on`, but not `Ulm, 3 May 2019`."""
    if is_meeting(field):
        return True
    if not field or is_type(field) or any(found.end >= len(field) for found in find_date_ranges(field)):
        return False
    return event_strength(field) >= LIKELY or _BOUND.search(field) is not None


def fields_of(passage: Passage) -> list[Field]:
    """The fields of a line, parted as lists of talks part them."""
    return split_fields(passage, _SEPARATOR)


def events_of(passage: Passage, surname: str) -> list[Passage]:
    """The events that a piece without the title names, in order: fields that are neither date, place, remark, author nor type.

    `Elm Days, Ulm, 3 May 2019 (poster)` gives `Elm Days`; where places alone are named, they are given.
    """
    fields = [Field(_behind_session(without_notes(f.passage)), f.separator) for f in split_fields(passage, _SEPARATOR)]
    remark = next((i for i, f in enumerate(fields) if is_remark(f.text)), len(fields))
    fields = [f for f in fields[:remark] if f.text and not _is_beside(f.text, surname)]
    fields = _join_named(passage, _join_listed(passage, fields))
    named = [f for f in fields if not is_where(f.text)] or fields
    if _SESSION_ALONE.fullmatch(named[0].text if named else "") and any(event_strength(f.text) >= STRONG for f in named[1:]):
        named = named[1:]  # "Roundtable, “Old Lamps.” Elm Congress"
    found = [trimmed_event(f.passage) for f in _join_units(passage, fields, named)]
    return [p for p in found if sum(c.isalpha() for c in p.text) > 1]


_SESSION_ALONE = re.compile(r"(?:round ?table|panel|session)(?:\s(?:on|discussion|session)\b.*)?", re.I)


def _behind_session(passage: Passage) -> Passage:
    """The event behind the quoted name of a session: "“Old Lamps.” Elm Congress" gives "Elm Congress"."""
    found = find_quotations(passage.text)
    if not found or found[0][0] != 1 or found[0][1] + 1 >= len(passage.text):
        return passage
    rest = passage.cut(found[0][1] + 1).trimmed(EDGE)
    return rest if event_strength(rest.text) >= STRONG else passage


def _is_beside(text: str, surname: str) -> bool:
    if _CHAIRED.match(text) or _SESSION.search(text):
        return True
    return is_date(text) or is_type(text) or is_remark(text) or is_author(text, surname) or sum(c.isalpha() for c in text) < 2


# "In B. Example (Chair)" and the title of what is chaired: "New dust [Symposium]"
_CHAIRED = re.compile(r"In\s+(?:[A-Z]\.\s?){1,3}[A-Z][\w'’-]+(?:$|,?\s+(?:&|and)\s|\s*\((?:chair|co-chair|org|moderator))", re.I)
_SESSION = re.compile(r"\[(?:symposium|panel|session|colloquium|workshop)\]$", re.I)


def _join_listed(whole: Passage, fields: list[Field]) -> list[Field]:
    """The first fields as one when they are words of one name: "Elm, Ash, and Environment Seminar", "Days of Oak, Ash & Elm"."""
    last = next((i for i, f in enumerate(fields[1:4], 1) if f.separator == "," and f.text.startswith(_LISTED_WORD)), 0)
    if not last and len(fields) > 1 and fields[1].separator == "," and _closes_list(fields[1].text):
        last = 1
    return [Field(between(whole, fields[0].passage, fields[last].passage), ""), *fields[last + 1 :]] if last else fields


def _join_named(whole: Passage, fields: list[Field]) -> list[Field]:
    """The first field with what a colon sets behind it when that is what the meeting is called: "Special Session: Old Lamps", or
    part of a sentence of its own: "Lamps and Walls: A Meeting on Paint. Ulm, 2019"."""
    if len(fields) < 2 or fields[1].separator != ":":
        return fields
    is_sentence = len(fields) > 2 and fields[2].separator == "." and not is_where(fields[1].text) and not is_type(fields[0].text)
    if not is_sentence and not is_meeting(fields[0].text.split()[-1]):
        return fields
    return [Field(between(whole, fields[0].passage, fields[1].passage), fields[0].separator), *fields[2:]]


def _closes_list(text: str) -> bool:
    """Whether the piece is the end of an enumeration within a name, "Ash & Elm", and not a name of its own: "Ulm and Bonn"."""
    return _LAST_TWO.fullmatch(text) is not None and event_strength(text) == 0 and not any(map(is_where, _LINK.split(text)))


_LINK = re.compile(r"\s+(?:and|&|und|et|y|e|en)\s+")
_LAST_TWO = re.compile(r"[^\W\d_a-z][\w-]+(?:\s[^\W\d_a-z][\w-]+)?\s+(?:and|&|und|et|y|e|en)\s+[^\W\d_a-z][\w-]+")


def _join_units(whole: Passage, fields: Sequence[Field], named: Sequence[Field]) -> list[Field]:
    """The named fields, a campus system with its campus ("University of California, Davis") being one."""
    if not named:
        return []
    first = named[0]
    place = next((i for i, f in enumerate(fields) if f is first), -1)
    if place >= 0 and place + 1 < len(fields) and is_campus_system(first.text) and fields[place + 1].separator == ",":
        return [Field(between(whole, first.passage, fields[place + 1].passage), ""), *named[1:]]
    return list(named)


def between(whole: Passage, first: Passage, last: Passage) -> Passage:
    """The part of `whole` from one piece of it to another."""
    start = whole.text.find(first.text)
    end = whole.text.find(last.text, start + 1)
    return whole.cut(start, end + len(last.text)) if 0 <= start <= end else first


def trimmed_event(passage: Passage) -> Passage:
    """An event's name without the way the talk was given, dates and places in brackets, and marks at its ends."""
    piece = without_notes(without_lead(passage.trimmed(EDGE)))
    for found in find_date_ranges(piece.text):
        if found.start > 0 and found.end >= len(piece.text) and any(c.isalpha() for c in piece.text[found.start : found.end]):
            piece = piece.cut(0, found.start).trimmed(EDGE)
            break
    return piece.cut(1, len(piece.text) - 1) if is_wrapped(piece.text) else piece


def is_wrapped(text: str) -> bool:
    """Whether the text is one quotation."""
    found = find_quotations(text)
    return len(found) == 1 and found[0] == (1, len(text) - 1)


def without_notes(passage: Passage) -> Passage:
    """The passage without brackets at its end that hold a date, a place, the way it was given, or a short remark in lower case."""
    piece = passage.trimmed(EDGE)
    while piece.text.endswith((")", "]")):
        start = max(piece.text.rfind("("), piece.text.rfind("["))
        inner = piece.text[start + 1 : -1]
        if start <= 0 or not (is_type(inner) or is_date(inner) or is_where(inner) or is_remark(inner) or _is_note(inner)):
            break
        piece = piece.cut(0, start).trimmed(EDGE)
    return piece


def _is_note(text: str) -> bool:
    words = text.split()
    if all(word.strip(",;|/&").casefold() in _LINKED for word in words):
        return True
    return (text.islower() and len(words) <= 3) or any(is_type(part) for part in text.split(",")) or "http" in text


# what links at the end of a talk lead to: "(Paper, Slides)"
_LINKED = frozenset(
    ("paper", "slides", "video", "recording", "poster", "pdf", "link", "code", "abstract", "demo", "notes", "folien", "and")
)


def title_fields(passage: Passage) -> list[Field]:
    """The fields of a line whose title is not set apart: what follows a colon stays with what is before it."""
    fields: list[Field] = []
    for field in split_fields(passage, _SEPARATOR):
        asked = (
            bool(fields)
            and fields[-1].text.endswith(("?", "!"))
            and field.separator == "\t"
            and event_strength(field.text) < STRONG
        )
        if fields and (asked or field.separator == ":") and not field.is_date:
            fields[-1] = Field(between(passage, fields[-1].passage, field.passage), fields[-1].separator)
        else:
            fields.append(field)
    return fields


def title_end(fields: Sequence[Field]) -> int:
    """The number of fields that make the title: up to a tab, dash or full stop, a date, a type of talk or an event."""
    strong = next(
        (
            i
            for i, f in enumerate(fields)
            if i and f.separator in _STRONG_MARKS and not is_where(f.text) and not _goes_on(fields, i)
        ),
        0,
    )
    date = next((i for i, f in enumerate(fields) if i and (f.is_date or is_type(f.text))), 0)
    if date and date < len(fields) - 1 and (not strong or date <= strong):
        return date
    event = next((i for i, f in enumerate(fields) if i and event_strength(f.text) >= LIKELY), 0)
    event = event or next((i for i, f in enumerate(fields) if i and event_strength(f.text) > 0), 0)
    if strong and not 0 < event < strong:
        return strong
    return event or (date if date == 1 else 1)


_STRONG_MARKS = ("\t", "—", "–", ".", "|", "/", "//", "-", "--")


def _goes_on(fields: Sequence[Field], i: int) -> bool:
    """Whether the field behind a full stop is a second sentence of the title: words like a sentence's, and an event behind it."""
    small = sum(word[0].islower() for word in fields[i].text.split() if len(word) > 3)
    is_sentence = fields[i].separator == "." and small >= 3 and event_strength(fields[i].text) == 0
    return is_sentence and any(event_strength(f.text) >= STRONG for f in fields[i + 1 :])


def is_event_line(passage: Passage, surname: str) -> bool:
    """Whether the line names events, hosts and places alone: `Elm University, Ulm` has no title."""
    fields = [
        f for f in split_fields(without_notes(passage), _SEPARATOR) if not _is_beside(f.text, surname) and not is_where(f.text)
    ]
    return bool(fields) and all(event_strength(f.text) >= LIKELY for f in fields)


def is_strong_event(text: str) -> bool:
    """Whether the words leave no doubt that an event or its host is named."""
    return event_strength(text) >= STRONG


def has_letters(passage: Passage) -> bool:
    """Whether the passage has enough letters for a title."""
    return sum(c.isalpha() for c in passage.text) >= _FEWEST_LETTERS


def has_year(passage: Passage) -> bool:
    """Whether the passage states a year."""
    return bool(year_claims([passage], RULE))


def without_type_after(passage: Passage) -> Passage:
    """The passage without the way it was given at its end: `ICML 2019 spotlight talk`."""
    words = passage.text.split(" ")
    for count in (3, 2, 1):
        if count < len(words) and is_type(" ".join(words[-count:])) and words[-1].islower():
            return passage.cut(0, len(passage.text) - len(" ".join(words[-count:]))).trimmed(EDGE)
    return passage


def title_behind_event(whole: Passage, fields: Sequence[Passage]) -> Passage | None:
    """The title behind the event that opens a line: the unknown fields in a row, up to a date or place.

    `Elm University, Dust colloquium, Fiber, fluids and faults, May 2023` gives `Fiber, fluids and faults`.
    """
    names = [
        i > 0 and event_strength(f.text) == 0 and not (is_where(f.text) or is_date(f.text) or is_type(f.text) or is_remark(f.text))
        for i, f in enumerate(fields)
    ]
    runs: list[list[Passage]] = []
    for i, is_name in enumerate(names):
        if is_name:
            runs = [*runs[:-1], [*runs[-1], fields[i]]] if i and names[i - 1] else [*runs, [fields[i]]]
    titles = [between(whole, run[0], run[-1]) for run in runs]
    return next((title for title in titles if len(title.text.split()) >= _FEWEST_TITLE_WORDS), None)


def is_event_first(fields: Sequence[str], *, is_usual: bool) -> bool:
    """Whether the first field is the event and a later one the title; `is_usual` in lists whose lines do so."""
    if event_strength(fields[0]) < STRONG:
        return False
    if is_usual:
        names = [f for f in fields[1:] if event_strength(f) == 0 and not (is_where(f) or is_date(f) or is_type(f) or is_remark(f))]
        return sum(len(name.split()) for name in names) >= _FEWEST_TITLE_WORDS
    others = [f for f in fields[1:] if not is_date(f) and not is_where(f) and not is_type(f) and not is_remark(f)]
    titles = [f for f in others if event_strength(f) == 0 and len(f.split()) >= _FEWEST_TITLE_WORDS]
    return bool(titles) and len(others) == 1


_FEWEST_TITLE_WORDS = 3
