"""What a scanner of marked text keeps: the visible characters so far, the styles and tags that are open, where lines start."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from etl.extract.readers.emphasis import Delimiter
from etl.extract.visible import VisibleText
from etl.model.document import Link, Style


@dataclass(slots=True)
class Break:
    """A new visible line starts at `index` of the visible text: an item of a list (with `marker`), a heading, or just a line.

    gap  blank lines above that the markup makes: a paragraph's, those around a list
    """

    index: int
    marker: str | None = None
    level: int = 0
    heading: int = 0
    gap: int = 0


@dataclass(slots=True)
class Inline:
    """What a stretch of marked text shows: its characters, where new lines start, its links."""

    visible: VisibleText = field(default_factory=VisibleText)
    breaks: list[Break] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


class Scan:
    """One pass over `text[start:end]`: the state that the readers of tags, of TeX and of Markdown share."""

    def __init__(self, text: str, start: int, end: int, references: Mapping[str, str], *, flows: bool) -> None:
        self.text, self.start, self.end, self.references, self.flows = text, start, end, references, flows
        self.result = Inline()
        self.visible = self.result.visible
        self.delimiters: list[Delimiter] = []
        self.brackets: list[tuple[int, int]] = []
        self.tags: list[tuple[str, int, str | None]] = []
        self.groups: list[tuple[bool, int]] = []
        self.lists: list[str] = []
        self.style = 0
        self.hidden: list[tuple[int, int]] = []

    def add_link(self, shown: str, offset: int, target: str) -> None:
        """Show words that link to `target`."""
        if shown.strip():
            self.result.links.append(Link(offset, offset + len(shown), target))
        self.visible.add(shown, offset, self.style | Style.LINK)
