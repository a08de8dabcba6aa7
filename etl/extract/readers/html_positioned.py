"""Web pages that converters make of PDF: pieces of text at absolute places, put together again by geometry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from etl.extract.columns import in_reading_order
from etl.extract.layout import Word, find_rows
from etl.extract.page_lines import PageRows, Rendered, render_pages
from etl.extract.readers.css import StyleRules, pixels
from etl.model.document import Style

_SCALE = re.compile(r"(?:matrix|scale)\(\s*(\d*\.?\d+)")
_BLANK = re.compile(r"\s+")
_NARROW, _WIDE = frozenset("iljtfrI.,:;'!|()[]- "), frozenset("mwMW@—%")
_PIECES = 20  # so many placed pieces make a page a converted one
_WIDE_BLANK = 1.2  # of the type size


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
    pages: dict[etree._Element, list[Word]] = {}
    for element in _placed_pieces(root, rules):
        words = pages.setdefault(_page_of(element, rules), [])
        words += _words(element, rules.of(element), rules, len(words))
    return render_pages([PageRows(in_reading_order(find_rows(words)), 0.0) for words in pages.values() if words])


def _page_of(element: etree._Element, rules: StyleRules) -> etree._Element:
    """The container that places are measured from: the nearest one that is itself a page, not placed by coordinates."""
    page = element
    for above in element.iterancestors():
        page = above
        if rules.of(above).get("position") == "relative" or above.get("data-page-no"):
            break
    return page


def _words(element: etree._Element, look: dict[str, str], rules: StyleRules, order: int) -> list[Word]:
    """The words of one piece; where they start is reckoned from the usual widths of letters."""
    x = pixels(look.get("left")) or 0.0
    top, bottom = pixels(look.get("top")), pixels(look.get("bottom"))
    y = top if top is not None else -(bottom or 0.0)
    scale_match = _SCALE.search(look.get("transform", ""))
    scale = float(scale_match[1]) if scale_match else 1.0
    words: list[Word] = []
    blank = False
    for text, size, style, gap in _pieces(element, look, rules, 16.0, 0):
        size *= scale
        x += gap * scale
        blank = blank or gap * scale > _WIDE_BLANK * size
        for part in re.findall(r"\s+|\S+", text):
            width = sum(_width(c) for c in part) * size
            if part.isspace():
                blank = True
            elif words and not blank and words[-1].style == style:
                words[-1].text += part
                words[-1].x1 = x + width
            else:
                words.append(Word(part, x, x + width, y, size, style, order + len(words), blank))
                blank = False
            x += width
    return words


def _pieces(
    element: etree._Element, look: dict[str, str], rules: StyleRules, size: float, style: int
) -> Iterator[tuple[str, float, int, float]]:
    """Text, type size, style and extra space before, piece by piece."""
    size = pixels(look.get("font-size")) or size
    weight = look.get("font-weight", "")
    if weight in ("bold", "bolder") or (weight.isdecimal() and int(weight) >= 600) or element.tag in ("b", "strong"):
        style |= Style.BOLD
    if look.get("font-style") in ("italic", "oblique") or element.tag in ("i", "em"):
        style |= Style.ITALIC
    width = pixels(look.get("width")) if not (element.text or "").strip() and not len(element) else None
    margin = pixels(look.get("margin-left")) or 0.0
    if width is not None:
        # A spacer: its width stands for itself, whatever blank it holds.
        yield (" " if width > 0.12 * size else ""), size, style, max(0.0, width - _width(" ") * size)
    elif element.text:
        yield _BLANK.sub(" ", element.text), size, style, margin
    for child in element:
        if isinstance(child.tag, str):
            yield from _pieces(child, rules.of(child), rules, size, style)
        if child.tail:
            yield _BLANK.sub(" ", child.tail), size, style, 0.0


def _width(character: str) -> float:
    """About how wide a character is, in type sizes."""
    if character in _NARROW:
        return 0.29
    if character in _WIDE:
        return 0.85
    return 0.66 if character.isupper() else 0.5
