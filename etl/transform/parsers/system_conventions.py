"""Where a list of software or projects has its names, learned from the list itself: before the mark that most of its items share.

`fernr, a library for ferns`, `2019  **Moss Atlas** – Un servicio web`, rows of a table with a column of names, and items of nothing
but a name and a year are such lists; what projects of research or topics of work are called is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Passage
from etl.model.entry import Entry
from etl.normalize.dates import find_date_ranges
from etl.normalize.text import fold
from etl.normalize.word_patterns import any_of
from etl.transform.headings import heads_columns
from etl.transform.parsers.activity_fields import is_date, undated
from etl.transform.parsers.system_lists import opens_with_authors
from etl.transform.parsers.system_names import NOUN, UNUSUAL, may_name

_WORDS: dict[str, Any] = read_gazetteer("system_words")
_KIND = re.compile(
    rf"\b(?:{NOUN}|{any_of(_WORDS['project_nouns'])}|\w*(?:{any_of(_WORDS['compound_nouns'])})|{any_of(_WORDS['roles'])})s?\b", re.I
)
# what may stand behind a name, the commonest of a list is its own: ", ", " - ", " · ", "; ", ": ", " / ", " ("
_MARKS = (", ", " – ", " — ", " - ", " · ", " | ", "; ", ": ", " / ", " (")
_EDGES = " \t.,;:–—-|·*[("
_FEWEST, _MOST = 3, 0.75
_MOST_WORDS, _MOST_OF_ANY, _LONGEST = 3, 8, 40
_FEW = 0.2  # of the items may open with their authors
_TOLD, _LOOKING_LIKE = 0.4, 0.5
_NEAR = 90  # characters behind a name that say what it is
_OF_TOPICS = ("ing", "ment", "ship", "tion", "sion", "sis", "ung", "ité", "dad", "ión")
_LITTLE = frozenset(
    ("of", "for", "the", "and", "in", "on", "to", "de", "des", "du", "la", "und", "der", "die", "von", "für", "y", "el", "et")
)


def names_by_convention(entries: Sequence[Entry], *, is_own: bool) -> list[Passage]:
    """The names of a list's items, where nearly all are set alike and the list says of enough of them what they are; none else.

    `is_own`: the heading says that all of it was made by the subject, so that names without a description do.
    """
    items = [entry for entry in entries if entry.lines and not _is_head(entry)]
    if len(items) < _FEWEST:
        return []
    firsts = [_first(entry).text for entry in items]
    if sum(opens_with_authors(text) for text in firsts) > _FEW * len(items):
        return []
    mark = _own_mark(firsts)
    found = [_head(entry, mark) for entry in items]
    names = [name for name, _ in found if _is_name(name.text)]
    if len(names) < _MOST * len(items):
        return []
    names = [name for name, _ in found if _has_length_of_name(name.text)]
    told = sum(_KIND.search(said[:_NEAR]) is not None for _, said in found)
    unusual = sum(UNUSUAL.search(name.text) is not None and not name.text.isupper() for name in names)
    if told >= _TOLD * len(items) or unusual >= (_LOOKING_LIKE if is_own else _MOST) * len(items):
        return names
    return []


def _is_head(entry: Entry) -> bool:
    line = entry.lines[0]
    cells = [line.text[start:end].strip(_EDGES) for start, end in line.cells]
    named = sum(heads_columns([cell, cell]) for cell in cells)
    return len(cells) > 1 and named * 2 > len(cells)


def _first(entry: Entry) -> Passage:
    """The first field of an item that is no date: a cell, or its first line."""
    line = entry.lines[0]
    for start, end in line.cells if len(line.cells) > 1 else ():
        field = undated(line.passage.cut(start, end)).trimmed(_EDGES)
        if field.text and not is_date(field.text):
            return field
    return undated(line.passage).trimmed(_EDGES)


def _own_mark(texts: Sequence[str]) -> str | None:
    """What most of the items have behind their first words, the one that comes earliest on the whole; `None` if nothing does."""
    best, shortest = None, 0.0
    for mark in _MARKS:
        places = [place for text in texts if 0 < (place := text.find(mark)) <= _LONGEST]
        if len(places) >= _MOST * len(texts):
            mean = sum(places) / len(places)
            if best is None or mean < shortest:
                best, shortest = mark, mean
    return best


def _head(entry: Entry, mark: str | None) -> tuple[Passage, str]:
    first = _first(entry)
    place = first.text.find(mark) if mark else -1
    if place <= 0:  # "fernr: mosses in R", where the others are alone
        own = [at for other in _MARKS if 0 < (at := first.text.find(other)) <= _LONGEST and _is_name(first.text[:at])]
        place = min(own, default=-1)
    name = first.cut(0, place) if place > 0 else first
    bracket = name.text.find(" (")
    if bracket > 0:
        name = name.cut(0, bracket)
    whole = entry.passage.text
    behind = whole.find(name.text) + len(name.text)
    said = f"{whole[behind:]} {' '.join(child.passage.text for child in entry.children[:1])}"
    return name.trimmed(f"{_EDGES}“”\"'`"), said


def _is_name(text: str) -> bool:
    words = text.split()
    if not words or len(words) > _MOST_WORDS or len(text) > _LONGEST or find_date_ranges(text) or _NO_NAME.search(text):
        return False
    if len(words) > 1 and (not words[0][:1].isupper() or words[-1].casefold().endswith(_OF_TOPICS)):
        return False
    return not _LITTLE.intersection(fold(text).split()) and may_name(text)


def _has_length_of_name(text: str) -> bool:
    """Whether an item of a list of names may go on to be one where the others are: "Office hours sign up tool"."""
    return 0 < len(text.split()) <= _MOST_OF_ANY and len(text) <= 2 * _LONGEST and _NO_NAME.search(text) is None


_NO_NAME = re.compile(r"[()\[\]{};=]|://|@|[.!?]\s")
