"""Dashes that stand for the date above them: `2019   Mills of Elm, Oslo` and below it `—   Mills of Oak, Bergen`.

Such a list is read as one grouped by its dates: each date a line of its own, each entry a marked item below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from etl.model import regex as re
from etl.model.document import Line

_DATE = re.compile(r"(?:19|20)\d\d(?:\s?[-–—/]\s?(?:(?:19|20)?\d\d|present|now)?)?", re.IGNORECASE)
_DITTO = frozenset({"-", "–", "—", "―", '"', "”", "″", "〃"})
_FEWEST = 2  # dated rows, and rows with a dash in place of their date
_COLUMN = 0.7  # characters by which the lines of one column may differ


def with_repeated_dates(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a list, its dates on lines of their own where dashes repeat them; as they are everywhere else.

    That the dashes repeat dates, and do not mark what is told of an entry, is seen by the lines that go on: those below a date
    and those below a dash begin in the same column, right of the dash.
    """
    dated = [_has_date(line) for line in lines]
    dashed = [line.marker in _DITTO and len(line.cells) < 2 for line in lines]
    if (
        sum(dated) < _FEWEST
        or sum(dashed) < _FEWEST
        or any(line.marker and not dash for line, dash in zip(lines, dashed, strict=True))
    ):
        return lines
    left = min(line.indent for line, date in zip(lines, dated, strict=True) if date)
    marks = [line.indent for line, dash in zip(lines, dashed, strict=True) if dash]
    below_dates, below_dashes = _columns_below(lines, dated), _columns_below(lines, dashed)
    if not below_dates or not below_dashes or min(marks) <= left:
        return lines
    column = min(below_dates)
    if max(marks) >= column or max(abs(each - column) for each in (*below_dates, *below_dashes)) > _COLUMN:
        return lines
    found: list[Line] = []
    for line, date in zip(lines, dated, strict=True):
        found += _parted(line, min(marks)) if date else [line]
    return found


def _has_date(line: Line) -> bool:
    return line.marker is None and len(line.cells) > 1 and _DATE.fullmatch(line.text[slice(*line.cells[0])].strip()) is not None


def _columns_below(lines: Sequence[Line], heads: Sequence[bool]) -> list[float]:
    """Where the lines begin that go on right below the rows of one kind."""
    return [
        below.indent
        for (above, below), is_head in zip(pairwise(lines), heads[:-1], strict=True)
        if is_head and below.marker is None and len(below.cells) < 2 and below.page == above.page
    ]


def _parted(line: Line, indent: float) -> list[Line]:
    start = line.cells[1][0]
    cells = tuple((a - start, b - start) for a, b in line.cells[1:])
    date = replace(line, passage=line.passage.cut(*line.cells[0]).trimmed(), cells=())
    entry = replace(
        line, passage=line.passage.cut(start), cells=cells if len(cells) > 1 else (), marker="—", indent=indent, gap=0.0
    )
    return [date, entry]
