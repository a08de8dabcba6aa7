"""Rows of pages drawn as characters: words with a blank or a tab between them, each with its style, links with their places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.extract.layout import CELL_GAP, Row, Word
from etl.extract.marks import Mark, find_bullet, find_number
from etl.model import regex as re
from etl.model.document import Link, Style

_PRIVATE = re.compile("[\ue000-\uf8ff]")
_LEADER = re.compile(r"[.·_…]{4,}")  # dots that lead the eye to the right margin
_RAISED, _LINKED = int(Style.SUPERSCRIPT), int(Style.LINK)
_ONE_STYLE = [bytes((style,)) for style in range(256)]
_SPACE = 0.1  # of the type size: a narrower gap is no blank, unless one was drawn


@dataclass(slots=True)
class PageTarget:
    """A rectangle that links somewhere, in the page's coordinates."""

    left: float
    top: float
    right: float
    bottom: float
    address: str


@dataclass(slots=True)
class PageRows:
    """One page: its rows in reading order, its height, its links."""

    rows: list[Row]
    height: float
    targets: list[PageTarget] = field(default_factory=list)


@dataclass(slots=True)
class Drawn:
    """A row with its place in the text: the characters' style, and how many are set in which size."""

    row: Row
    page: int
    offset: int
    text: str
    styles: bytes
    sizes: dict[float, int]
    mark: Mark | None
    link_ranges: list[Link]


def draw_pages(pages: Sequence[PageRows]) -> tuple[list[Drawn], list[int], str]:
    """All rows as they are drawn, where in the text each page starts, and the text itself."""
    drawn: list[Drawn] = []
    parts: list[str] = []
    page_starts: list[int] = []
    offset = 0
    for number, page in enumerate(pages, 1):
        page_starts.append(offset)
        for row in page.rows:
            d = _draw_row(row, number, offset, page.targets)
            parts.append(d.text + "\n")
            offset += len(d.text) + 1
            drawn.append(d)
    return drawn, page_starts, "".join(parts)


def _draw_row(row: Row, page: int, offset: int, targets: list[PageTarget]) -> Drawn:
    """Characters of a row: words with a blank between them, a tab where a wide blank parts cells."""
    parts: list[str] = []
    styles = bytearray()
    sizes: dict[float, int] = {}
    links: list[Link] = []
    before: Word | None = None
    end = 0.0  # where the line's last word ends
    words = row.words
    least, widest = _SPACE * row.size, CELL_GAP * row.size
    near = _targets_near(words, targets) if targets else []
    for word in words:
        text = word.text
        sizes[word.size] = sizes.get(word.size, 0) + len(text)
        if not text.isascii() or text[-1] in "._":
            text = _shown(text, word is words[0])
            if not text:
                continue
        if before is not None:
            gap = word.x0 - end
            is_blank = least < gap <= widest and not (word.wraps or word.starts_cell or text == ".")
            separator = " " if is_blank else _separator(before, word, gap, row.size)
            if separator:
                parts.append(separator)
                styles.append(before.style & word.style)
        style = word.style | _RAISED if word.raised else word.style
        target = _target_of(word, near) if near else None
        if target is not None:
            style |= _LINKED
            _extend_links(links, offset + len(styles), offset + len(styles) + len(text), target.address)
        parts.append(text)
        styles += _ONE_STYLE[style] * len(text)
        end = word.x1 if before is None or word.wraps or word.x1 > end else end
        before = word
    text = "".join(parts)
    mark = find_bullet(text) or find_number(text) or _hanging_number(words)
    return Drawn(row, page, offset, text, bytes(styles), sizes, mark, links)


def _hanging_number(words: list[Word]) -> Mark | None:
    """A number without a dot that hangs before a list entry: `112 Author, A.`, smaller or set off by a wide blank."""
    if len(words) < 2 or not words[0].text.isdecimal() or len(words[0].text) > 3:
        return None
    number, first = words[0], words[1]
    if number.size > 0.9 * first.size and first.x0 - number.x1 < 0.45 * first.size:
        return None
    return Mark(number.text, len(number.text) + 1, "hanging1", int(number.text))


def _shown(text: str, is_first: bool) -> str:
    """Icons and private characters: a bullet at the start of a row, nothing elsewhere. No dots that lead the eye."""
    if _LEADER.fullmatch(text):
        return ""
    rest = text if text.isascii() else _PRIVATE.sub("", text)
    return "•" if is_first and not rest else rest


def _separator(before: Word, word: Word, gap: float, size: float) -> str:
    if word.wraps:
        return "" if _is_broken(before.text, word.text) else " "
    if word.starts_cell:
        return "\t"
    if gap < size and word.text == "." and before.text.endswith("."):
        return ""  # TeX spaces out the dots of an ellipsis
    if gap > CELL_GAP * size:
        return "\t"
    if word.space_before and word.order == before.order + 1 and gap > -0.6 * size:
        return " "
    return " " if gap > _SPACE * max(min(before.size, word.size), 0.7 * size) else ""


def _is_broken(before: str, after: str) -> bool:
    """Whether a word of a cell is broken over two lines: "distri-" and "buted"."""
    return before[-1] == "-" and before[-2:-1].isalpha() and after[0].isalpha()


def _targets_near(words: Sequence[Word], targets: Sequence[PageTarget]) -> list[PageTarget]:
    """The targets that lie at the height of some of the words."""
    heights = [word.y - 0.3 * word.size for word in words]
    highest, lowest = min(heights), max(heights)
    return [target for target in targets if target.top <= lowest and target.bottom >= highest]


def _target_of(word: Word, targets: Sequence[PageTarget]) -> PageTarget | None:
    x, y = (word.x0 + word.x1) / 2, word.y - 0.3 * word.size
    return next((t for t in targets if t.left <= x <= t.right and t.top <= y <= t.bottom), None)


def _extend_links(links: list[Link], start: int, end: int, address: str) -> None:
    if links and links[-1].target == address and links[-1].end >= start - 1:
        links[-1] = Link(links[-1].start, end, address)
    else:
        links.append(Link(start, end, address))
