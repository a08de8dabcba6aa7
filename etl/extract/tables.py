"""Cells of tables on a page: parted where neighbouring rows part them, and put together where their text runs over several lines.

`2003 | M.D. | Lakeside University School` above `of Medicine` at the third column's edge is one row; a line that would have
fitted on the line above is a line of its own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from etl.extract.date_labels import is_date_label
from etl.extract.layout import Row, Segment, Word
from etl.model import regex as re

_NEAR = 1.5  # points: how far the starts of one column's cells may differ
_FEW, _MANY = 2, 3  # rows that start a cell at an edge of a column
_CELL_BLANK, _WIDE_BLANK = 0.4, 0.75  # of the type size: blanks between words are hardly wider; justified ones never
_TIGHT = 1.45  # type sizes between the lines of one cell
_BLANK, _SLACK = 0.25, 0.35  # of the type size: a blank; what a cell may keep free at its right
# A line that goes on below, by its end or by the start of the next one.
_OPEN_END = re.compile(
    r"(?:[-–—,&/:(]|\b(?:and|of|the|for|in|on|at|to|a|an|with|und|der|die|das|für|et|de|du|la|des|y|del|en))$", re.I
)
_OPEN_START = re.compile(r"[a-zà-ÿ(&]")


@dataclass(slots=True)
class _Cell:
    """A cell that may go on below: its left edge, where its last line ends, its words."""

    x0: float
    end: float
    segment: Segment


def settle_cells(rows: list[Row]) -> list[Row]:
    """The rows of one column of the page with the cells of its tables settled."""
    found: list[Row] = []
    for block in _blocks(rows):
        edges = _edges(block)
        if edges:
            for row in block:
                row.segments = [part for segment in row.segments for part in _parted(segment, edges, row.size)]
                for segment in row.segments[1:]:
                    segment.words[0].starts_cell |= _is_at(segment.x0, edges)
        found += block
    return _joined(found)


def _blocks(rows: list[Row]) -> list[list[Row]]:
    """Stretches of rows that may be one table: a row of one piece at the left edge is a table's end."""
    left = min(row.x0 for row in rows) if rows else 0.0
    blocks: list[list[Row]] = [[]]
    for row in rows:
        if len(row.segments) == 1 and row.x0 < left + 2 * row.size:
            blocks += [[row], []]
        else:
            blocks[-1].append(row)
    return [block for block in blocks if block]


def _set_off(row: Row) -> list[tuple[float, bool]]:
    """Where something starts that is set off by more than a blank: a segment (`True`), a word drawn by itself (`False`)."""
    found = [(segment.x0, True) for segment in row.segments[1:]]
    for segment in row.segments:
        for before, word in pairwise(segment.words):
            if not word.wraps and not word.space_before and word.x0 - before.x1 > _CELL_BLANK * row.size:
                found.append((word.x0, False))
    return found


def _edges(block: Sequence[Row]) -> list[float]:
    """Places at which two rows of the block start a cell; three, if no wide blank tells so."""
    starts = sorted([start for row in block for start in _set_off(row)]) if len(block) > 1 else []
    places = [x for x, _ in starts]
    found = []
    for x in places:
        near = starts[bisect_left(places, x - _NEAR) : bisect_right(places, x + _NEAR)]
        if len(near) >= (_FEW if any(is_wide for _, is_wide in near) else _MANY):
            found.append(x)
    return found


def _is_at(x: float, edges: Sequence[float]) -> bool:
    return any(abs(x - edge) <= _NEAR for edge in edges)


def _is_apart(before: Word, word: Word, size: float) -> bool:
    """Whether a word is set off by more than a blank, or by a wide one that may be part of the text."""
    least = _WIDE_BLANK if word.space_before else _CELL_BLANK
    return not word.wraps and word.x0 - before.x1 > least * size


def _parted(segment: Segment, edges: Sequence[float], size: float) -> list[Segment]:
    """The segment cut before words that start at an edge, set off by more than a blank."""
    parts: list[list[Word]] = [[segment.words[0]]]
    for before, word in pairwise(segment.words):
        if _is_apart(before, word, size) and _is_at(word.x0, edges):
            parts.append([])
        parts[-1].append(word)
    return [Segment(words) for words in parts]


def _joined(rows: list[Row]) -> list[Row]:
    """The rows with lines of cells moved up to the row in which the cell starts."""
    right = max((segment.x1 for row in rows for segment in row.segments), default=0.0)
    blocks = [(edges, row) for block in _blocks(rows) for edges in [_edges(block)] for row in block]
    found: list[Row] = []
    cells: list[_Cell] = []
    limits: list[float] = []
    for edges, row in blocks:
        host = found[-1] if found else None
        pairs = _continued(host, cells, row, limits) if host is not None else []
        if host is None or not pairs:
            found.append(row)
            cells = [_Cell(segment.x0, segment.x1, segment) for segment in row.segments]
            limits = [*edges, right]
            continue
        for cell, segment in pairs:
            cell.end = segment.x1
            segment.words[0].wraps = True
            cell.segment.words.extend(segment.words)
        host.bottom = row.y
    return found


def _continued(host: Row, cells: list[_Cell], row: Row, edges: Sequence[float]) -> list[tuple[_Cell, Segment]]:
    """The cells of the row above of which this row's segments are the next lines; none if one segment is something else."""
    above = host.y if host.bottom == row.y else host.lowest  # a date of this line was moved up already
    if len(cells) < 2 or not 0.6 * row.size < row.y - above <= _TIGHT * row.size or len(row.segments) > len(cells):
        return []
    pairs: list[tuple[_Cell, Segment]] = []
    full = 0
    for segment in row.segments:
        cell = next((cell for cell in cells if abs(cell.x0 - segment.x0) <= _NEAR), None)
        if cell is None:
            return []
        limit = min(
            (x for x in [*edges, *(c.x0 for c in cells)] if x > max(cell.x0 + 2 * row.size, cell.end - 1)), default=cell.end
        )
        first = segment.words[0]
        full += cell.end + (_BLANK + 2 * _SLACK) * row.size + first.x1 - first.x0 > limit
        if segment.x1 > limit + 1 or first.style != cell.segment.words[-1].style:
            return []
        if is_date_label(_said(cell.segment)) and is_date_label(_said(segment)):
            return []  # whether one ends the other is known already
        if cell.segment.words[-1].text.endswith(":") and segment.words[-1].text.endswith(":"):
            return []  # two labels
        if cell is cells[0] and not (_OPEN_END.search(cell.segment.words[-1].text) or _OPEN_START.match(first.text)):
            return []
        pairs.append((cell, segment))
    if len(cells) == 2 and all(cell is cells[1] for cell, _ in pairs):
        return []  # text beside a mark or a date: its lines are lines
    return pairs if 2 * full >= len(pairs) else []


def _said(segment: Segment) -> str:
    return " ".join([word.text for word in segment.words])
