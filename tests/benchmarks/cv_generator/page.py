"""What a generated CV is before it is a file: headings, items, and how each part of a line is set."""

from __future__ import annotations

from dataclasses import dataclass, field

PLAIN, BOLD, ITALIC = "plain", "bold", "italic"
Segment = tuple[str, str]  # the words, and how they are set
LineOfText = list[Segment]


@dataclass
class Item:
    """An entry: its lines, the date that stands in a column of its own, details below, and the mark of a numbered list."""

    lines: list[LineOfText]
    date: str = ""
    details: list[str] = field(default_factory=list)
    mark: str = ""


@dataclass
class Block:
    """A section: its heading, a remark on the whole list, subheadings with their items, whether its items are a bulleted list."""

    heading: str
    groups: list[tuple[str, list[Item]]]
    bulleted: bool = False
    of_works: bool = False
    remark: str = ""


@dataclass
class Page:
    """A CV: the name, lines of contact data, and the sections."""

    name: str
    contact: list[str]
    blocks: list[Block]


def plain(text: str) -> LineOfText:
    """A line all set alike."""
    return [(text, PLAIN)]


def words_of(line: LineOfText) -> str:
    """A line without its type styles."""
    return "".join(text for text, _ in line)
