"""Cells of a table row as lines: side by side where they belong together, one below the other where the table is mere layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from etl.extract.date_labels import is_broken_date, is_date_label
from etl.extract.rendering import Run, VisibleLine
from etl.model import regex as re

_SHORT = 40  # characters: a label or a date in a cell of its own
_DATED = re.compile(r"\d{4}|\d{1,2}/\d{2}")


def lay_row(cells: Sequence[list[VisibleLine]]) -> list[VisibleLine]:
    """The lines of a row, given the lines of its cells.

    Headings in a cell of their own stand before what is beside them, which is more than a date.
    Dates broken over two lines of a cell are put together first. One line in each cell: one line, tabs between. A short label or
    date beside several lines: it stands before the first of them.
    Cells with as many dates as their neighbour has lines: paired. Anything else: cell after cell, the later ones as columns.
    """
    filled = [_with_whole_dates(cell, cells) for cell in cells if cell]
    if not filled:
        return []
    if len(filled) == 1:
        return filled[0]
    if _heads(filled[0], filled[1:]):
        return [*filled[0], *lay_row(filled[1:])]
    if all(len(cell) == 1 for cell in filled):
        return [_joined([cell[0] for cell in filled])]
    most = max(len(cell) for cell in filled)
    labels = [cell for cell in filled if len(cell) < most]
    if all(len(cell) == most for cell in filled) and _are_short(filled[0]) and any(_are_dated(cell) for cell in filled):
        return [_joined([line for line in row if line is not None]) for row in zip_longest(*filled)]
    if len(filled) <= 4 and all(len(cell) == 1 and _are_short(cell) for cell in labels) and len(labels) == len(filled) - 1:
        return [_joined([cell[0] for cell in filled]), *next(cell for cell in filled if len(cell) == most)[1:]]
    if len(filled) == 2 and _are_short(filled[0]) and _are_dated(filled[0]):
        label = _joined_words(filled[0])
        return [_joined([label, filled[1][0]]), *filled[1][1:]]
    return [replace(line, column=line.column + index) for index, cell in enumerate(filled) for line in cell]


def lay_boxes(boxes: Sequence[list[VisibleLine]]) -> list[VisibleLine]:
    """The lines of boxes that a style sheet sets side by side, which may be cells of a row or columns of a page.

    Cells are boxes of one line each, and dates beside a box of several lines; a heading is a cell only beside dates. All else is
    read box by box.
    """
    filled = [_with_whole_dates(box, boxes) for box in boxes if box]
    long = [box for box in filled if len(box) > 1]
    labels = [box[0] for box in filled if len(box) == 1]
    are_dates = all(is_date_label(line.text.strip()) for line in labels)
    if len(filled) < 2 or len(long) > 1 or (long and not are_dates):
        return [line for box in boxes for line in box]
    if any(line.heading for line in labels) and not all(is_date_label(line.text.strip()) for line in labels if not line.heading):
        return [line for box in boxes for line in box]
    return [_joined([box[0] for box in filled]), *(long[0][1:] if long else [])]


def _heads(cell: Sequence[VisibleLine], beside: Sequence[Sequence[VisibleLine]]) -> bool:
    """Whether a cell holds the heading of what stands beside it: "Education" beside "PhD in Physics, 2012"."""
    others = [line for other in beside for line in other]
    if not all(line.heading for line in cell) or all(line.heading for line in others):
        return False
    return not all(is_date_label(line.text.strip()) for line in others)


def _with_whole_dates(cell: list[VisibleLine], cells: Sequence[list[VisibleLine]]) -> list[VisibleLine]:
    """The cell's lines with dates put together that stand on two: `05/2020 –` above `08/2020`.

    Three lines or more beside as many in another cell are left as they are: they are paired.
    """
    if len(cell) < 2 or not _are_short(cell) or not _are_dated(cell):
        return cell
    if len(cell) > 2 and sum(len(other) == len(cell) for other in cells) > 1:
        return cell
    found = [cell[0]]
    for line in cell[1:]:
        if is_broken_date(found[-1].text, line.text):
            found[-1] = _joined_words([found[-1], line])
        else:
            found.append(line)
    return found


def _are_short(cell: list[VisibleLine]) -> bool:
    return all(len(line.text.strip()) <= _SHORT for line in cell)


def _are_dated(cell: list[VisibleLine]) -> bool:
    return any(_DATED.search(line.text) for line in cell)


def _joined(lines: list[VisibleLine]) -> VisibleLine:
    """Lines side by side; what stands on the page is told by the first."""
    first = lines[0]
    runs = list(first.runs)
    for line in lines[1:]:
        runs.append(Run("\t"))
        if line.marker:
            runs.append(Run(f"{line.marker} "))
        runs += line.runs
    return replace(first, runs=runs, gap=max(line.gap for line in lines), size=max(line.size for line in lines))


def _joined_words(lines: list[VisibleLine]) -> VisibleLine:
    """The lines of a narrow cell as one: `Sept 2015 –` and `June 2019`."""
    runs = list(lines[0].runs)
    for line in lines[1:]:
        runs += [Run(" "), *line.runs]
    return replace(lines[0], runs=runs)
