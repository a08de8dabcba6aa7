"""Rows of talks read again under the layout of their whole list (`list_layouts`), where the list says otherwise.

Where most rows read "Dust by night, Elm Days, Ulm, May 2019", the row "Lamps for all, Corvel, Bonn, 2018" names its event at the
same place, whatever its words are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.model import regex as re
from etl.model.document import Passage
from etl.model.facts import Talk
from etl.transform.parsers.activity_fields import ActivityItem, is_date
from etl.transform.parsers.activity_rows import Marks, pieces_of
from etl.transform.parsers.list_grammar import END, START, Grammar, Layout, tabled
from etl.transform.parsers.list_layouts import QUOTED, Piece, Reading, compared, learn, run_of
from etl.transform.parsers.stay_claims import span_of
from etl.transform.parsers.talk_events import events_of
from etl.transform.parsers.talk_evidence import (
    is_remark,
    is_type,
    is_where,
    without_lead,
)
from etl.transform.parsers.talk_facts import talk, talk_years
from etl.transform.parsers.talk_fits import fits_of
from etl.transform.parsers.talk_lines import SEPARATOR, quotations

TITLE, EVENT, PLACE, DATE, KIND, REMARK = _FIELDS = ("title", "event", "place", "date", "kind", "remark")
_AFTER = {
    START: {TITLE: 0.45, EVENT: 0.15, DATE: 0.2, KIND: 0.1, REMARK: 0.05, PLACE: 0.02},
    TITLE: {EVENT: 0.6, DATE: 0.1, KIND: 0.1, REMARK: 0.1, PLACE: 0.04, END: 0.06},
    EVENT: {PLACE: 0.35, DATE: 0.3, TITLE: 0.1, KIND: 0.08, REMARK: 0.05, END: 0.12},
    PLACE: {DATE: 0.5, END: 0.25, TITLE: 0.08, EVENT: 0.04, KIND: 0.08, REMARK: 0.05},
    DATE: {END: 0.4, TITLE: 0.25, EVENT: 0.15, PLACE: 0.06, KIND: 0.08, REMARK: 0.06},
    KIND: {END: 0.3, TITLE: 0.25, EVENT: 0.25, DATE: 0.1, PLACE: 0.05, REMARK: 0.05},
    REMARK: {END: 0.3, EVENT: 0.35, DATE: 0.15, TITLE: 0.08, PLACE: 0.06, KIND: 0.06},
}
_INSIDE = {
    TITLE: {":": 0.4, ",": 0.25, ".": 0.06, "?": 0.2, "—": 0.1, " ": 0.2, "(": 0.1, "~": 0.3},
    EVENT: {",": 0.3, ":": 0.1, " ": 0.3, "(": 0.2, "—": 0.1, ";": 0.02, ".": 0.03, "?": 0.05, "~": 0.3},
    PLACE: {",": 0.6, " ": 0.1, "(": 0.1, "~": 0.2},
    DATE: {",": 0.3, " ": 0.3, "(": 0.1, "—": 0.1},
    KIND: {",": 0.3, " ": 0.2},
    REMARK: {",": 0.3, ".": 0.1, " ": 0.2, ":": 0.1, "~": 0.3},
}
_STAYS = {TITLE: 0.3, EVENT: 0.25, PLACE: 0.4, DATE: 0.1, KIND: 0.1, REMARK: 0.4}
_GRAMMAR = Grammar(
    _FIELDS,
    tabled(_AFTER, _INSIDE, _STAYS),
    again={TITLE: -6.0, EVENT: -5.0, DATE: -1.0},
    needed={TITLE: 0.75, EVENT: 0.75},
    unmixed=frozenset((TITLE,)),
)

_FEWEST_ROWS = 3
_MARGIN = 3.0  # by which the list must speak against a row's own reading
_MARGIN_OF_SPLIT = 8.0
_LONGEST = 900


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list, the talks read from it by itself, its pieces."""

    item: ActivityItem
    talks: Sequence[Talk]
    pieces: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class TalkList:
    """The rows of a section and the talks read from each by itself; lists of one `group` stand below one heading."""

    items: Sequence[ActivityItem]
    talks: Sequence[list[Talk]]
    group: int


