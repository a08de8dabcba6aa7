"""Outlines set by indents alone: an employer, a role below it, its courses below that.

    University of Elm
      Instructor
        STAT 210: Probability (Fall 2021)
        STAT 511: Linear Models (Spring 2022)

are four lines, of one entry or of four; the items are the two courses, the lines above them hold for both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from etl.model.document import Line
from etl.model.entry import Entry
from etl.transform.line_joining import join_lines
from etl.transform.parsers.activity_fields import ActivityItem

_STEP = 1.5  # characters: a line stands further in
_FEWEST = 2


def outlined(items: Iterable[ActivityItem], is_head: Callable[[Line], bool]) -> Iterator[ActivityItem]:
    """The items of a section with the heads of its outline above them; a section that is none keeps its items.

    A head is an unmarked line that `is_head` takes for one and that stands further left than the next. Lines further in than an
    item are its own.
    """
    pieces = [piece for item in items for piece in _pieces(item, is_head)]
    heads: list[Line] = []
    for i, piece in enumerate(pieces):
        first = piece.entry.lines[0] if piece.entry.lines else None
        if first is None or first.marker is not None or piece.entry.children:
            heads = []
            yield piece
            continue
        while heads and not _deepens(heads[-1], first):
            heads = heads[:-1]
        following = next(iter(pieces[i + 1].entry.lines), None) if i + 1 < len(pieces) else None
        is_alone = len(piece.entry.lines) == 1 and following is not None and following.marker is None
        if is_alone and following is not None and _deepens(first, following) and is_head(first):
            heads = [*heads, first]
        else:
            yield _below(piece, heads) if heads else piece


def _pieces(item: ActivityItem, is_head: Callable[[Line], bool]) -> list[ActivityItem]:
    """The lines of an entry that opens with a head, each by itself with what it wraps into; any other entry whole."""
    lines = [line for line in item.entry.lines if line.text.strip()]
    if len(lines) < _FEWEST or not _deepens(lines[0], lines[1]) or not is_head(lines[0]) or item.entry.children:
        return [item]
    if any(line.marker is not None for line in lines):
        return [item]
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not is_head(groups[-1][0]) and (_deepens(groups[-1][0], line) or line.text[:1].islower()):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [replace(item, entry=entry_of(item.entry, group)) for group in groups]


def _deepens(line: Line, following: Line) -> bool:
    return following.indent >= line.indent + _STEP


def entry_of(entry: Entry, lines: Sequence[Line]) -> Entry:
    """The entry of some of another's lines."""
    return replace(entry, lines=tuple(lines), passage=join_lines(lines) if len(lines) > 1 else lines[0].passage)


def _below(item: ActivityItem, heads: list[Line]) -> ActivityItem:
    above = tuple(head.passage for head in heads)
    return replace(item, entry=replace(item.entry, carried=(*item.entry.carried, *above)), above=(*item.above, *above))
