"""How a section's list is set: which lines begin an item, and which items hold for others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.model.document import Line
from etl.model.section import Section

_BLANK = 0.7  # blank space above, in lines, that parts two items

# a group of entries by year: "2018", "2018:", "2017-2018"
_YEAR_GROUP = re.compile(r"^\W*(?:19|20)\d\d(?:\s*[-–/]\s*(?:(?:19|20)?\d\d)?)?\W*$")


@dataclass(slots=True)
class Item:
    """An entry in the making: its lines, its nested items; a group holds for its children and is no entry itself."""

    lines: list[Line]
    level: int = 0
    children: list[Item] = field(default_factory=list)
    is_group: bool = False


def read_items(section: Section) -> list[Item]:
    """The section's items, outermost first, nested ones as children."""
    items = _nest(_blocks(section.lines))
    for item in items:
        _mark_groups(item)
    return items


def _blocks(lines: Sequence[Line]) -> list[Item]:
    """Items in reading order, not yet nested: one begins at each list mark and, among unmarked lines, after each blank."""
    items: list[Item] = []
    for line in lines:
        if items and line.marker is None and not _begins(line, items[-1]):
            items[-1].lines.append(line)
        else:
            items.append(Item([line], line.level if line.marker is not None else 0))
    return items


def _begins(line: Line, item: Item) -> bool:
    if line.gap >= _BLANK:
        first = line.text.lstrip()[:1]
        return not (first.islower() and item.lines[-1].text.rstrip()[-1:] not in ".:;")
    return False


def _nest(items: Sequence[Item]) -> list[Item]:
    outer: list[Item] = []
    open_items: list[Item] = []
    for item in items:
        while open_items and open_items[-1].level >= item.level:
            open_items.pop()
        (open_items[-1].children if open_items else outer).append(item)
        open_items.append(item)
    return outer


def _mark_groups(item: Item) -> None:
    if item.children and len(item.lines) == 1 and _YEAR_GROUP.match(item.lines[0].text.strip()):
        item.is_group = True
    for child in item.children:
        _mark_groups(child)
