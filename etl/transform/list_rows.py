"""Rows of lists and tables that markup or blanks set in cells: each is an item."""

from __future__ import annotations

from collections.abc import Sequence

from etl.model import regex as re
from etl.model.document import Line
from etl.model.section import SectionKind
from etl.transform.item_groups import STAYS
from etl.transform.line_cues import starts_with_date

LONGEST_LABEL = 26  # characters of the first cell in a row of a list of labels and values
_FEWEST_CELLS = 3  # in a row of a table; two may be a label and its value
_FEWEST_ROWS, _ROWS = 2, 0.75  # rows at least, and of the unmarked lines
_WRAPPED_KINDS = frozenset({SectionKind.PUBLICATIONS, SectionKind.PROJECTS, SectionKind.REFERENCES, SectionKind.ADVISING})

# a label that runs into its values: "Ad hoc: Journal of Stones"
_LABEL = re.compile(r"^[^\W\d_][^:]{1,24}:\s+\S")


def label_rows(lines: Sequence[Line], marked: Sequence[bool], kind: SectionKind) -> list[bool]:
    """Which lines are rows of a list of labels or dates and their values: "PC member:   Stone Days '16", "2019   Medal".

    In lists of stays and of works a row may as well be the second half of an entry; on pages, cells of one row may wrap.
    """
    none = [False] * len(lines)
    if kind in STAYS or kind in _WRAPPED_KINDS or len(lines) < _FEWEST_ROWS or any(line.page is not None for line in lines):
        return none
    dated = starts_with_date(lines[0].text)
    rows = [
        not mark and (_has_label(line) or (dated and starts_with_date(line.text))) for line, mark in zip(lines, marked, strict=True)
    ]
    indents = {round(line.indent) for line, row in zip(lines, rows, strict=True) if row}
    plain = [row for row, mark in zip(rows, marked, strict=True) if not mark]
    return rows if rows[0] and len(indents) == 1 and sum(plain) >= max(_FEWEST_ROWS, _ROWS * len(plain)) else none


def table_rows(lines: Sequence[Line], kind: SectionKind) -> list[bool]:
    """Which lines are rows of a table: as many cells, three or more (two between bars), as far left as above or below."""
    shapes = [(len(line.cells), round(line.indent)) if _may_be_row(line) else None for line in lines]
    if kind is SectionKind.PUBLICATIONS or not any(shapes):
        return [False] * len(lines)
    return [
        shape is not None and shape in (above, below)
        for above, shape, below in zip([None, *shapes], shapes, [*shapes[1:], None], strict=False)
    ]


def _may_be_row(line: Line) -> bool:
    of_bars = len(line.cells) == _FEWEST_CELLS - 1 and "|" in line.text[line.cells[0][1] : line.cells[1][0]]
    return (of_bars or len(line.cells) >= _FEWEST_CELLS) and line.page is None and line.marker is None


def _has_label(line: Line) -> bool:
    if len(line.cells) < 2:
        return _LABEL.match(line.text) is not None
    label = line.text[slice(*line.cells[0])].strip()
    return 0 < len(label) <= LONGEST_LABEL and not label.endswith((",", ";"))
