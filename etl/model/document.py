"""A document as a reader left it: its text, and how a person sees each line of it.

`Document.text` is the text as read and is never edited afterwards; every position in the project counts in it. Markup formats
keep their markup there (`**bold**`, `\\textbf{bold}`); formats whose bytes no person reads (PDF, DOCX, HTML) have rendered text.
What a person sees, markup gone, is a `Passage`: plain characters, each with its place in `Document.text` and its type style.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntFlag
from functools import cache

from etl.model.quick import quickly_made
from etl.model.span import Span


class Style(IntFlag):
    """How a character is set; a passage has one such byte for each of its characters."""

    PLAIN = 0
    BOLD = 1
    ITALIC = 2
    LINK = 4
    SMALL_CAPS = 8
    UNDERLINE = 16
    SUPERSCRIPT = 32
    MONOSPACE = 64


class Passage:
    """Visible characters of a document that remember where they came from.

    `text[i]` was read at `document.text[offsets[i]]` and is set in `Style(styles[i])`. Offsets do not decrease, except where a
    LaTeX macro prints its arguments in another order. Characters that a join put in (the space between two lines) share the
    offset of the character before them.

    Not a dataclass: passages are cut and joined in the hottest loops.
    """

    __slots__ = ("document", "offsets", "styles", "text")

    def __init__(self, document: TextSource, text: str, offsets: Sequence[int], styles: bytes) -> None:
        self.document = document
        self.text = text
        self.offsets = offsets
        self.styles = styles

    def __len__(self) -> int:
        return len(self.text)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Passage({self.text!r})"

    def cut(self, start: int, end: int | None = None) -> Passage:
        """The passage from `start` to `end`, counted in `text`."""
        return Passage(self.document, self.text[start:end], self.offsets[start:end], self.styles[start:end])

    def trimmed(self, characters: str | None = None) -> Passage:
        """The passage without `characters` (default: white space) at its ends."""
        text = self.text
        if len(text.strip(characters)) == len(text):
            return self
        start, end = len(text) - len(text.lstrip(characters)), len(text.rstrip(characters))
        return self.cut(start, max(start, end))

    def split(self, pattern: re.Pattern[str]) -> list[Passage]:
        """The trimmed, non-empty pieces between the matches of `pattern`."""
        pieces, start = [], 0
        for match in pattern.finditer(self.text):
            pieces.append(self.cut(start, match.start()))
            start = match.end()
        pieces.append(self.cut(start))
        return [piece for piece in (p.trimmed() for p in pieces) if piece.text]

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The document's own range behind `text[start:end]`, which must hold a character that is not white space."""
        end = len(self.text) if end is None else end
        seen = self.text[start:end]
        first = start + len(seen) - len(seen.lstrip())
        last = start + len(seen.rstrip()) - 1
        places = self.offsets[first : last + 1]
        return self.document.span(min(places), max(places) + 1)

    def is_set(self, style: Style, start: int = 0, end: int | None = None) -> bool:
        """Whether every non-blank character of `text[start:end]` has `style`."""
        end = len(self.text) if end is None else end
        styles, text = self.styles[start:end], self.text[start:end]
        if not text or text.isspace():
            return False
        mask = int(style)  # an IntFlag's own `&` costs as much as the rest of the loop
        if styles.count(styles[0]) == len(styles):
            return bool(styles[0] & mask)
        return all(mark & mask or character.isspace() for mark, character in zip(styles, text, strict=True))

    def runs(self, style: Style) -> list[tuple[int, int]]:
        """The longest ranges of `text` set in `style`, blanks inside included."""
        found: list[tuple[int, int]] = []
        marks = self.styles.translate(_is_marked(int(style)))
        start = marks.find(1)
        while start >= 0:
            end = marks.find(0, start)
            end = len(marks) if end < 0 else end
            if found and self.text[found[-1][1] : start].isspace():
                start = found.pop()[0]
            found.append((start, end))
            start = marks.find(1, end)
        return found


