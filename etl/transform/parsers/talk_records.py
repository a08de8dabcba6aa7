"""Talks laid out as records of lines: a title with its date in a column of its own, below it the event and often its town.

A list that does so does it for nearly all of its talks; its lines are parted at each date, whatever the gaps between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Line, Passage
from etl.normalize.text import fold
from etl.transform.line_joining import join_lines
from etl.transform.parsers.activity_fields import ActivityItem, is_date
from etl.transform.parsers.activity_tables import split_cells
from etl.transform.parsers.squeezing import squeezed
from etl.transform.parsers.talk_evidence import LIKELY, event_strength, is_where
from etl.transform.parsers.talk_lines import body_of, label_of

_FEWEST = 2
_MOST = 0.7  # of the records have two lines or three
_LINES = (2, 3)
_PAIR = 2


@dataclass(frozen=True, slots=True)
class TalkRecord:
    """A talk of several lines: its row, and title, event and date of it."""

    item: ActivityItem
    title: Passage
    event: Passage
    date: Passage
    is_labelled: bool = False


def labelled_records(items: Sequence[ActivityItem]) -> list[TalkRecord]:
    """The records of a list whose talks have lines with labels below them, empty for other lists.

    `2016<tab>Dust by night` above `Conference: Elm Days` and `Location: Ulm, Germany` is one; lines of authors are left out.
    """
    lines = [(item, line) for item in items for line in item.entry.lines if line.text.strip()]
    labels = [_labelled(line.passage) for _, line in lines]
    if sum(label is not None and label[0] == "event" for label in labels) < _FEWEST:
        return []
    found: list[TalkRecord] = []
    named: dict[str, Passage] = {}
    row: tuple[ActivityItem, list[Line]] | None = None
    for (item, line), label in zip(lines, labels, strict=True):
        opens = label is None and (row is None or "event" in named or "other" in named or label_of(line.passage) is not None)
        if opens or (label is not None and label[0] == "title" and "title" in named):
            found += _made(row, named)
            row, named = (item, [line]), {}
        elif row is not None:
            row[1].append(line)
        if opens:
            named["title"] = body_of(line.passage)
        elif label is not None:
            named[label[0]] = label[1]
    return [*found, *_made(row, named)]


def _made(row: tuple[ActivityItem, list[Line]] | None, named: dict[str, Passage]) -> list[TalkRecord]:
    if row is None or "title" not in named or "event" not in named:
        return []
    item, lines = row
    passage = squeezed(join_lines(lines))
    whole = replace(item, entry=replace(item.entry, passage=passage, lines=tuple(lines), children=()))
    return [TalkRecord(whole, named["title"], named["event"], named.get("date", passage), is_labelled=True)]


def _labelled(passage: Passage) -> tuple[str, Passage] | None:
    """What a line says of a talk behind a label, and the words: `event` and "Elm Days" of "Conference: Elm Days"."""
    match = _LABEL.match(passage.text)
    kind = _LABELS.get(fold(match[1])) if match else None
    return (kind, passage.cut(match.end()).trimmed()) if match and kind else None


_LABEL = re.compile(r"\s*([^\W\d_][\w -]{2,20}?)\s*:\s+(?=\S)")
_LABELS = {
    word: kind if kind != "others" else "other"
    for kind, words in sorted(read_gazetteer("talk_words")["labels"].items())
    for word in words
}


def records_of(items: Sequence[ActivityItem]) -> list[TalkRecord]:
    """The records that the lines of a list make, empty for other lists.

    `Dust by night<tab>May 2019` above `Elm Days<tab>Ulm` is one; where most first lines name events, the titles are below them.
    """
    if not items or any(item.entry.children for item in items):
        return []
    if labelled := labelled_records(items):
        return labelled
    lines = [(item, line) for item in items for line in item.entry.lines if line.text.strip()]
    groups: list[list[tuple[ActivityItem, Line]]] = []
    for item, line in lines:
        if _dated_cells(line) is not None:
            groups.append([(item, line)])
        elif groups:
            groups[-1].append((item, line))
        else:
            return []
    whole = [group for group in groups if len(group) in _LINES]
    if len(whole) < _FEWEST or len(whole) < _MOST * len(groups):
        return []
    found = [_record(group) for group in whole]
    above = sum(_names_event(record.title) for record in found)
    below = sum(_names_event(record.event) for record in found)
    if above > len(found) / 2 and below < above / 2:
        return [replace(record, title=record.event, event=record.title) for record in found]
    return found if below > len(found) / 2 and above < below else []


def _record(group: Sequence[tuple[ActivityItem, Line]]) -> TalkRecord:
    item, first = group[0]
    lines = [line for _, line in group]
    title, date = _dated_cells(first) or (first.passage, first.passage)
    passage = squeezed(join_lines(lines))
    entry = replace(item.entry, passage=passage, lines=tuple(lines))
    return TalkRecord(replace(item, entry=entry), title, squeezed(join_lines(lines[1:])), date)


def _dated_cells(line: Line) -> tuple[Passage, Passage] | None:
    """The words and the date of a line that has the date in a column of its own at its end; `None` for another line.

    Behind a date in front, what stands below is as often the rest of a wrapped line.
    """
    cells = split_cells(line.passage)
    is_dated = len(cells) == _PAIR and is_date(cells[1].text) and not is_date(cells[0].text)
    return (cells[0], cells[1]) if is_dated else None


def _names_event(passage: Passage) -> bool:
    """Whether the words name an event or host, or have a place in a cell of its own behind them."""
    cells = split_cells(passage)
    return bool(cells) and (event_strength(cells[0].text) >= LIKELY or (len(cells) > 1 and is_where(cells[-1].text)))