def read_again(lists: Sequence[TalkList], surname: str) -> list[list[list[Talk]]]:
    """The talks of each row of each list, read again under the layout of its list where that is surer; lists below one heading have
    similar ones."""
    rows = [_rows(one, surname) for one in lists]
    layouts = [learn(_GRAMMAR, ()) for _ in lists]
    for _ in range(2):
        readings = [
            [(row.pieces, _best(row, layout)) for row in own if row is not None and row.talks]
            for own, layout in zip(rows, layouts, strict=True)
        ]
        layouts = [
            learn(
                _GRAMMAR,
                (
                    (*read, 1.0 if other is one else _SIBLING)
                    for other, others in zip(lists, readings, strict=True)
                    for read in (others if other.group == one.group else ())
                ),
            )
            for one in lists
        ]
    found: list[list[list[Talk]]] = []
    for one, own, layout in zip(lists, rows, layouts, strict=True):
        told = sum(
            row is not None and bool(row.talks)
            for other, r in zip(lists, rows, strict=True)
            if other.group == one.group
            for row in r
        )
        if told < _FEWEST_ROWS:
            found.append(list(one.talks))
        else:
            is_untitled = layout.share(TITLE) < _UNTITLED
            pairs = zip(own, one.talks, strict=True)
            found.append(
                [
                    talks if row is None else _told(row, _best(row, layout), talks, surname, is_untitled=is_untitled)
                    for row, talks in pairs
                ]
            )
    return found


_UNTITLED = 0.4  # of the rows of a list of events have a title
_SIBLING = 0.3  # of a row of the list itself


def _rows(one: TalkList, surname: str) -> list[Row | None]:
    texts = [item.passage.text for item in one.items]
    only_bound = sum(bool(_bound(text)) and all(q.is_bound for q in quotations(text)) for text in texts)
    marks = Marks(SEPARATOR, _is_beside, _none if only_bound * 2 > len(texts) else _bound, without_lead)
    return [_row(item, own, surname, marks) for item, own in zip(one.items, one.talks, strict=True)]


def _row(item: ActivityItem, talks: Sequence[Talk], surname: str, marks: Marks) -> Row | None:
    if (
        len(talks) > 1
        or item.entry.children
        or len(item.passage) > _LONGEST
        or not all(_is_from(one, item.passage) for one in talks)
    ):
        return None
    pieces = pieces_of(item, marks, _borders(item.passage, talks[0]) if talks else ())
    if not pieces:
        return None
    at = _title_range(item.passage, talks)
    pieces = _with_quoted(item.passage, pieces, at)
    fits = [dict(zip(_FIELDS, fits_of(piece, i, pieces, surname), strict=True)) for i, piece in enumerate(pieces)]
    first = next((i for i, piece in enumerate(pieces) if at[0] < at[1] and piece.start >= at[0]), 0)
    if first and pieces[first].gap in (".", ":"):  # "Ida Birch. Dust by night", "Banquet talk: Dust by night"
        fits[:first] = [{**fit, TITLE: fit[TITLE] - _LEFT_OUT} for fit in fits[:first]]
    return Row(item, talks, [replace(piece, fits=fit) for piece, fit in zip(pieces, fits, strict=True)])


_LEFT_OUT = 4.0


def _title_range(row: Passage, talks: Sequence[Talk]) -> tuple[int, int]:
    """Where the title of a row's own reading begins and ends in the row; two alike without one."""
    title = talks[0].title if talks else None
    return (bisect_left(row.offsets, title.span.start), bisect_left(row.offsets, title.span.end)) if title is not None else (0, 0)


def _with_quoted(row: Passage, pieces: list[Piece], at: tuple[int, int]) -> list[Piece]:
    """The pieces, those of a title in quotes as one."""
    start, end = at
    is_quoted = 0 < start < end and row.text[start - 1] in _OPENING and any(c in _CLOSING for c in row.text[end - 1 : end + 2])
    inside = [i for i, piece in enumerate(pieces) if start <= piece.start < end] if is_quoted else []
    if not inside:
        return pieces
    gap = pieces[inside[0]].gap
    return [*pieces[: inside[0]], Piece(row.cut(start, end), start, end, gap, (QUOTED,)), *pieces[inside[-1] + 1 :]]


_OPENING, _CLOSING = ("“", "„", "«", '"', "‘"), ("”", "“", "»", '"', "’")


def _is_from(one: Talk, row: Passage) -> bool:
    """Whether title and event stand in the row, and not in a heading above it."""
    claims = [claim for claim in (one.title, one.event) if claim is not None]
    return all(row.offsets[0] <= claim.span.start <= row.offsets[-1] for claim in claims)


def _is_beside(text: str) -> bool:
    return is_date(text) or is_type(text) or is_where(text) or is_remark(text)


def _bound(text: str) -> list[tuple[int, int]]:
    return [(q.start, q.end) for q in quotations(text) if q.is_bound]


