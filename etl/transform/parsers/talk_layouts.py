"""Rows of talks read again under the layout of their whole list (`list_layouts`), where the list says otherwise.

Where most rows read "Dust by night, Elm Days, Ulm, May 2019", the row "Lamps for all, Corvel, Bonn, 2018" names its event at the
same place, whatever its words are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from etl.model import regex as re
from etl.model.document import Passage
from etl.model.facts import Talk
from etl.transform.parsers.activity_fields import dates_in
from etl.transform.parsers.affiliations import Role, evidence_of
from etl.transform.parsers.list_grammar import END, START, Grammar, Layout, tabled
from etl.transform.parsers.list_layouts import Piece, Reading, compared, decode, learn, run_of
from etl.transform.parsers.stay_claims import span_of
from etl.transform.parsers.talk_events import events_of, without_dated_bracket
from etl.transform.parsers.talk_evidence import (
    LIKELY,
    event_strength,
    is_meeting_name,
    is_where,
)
from etl.transform.parsers.talk_facts import talk, talk_years
from etl.transform.parsers.talk_list_rows import DATE, EVENT, FIELDS, KIND, PLACE, REMARK, TITLE, Row, TalkList, own_fields, rows_of

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
    FIELDS,
    tabled(_AFTER, _INSIDE, _STAYS),
    again={TITLE: -6.0, EVENT: -5.0, DATE: -1.0},
    needed={TITLE: 0.75, EVENT: 0.75},
    unmixed=frozenset((TITLE,)),
)

_FEWEST_ROWS = 3
_MARGIN = 3.0  # by which the list must speak against a row's own reading
_MARGIN_OF_SPLIT = 8.0


def read_again(lists: Sequence[TalkList], surname: str) -> list[list[list[Talk]]]:
    """The talks of each row of each list, read again under the layout of its list where that is surer; lists below one heading have
    similar ones."""
    rows = [rows_of(one, surname) for one in lists]
    layouts = _layouts(lists, rows, _best)
    if any(_is_torn(row, layout) for own, layout in zip(rows, layouts, strict=True) for row in _told_rows(own)):
        frees = _layouts(lists, rows, _free)
    else:
        frees = layouts
    found: list[list[list[Talk]]] = []
    for one, own, layout, free in zip(lists, rows, layouts, frees, strict=True):
        told = sum(len(_told_rows(r)) for other, r in zip(lists, rows, strict=True) if other.group == one.group)
        if told < _FEWEST_ROWS:
            found.append(list(one.talks))
            continue
        is_free = free is not layout and _fits_better(_told_rows(own), free, layout)
        settled, margin = (free, 0.0) if is_free else (layout, _MARGIN)
        is_untitled = settled.share(TITLE) < _UNTITLED
        found.append(
            [
                talks if row is None else _told(row, _best(row, settled, margin), talks, surname, is_untitled=is_untitled)
                for row, talks in zip(own, one.talks, strict=True)
            ]
        )
    return found


def _told_rows(rows: Sequence[Row | None]) -> list[Row]:
    return [row for row in rows if row is not None and row.talks]


def _layouts(
    lists: Sequence[TalkList], rows: Sequence[Sequence[Row | None]], read: Callable[[Row, Layout], Reading]
) -> list[Layout]:
    """The layout of each list, learned from how its rows are read under it; lists of one group help."""
    layouts = [learn(_GRAMMAR, ()) for _ in lists]
    for _ in range(2):
        readings = [[(row.pieces, read(row, layout)) for row in _told_rows(own)] for own, layout in zip(rows, layouts, strict=True)]
        layouts = [
            learn(
                _GRAMMAR,
                (
                    (*one_read, 1.0 if other is one else _SIBLING)
                    for other, others in zip(lists, readings, strict=True)
                    for one_read in (others if other.group == one.group else ())
                ),
            )
            for one in lists
        ]
    return layouts


def _fits_better(rows: Sequence[Row], free: Layout, layout: Layout) -> bool:
    """Whether the rows as a whole are likelier where each is read as the list has it (`free`) than by their own words."""
    ahead = 0.0
    for row in rows:
        other, own, before = compared(row.pieces, layout, own_fields(row))
        score = decode(row.pieces, layout)[1]
        ahead += decode(row.pieces, free)[1] - (score if _outweighs(row, own, other, before, _MARGIN) else score - before)
    return ahead > _AHEAD * len(rows)


_AHEAD = 0.3  # a row
_UNTITLED = 0.4  # of the rows of a list of events have a title
_SIBLING = 0.3  # of a row of the list itself


def _best(row: Row, layout: Layout, margin: float = _MARGIN) -> Reading:
    """The list's reading of the row where it is better by a margin, else the row's own."""
    free, own, ahead = compared(row.pieces, layout, own_fields(row))
    return free if _outweighs(row, own, free, ahead, margin) else own


def _free(row: Row, layout: Layout) -> Reading:
    return decode(row.pieces, layout)[0]


def _is_torn(row: Row, layout: Layout) -> bool:
    """Whether the row's own words have their way against the list."""
    free, own, ahead = compared(row.pieces, layout, own_fields(row))
    return free != own and not _outweighs(row, own, free, ahead, _MARGIN)