@cache
def _is_marked(mask: int) -> bytes:
    """For `bytes.translate`: 1 for each type style that has one of the marks in `mask`, 0 for the others."""
    return bytes(bool(style & mask) for style in range(256))


def join_passages(passages: Iterable[Passage], separator: str = " ") -> Passage:
    """One passage of several, in order, with `separator` between them; raises `ValueError` for none."""
    parts = [p for p in passages if p.text]
    if not parts:
        raise ValueError("nothing to join")
    text: list[str] = []
    offsets: list[int] = []
    styles = bytearray()
    for part in parts:
        if text and separator:
            text.append(separator)
            offsets.extend([offsets[-1]] * len(separator))
            styles.extend(bytes([styles[-1] & part.styles[0]]) * len(separator))
        text.append(part.text)
        offsets.extend(part.offsets)
        styles.extend(part.styles)
    return Passage(parts[0].document, "".join(text), offsets, bytes(styles))


@quickly_made
@dataclass(frozen=True, slots=True)
class Line:
    """One visible line: its passage, and where and how it stands on the page.

    number   1-based number of the line in `Document.text` (a wrapped table row or macro may give several visible lines one number)
    page     1-based page, `None` without pages
    indent   distance of the first character from the left edge of the text body, in characters of the body's type size
    size     type size relative to the body's (1.0 = body text)
    gap      blank space above, in lines (0 = follows directly)
    marker   the list mark taken off the passage: `-`, `•`, `[4]`, `12.`; empty for an item that markup opens with a label
             of its own in place of a mark (`\\item[2019]`); `None` without one
    level    depth in a list or nested block as the markup says: 0 outside of lists, 1 in an outermost list
    heading  heading level as the markup says (1-6), 0 where it says nothing
    cells    ranges of the passage's text that stand in table cells, columns or tab stops of their own, in reading order;
             empty for running text
    column   0 for the main column, 1, 2, ... for others (a side rail), in reading order
    is_full  the next line's first word would not have fitted behind this one (known of pages alone)
    """

    passage: Passage
    number: int
    page: int | None = None
    indent: float = 0.0
    size: float = 1.0
    gap: float = 0.0
    marker: str | None = None
    level: int = 0
    heading: int = 0
    cells: tuple[tuple[int, int], ...] = ()
    column: int = 0
    is_full: bool = False

    @property
    def text(self) -> str:
        """What a person reads on the line, markup and list mark gone."""
        return self.passage.text


@quickly_made
@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink: the range of the text that carries it, and its target."""

    start: int
    end: int
    target: str


class TextSource:
    """A text with line and page starts: what turns offsets into spans."""

    __slots__ = ("line_starts", "page_starts", "text")

    def __init__(self, text: str, page_starts: Sequence[int] = ()) -> None:
        self.text = text
        self.line_starts = [0, *(m.end() for m in re.finditer("\n", text))]
        self.page_starts = list(page_starts)

    def line_number(self, offset: int) -> int:
        """The 1-based number of the line that holds `offset`."""
        return bisect_right(self.line_starts, offset)

    def span(self, start: int, end: int) -> Span:
        """The span `text[start:end]` with its line, page and quote."""
        page = bisect_right(self.page_starts, start) or None if self.page_starts else None
        return Span(start, end, self.line_number(start), page, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader gives for one file.

    name        path relative to the folder that was given, with `/`
    sha256      hash of the file's bytes, in hex; the document's identity
    media_type  by content, not by file name
    source      the text as read
    lines       the visible lines in reading order, blank ones left out
    links       hyperlinks
    modified    date of last change that the file itself states (PDF, DOCX, HTML meta data), ISO; never the file system's
    title       title that the file itself states
    dropped     lines of the text that the reader took for page furniture: (1-based number, reason)
    """

    name: str
    sha256: str
    media_type: str
    source: TextSource
    lines: tuple[Line, ...]
    links: tuple[Link, ...] = ()
    modified: str | None = None
    title: str | None = None
    dropped: tuple[tuple[int, str], ...] = field(default=())

    @property
    def text(self) -> str:
        """The text as read."""
        return self.source.text
