"""One line of a list of talks taken apart: its title, the events it was given at, and the years.

Nothing here knows what the whole list does; that is `talk_conventions`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from etl.model import regex as re
from etl.model.document import Passage
from etl.normalize.dates import find_date_ranges
from etl.transform.parsers.activity_fields import Field, is_date, split_fields, year_claims
from etl.transform.parsers.affiliations import is_state_or_country
from etl.transform.parsers.quotations import find_quotations
from etl.transform.parsers.talk_evidence import (
    LIKELY,
    STRONG,
    event_strength,
    is_meeting,
    is_remark,
    is_type,
    is_where,
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
SEPARATOR = re.compile(
    r"(?=[\s—,;:.])(?:\s*\t\s*|\s{3,}|\s+(?:—|–|-{1,3}|\||·|•|/{1,2})\s+|\s*—\s*|[,;:]\s+"
    r"|(?:(?<=[^\W_]{2})|(?<=[)\]”»\"“]))(?<!\s\d\d)(?<!\bDr)(?<!\bSt)(?<!\bMr)(?<!\bMs)(?<!\bvs)(?<!\bal)(?<!\bNo)(?<!\bNr)(?<!\bFt)\.\s+(?=[^\W_a-z]|[“„«\"])|(?<=[?!])\s+(?=[^\W\d_a-z]))"
)
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
    return split_fields(passage, SEPARATOR)


def between(whole: Passage, first: Passage, last: Passage) -> Passage:
    """The part of `whole` from one piece of it to another."""
    start = whole.text.find(first.text)
    end = whole.text.find(last.text, start + 1)
    return whole.cut(start, end + len(last.text)) if 0 <= start <= end else first


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
        is_place = is_where(inner) or _is_town(inner)
        if start <= 0 or not (is_type(inner) or is_date(inner) or is_place or is_remark(inner) or _is_note(inner)):
            break
        piece = piece.cut(0, start).trimmed(EDGE)
    return piece


def _is_town(text: str) -> bool:
    """Whether a bracket holds a town with its state or country: "Hausen, LA"."""
    pieces = [piece.strip() for piece in text.split(",")]
    return len(pieces) in (2, 3) and is_state_or_country(pieces[-1]) and all(_TOWN.fullmatch(piece) for piece in pieces)


_TOWN = re.compile(r"[^\W\d_a-z][\w.'’-]*(?:\s[\w.'’-]+){0,3}")


def _is_note(text: str) -> bool:
    words = text.split()
    return (
        _are_links(text) or (text.islower() and len(words) <= 3) or any(is_type(part) for part in text.split(",")) or "http" in text
    )


def _are_links(text: str) -> bool:
    return all(word.strip(",;|/&").casefold() in _LINKED for word in text.split())


def without_links(passage: Passage) -> Passage:
    """The passage without what names what a link at its end leads to: `Dust by night [pptx] (Video)`, `Dust by night: pptx`."""
    file = _LAST_FILE.search(passage.text)
    piece = passage.cut(0, file.start()) if file is not None else passage
    while (bracket := _LAST_BRACKET.search(piece.text)) is not None and bracket.start() > 0 and _are_links(bracket[1]):
        piece = piece.cut(0, bracket.start())
    return piece


_LAST_BRACKET = re.compile(r"[\s.,;]*[\[(]([^\[\]()]{2,40})[\])][\s.,;]*$")

_LAST_FILE = re.compile(r"\s*[:,;–—-]\s+(?:pptx?|pdf|odp|slides|video|recording|youtube|html|folien|link)[\s.]*$", re.I)

# what links at the end of a talk lead to: "(Paper, Slides)"
_LINKED = frozenset(
    (
        "pptx",
        "ppt",
        "odp",
        "keynote",
        "html",
        "website",
        "youtube",
        "doi",
        "handout",
        "paper",
        "slides",
        "video",
        "recording",
        "poster",
        "pdf",
        "link",
        "code",
        "abstract",
        "demo",
        "notes",
        "folien",
        "and",
    )
)


def title_fields(passage: Passage) -> list[Field]:
    """The fields of a line whose title is not set apart: what follows a colon stays with what is before it."""
    fields: list[Field] = []
    for field in split_fields(passage, SEPARATOR):
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


def has_letters(passage: Passage) -> bool:
    """Whether the passage has enough letters for a title."""
    return sum(map(str.isalpha, passage.text)) >= _FEWEST_LETTERS


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
        i > 0 and _may_be_title(f.text) and not (is_where(f.text) or is_date(f.text) or is_type(f.text) or is_remark(f.text))
        for i, f in enumerate(fields)
    ]
    runs: list[list[Passage]] = []
    for i, is_name in enumerate(names):
        if is_name:
            runs = [*runs[:-1], [*runs[-1], fields[i]]] if i and names[i - 1] else [*runs, [fields[i]]]
    titles = [between(whole, run[0], run[-1]) for run in runs]
    titles = [title for title in titles if len(title.text.split()) >= _FEWEST_TITLE_WORDS]
    told = (title for title in titles if sum(word[0].islower() for word in title.text.split()) > 1)  # towns are in capitals
    return next(told, next(iter(titles), None))


def title_behind_date(whole: Passage, fields: Sequence[Passage]) -> Passage | None:
    """All behind the date of an event that opens a line: `Elm Days, Ulm, 3 May 2012, Dust, moss and faults, 2007–08, Elm Plain`.

    `None` where something else than places stands before the date, or nothing like a title behind it.
    """
    date = next((i for i, field in enumerate(fields) if i and is_date(field.text)), 0)
    if not 0 < date < len(fields) - 1 or not all(is_where(field.text) or is_type(field.text) for field in fields[1:date]):
        return None
    title = whole.cut(whole.text.find(fields[date + 1].text, len(fields[0].text))).trimmed(EDGE)
    told = sum(word[0].islower() for word in title.text.split() if len(word) > 1) > 1
    return title if told and _may_be_title(fields[date + 1].text) and not is_type(fields[date + 1].text) else None


def _may_be_title(text: str) -> bool:
    """Whether a field names no event, or is a sentence's words around one that might: "Emergent network activity and its end"."""
    strength = event_strength(text)
    return strength == 0 or (strength < STRONG and sum(word[0].islower() for word in text.split()) >= _FEWEST_TITLE_WORDS)


def is_event_first(fields: Sequence[str], *, is_usual: bool) -> bool:
    """Whether the first field is the event and a later one the title; `is_usual` in lists whose lines do so."""
    if event_strength(fields[0]) < STRONG:
        return False
    if is_usual:
        names = [f for f in fields[1:] if _may_be_title(f) and not (is_where(f) or is_date(f) or is_type(f) or is_remark(f))]
        return sum(len(name.split()) for name in names) >= _FEWEST_TITLE_WORDS
    others = [f for f in fields[1:] if not is_date(f) and not is_where(f) and not is_type(f) and not is_remark(f)]
    titles = [f for f in others if event_strength(f) == 0 and len(f.split()) >= _FEWEST_TITLE_WORDS]
    return bool(titles) and len(others) == 1


_FEWEST_TITLE_WORDS = 3
