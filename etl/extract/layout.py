"""Words of a page with their places, and the rows that they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import isfinite
from operator import attrgetter
from statistics import median

_SAME_ROW = 0.28  # of the type size: baselines of one row
_RAISED = 0.65  # of the row's type size: how far a superscript is moved up
_LOWERED = 0.35  # the same for a subscript
_SMALL = 0.86  # of the row's type size: a superscript is smaller
_SEGMENT_GAP = 1.0  # of the type size: wider blanks part segments
CELL_GAP = 1.5  # of the type size: wider blanks part cells


@dataclass(slots=True)
class Word:
    """Characters drawn together: from `x0` to `x1` on the baseline `y` (growing downwards), `order` as drawn.

    `wraps`: it was moved up from the line below, a blank stands before it. `starts_cell`: a cell of a table starts with it.
    """

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
    wraps: bool = False
    starts_cell: bool = False


@dataclass(slots=True)
class Segment:
    """Words of one row without a wide blank between them."""

    words: list[Word]

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return max([word.x1 for word in self.words])

    @property
    def order(self) -> int:
        return min([word.order for word in self.words])

    @property
    def length(self) -> int:
        return sum([len(word.text) for word in self.words])


@dataclass(slots=True)
class Row:
    """Segments on one baseline, from left to right, inside one column; `is_aside` in a side column that runs down the page.

    `bottom` is the baseline of its last line if cells of it run over several, `edge` where text of its part of the page ends.
    """

    y: float
    size: float
    segments: list[Segment] = field(default_factory=list)
    column: int = 0
    is_aside: bool = False
    bottom: float | None = None
    edge: float = 0.0

    @property
    def lowest(self) -> float:
        return self.y if self.bottom is None else self.bottom

    @property
    def words(self) -> list[Word]:
        return [word for segment in self.segments for word in segment.words]

    @property
    def x0(self) -> float:
        return self.segments[0].x0


def find_rows(words: Sequence[Word]) -> list[Row]:
    """All words of a page as rows from top to bottom, columns not yet parted; words that a damaged file puts nowhere are none."""
    words = [word for word in words if isfinite(word.x0 + word.x1 + word.y + word.size)]
    rows: list[Row] = []
    open_rows: list[tuple[Row, list[Word]]] = []
    gathered: list[tuple[Row, list[Word]]] = []
    best: tuple[Row, list[Word]] | None = None  # the row of the word before
    for word in sorted(words, key=attrgetter("y", "x0")):
        y, size = word.y, word.size
        if best is None or best[0].y != y:
            open_rows = [item for item in open_rows if y - item[0].y <= 2 * max(item[0].size, size)]
            best = open_rows[0] if open_rows else None
            for item in open_rows[1:]:
                if best is not None and abs(y - item[0].y) < abs(y - best[0].y):
                    best = item
        if best is not None and abs(y - best[0].y) <= _SAME_ROW * min(best[0].size, size):
            best[1].append(word)
            if best[0].size < size:  # a small raised letter came first: the row is where its text stands
                best[0].y, best[0].size = (y if best[0].size <= _SMALL * size else best[0].y), size
        else:
            best = (Row(y, size), [word])
            open_rows.append(best)
            gathered.append(best)
    gathered = _attach_raised(gathered)
    for row, members in gathered:
        row.segments = _segments(sorted(members, key=attrgetter("x0")), row.size)
        rows.append(row)
    return rows


def _attach_raised(gathered: list[tuple[Row, list[Word]]]) -> list[tuple[Row, list[Word]]]:
    """Move superscripts and subscripts to the row whose words they touch."""
    kept: list[tuple[Row, list[Word]]] = []
    for i, (row, members) in enumerate(gathered):
        neighbours = [*kept[-2:], *gathered[i + 1 : i + 3]]
        larger = [other for other in neighbours if row.size <= _SMALL * other[0].size]
        host = next((other for other in larger if all(_hangs_on(word, other) for word in members)), None)
        if host is None:
            if members[0].y != members[-1].y:
                row.y = median(word.y for word in members if word.size >= _SMALL * row.size)
            kept.append((row, members))
            continue
        for word in members:
            word.raised = word.y < host[0].y and not _is_within(word, host[1])
        host[1].extend(members)
    return kept


def _hangs_on(word: Word, other: tuple[Row, list[Word]]) -> bool:
    host, members = other
    drop = word.y - host.y
    if word.size > _SMALL * host.size or len(word.text) > 12 or not -_RAISED * host.size <= drop <= _LOWERED * host.size:
        return False
    hangs = any(-0.3 * host.size <= word.x0 - w.x1 <= 0.35 * host.size for w in members if w.size > word.size)
    return hangs or _is_within(word, members)


def _is_within(word: Word, members: Sequence[Word]) -> bool:
    """Whether the letters on either side of a small one reach over it: the raised A of the sign that LaTeX prints for itself."""
    least = _REACHES_OVER * word.size
    before = any(w.x0 < word.x0 < w.x1 - least for w in members if w.size > word.size)
    return before and any(w.x0 + least < word.x1 < w.x1 for w in members if w.size > word.size)


_REACHES_OVER = 0.1  # of the small letter's size


def _segments(words: list[Word], size: float) -> list[Segment]:
    part = [words[0]]
    segments = [Segment(part)]
    end = words[0].x1
    for word in words[1:]:
        if word.x0 - end > _SEGMENT_GAP * max(size, word.size):
            part = []
            segments.append(Segment(part))
            end = word.x1
        part.append(word)
        end = max(end, word.x1)
    return segments
