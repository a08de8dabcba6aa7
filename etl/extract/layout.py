"""From words with places to lines in reading order: rows, columns, side rails.

Two ways of reading a page fail alone: the drawing order where columns are drawn row by row, cutting at gutters where dates stand
in a rail beside their entries. So a gutter only parts columns if both sides do not share their baselines, or if they do but were
drawn one after the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

_SAME_ROW = 0.28  # of the type size: baselines of one row
_RAISED = 0.65  # of the row's type size: how far a superscript is moved up
_LOWERED = 0.35  # the same for a subscript
_SMALL = 0.86  # of the row's type size: a superscript is smaller
_SEGMENT_GAP = 1.0  # of the type size: wider blanks part segments
CELL_GAP = 1.5  # of the type size: wider blanks part cells


@dataclass(slots=True)
class Word:
    """Characters drawn together: from `x0` to `x1` on the baseline `y` (growing downwards), `order` as drawn."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    style: int
    order: int
    space_before: bool = False
    raised: bool = False
    weight: int = 400


@dataclass(slots=True)
class Segment:
    """Words of one row without a wide blank between them."""

    words: list[Word]

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return max(word.x1 for word in self.words)

    @property
    def order(self) -> int:
        return min(word.order for word in self.words)

    @property
    def length(self) -> int:
        return sum(len(word.text) for word in self.words)


@dataclass(slots=True)
class Row:
    """Segments on one baseline, from left to right, inside one column."""

    y: float
    size: float
    segments: list[Segment] = field(default_factory=list)
    column: int = 0

    @property
    def words(self) -> list[Word]:
        return [word for segment in self.segments for word in segment.words]

    @property
    def x0(self) -> float:
        return self.segments[0].x0


def find_rows(words: Sequence[Word]) -> list[Row]:
    """All words of a page as rows from top to bottom, columns not yet parted."""
    rows: list[Row] = []
    open_rows: list[tuple[Row, list[Word]]] = []
    gathered: list[tuple[Row, list[Word]]] = []
    for word in sorted(words, key=lambda w: (w.y, w.x0)):
        open_rows = [item for item in open_rows if word.y - item[0].y <= 2 * max(item[0].size, word.size)]
        best = min(open_rows, key=lambda item: abs(word.y - item[0].y), default=None)
        if best is not None and abs(word.y - best[0].y) <= _SAME_ROW * min(best[0].size, word.size):
            best[1].append(word)
            best[0].size = max(best[0].size, word.size)
        else:
            open_rows.append((Row(word.y, word.size), [word]))
            gathered.append(open_rows[-1])
    gathered = _attach_raised(gathered)
    for row, members in gathered:
        row.segments = _segments(sorted(members, key=lambda w: w.x0), row.size)
        rows.append(row)
    return rows


def _attach_raised(gathered: list[tuple[Row, list[Word]]]) -> list[tuple[Row, list[Word]]]:
    """Move superscripts and subscripts to the row whose words they touch."""
    kept: list[tuple[Row, list[Word]]] = []
    for i, (row, members) in enumerate(gathered):
        neighbours = [*kept[-2:], *gathered[i + 1 : i + 3]]
        host = next((other for other in neighbours if all(_hangs_on(word, other) for word in members)), None)
        if host is None:
            row.y = median(word.y for word in members if word.size >= _SMALL * row.size)
            kept.append((row, members))
            continue
        for word in members:
            word.raised = word.y < host[0].y
        host[1].extend(members)
    return kept


def _hangs_on(word: Word, other: tuple[Row, list[Word]]) -> bool:
    host, members = other
    drop = word.y - host.y
    if word.size > _SMALL * host.size or len(word.text) > 12 or not -_RAISED * host.size <= drop <= _LOWERED * host.size:
        return False
    return any(-0.3 * host.size <= word.x0 - w.x1 <= 0.35 * host.size for w in members if w.size > word.size)


def _segments(words: list[Word], size: float) -> list[Segment]:
    segments = [Segment([words[0]])]
    for before, word in pairwise(words):
        if word.x0 - max(before.x1, segments[-1].x1) > _SEGMENT_GAP * max(size, word.size):
            segments.append(Segment([word]))
        else:
            segments[-1].words.append(word)
    return segments


def in_reading_order(rows: Sequence[Row]) -> list[Row]:
    """The rows as a person reads them; rows that run over several columns are parted."""
    return _order(list(rows), depth=0, column=0)


def _order(rows: list[Row], *, depth: int, column: int) -> list[Row]:
    cut = _find_columns(rows) if depth < 6 else None
    if cut is None:
        for row in rows:
            row.column = column
        return rows
    first, last, gutter = cut
    left, right = _part(rows[first:last], gutter)
    narrow = _width(left) < 0.8 * _width(right) and _width(left) < 0.45 * (_width(left) + _width(right))
    left_column, right_column = (column + 1, column) if narrow else (column, column + 1)
    return [
        *_order(rows[:first], depth=depth + 1, column=column),
        *_order(left, depth=depth + 1, column=left_column),
        *_order(right, depth=depth + 1, column=right_column),
        *_order(rows[last:], depth=depth + 1, column=column),
    ]


