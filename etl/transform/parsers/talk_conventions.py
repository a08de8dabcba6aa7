"""What a whole list of talks does: where its titles stand, or that it has none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from etl.model.document import Passage
from etl.transform.parsers.activity_fields import ActivityItem, depths, is_date
from etl.transform.parsers.talk_evidence import LIKELY, STRONG, event_strength, is_type, is_where
from etl.transform.parsers.talk_lines import body_of, fields_of, is_event_line, label_of, quotations, title_fields, without_notes

COLON = re.compile(r":\s+")
_SEMICOLON = re.compile(r"\s*;\s+")
_COMMA = re.compile(r"\s*,\s+")
_LONG_TITLE = 25
_FEWEST_TITLE_WORDS = 3
_FEWEST_PACKED = 3
_MOST_WORDS_PACKED = 4.5


class Convention(Enum):
    """How the lines of a list are put together."""

    QUOTED_FIRST = "title in quotes, then its event"
    QUOTED_LAST = "event, then the title in quotes"
    EVENT_COLON = "event: title"
    EVENT_FIRST = "event, then title"
    TITLE_ABOVE = "title above its events"
    EVENTS = "events without titles"
    FIELDS = "title first"


def learn(items: Sequence[ActivityItem], surname: str) -> Convention:
    """The convention that most lines of the list agree on."""
    half = len(items) / 2
    quoted = [
        (found[-1].start, len(item.passage.text))
        for item in items
        if (found := [q for q in quotations(item.passage.text) if not q.is_bound] or quotations(item.passage.text))
    ]
    if len(quoted) > half:
        late = sum(start > length / 2 for start, length in quoted)
        return Convention.QUOTED_LAST if late > len(quoted) / 2 else Convention.QUOTED_FIRST
    if not items:
        return Convention.FIELDS
    if sum(any(not is_date(p.text) and len(p.text) > _LONG_TITLE for p in i.entry.carried) for i in items) > half:
        return Convention.TITLE_ABOVE
    if sum(_has_event_before_colon(i.passage) for i in items) > half:
        return Convention.EVENT_COLON
    bodies = [body_of(item.passage) for item in items]
    if sum(_names_events_alone(body, surname) for body in bodies) > len(items) * 0.55:
        return Convention.EVENTS
    if sum(_opens_with_event(body) for body in bodies) > half:
        return Convention.EVENT_FIRST
    return Convention.FIELDS


def _has_event_before_colon(passage: Passage) -> bool:
    body = body_of(passage)
    colon = COLON.search(body.text)
    if colon is None or colon.end() >= len(body.text):
        return False
    head = body.text[: colon.start()]
    return not is_type(head) and (event_strength(head) > 0 or len(head) < _LONG_TITLE)


def _names_events_alone(body: Passage, surname: str) -> bool:
    """Whether a line has no title; of fields after the first, unknown names count too when places close the line."""
    if is_event_line(body, surname):
        return True
    pieces = body.split(_SEMICOLON)
    if len(pieces) > 1:
        return sum(_opens_named(piece) for piece in pieces) > len(pieces) / 2
    fields = [f.text for f in fields_of(without_notes(body)) if not is_date(f.text) and not is_type(f.text)]
    if len(fields) > 1 and event_strength(fields[0]) >= LIKELY:
        return all(is_where(f) or event_strength(f) > 0 or len(f.split()) < _FEWEST_TITLE_WORDS for f in fields[1:])
    return False


def _opens_named(piece: Passage) -> bool:
    fields = fields_of(piece)
    return bool(fields) and event_strength(fields[0].text) >= LIKELY


def _opens_with_event(body: Passage) -> bool:
    fields = [f.text for f in title_fields(body) if not is_date(f.text) and not is_type(f.text)]
    if len(fields) < 2 or event_strength(fields[0]) < STRONG:
        return False
    return any(event_strength(f) == 0 and len(f.split()) >= _FEWEST_TITLE_WORDS and not is_where(f) for f in fields[1:])


def packed_events(item: ActivityItem, surname: str) -> list[Passage]:
    """The events of a line without titles: several with semicolons, or behind a year with commas, else the line itself.

    `2021: Elm Days, Ulm; Ash Forum, Bonn` gives two, `2021: Elm University, Ash College, Oak Institute` three.
    """
    body = body_of(item.passage)
    pieces = [piece for piece in body.split(_SEMICOLON) if any(c.isalpha() for c in piece.text)]
    if len(pieces) > 1:
        return pieces
    if label_of(item.passage) is None and not any(is_date(p.text) for p in item.above):
        return [body]
    depth = depths(body.text)
    cuts = [m for m in _COMMA.finditer(body.text) if not depth[m.start()]]
    starts = [0, *(m.end() for m in cuts)]
    ends = [*(m.start() for m in cuts), len(body.text)]
    names = [body.cut(a, b).trimmed() for a, b in zip(starts, ends, strict=True)]
    names = [name for name in names if any(c.isalpha() for c in name.text)]
    hosts = sum(event_strength(name.text.strip("*†‡ ")) >= LIKELY for name in names)
    words = sum(len(name.text.split()) for name in names)
    is_packed = (
        len(names) >= _FEWEST_PACKED
        and not any(is_where(name.text) or is_date(name.text) for name in names)
        and hosts >= len(names) * 0.6
        and words / len(names) <= _MOST_WORDS_PACKED
    )
    return names if is_packed else [body]
