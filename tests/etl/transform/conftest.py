"""Invented documents for the tests of the transform stage: the fixture `page` makes one of a few lines of text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from etl.model.document import Document, Line, Passage, Style, TextSource

Page = Callable[..., Document]

# "  - **Bold** words": indent, list mark, text
_PARTS = re.compile(r"^(?P<indent> *)(?P<heading>#+ )?(?P<mark>(?:[-•]|\d+\.|\[\d+\]) )?(?P<text>.*)$")


@pytest.fixture
def page() -> Page:
    """Makes a document of lines: an empty line is blank space, `# ` a heading of the markup, `- ` or `[1] ` a list mark, `**` bold.

    A line may be a pair of its words and attributes of `Line` (`("Words", {"gap": 0.4, "size": 1.2})`).
    """
    return make_page


def make_page(*given: str | tuple[str, dict[str, Any]], **attributes: Any) -> Document:
    texts = [line if isinstance(line, str) else line[0] for line in given]
    source = TextSource("\n".join(texts))
    lines: list[Line] = []
    gap = 0.0
    for number, line in enumerate(given, start=1):
        words, extra = (line, {}) if isinstance(line, str) else line
        match = _PARTS.match(words)
        assert match is not None
        if not match["text"].strip():
            gap += 1
            continue
        mark = (match["mark"] or "").strip() or None
        level = 1 + len(match["indent"]) // 2 if mark else 0
        values: dict[str, Any] = {"gap": gap, "indent": float(len(match["indent"])), "marker": mark, "level": level}
        values["heading"] = len((match["heading"] or "").strip())
        lines.append(Line(_passage(source, number, match), number, **(values | extra)))
        gap = 0.0
    return Document("cv.txt", "0" * 64, "text/plain", source, tuple(lines), **attributes)


def _passage(source: TextSource, number: int, match: re.Match[str]) -> Passage:
    start = source.line_starts[number - 1]
    text: list[str] = []
    offsets: list[int] = []
    styles = bytearray()
    style = Style.PLAIN
    position = match.start("text")
    while position < match.end("text"):
        if match.string.startswith("**", position):
            style ^= Style.BOLD
            position += 2
            continue
        text.append(match.string[position])
        offsets.append(start + position)
        styles.append(int(style))
        position += 1
    return Passage(source, "".join(text), offsets, bytes(styles))
