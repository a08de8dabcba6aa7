"""Rows in reading order: which gutters part columns.

Two ways of reading a page fail alone: the drawing order where columns are drawn row by row, cutting at gutters where dates stand
in a rail beside their entries. So a gutter only parts columns if both sides do not share their baselines, or if they do but were
drawn one after the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from etl.extract.centred_cells import settle_centred
from etl.extract.dated_rows import close_dates, part_dates, text_end
from etl.extract.gutters import blank_bands, find_gutters, free_stretches, part_rows
from etl.extract.justified import settle_justified
from etl.extract.layout import Row
from etl.extract.name_rails import find_name_rails, put_names
from etl.extract.rails import settle_rails
from etl.extract.tables import settle_cells
from etl.normalize.date_forms import is_open_end

_MAX_DEPTH = 6
_NARROW = 0.72  # of its neighbour's width: a side column is narrower
_TALL = 0.4  # of the page's text: a side column is at least as high
_PROSE_ROWS = 6
_LONGEST_DATE = 22
_FEWEST_TELLING, _TABLE = 3, 0.8  # rows on each side of a block, and the share of them that make it a table


def in_reading_order(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """The rows of each page as a person reads them; rows that run over several columns are parted."""
    pages = settle_centred(pages)
    rails = find_name_rails(pages)
    return [
        _order(list(rows), depth=0, column=0) if rail is None else put_names(rail, _order(rail.text, depth=0, column=0))
        for rows, rail in zip(pages, rails, strict=True)
    ]


def _order(rows: list[Row], *, depth: int, column: int) -> list[Row]:
    cut = _find_columns(rows) if depth < _MAX_DEPTH else None
    if cut is None:
        edge = max((text_end(row) for row in rows), default=0.0)
        for row in rows:
            row.column, row.edge = column, edge
        settle_justified(rows)
        part_dates(rows)
        return settle_cells(close_dates(settle_rails(rows))) if rows else []
    first, last, gutter = cut
    left, right = part_rows(rows[first:last], gutter)
    inner = {"depth": depth + 1}
    above = _order(rows[:first], column=column, **inner)
    below = _order(rows[last:], column=column, **inner)
    if _width(left) >= _NARROW * _width(right) and _width(right) >= _NARROW * _width(left):
        return [*above, *_order(left, column=column, **inner), *_order(right, column=column + 1, **inner), *below]
    main, side = (right, left) if _width(left) < _width(right) else (left, right)
    side = _order(side, column=column + 1, **inner)
    if depth == 0 and last == len(rows) and _height(side) >= _TALL * _height(rows):
        for row in side:
            row.is_aside = True
    if main is right and not any(row.is_aside for row in side):
        return [*above, *side, *_order(main, column=column, **inner), *below]
    return [*above, *_order(main, column=column, **inner), *side, *below]


def _width(rows: list[Row]) -> float:
    return max(s.x1 for row in rows for s in row.segments) - min(row.x0 for row in rows)


def _height(rows: list[Row]) -> float:
    return max(row.y for row in rows) - min(row.y for row in rows)


def _find_columns(rows: list[Row]) -> tuple[int, int, float] | None:
    """The stretch of rows (first, last) and the gutter at which it is best parted into two columns; `None` for one column."""
    best: tuple[int, tuple[int, int, float]] | None = None
    for gutter in find_gutters(rows):
        for first, last in free_stretches(rows, gutter):
            if not _are_columns(rows[first:last], gutter):
                continue
            first, last = _without_tables(rows, first, last, gutter)
            score = last - first
            if best is None or score > best[0]:
                best = (score, (first, last, gutter))
    return best[1] if best else None


def _are_columns(rows: list[Row], gutter: float) -> bool:
    """Whether the two sides are read one after the other, rather than row by row."""
    left, right = part_rows(rows, gutter)
    if not left or not right:
        return False
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
    if len(fewer) < 3 or len(fewer) < 0.5 * len(more):
        return False
    return drawn_by_row <= 0.25 or (len(fewer) >= _PROSE_ROWS and _is_full(near_left) and _is_full(near_right))


def _without_tables(rows: list[Row], first: int, last: int, gutter: float) -> tuple[int, int]:
    """The stretch without a table at its end or start that leaves the gutter free too: `Funding` below two columns of text."""
    bands = [first, *blank_bands(rows, first, last), last]
    blocks = list(pairwise(bands))
    kinds = [_kind(rows[a:b], gutter) for a, b in blocks]
    if "table" not in kinds or "columns" not in kinds:
        return first, last
    start, end = kinds.index("columns"), len(kinds) - kinds[::-1].index("columns")
    return blocks[start][0] if "table" in kinds[:start] else first, blocks[end - 1][1] if "table" in kinds[end:] else last


def _kind(rows: list[Row], gutter: float) -> str:
    """What the rows of a block are: a table, columns, or too few to tell."""
    left, right = part_rows(rows, gutter)
    if min(len(left), len(right)) < _FEWEST_TELLING:
        return ""
    ys = [row.y for row in left]
    aligned = sum(any(abs(row.y - y) < 0.15 * row.size for y in ys) for row in right)
    sides = sorted([(s.order, 0) for row in left for s in row.segments] + [(s.order, 1) for row in right for s in row.segments])
    changes = sum(a[1] != b[1] for a, b in pairwise(sides))
    is_table = aligned >= _TABLE * len(right) and changes >= _TABLE * min(len(left), len(right))
    return "table" if is_table else "columns" if _are_columns(rows, gutter) else ""


def _is_full(rows: list[Row]) -> bool:
    """Whether most rows reach the right edge of their column in one piece, as running text does."""
    width = _width(rows)
    return sum(len(row.segments) == 1 and row.segments[-1].x1 - row.x0 >= 0.7 * width for row in rows) >= 0.7 * len(rows)


def _is_rail(rows: list[Row]) -> bool:
    """Marks or dates that stand beside what they belong to: `•`, `[12]`, `2015 – 2019`."""
    texts = ["".join(word.text for word in row.words) for row in rows]
    if not texts:
        return True
    if max(map(len, texts)) <= 4:
        return True
    dated = sum((any(map(str.isdigit, text)) and len(text) <= _LONGEST_DATE) or is_open_end(text) for text in texts)
    return dated >= 0.6 * len(texts)
