"""The text of a document whose bytes no person reads (DOCX, HTML): its visible lines, written one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.extract.marks import Mark, confirmed_numbers, find_bullet, find_number
from etl.extract.visible import VisibleText, find_cells
from etl.model.document import Line, Link, Style, TextSource


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in one style; `target` is where they link to."""

    text: str
    style: int = 0
    target: str | None = None


@dataclass(slots=True)
class VisibleLine:
    """A line to be written: its runs and how it stands on the page. Tabs in the runs part cells.

    `dropped` is the reason for which it is no line of the document although it is part of its text (a page header).
    """

    runs: list[Run] = field(default_factory=list)
    marker: str | None = None
    level: int = 0
    heading: int = 0
    indent: float = 0.0
    size: float = 1.0
    gap: float = 0.0
    column: int = 0
    dropped: str | None = None

    @property
    def text(self) -> str:
        """The characters of the line, list mark left out."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Written:
    """A written text: its source, lines, links and dropped lines, as a `Document` has them."""

    source: TextSource
    lines: tuple[Line, ...]
    links: tuple[Link, ...]
    dropped: tuple[tuple[int, str], ...]


def write_lines(lines: Sequence[VisibleLine]) -> Written:
    """Write `lines` one below the other. Lines without visible characters are left out; marks typed into the text are taken off."""
    shown = [line for line in lines if line.text.strip()]
    marks = [_typed_mark(line) for line in shown]
    parts: list[str] = []
    visible: list[VisibleText] = []
    links: list[Link] = []
    offset = 0
    for line in shown:
        text, characters = _write(line, offset, links)
        parts.append(text)
        visible.append(characters)
        offset += len(text)
    source = TextSource("".join(parts))
    found: list[Line] = []
    dropped: list[tuple[int, str]] = []
    for number, (line, characters, mark, is_mark) in enumerate(
        zip(shown, visible, marks, confirmed_numbers(marks), strict=True), 1
    ):
        if line.dropped:
            dropped.append((number, line.dropped))
            continue
        passage = characters.passage(source)
        marker = line.marker
        if mark is not None and (mark.number is None or is_mark):
            rest = passage.cut(min(mark.end, len(passage))).trimmed()
            passage, marker = (rest, mark.printed) if rest.text else (passage, marker)
        if passage.text:
            cells = find_cells(passage.text)
            level = line.level or (1 if marker and not line.heading else 0)
            found.append(
                Line(passage, number, None, line.indent, line.size, line.gap, marker, level, line.heading, cells, line.column)
            )
    return Written(source, tuple(found), tuple(links), tuple(dropped))


def _typed_mark(line: VisibleLine) -> Mark | None:
    if line.marker is not None or line.dropped:
        return None
    text = line.text.lstrip()
    return find_bullet(text) or find_number(text)


def _write(line: VisibleLine, offset: int, links: list[Link]) -> tuple[str, VisibleText]:
    """The line's text with its mark and newline, and its visible characters."""
    visible = VisibleText()
    lead = f"{line.marker} " if line.marker else ""
    at = offset + len(lead)
    for run in line.runs:
        text = run.text.replace("\n", " ").replace("\r", " ")
        style = run.style | (Style.LINK if run.target else 0)
        if run.target and text.strip():
            if links and links[-1].target == run.target and links[-1].end == at:
                links[-1] = Link(links[-1].start, at + len(text), run.target)
            else:
                links.append(Link(at, at + len(text), run.target))
        visible.add(text, at, style)
        at += len(text)
    return lead + "".join(visible.text) + "\n", visible
