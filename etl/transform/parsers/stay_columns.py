"""Tables in which every column is an entry, not every row.

    PhD in Dust, 1996              MS in Sand, 1988        BFA in Painting, 1983
    University of Elm              Oak University          Ash School of Design
    at Chapel Hill

are three degrees, each with its school below: the cells are put one below the other, column by column.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from etl.model.document import Line, join_passages
from etl.normalize.dates import find_date_ranges
from etl.transform.parsers.affiliations import Role, evidence_of
from etl.transform.parsers.degrees import find_degree

_FEWEST_COLUMNS = 2
_MOST_ROWS = 6
_SURE = 0.75


def mend_columns(lines: Sequence[Line]) -> list[Line]:
    """The lines, those of such tables replaced by their cells, one a line; other lines as they are."""
    found: list[Line] = []
    i = 0
    while i < len(lines):
        rows = _rows_of_table(lines, i)
        found += _columns(rows) if rows else [lines[i]]
        i += len(rows) or 1
    return found


def _rows_of_table(lines: Sequence[Line], start: int) -> list[Line]:
    """The rows of a table that begins there: a row of dated degrees or posts, one a cell, and rows of names below; else none."""
    first = lines[start]
    columns = len(first.cells)
    if columns < _FEWEST_COLUMNS or not all(_is_dated_post(first.text[a:b]) for a, b in first.cells):
        return []
    rows = [first]
    for line in lines[start + 1 : start + _MOST_ROWS]:
        if not _FEWEST_COLUMNS <= len(line.cells) <= columns or any(_is_dated_post(line.text[a:b]) for a, b in line.cells):
            break
        rows.append(line)
    names = rows[1:2]
    is_named = bool(names) and len(names[0].cells) == columns and any(_is_name(names[0].text[a:b]) for a, b in names[0].cells)
    return rows if is_named else []


def _is_dated_post(text: str) -> bool:
    degree = find_degree(text.strip())
    said = evidence_of(text)
    named = (degree is not None and degree.start == 0) or (said is not None and said[0] is Role.TITLE and said[1] >= _SURE)
    return named and bool(find_date_ranges(text))


def _is_name(text: str) -> bool:
    said = evidence_of(text)
    return said is not None and said[0] is Role.ORGANIZATION and said[1] >= _SURE


def _columns(rows: Sequence[Line]) -> list[Line]:
    """The cells of the rows, column by column, each as a line of its own; one in small letters goes on with the one above."""
    found: list[Line] = []
    for n in range(len(rows[0].cells)):
        for i, row in enumerate(rows):
            cell = row.passage.cut(*row.cells[n]).trimmed() if n < len(row.cells) else row.passage.cut(0, 0)
            if cell.text[:1].islower() and i > 1:
                found[-1] = replace(found[-1], passage=join_passages([found[-1].passage, cell]))
            elif cell.text:
                found.append(replace(row, passage=cell, cells=(), gap=0.0 if i else 1.0))
    return found
