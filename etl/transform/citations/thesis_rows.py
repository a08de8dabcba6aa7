"""A thesis told in rows of labels and values, under a heading of its own: "Title | Quiet lamps", "Supervisors | A. Roe"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from etl.model import regex as re
from etl.model.entry import Entry
from etl.transform.citations.words import WORDS, alternatives

_TITLES = frozenset(label.casefold() for label in WORDS["theses"]["title_labels"])
_OTHERS = frozenset(label.casefold() for label in WORDS["theses"]["other_labels"])
# a label that nothing parts from what it labels: "Title Quiet lamps"
_BARE = re.compile(rf"(?P<label>{alternatives(_TITLES | _OTHERS)})\s+(?=\S)", re.IGNORECASE)
# the line of another label: "Committee: A. Roe (Chair), B. Poe"
_OTHER_LINE = re.compile(rf"(?:{alternatives(_OTHERS)})\s*:", re.IGNORECASE)
_FEWEST = 2  # rows that open with a label, one with that of a title, for bare ones to be labels


def have_bare_labels(entries: Sequence[Entry]) -> bool:
    """Whether the rows open with labels as words of their text, as they do where a page's columns were run together."""
    labels = [match["label"].casefold() for entry in entries if (match := _BARE.match(entry.passage.text))]
    return len(labels) >= _FEWEST and any(label in _TITLES for label in labels)


def read_row(entry: Entry, *, bare: bool = False) -> Entry | None:
    """The row without its label where that says that a title follows, `None` where it says something else, else the entry itself.

    "Title", "Quiet lamps" in two cells (or run together, if `bare`) gives "Quiet lamps"; "Keywords", "oil, wicks" gives nothing.
    Lines below that open with another label are left out.
    """
    entry = _without_other_lines(entry)
    first = entry.lines[0]
    if len(first.cells) > 1:
        label = first.text[slice(*first.cells[0])].strip(" :.").casefold()
        start = bisect_left(entry.passage.offsets, first.passage.offsets[first.cells[1][0]])
    elif bare and (match := _BARE.match(entry.passage.text)):
        label, start = " ".join(match["label"].casefold().split()), match.end()
    else:
        return entry
    if label in _OTHERS:
        return None
    return replace(entry, passage=entry.passage.cut(start).trimmed()) if label in _TITLES else entry


def _without_other_lines(entry: Entry) -> Entry:
    end = next((n for n, line in enumerate(entry.lines) if n and _OTHER_LINE.match(line.text.lstrip())), None)
    if end is None:
        return entry
    place = bisect_left(entry.passage.offsets, entry.lines[end].passage.trimmed().offsets[0])
    return replace(entry, lines=entry.lines[:end], passage=entry.passage.cut(0, place).trimmed())