def _outweighs(row: Row, own: Reading, free: Reading, ahead: float, margin: float) -> bool:
    return ahead > (_MARGIN_OF_SPLIT if _joins(row, own, free) else margin)


def _joins(row: Row, own: Reading, free: Reading) -> bool:
    """Whether the list makes one title of what the row parts at a full stop or line into title and event."""
    titles = [i for i, now in enumerate(free) if now == TITLE]
    events = [i for i in titles if own[i] == EVENT and own[i - 1] != EVENT]
    return bool(events) and any(own[i] == TITLE for i in titles) and row.pieces[events[0]].gap not in ("—", ":", ",")


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
    if named is not None:
        named = _whole_name(row, reading, named)
    if named is not None and (bound := _BOUND.search(named.text)) is not None:
        named = named.cut(0, bound.start())
    if title is None and not is_untitled and (not own or own[0].title is not None):
        return own  # a list of titles does not make an event of one
    title = without_dated_bracket(title) if title is not None else None
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


def _whole_name(row: Row, reading: Reading, named: Passage) -> Passage:
    """The name of an event with what the list counts as its rest behind a comma or colon: "Dust, Ash and Light Seminar"."""
    offsets = row.item.passage.offsets
    start, end = bisect_left(offsets, named.offsets[0]), bisect_left(offsets, named.offsets[-1]) + 1
    at = next((i for i, piece in enumerate(row.pieces) if piece.start <= start < piece.end), len(row.pieces))
    is_weak = event_strength(named.text) < LIKELY
    for i in range(at + 1, len(row.pieces)):
        piece = row.pieces[i]
        if piece.start < end:
            if piece.start > start and (piece.gap == "\t" or (piece.gap == "\n" and reading[i] != EVENT)):
                return row.item.passage.cut(start, row.pieces[i - 1].end)  # the next cell or line is no part of the name
            continue
        if row.pieces[i - 1].end > end + 1 or reading[i] != EVENT or piece.gap not in (",", ":") or not _goes_on(piece):
            break
        if piece.gap == ":" or is_weak or _closes(piece.text):
            end = piece.end
    return row.item.passage.cut(start, end) if end > start else named


def _goes_on(piece: Piece) -> bool:
    """Whether words may be the rest of a name: no place, day, organization or single word."""
    if is_where(piece.text) or dates_in(piece.text) or _DAYS.search(piece.text):
        return False
    if piece.text.isupper() or " " not in piece.text:
        return False
    if _AND.match(piece.text) is not None or is_meeting_name(piece.text):
        return True
    said = evidence_of(piece.text)
    return said is None or said[0] not in (Role.ORGANIZATION, Role.UNIT)


_DAYS = re.compile(r"(?:^|\s)\d{1,2}(?:\s?[-–]\s?\d{1,2})?(?=\s|$)")


def _closes(text: str) -> bool:
    """Whether words end an enumeration: "and Light Seminar", "Ash & Light"."""
    return _AND.search(text) is not None


_AND = re.compile(r"(?:^|\s)(?:and|&|und|et|y|e|en)\s")


def _run(row: Row, reading: Reading, one: str) -> Passage | None:
    """The first run of pieces of a field, `None` without one."""
    run = run_of(reading, one)
    if run is None:
        return None
    first, last = row.pieces[run[0]], row.pieces[run[1]]
    is_more = run[1] > run[0]  # a quotation that is a part of it keeps its marks
    return row.item.passage.cut(first.start - (is_more and first.is_quoted), last.end + (is_more and last.is_quoted))
