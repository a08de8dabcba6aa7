"""Entries: a section's list split by its own convention."""

from __future__ import annotations

from collections.abc import Sequence

from etl.model.document import Passage
from etl.model.entry import Entry
from etl.model.section import Section
from etl.transform.item_groups import Item
from etl.transform.items import read_items
from etl.transform.line_joining import join_lines


def split_entries(section: Section) -> tuple[Entry, ...]:
    """The items of the section's list, nested ones as children.

    Every line of the section is in one entry or in a `carried` one, but for the column heads of a table ("Course | Level | Terms").
    Wrapped lines are joined, hyphenation undone. A line that holds for the entries below it (a year, an employer above several
    posts, the name of a part of the list) is `carried` by them. Remarks that are no items ("(* equal contribution)") are entries
    too: parsers set them aside. Worked out once a section.

    Example: the lines "2019", "- Best paper award", "- Travel grant" give two entries that carry "2019".
    """
    entries: tuple[Entry, ...] | None = section.memo.get("entries")
    if entries is None:
        entries = section.memo["entries"] = tuple(_entries(read_items(section), (), 0))
    return entries


def _entries(items: Sequence[Item], carried: tuple[Passage, ...], level: int) -> list[Entry]:
    entries: list[Entry] = []
    for item in items:
        passage = join_lines(item.lines)
        if item.is_group:
            entries.extend(_entries(item.children, (*carried, passage), level))
            continue
        children = tuple(_entries(item.children, (), level + 1))
        entries.append(Entry(tuple(item.lines), passage, item.lines[0].marker, level, carried, children))
    return entries
