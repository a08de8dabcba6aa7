"""Collecting visible characters with the places they were read from."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from etl.model import regex as re
from etl.model.document import Passage, TextSource
from etl.normalize.text import is_plain, seen_as

_BULLETS = "•◦‣▪▫●○■□◆◇►▶➢➤➣➔→✓✔✦✧★❖⋄⬩⟡⬥❍⚫·∙⁃⦁∗"
# Three or more blanks, or a tab, between two words: columns. "2019   Fellow", "PhD<tab>Physics".
_COLUMN_GAP = re.compile(r"[ \u00a0]{3,}\s*|[ \u00a0]{0,2}\t\s*")
_MAX_CELLS = 24
# Capitals with a blank behind each and more between words: "E D U C A T I O N", "W O R K   H I S T O R Y".
_CAPITAL = r"(?:[^\W\d_a-zß-öø-ÿ]|&)"
_SPREAD = re.compile(rf"(?=(?:\W*[^\W\d_]){{5}}){_CAPITAL}(?: {_CAPITAL})+(?: {{2,}}{_CAPITAL}(?: {_CAPITAL})*)*")


class VisibleText:
    """Characters that will be a passage; each call of `add` appends some."""

    __slots__ = ("offsets", "styles", "text")

    def __init__(self) -> None:
        self.text: list[str] = []
        self.offsets: list[int] = []
        self.styles = bytearray()

    def __len__(self) -> int:
        return len(self.text)

    def add(self, text: str, offset: int, style: int = 0) -> None:
        """Characters that stand in the document one after the other, the first one at `offset`."""
        self.text.extend(text)
        self.offsets.extend(range(offset, offset + len(text)))
        self.styles += bytes([style]) * len(text)

    def add_at(self, text: str, offset: int, style: int = 0) -> None:
        """Characters that all stand for what begins at `offset`: `é` for `{\\'e}`, `&` for `&amp;`."""
        self.text.extend(text)
        self.offsets.extend([offset] * len(text))
        self.styles.extend(bytes([style]) * len(text))

    def pieces(self, ranges: Iterable[tuple[int, int]]) -> VisibleText:
        """The characters in these ranges alone, one range behind the other."""
        kept = VisibleText()
        for start, end in ranges:
            kept.text += self.text[start:end]
            kept.offsets += self.offsets[start:end]
            kept.styles += self.styles[start:end]
        return kept

    def passage(self, source: TextSource, start: int = 0, end: int | None = None) -> Passage:
        """The characters from `start` to `end` as a person sees them, without white space at the ends."""
        end = len(self.text) if end is None else end
        return visible_passage(source, "".join(self.text[start:end]), self.offsets[start:end], bytes(self.styles[start:end]))


def visible_passage(source: TextSource, text: str, offsets: Sequence[int], styles: bytes) -> Passage:
    """The characters as a person sees them, without white space at the ends."""
    passage = Passage(source, text, offsets, styles)
    passage = (passage if is_plain(text) else as_seen(passage)).trimmed()
    return closed_up(passage) if passage.text[1:2] == " " and _SPREAD.fullmatch(passage.text) else passage


def closed_up(passage: Passage) -> Passage:
    """A line of letters with a blank behind each, as words: `W O R K   H I S T O R Y` is `WORK HISTORY`."""
    text = passage.text
    kept = [i for i, character in enumerate(text) if character != " " or text[i - 1] == " " != text[max(0, i - 2)]]
    return Passage(
        passage.document,
        "".join([text[i] for i in kept]),
        [passage.offsets[i] for i in kept],
        bytes([passage.styles[i] for i in kept]),
    )


def as_seen(passage: Passage) -> Passage:
    """The passage with ligatures expanded, typographic spaces plain, accents put on their letters, invisible marks gone."""
    text: list[str] = []
    offsets: list[int] = []
    styles = bytearray()
    for character, offset, style in zip(passage.text, passage.offsets, passage.styles, strict=True):
        if text and unicodedata.combining(character):
            composed = unicodedata.normalize("NFC", text[-1] + character)
            if len(composed) == 1:
                text[-1] = composed
                continue
        seen = seen_as(character)
        text.extend(seen)
        offsets.extend([offset] * len(seen))
        styles.extend(bytes([style]) * len(seen))
    return Passage(passage.document, "".join(text), offsets, bytes(styles))


def find_cells(text: str) -> tuple[tuple[int, int], ...]:
    """The pieces of `text` between tabs and wide blanks, if there are at least two: `2019<tab>Fellow` -> (0, 4), (5, 11)."""
    if "\t" not in text and "   " not in text:
        return ()
    cells, start = [], 0
    for match in _COLUMN_GAP.finditer(text):
        if match.start() > start:
            cells.append((start, match.start()))
        start = match.end()
    if start < len(text):
        cells.append((start, len(text)))
    return tuple(cells) if 2 <= len(cells) <= _MAX_CELLS else ()


def is_bullet(character: str) -> bool:
    """Whether the character is a list mark with or without a blank after it (hyphens and dashes need one)."""
    return character in _BULLETS