def _none(text: str) -> list[tuple[int, int]]:
    return []


def _borders(row: Passage, own: Talk) -> list[int]:
    """Where in the row the title and the event of its own reading begin and end."""
    offsets = [offset for claim in (own.title, own.event) if claim is not None for offset in (claim.span.start, claim.span.end)]
    return sorted({bisect_left(row.offsets, offset) for offset in offsets})


def _best(row: Row, layout: Layout) -> Reading:
    """The list's reading of the row where it is better by a margin, else the row's own."""
    free, own, ahead = compared(row.pieces, layout, _own(row))
    return free if ahead > (_MARGIN_OF_SPLIT if _joins(row, own, free) else _MARGIN) else own


def _joins(row: Row, own: Reading, free: Reading) -> bool:
    """Whether the list makes one title of what the row parts at a full stop or line into title and event."""
    titles = [i for i, now in enumerate(free) if now == TITLE]
    events = [i for i in titles if own[i] == EVENT and own[i - 1] != EVENT]
    return bool(events) and any(own[i] == TITLE for i in titles) and row.pieces[events[0]].gap not in ("—", ":", ",")


_OTHERS = frozenset((PLACE, DATE, KIND, REMARK))


def _own(row: Row) -> list[frozenset[str] | None] | None:
    """What each piece may be under the row's own reading: title or event where it says so, the rest what stands beside."""
    if not row.talks:
        return None
    own = row.talks[0]
    marks: list[str | None] = []
    for piece in row.pieces:
        marks.append(None)
        for one, claim in ((TITLE, own.title), (EVENT, own.event)):
            if claim is not None:
                start, end = claim.span.start, claim.span.end
                over = sum([start <= offset < end for offset in piece.passage.offsets])
                if over * 2 > len(piece.passage.offsets) or (over and one == EVENT):
                    marks[-1] = one
    fixed: list[frozenset[str] | None] = []
    for i, mark in enumerate(marks):
        if mark is not None:
            fixed.append(frozenset((mark,)))
        elif i and fixed[-1] is not None and EVENT in (fixed[-1] or ()) and row.pieces[i].gap in (",", "(", "—", " "):
            fixed.append(_OTHERS | {EVENT})
        else:
            fixed.append(_OTHERS)
    return fixed


def _told(row: Row, reading: Reading, own: list[Talk], surname: str, *, is_untitled: bool) -> list[Talk]:
    """The talk that the reading says; the row's own where it says the same."""
    title, event = _run(row, reading, TITLE), _run(row, reading, EVENT)
    named = None
    if event is not None:
        at = bisect_left(row.item.passage.offsets, event.offsets[0])
        behind = bisect_left(row.item.passage.offsets, title.offsets[0]) if title is not None else 0
        named = next(iter(events_of(row.item.passage.cut(at, behind if behind > at else None), surname)), None)
    if named is not None and own and own[0].event is not None and own[0].event.span.start == span_of(named).start:
        place = own[0].event.span
        named = _between(row.item.passage, place.start, place.end)  # the row's own end of the name
    if named is not None and (bound := _BOUND.search(named.text)) is not None:
        named = named.cut(0, bound.start())
    if title is None and not is_untitled and (not own or own[0].title is not None):
        return own  # a list of titles does not make an event of one
    found = list(talk(row.item, title, named, talk_years(row.item, (row.item.passage,))))
    if not found or (own and _words(found[0]) == _words(own[0])):
        return own
    return found if own or found[0].year is not None else own


_BOUND = re.compile(r"\s+(?:on|sur|sobre|zum thema|über|su|titled|entitled)(?:\s*[«“„\"])?$", re.I)


def _between(row: Passage, start: int, end: int) -> Passage:
    return row.cut(bisect_left(row.offsets, start), bisect_left(row.offsets, end))


def _words(one: Talk) -> tuple[str, str]:
    title, event = (claim.value if claim else "" for claim in (one.title, one.event))
    return "".join(filter(str.isalnum, title)), "".join(filter(str.isalnum, event))


def _run(row: Row, reading: Reading, one: str) -> Passage | None:
    """The first run of pieces of a field, `None` without one."""
    run = run_of(reading, one)
    if run is None:
        return None
    first, last = row.pieces[run[0]], row.pieces[run[1]]
    is_more = run[1] > run[0]  # a quotation that is a part of it keeps its marks
    return row.item.passage.cut(first.start - (is_more and first.is_quoted), last.end + (is_more and last.is_quoted))