def _width(rows: list[Row]) -> float:
    return max(s.x1 for row in rows for s in row.segments) - min(row.x0 for row in rows)


def _part(rows: list[Row], gutter: float) -> tuple[list[Row], list[Row]]:
    left: list[Row] = []
    right: list[Row] = []
    for row in rows:
        for side, kept in (
            (left, [s for s in row.segments if s.x0 < gutter]),
            (right, [s for s in row.segments if s.x0 >= gutter]),
        ):
            if kept:
                words = [word for segment in kept for word in segment.words]
                size = max(word.size for word in words)
                y = median(word.y for word in words if not word.raised) if any(not w.raised for w in words) else row.y
                side.append(Row(y, size, kept))
    return left, right


def _find_columns(rows: list[Row]) -> tuple[int, int, float] | None:
    """The stretch of rows (first, last) and the gutter at which it is best parted into two columns; `None` for one column."""
    best: tuple[int, tuple[int, int, float]] | None = None
    for gutter in _gutters(rows):
        for first, last in _free_stretches(rows, gutter):
            if not _are_columns(rows[first:last], gutter):
                continue
            score = last - first
            if best is None or score > best[0]:
                best = (score, (first, last, gutter))
    return best[1] if best else None


def _gutters(rows: list[Row]) -> list[float]:
    """Places left of which nothing ends in a stretch: just before left edges that at least three segments share."""
    edges: dict[int, int] = {}
    for row in rows:
        for segment in row.segments:
            edges[round(segment.x0)] = edges.get(round(segment.x0), 0) + 1
    leftmost = min(edges, default=0)
    size = median(row.size for row in rows) if rows else 1.0
    shared = [edge for edge in edges if edges[edge] + edges.get(edge + 1, 0) + edges.get(edge - 1, 0) >= 3]
    return [edge - 1.5 for edge in sorted(shared) if edge > leftmost + 3 * size]


def _free_stretches(rows: list[Row], gutter: float) -> list[tuple[int, int]]:
    """Ranges of rows in which no segment crosses the gutter, and which hold text on both sides."""
    stretches, start = [], 0
    for i, row in enumerate([*rows, None]):
        if row is not None and not any(s.x0 < gutter and s.x1 > gutter for s in row.segments):
            continue
        stretches.append((start, i))
        start = i + 1
    found = []
    for first, last in stretches:
        on_right = [i for i in range(first, last) if any(s.x0 >= gutter for s in rows[i].segments)]
        on_left = [i for i in range(first, last) if any(s.x0 < gutter for s in rows[i].segments)]
        if len(on_right) >= 3 and len(on_left) >= 3:
            found.append(_both_sided(rows, first, last, on_left, on_right))
    return found


def _both_sided(rows: list[Row], first: int, last: int, on_left: list[int], on_right: list[int]) -> tuple[int, int]:
    """The stretch without the rows above and below the columns that only happen to be short.

    A column may be longer than its neighbour. But where a wider row ends the stretch, rows below the shorter side's end belong to
    it only up to the first wide blank; and so with rows above the start of the side that starts later.
    """
    steps = [b.y - a.y for a, b in pairwise(rows[first:last])]
    wide = 1.35 * sorted(steps)[len(steps) // 2]
    start = max(on_left[0], on_right[0])
    while start > first and rows[start].y - rows[start - 1].y <= wide:
        start -= 1
    end = min(on_left[-1], on_right[-1]) + 1
    if last == len(rows):
        return start, last
    while end < last and rows[end].y - rows[end - 1].y <= wide:
        end += 1
    return start, end


def _are_columns(rows: list[Row], gutter: float) -> bool:
    """Whether the two sides are read one after the other, rather than row by row."""
    left, right = _part(rows, gutter)
    top = max(left[0].y, right[0].y)
    bottom = min(left[-1].y, right[-1].y)
    near_left = [row for row in left if top - row.size <= row.y <= bottom + row.size]
    near_right = [row for row in right if top - row.size <= row.y <= bottom + row.size]
    fewer, more = sorted((near_left, near_right), key=len)
    if len(fewer) < 2 or _is_rail(near_left) or _is_rail(near_right):
        return False
    ys = [row.y for row in more]
    aligned = sum(any(abs(row.y - y) < 0.15 * row.size for y in ys) for row in fewer) / len(fewer)
    sides = sorted([(s.order, 0) for row in left for s in row.segments] + [(s.order, 1) for row in right for s in row.segments])
    changes = sum(a[1] != b[1] for a, b in pairwise(sides))
    drawn_by_row = changes / (2 * len(fewer))
    if aligned < 0.6:
        return len(fewer) >= 3
    return drawn_by_row <= 0.25 and len(fewer) >= 3 and len(fewer) >= 0.5 * len(more)


def _is_rail(rows: list[Row]) -> bool:
    """Marks or dates that stand beside what they belong to: `•`, `[12]`, `2015 – 2019`."""
    texts = ["".join(word.text for word in row.words) for row in rows]
    if not texts:
        return True
    if max(map(len, texts)) <= 4:
        return True
    dated = sum(any(c.isdigit() for c in text) and len(text) <= 22 for text in texts)
    return dated >= 0.6 * len(texts)
