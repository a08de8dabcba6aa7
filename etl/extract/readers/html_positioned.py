"""Web pages that converters make of PDF: pieces of text at absolute places, put together again by geometry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from etl.extract.columns import in_reading_order
from etl.extract.drawn_rows import PageRows, PageTarget
from etl.extract.layout import Word, find_rows
from etl.extract.page_lines import Rendered, render_pages
from etl.extract.readers.css import StyleRules, pixels, share
from etl.model import regex as re
from etl.model.document import Style

_SCALE = re.compile(r"(?:matrix|scale)\(\s*(\d*\.?\d+)")
_BLANK = re.compile(r"\s+")
_NARROW, _WIDE = frozenset("iljtfrI.,:;'!|()[]- "), frozenset("mwMW@—%")
_PIECES = 20  # so many placed pieces make a page a converted one
_LEAST_BLANK, _WIDE_BLANK = 0.12, 1.2  # of the type size
_PAGE_WIDTH, _PAGE_HEIGHT = 816.0, 1056.0  # pixels, for places in percent of a page that tells no size
_OF_LETTERS = int(Style.BOLD | Style.ITALIC | Style.SMALL_CAPS | Style.MONOSPACE)


def is_positioned(root: etree._Element, rules: StyleRules) -> bool:
    """Whether most of the page's text stands in absolutely placed pieces."""
    pieces = _placed_pieces(root, rules)
    if len(pieces) < _PIECES:
        return False
    placed = sum(len(part.strip()) for piece in pieces for part in piece.itertext())
    whole = sum(len(part.strip()) for part in root.itertext())
    return placed > 0.5 * whole


def _placed_pieces(root: etree._Element, rules: StyleRules) -> list[etree._Element]:
    """The placed elements that hold no other placed element."""
    placed = [e for e in root.iter() if isinstance(e.tag, str) and e.tag not in ("script", "style") and _is_placed(rules.of(e))]
    containers = {above for element in placed for above in element.iterancestors()}
    return [element for element in placed if element not in containers]


def _is_placed(look: dict[str, str]) -> bool:
    return look.get("position") == "absolute" and ("top" in look or "bottom" in look) and ("left" in look or "right" in look)


def read_positioned(root: etree._Element, rules: StyleRules) -> Rendered:
    """The text of a page of placed pieces, and its lines."""
    pages: dict[etree._Element, tuple[list[Word], list[PageTarget]]] = {}
    for element in _placed_pieces(root, rules):
        page = _page_of(element, rules)
        words, targets = pages.setdefault(page, ([], []))
        look = rules.of(element)
        x, y = _place(look, rules.of(page))
        found = _words(element, look, rules, (x, y, len(words)))
        words += found
        address = _address(element)
        if address and found:
            targets.append(PageTarget(x, y - found[0].size, max(word.x1 for word in found), y, address))
        elif address:  # a rectangle drawn over the words that link
            width, height = pixels(look.get("width")) or 0.0, pixels(look.get("height")) or 0.0
            top = y if "top" in look else y - height
            targets.append(PageTarget(x, top, x + width, top + height, address))
    drawn = [(words, targets) for words, targets in pages.values() if words]
    ordered = in_reading_order([find_rows(words) for words, _ in drawn])
    return render_pages([PageRows(rows, 0.0, targets) for rows, (_, targets) in zip(ordered, drawn, strict=True)])


def _address(element: etree._Element) -> str | None:
    """Where a whole piece links to: it stands in a link, or its words do."""
    above = next((a.get("href") for a in element.iterancestors("a")), None)
    inner = [a for a in element.iter("a") if a.get("href")]
    if above is None and len(inner) == 1 and "".join(inner[0].itertext()).strip() == "".join(element.itertext()).strip():
        above = inner[0].get("href")
    return above if above and not above.startswith("#") else None


def _place(look: dict[str, str], page: dict[str, str]) -> tuple[float, float]:
    """Where a piece stands on its page: from the left, and downwards from the top (or, negative, from the bottom upwards)."""
    width, height = pixels(page.get("width")) or _PAGE_WIDTH, pixels(page.get("height")) or _PAGE_HEIGHT
    left, top, bottom = (
        at if (at := pixels(look.get(side))) is not None else None if (of := share(look.get(side))) is None else of * whole
        for side, whole in (("left", width), ("top", height), ("bottom", height))
    )
    return left or 0.0, top if top is not None else -(bottom or 0.0)


