"""Entries: the items of a section's list."""

from __future__ import annotations

from dataclasses import dataclass

from etl.model.document import Line, Passage
from etl.model.quick import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a list, before anything is read out of it.

    lines     its own lines, in reading order
    passage   these lines joined: list mark off, hyphenation at line ends undone
    marker    its list mark as printed (`[4]`, `•`, `12.`), `None` without one
    level     depth in the list, 0 = outermost
    carried   headings inside the section that hold for this entry, outermost first: a year group, an employer above several posts
    children  nested items (details under a post, works under a year when the year is no mere heading)
    """

    lines: tuple[Line, ...]
    passage: Passage
    marker: str | None = None
    level: int = 0
    carried: tuple[Passage, ...] = ()
    children: tuple[Entry, ...] = ()
