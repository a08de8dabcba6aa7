"""Page furniture: running heads, running feet and page numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from etl.model import regex as re

_DIGITS = re.compile(r"\d+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# "3", "- 3 -", "3/14", "3 of 14", "Page 3", "Seite 3 von 14", "p. 3"
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|seite|página|pagina|p\.|s\.)\s*)?(\d{1,3})(?:\s*(?:/|of|von|de|sur|di|\|)\s*\d{1,3})?\W*", re.I
)
_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_ROOM = 3  # rows at the top and at the bottom of a page that may be furniture


def find_furniture(pages: Sequence[Sequence[tuple[str, float]]]) -> list[tuple[int, str]]:
    """1-based numbers of the rows, counted through all pages, that are furniture, each with the reason.

    A page is its rows as (text, y) in reading order. A running line that holds a year ("Last updated May 2024") stays once: the
    first at the top, the last at the bottom.
    """
    numbered = [[0, 0] for _ in pages]
    count = 0
    for i, page in enumerate(pages):
        numbered[i] = [count + k + 1 for k in range(len(page))]
        count += len(page)
    tops = _running(pages, numbered, is_top=True)
    bottoms = _running(pages, numbered, is_top=False)
    found = {**tops, **bottoms}
    for i, page in enumerate(pages):
        for k in _edge(page, is_top=False)[:1] + _edge(page, is_top=True)[:1]:
            match = _PAGE_NUMBER.fullmatch(page[k][0])
            is_roman = page[k][0].strip(" -–—.").lower() == (_roman(i + 1) or None)
            if len(page) > 3 and (is_roman or (match and int(match[1]) == i + 1)):
                found.setdefault(numbered[i][k], "page number")
    return sorted(found.items())


def _roman(number: int) -> str:
    """`4` as `iv`, up to 39; nothing for more."""
    return "x" * (number // 10) + _ONES[number % 10] if number < 40 else ""


def _edge(page: Sequence[tuple[str, float]], *, is_top: bool) -> list[int]:
    """Indices of the outermost rows of a page, outermost first."""
    by_place = sorted(range(len(page)), key=lambda k: page[k][1], reverse=not is_top)
    return by_place[:_ROOM]


def _running(pages: Sequence[Sequence[tuple[str, float]]], numbered: list[list[int]], *, is_top: bool) -> dict[int, str]:
    """Rows whose wording, numbers aside, comes back at the same height on other pages."""
    seen: dict[str, list[tuple[int, int, float]]] = {}
    for i, page in enumerate(pages):
        for k in _edge(page, is_top=is_top):
            text, y = page[k]
            seen.setdefault(_DIGITS.sub("#", text).strip(), []).append((i, k, y))
    found: dict[int, str] = {}
    for wording, places in seen.items():
        heights = Counter(round(y / 4) for _, _, y in places)
        usual = max(heights, key=lambda h: (heights[h], h))
        places = [place for place in places if abs(place[2] / 4 - usual) <= 1]
        if len({i for i, _, _ in places}) < max(2, min(3, len(pages) - 1)) or not wording:
            continue
        is_number = not re.search(r"[^\W\d_]{2}", wording)
        kept = None
        if not is_number and _YEAR.search(pages[places[0][0]][places[0][1]][0]):
            kept = places[0] if is_top else places[-1]
        for place in places:
            if place is not kept:
                reason = "page number" if is_number else "running head" if is_top else "running foot"
                found[numbered[place[0]][place[1]]] = reason
    return found
