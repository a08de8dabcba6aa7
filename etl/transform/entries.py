"""Entries: a section's list split by its own convention."""

from __future__ import annotations

from collections.abc import Sequence

from etl.model.document import Line, Passage
from etl.model.entry import Entry
from etl.model.section import Section
from etl.transform.line_joining import join_lines
from etl.transform.list_conventions import Item, read_items


def split_entries(section: Section) -> tuple[Entry, ...]:
    """The items of the section's list, nested ones as children; every line of the section is in one entry or in a `carried` one.

    Wrapped lines are joined, hyphenation undone. A line that holds for the entries below it (a year, an employer above several
    posts) is `carried` by them. Paragraphs that are no items ("(* equal contribution)") are entries too: parsers set them aside.
    """
    return tuple(_entries(read_items(section), ()))


def _entries(items: Sequence[Item], carried: tuple[Item, ...]) -> list[Entry]:
    entries: list[Entry] = []
    for item in items:
        if item.is_group:
            entries.extend(_entries(item.children, (*carried, item)))
            continue
        entries.append(
            Entry(
                lines=tuple(item.lines),
                passage=join_lines(item.lines),
                marker=item.lines[0].marker,
                level=item.level,
                carried=tuple(_words(group.lines) for group in carried),
                children=tuple(_entries(item.children, ())),
            )
        )
    return entries


def _words(lines: Sequence[Line]) -> Passage:
    return join_lines(lines)