def _page_of(element: etree._Element, rules: StyleRules) -> etree._Element:
    """The container that places are measured from: the nearest one that is itself a page, not placed by coordinates."""
    page = element
    for above in element.iterancestors():
        page = above
        if rules.of(above).get("position") == "relative" or above.get("data-page-no"):
            break
    return page


def _words(element: etree._Element, look: dict[str, str], rules: StyleRules, place: tuple[float, float, int]) -> list[Word]:
    """The words of one piece; where they start is reckoned from the usual widths of letters."""
    x, y, order = place
    scale_match = _SCALE.search(look.get("transform", ""))
    scale = float(scale_match[1]) if scale_match else 1.0
    words: list[Word] = []
    blank = False
    for text, letters, gap in _pieces(element, look, rules, _Letters()):
        size = letters.size * scale
        x += gap * scale
        blank = blank or gap * scale > _WIDE_BLANK * size
        for part in re.findall(r"\s+|\S+", text):
            width = letters.width(part) * scale
            if part.isspace():
                blank = blank or width > _LEAST_BLANK * size
            elif words and not blank and words[-1].style == letters.style:
                words[-1].text += part
                words[-1].x1 = x + width
            else:
                words.append(Word(part, x, x + width, y, size, letters.style, order + len(words), blank))
                blank = False
            x += width
    return words


@dataclass(frozen=True, slots=True)
class _Letters:
    """How letters are set: type size and extra space in pixels, style, and the font's widths."""

    size: float = 16.0
    style: int = 0
    widths: Mapping[str, float] = field(default_factory=dict)
    spacing: float = 0.0
    word_spacing: float = 0.0

    def width(self, text: str) -> float:
        """How wide a text is, in pixels."""
        wide = sum(self.widths.get(character) or _width(character) for character in text)
        return wide * self.size + self.spacing * len(text) + self.word_spacing * text.count(" ")

    def inside(self, element: etree._Element, look: dict[str, str], rules: StyleRules) -> _Letters:
        """How letters are set inside an element."""
        style, widths = self.style, self.widths
        font = rules.font(look)
        if font is not None:
            style, widths = style & ~_OF_LETTERS | font.style, font.widths
        weight = look.get("font-weight", "")
        if weight in ("bold", "bolder") or (weight.isdecimal() and int(weight) >= 600) or element.tag in ("b", "strong"):
            style |= Style.BOLD
        if look.get("font-style") in ("italic", "oblique") or element.tag in ("i", "em"):
            style |= Style.ITALIC
        spacing, word_spacing = pixels(look.get("letter-spacing")), pixels(look.get("word-spacing"))
        return _Letters(
            pixels(look.get("font-size")) or self.size,
            int(style),
            widths,
            self.spacing if spacing is None else spacing,
            self.word_spacing if word_spacing is None else word_spacing,
        )


def _pieces(
    element: etree._Element, look: dict[str, str], rules: StyleRules, outer: _Letters
) -> Iterator[tuple[str, _Letters, float]]:
    """Text, how it is set, and the extra space before, piece by piece."""
    letters = outer.inside(element, look, rules)
    width = pixels(look.get("width")) if not (element.text or "").strip() and not len(element) else None
    if width is not None:
        # A spacer: its width stands for itself, whatever blank it holds.
        blank = " " if width > _LEAST_BLANK * letters.size else ""
        plain = replace(letters, widths={}, spacing=0.0, word_spacing=0.0)
        yield blank, plain, max(0.0, width - plain.width(" "))
    elif element.text:
        yield _BLANK.sub(" ", element.text), letters, pixels(look.get("margin-left")) or 0.0
    elif look.get("margin-left"):
        yield "", letters, pixels(look.get("margin-left")) or 0.0
    for child in element:
        if isinstance(child.tag, str):
            yield from _pieces(child, rules.of(child), rules, letters)
        if child.tail:
            yield _BLANK.sub(" ", child.tail), letters, 0.0


def _width(character: str) -> float:
    """About how wide a character is, in type sizes."""
    if character in _NARROW:
        return 0.29
    if character in _WIDE:
        return 0.85
    return 0.66 if character.isupper() else 0.5
