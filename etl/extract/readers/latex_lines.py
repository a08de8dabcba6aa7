"""The visible lines of a LaTeX file, collected character by character."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from etl.extract.visible import VisibleText, find_cells
from etl.model.document import Line, Link, Style, TextSource

_BLANKS = " \t"


@dataclass(slots=True)
class Setting:
    """How characters are set: style, size relative to normal, where they link to, and whether the file's lines are the text's."""

    style: int = 0
    size: float = 1.0
    target: str | None = None
    obeys_lines: bool = False


@dataclass(slots=True)
class LineCollector:
    """Collects characters; `end_line` makes them a line. What the line is (marker, heading, depth) is set before they come."""

    source: TextSource
    lines: list[Line] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    level: int = 0
    heading: int = 0
    marker: str | None = None
    gap: float = 0.0
    _visible: VisibleText = field(default_factory=VisibleText)
    _sizes: Counter[float] = field(default_factory=Counter)
    _separator: bool = False

    def add(self, text: str, offset: int, setting: Setting, *, is_moved: bool = False) -> None:
        """Characters that stand one after the other from `offset`, or (`is_moved`) all stand for what is there.

        Offsets go back where a macro prints its arguments in another order than they are written in; the line stays one.
        """
        visible = self._visible
        last = visible.offsets[-1] if visible.offsets else 0
        if text.isspace():
            if visible.text and visible.text[-1] not in _BLANKS:
                visible.add_at(" ", max(offset, last), setting.style)
            return
        if is_moved:
            offset = max(offset, last)  # a macro's own words behind an argument
        if self._separator and visible.text:
            end = "".join(visible.text[-200:]).rstrip(" ")
            if end and end[-1] not in ",;:(\t":
                visible.add_at(", ", visible.offsets[-1], 0)
        self._separator = False
        style = setting.style | (Style.LINK if setting.target else 0)
        if is_moved:
            visible.add_at(text, offset, style)
        else:
            visible.add(text, offset, style)
            if setting.target:
                self._link(offset, offset + len(text), setting.target)
        self._sizes[setting.size] += len(text)

    def _link(self, start: int, end: int, target: str) -> None:
        if self.links and self.links[-1].target == target and 0 <= start - self.links[-1].end <= 2:
            self.links[-1] = Link(self.links[-1].start, end, target)
        else:
            self.links.append(Link(start, end, target))

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands on the line yet."""
        return not self._visible.text

    def add_tab(self, offset: int) -> None:
        """Start a new cell."""
        self._separator = False
        if self._visible.text and self._visible.text[-1] != "\t":
            self._visible.add_at("\t", max(offset, self._visible.offsets[-1]), 0)

    def ask_separator(self) -> None:
        """Put a comma before what comes next, if something stands on both sides."""
        self._separator = True

    def end_line(self) -> None:
        """Make a line of what was collected; nothing if that is blank."""
        self._separator = False
        passage = self._visible.passage(self.source)
        if not passage.text:
            self._visible = VisibleText()
            return
        size = max(self._sizes, key=lambda s: (self._sizes[s], s), default=1.0)
        number = self.source.line_number(passage.offsets[0])
        cells = find_cells(passage.text)
        indent = 4.0 * self.level
        gap = self.gap if self.lines else 0.0
        self.lines.append(Line(passage, number, None, indent, size, gap, self.marker, self.level, self.heading, cells))
        self._visible, self._sizes = VisibleText(), Counter()
        self.marker, self.heading, self.gap = None, 0, 0.0

    def seen_lines(self) -> set[int]:
        """Numbers of the source's lines of which something is printed."""
        numbers: set[int] = set()
        starts = [*self.source.line_starts, len(self.source.text) + 1]
        start = end = 0
        for line in self.lines:
            for offset in line.passage.offsets:
                if not start <= offset < end:
                    number = self.source.line_number(offset)
                    numbers.add(number)
                    start, end = starts[number - 1], starts[number]
        return numbers
