"""Rows of tables whose cells are centred from top to bottom, as browsers set them.

    Cognitive                              Cognitive Neuroscience, Oakmere
    Neuroscience, Oakmere    2020    ->    2020

The label of a cell with two lines stands half a line below the first of them: read by baselines, each line is a row of its own.
Half a line is what tells such tables: nothing else of a page stands there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from etl.extract.layout import Row, Segment, Word

_LEAST, _MOST = 0.3, 0.9  # type sizes between two baselines that are closer than lines of text are
_LEADING = (0.95, 1.9)  # type sizes between two lines of one cell
_SLACK = 1.12  # of the leading: a wider step parts two rows of the table
_APART = 0.6  # type sizes between two cells
_CENTRED = 0.3  # type sizes by which the middles of two cells may differ
_NEAR = 2.5  # points by which the starts of the cells of one column may differ
_MOST_LINES = 14  # of a cell
_FEWEST, _MOSTLY = 2, 0.75  # rows of such tables in a document, and their share of all that have half a line
_MOST_BANDS = 3  # paragraphs of one cell
_BLANK = 0.25  # of the type size
_EASY = 1.0  # type sizes that a ragged line keeps free at its right


@dataclass(slots=True)
class _Cell:
    """The lines of one cell, each a list of words, with their baselines."""

    x0: float
    x1: float
    lines: list[tuple[float, list[Word]]]

    @property
    def middle(self) -> float:
        return (self.lines[0][0] + self.lines[-1][0]) / 2


def settle_centred(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """The rows of each page with the lines of centred cells put together, cells side by side."""
    bands = [_bands(rows) for rows in pages]
    tables = [[_row_of_table(band) if _half_lines(band) else None for band in page] for page in bands]
    telling = sum(bool(_half_lines(band)) for page in bands for band in page)
    if sum(cells is not None for page in tables for cells in page) < max(_FEWEST, _MOSTLY * telling):
        return [list(rows) for rows in pages]
    return [_settled(page, cells) for page, cells in zip(bands, tables, strict=True)]


def _half_lines(rows: Sequence[Row]) -> list[int]:
    """The rows of which the next one stands half a line below, beside them."""
    return [i for i, (a, b) in enumerate(pairwise(rows)) if _is_half_line(a, b)]


def _is_half_line(above: Row, below: Row) -> bool:
    size = min(above.size, below.size)
    if not _LEAST * size < below.y - above.y < _MOST * size:
        return False
    return not any(_overlap(a, b) for a in above.segments for b in below.segments)


def _overlap(a: Segment, b: Segment) -> bool:
    return a.x0 < b.x1 and b.x0 < a.x1


def _bands(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows of a page parted where there is more blank than between two lines of a cell; one band where no table is."""
    steps = []
    for i in _half_lines(rows):
        below = next(
            (row for row in rows[i + 2 : i + 5] if any(_overlap(a, b) for a in rows[i].segments for b in row.segments)), None
        )
        if below is not None and _LEADING[0] * rows[i].size <= below.y - rows[i].y <= _LEADING[1] * rows[i].size:
            steps.append(below.y - rows[i].y)
    if not steps:
        return [list(rows)]
    leading = median(steps)
    bands: list[list[Row]] = [[rows[0]]]
    for above, row in pairwise(rows):
        if row.y - above.y > _SLACK * leading:
            bands.append([])
        bands[-1].append(row)
    return bands


def _cells(rows: Sequence[Row]) -> list[_Cell]:
    """The cells of a row of a table: what stands one below the other."""
    cells: list[_Cell] = []
    for row in rows:
        for segment in row.segments:
            touched = [cell for cell in cells if cell.x0 < segment.x1 and segment.x0 < cell.x1]
            lines = [(row.y, list(segment.words))]
            for cell in touched:
                lines = [*cell.lines, *lines]
                cells.remove(cell)
            spans = [(cell.x0, cell.x1) for cell in touched] + [(segment.x0, segment.x1)]
            cells.append(_Cell(min(a for a, _ in spans), max(b for _, b in spans), lines))
    for cell in cells:
        cell.lines = _whole_lines(cell.lines)
    return sorted(cells, key=lambda cell: cell.x0)


def _whole_lines(pieces: list[tuple[float, list[Word]]]) -> list[tuple[float, list[Word]]]:
    """The lines of a cell from top to bottom, pieces on one baseline together."""
    by_line: dict[float, list[Word]] = {}
    for y, words in pieces:
        by_line.setdefault(y, []).extend(words)
    return [(y, sorted(words, key=lambda word: word.x0)) for y, words in sorted(by_line.items())]


