"""The rows of a list of talks as pieces, each with what its words fit, and what its own reading makes of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.model.document import Passage
from etl.model.facts import Talk
from etl.transform.parsers.activity_fields import ActivityItem, is_date
from etl.transform.parsers.activity_rows import Marks, pieces_of
from etl.transform.parsers.list_layouts import QUOTED, Piece
from etl.transform.parsers.talk_evidence import is_remark, is_type, is_where, without_lead
from etl.transform.parsers.talk_fits import fits_of
from etl.transform.parsers.talk_lines import SEPARATOR, quotations

TITLE, EVENT, PLACE, DATE, KIND, REMARK = FIELDS = ("title", "event", "place", "date", "kind", "remark")
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


def rows_of(one: TalkList, surname: str) -> list[Row | None]:
    marks = _marks(one)
    return [_row(item, own, surname, marks) for item, own in zip(one.items, one.talks, strict=True)]


def _marks(one: TalkList) -> Marks:
    texts = [item.passage.text for item in one.items]
    only_bound = sum(bool(_bound(text)) and all(q.is_bound for q in quotations(text)) for text in texts)
    return Marks(SEPARATOR, _is_beside, _none if only_bound * 2 > len(texts) else _bound, without_lead)


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
    fits = [dict(zip(FIELDS, fits_of(piece, i, pieces, surname), strict=True)) for i, piece in enumerate(pieces)]
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
    inside = [i for i, piece in enumerate(pieces) if start - 1 <= piece.start < end] if is_quoted else []
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


_OTHERS = frozenset((PLACE, DATE, KIND, REMARK))


def own_fields(row: Row) -> list[frozenset[str] | None] | None:
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
