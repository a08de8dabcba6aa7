"""Gutters: places that a stretch of rows leaves free from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from etl.extract.layout import Row
from etl.model import regex as re

BEFORE, _OVER = 1.5, 2.2  # points: so far before a shared left edge its gutter lies, so far what is left of it may reach over
_FEW, _APART = 3, 2.5  # rows at a stretch's end that a blank of so many type sizes sets apart
_NEXT_ENTRY = 3.0  # type sizes between two lines of a column, a blank between them
_BAND = 2.0  # type sizes: a blank that parts blocks of a page
_HANGS = 3.5  # type sizes that a mark may stand left of its text
_MARK = re.compile(r"[\[(]?\d{1,3}[.)\]]{1,2}|[•◦▪·–*-]|[A-Z]{1,2}\d{1,3}[.:]?")  # "12.", "[3]", "(4)", "•", "J12"


def find_gutters(rows: Sequence[Row]) -> list[float]:
    """Places left of which nothing ends in a stretch: just before left edges that at least three segments share, and before the
    marks that hang left of such an edge."""
    edges: dict[int, int] = {}
    hanging: dict[int, float] = {}
    for row in rows:
        for segment in row.segments:
            words = segment.words
            edges[round(words[0].x0)] = edges.get(round(words[0].x0), 0) + 1
            if len(words) > 1 and _MARK.fullmatch(words[0].text):
                edge = round(words[1].x0)
                hanging[edge] = min(hanging.get(edge, words[0].x0), words[0].x0)
    leftmost = min(edges, default=0)
    size = median(row.size for row in rows) if rows else 1.0
    shared = {edge for edge in edges if edges[edge] + edges.get(edge + 1, 0) + edges.get(edge - 1, 0) >= 3}
    places = shared | {round(x) for edge, x in hanging.items() if edge in shared and edge - x < _HANGS * size}
    return [edge - BEFORE for edge in sorted(places) if edge > leftmost + 3 * size]


def free_stretches(rows: Sequence[Row], gutter: float) -> list[tuple[int, int]]:
    """Ranges of rows in which no segment crosses the gutter, and which hold text on both sides."""
    stretches, start = [], 0
    for i, row in enumerate([*rows, None]):
        if row is not None and not any(s.x0 < gutter and s.x1 > gutter + _OVER for s in row.segments):
            continue
        stretches.append((start, i))
        start = i + 1
    found = []
    for first, last in stretches:
        on_right = [i for i in range(first, last) if any(s.x0 >= gutter for s in rows[i].segments)]
        on_left = [i for i in range(first, last) if any(s.x0 < gutter for s in rows[i].segments)]
        if len(on_right) >= 3 and len(on_left) >= 3:
            found.append(_both_sided(rows, first, last, on_left, on_right, gutter))
    return found


def _opens_right(rows: Sequence[Row], i: int, on_right: list[int], gutter: float) -> bool:
    """Whether a row stands right of the gutter alone, as a line of the column that goes on below."""
    below = next((k for k in on_right if k > i), None)
    return (
        all(s.x0 >= gutter for s in rows[i].segments)
        and below is not None
        and rows[below].y - rows[i].y <= _NEXT_ENTRY * rows[i].size
    )


def _both_sided(
    rows: Sequence[Row], first: int, last: int, on_left: list[int], on_right: list[int], gutter: float
) -> tuple[int, int]:
    """The stretch without the rows above and below the columns that only happen to be short.

    A column may be longer than its neighbour. But where a wider row ends the stretch, rows below the shorter side's end belong to
    it only up to the first wide blank; and so with rows above the start of the side that starts later.
    """
    steps = [b.y - a.y for a, b in pairwise(rows[first:last])]
    wide = 1.35 * sorted(steps)[len(steps) // 2]
    start = max(on_left[0], on_right[0])
    while start > first and (rows[start].y - rows[start - 1].y <= wide or _opens_right(rows, start - 1, on_right, gutter)):
        start -= 1
    end = min(on_left[-1], on_right[-1]) + 1
    if last == len(rows):
        return start, last
    while end < last and rows[end].y - rows[end - 1].y <= wide:
        end += 1
    for i in range(max(start + 1, end - _FEW), end):  # a heading that stands apart belongs to what follows
        if rows[i].y - rows[i - 1].y > _APART * rows[i].size:
            return start, i
    return start, end


def blank_bands(rows: Sequence[Row], first: int, last: int) -> list[int]:
    """Rows of a stretch above which there is a wide blank from one side to the other."""
    return [i for i in range(first + 1, last) if rows[i].y - rows[i - 1].y > _BAND * rows[i].size]


def part_rows(rows: Sequence[Row], gutter: float) -> tuple[list[Row], list[Row]]:
    left: list[Row] = []
    right: list[Row] = []
    for row in rows:
        count = sum([segment.x0 < gutter for segment in row.segments])
        if not count or count == len(row.segments):
            (left if count else right).append(Row(row.y, row.size, row.segments[:]))
            continue
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