def _row_of_table(rows: Sequence[Row]) -> list[_Cell] | None:
    """The cells of one row of a table, when they are centred beside each other; else `None`."""
    cells = _cells(rows)
    size = max(row.size for row in rows)
    if len(cells) < 2 or not 1 < max(len(cell.lines) for cell in cells) <= _MOST_LINES:
        return None
    if any(b.x0 - a.x1 < _APART * size for a, b in pairwise(cells)):
        return None
    middles = [cell.middle for cell in cells]
    if max(middles) - min(middles) > _CENTRED * size:
        return None
    return cells if all(_is_set_tight(cell, size) for cell in cells) else None


def _is_set_tight(cell: _Cell, size: float) -> bool:
    """Whether the lines of a cell are as far apart as lines of text are; a blank line may part paragraphs."""
    return all(_LEADING[0] * size <= below - above <= 2 * _LEADING[1] * size for (above, _), (below, _) in pairwise(cell.lines))


def _settled(bands: list[list[Row]], tables: list[list[_Cell] | None]) -> list[Row]:
    """The rows of a page; bands beside those of the table belong to it if they are set in its columns."""
    columns = _columns([cell for cells in tables if cells is not None for cell in cells])
    found: list[Row] = []
    at = 0
    while at < len(bands):
        count, cells = _joined_bands(bands, tables, at, columns)
        if cells is None:
            found += bands[at]
        else:
            found += _rows(cells, max(row.size for row in bands[at]), [_end(cell, columns) for cell in cells])
        at += count
    return found


def _joined_bands(
    bands: list[list[Row]], tables: list[list[_Cell] | None], at: int, columns: Sequence[tuple[float, float]]
) -> tuple[int, list[_Cell] | None]:
    """How many bands from `at` on are one row of the table, and its cells; a cell of several paragraphs has several bands."""
    if tables[at] is not None:
        return 1, tables[at]
    for count in range(1, _MOST_BANDS + 1):
        rows = [row for band in bands[at : at + count] for row in band]
        if at + count > len(bands) or any(tables[n] is not None for n in range(at, at + count)):
            break
        cells = _row_of_table(rows)
        if cells is not None and all(_lies_in(cell, columns) for cell in cells):
            return count, cells
    return 1, None


def _columns(cells: Sequence[_Cell]) -> list[tuple[float, float]]:
    """The columns of the tables of a page: where cells start, and how far the widest that starts there reaches."""
    found: list[tuple[float, float]] = []
    for cell in sorted(cells, key=lambda cell: cell.x0):
        if found and cell.x0 - found[-1][0] <= _NEAR:
            found[-1] = (found[-1][0], max(found[-1][1], cell.x1))
        else:
            found.append((cell.x0, cell.x1))
    return found


def _lies_in(cell: _Cell, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether a cell starts where those of a column do, or is centred in one."""
    return any(abs(cell.x0 - start) <= _NEAR or (start - _NEAR <= cell.x0 and cell.x1 <= end + _NEAR) for start, end in columns)


def _end(cell: _Cell, columns: Sequence[tuple[float, float]]) -> float:
    """Where the text of a cell's column ends."""
    return max([cell.x1, *(end for start, end in columns if start - _NEAR <= cell.x0 and cell.x1 <= end + _NEAR)])


def _rows(cells: Sequence[_Cell], size: float, ends: Sequence[float]) -> list[Row]:
    """A row of the table as rows of a page: one, and below it the further lines of the one cell that has some."""
    pieces = [_pieces(cell, size, end) for cell, end in zip(cells, ends, strict=True)]
    long = [n for n, parts in enumerate(pieces) if len(parts) > 1]
    if len(long) > 1:
        pieces = [[_moved(parts)] for parts in pieces]
    segments = [Segment(parts[0][1]) for parts in pieces]
    for segment in segments[1:]:
        segment.words[0].starts_cell = True
    first = Row(min(cell.lines[0][0] for cell in cells), size, segments)
    below = [Row(y, size, [Segment(words)]) for n in long for y, words in pieces[n][1:]]
    first.bottom = below[0].y - _LEADING[0] * size if below else max(cell.lines[-1][0] for cell in cells)
    return [first, *below]


def _pieces(cell: _Cell, size: float, end: float) -> list[tuple[float, list[Word]]]:
    """The lines of a cell, those put together that are full: the next one's first word would not have fitted."""
    found = [cell.lines[0]]
    for y, words in cell.lines[1:]:
        above = found[-1][1]
        if above[-1].x1 + (_BLANK + _EASY) * size + words[0].x1 - words[0].x0 > end:
            words[0].wraps = True
            found[-1] = (found[-1][0], [*above, *words])
        else:
            found.append((y, words))
    return found


def _moved(parts: list[tuple[float, list[Word]]]) -> tuple[float, list[Word]]:
    """All lines of a cell as one."""
    for _, words in parts[1:]:
        words[0].wraps = True
    return parts[0][0], [word for _, words in parts for word in words]
