"""The characters of a PDF page: their text, where each starts and ends, how they are set.

They stand side by side in lists: an object for each would cost more than PDFium's own work.
"""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, islice, pairwise
from operator import gt, ne, not_
from typing import Any

from etl.extract.readers.pdf_calls import TextCalls
from etl.extract.readers.pdf_type import Font, describe_font
from etl.extract.readers.tex_codes import with_tex_letters
from etl.model import regex as re

# PDFium's hyphens at line ends; blanks of all kinds; control codes of old TeX fonts (bullets, diamonds) become a middle dot.
_SEEN_AS = (
    dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)], "·")
    | dict.fromkeys([0x0, 0x9, 0xA, 0xD, 0xA0], " ")
    | dict.fromkeys([0x2, 0xAD, 0xFFFE], "-")
)

# Accents that stand for themselves, and those that go on letters: "´" and U+0301.
_COMBINING = dict(
    zip(
        "`´^ˆ~˜¨¯˘˙˚ˇ˝¸˛", "\u0300\u0301\u0302\u0302\u0303\u0303\u0308\u0304\u0306\u0307\u030a\u030c\u030b\u0327\u0328", strict=True
    )
)
_ACCENT = re.compile("[`´^ˆ~˜¨¯˘˙˚ˇ˝¸˛]")
_DOTTED = {"ı": "i", "ȷ": "j"}
_NEAR = 4  # blanks that PDFium puts in around an accent
_REACH = 300  # characters of a line
_SAME_LINE = 0.4  # type sizes by which an accent may be raised for its letter


@dataclass(slots=True)
class Setting:
    """How characters drawn at once are set.

    turn   in which direction they run: 0 to the right, 1 up, 2 to the left, 3 down
    y      the baseline, growing downwards
    """

    size: float
    font: Font
    turn: int
    y: float


class Characters:
    """A page's characters.

    text        one character each
    lefts       where each starts along its line
    rights      where each ends, never left of its start
    blanks      which of them are blanks, in order
    drawn       which blanks are in the file, rather than put in by PDFium where it saw a gap
    line_ends   which blanks PDFium put in where it saw a line end (on some pages behind every letter)
    silent      which characters are drawn into the one behind or before them: an accent above its letter, which has it in `text`
    settings    how characters are set from a certain one on, up to the next one named here; `None`: all of them are blanks
    has_turned  whether some run in another direction than to the right
    """

    def __init__(self, text_page: Any) -> None:
        self._calls = calls = TextCalls(text_page)
        printed = _printed(calls)
        self.text = printed.translate(_SEEN_AS)
        boxes = calls.boxes()
        self.lefts = boxes[0::4].tolist()
        self.rights = boxes[2::4].tolist()
        self.blanks = list(compress(range(calls.count), map(" ".__eq__, self.text)))
        self.drawn = frozenset(compress(self.blanks, map(not_, calls.are_put_in(self.blanks))))
        self.line_ends = frozenset(i for i in self.blanks if printed[i] in "\r\n" and i not in self.drawn)
        self.settings = self._find_settings()
        self.has_turned = any(setting.turn for setting in self.settings.values() if setting is not None)
        if self.has_turned:
            self._measure_turned(boxes)
        if any(map(gt, self.lefts, self.rights)):
            self.rights = list(map(max, self.lefts, self.rights))
        self.silent = self._put_accents_on() if _ACCENT.search(self.text) else frozenset()

    def _put_accents_on(self) -> frozenset[int]:
        """Put accents that are drawn over a letter on it, as TeX's old fonts do; the numbers of what stands no more for itself."""
        text, found = list(self.text), set()
        for match in _ACCENT.finditer(self.text):
            at = match.start()
            letter = next((i for i in self._around(at) if self._is_over(at, i)), None)
            first, last = (at, at) if letter is None else (min(at, letter), max(at, letter))
            if letter is None:
                letter = next((i for i in self._elsewhere(at) if self._is_over(at, i) and _composed(text[i], text[at])), None)
            composed = _composed(text[letter], text[at]) if letter is not None else None
            if letter is None or composed is None:
                continue
            text[letter] = composed
            found |= set(range(first, last + 1)) - {letter}
            for i in range(first, last + 1):
                self.lefts[i], self.rights[i] = self.lefts[letter], self.rights[letter]
        self.text = "".join(text)
        self.blanks = [i for i in self.blanks if i not in found]
        return frozenset(found)

    def _around(self, at: int) -> list[int]:
        """The characters behind and before an accent, blanks that PDFium put in aside."""
        found = []
        for step in (1, -1):
            i = at + step
            while 0 <= i < len(self.text) and self.text[i] == " " and i not in self.drawn and abs(i - at) < _NEAR:
                i += step
            if 0 <= i < len(self.text):
                found.append(i)
        return found

    def _elsewhere(self, at: int) -> Iterator[int]:
        """The letters near an accent that stand on its line: PDFium gives some accents behind all others of the line."""
        starts = list(self.settings)
        setting = self.settings[starts[bisect_right(starts, at) - 1]]
        for i in range(max(0, at - _REACH), min(len(self.text), at + _REACH)):
            if setting is not None and self.text[i].isalpha() and self._is_over(at, i):
                other = self.settings[starts[bisect_right(starts, i) - 1]]
                if other is not None and other.turn == setting.turn and abs(other.y - setting.y) <= _SAME_LINE * setting.size:
                    yield i

    def _is_over(self, accent: int, letter: int) -> bool:
        """Whether an accent's middle lies within a letter."""
        middle = (self.lefts[accent] + self.rights[accent]) / 2
        return self.lefts[letter] < middle < self.rights[letter]

    def _find_settings(self) -> dict[int, Setting | None]:
        objects = self._calls.objects()
        starts = [0, *compress(range(1, len(objects)), map(ne, objects, islice(objects, 1, None)))] if objects else []
        firsts = [
            start if self.text[start] != " " and objects[start] else self._first_visible(start, end, objects)
            for start, end in pairwise([*starts, len(objects)])
        ]
        shown = [first for first in firsts if first >= 0]
        settings = iter(self._read_settings(shown, [objects[first] for first in shown]))
        return {start: next(settings) if first >= 0 else None for start, first in zip(starts, firsts, strict=True)}

    def _first_visible(self, start: int, end: int, objects: Sequence[int | None]) -> int:
        """The first visible character of those drawn at once (how it is set is how all are); -1 if PDFium put them in."""
        first = start
        while first < end and self.text[first] == " ":
            first += 1
        is_put_in = first == end or (objects[start] is None and any(self._calls.are_put_in([first])))
        return -1 if is_put_in else first

    def _read_settings(self, firsts: list[int], objects: list[int | None]) -> list[Setting]:
        """How the characters `firsts` are set that are drawn with `objects`."""
        fonts: dict[int | None, Font] = {}
        known: dict[tuple[Any, ...], Setting] = {}
        found: list[Setting] = []
        numbers = iter(self._calls.matrices(firsts))
        rows = zip(firsts, self._calls.fonts(objects), self._calls.sizes(firsts), *[numbers] * 6, strict=True)
        for i, key, size, a, b, c, d, x, y in rows:
            look = (key, size, a, b, c, d, y, x if b else 0.0)
            setting = known.get(look)
            if setting is None:
                if key not in fonts:
                    fonts[key] = describe_font(*self._calls.describe_font(i))
                turn = _direction(a, b)
                down = (-y, x, y, -x)[turn]
                setting = known[look] = Setting(max(0.5, size * ((c * c + d * d) ** 0.5 or 1.0)), fonts[key], turn, down)
            found.append(setting)
        return found

    def _measure_turned(self, boxes: array[float]) -> None:
        """Measure characters that do not run to the right along their own line."""
        for start, end in pairwise([*self.settings, len(self.text)]):
            setting = self.settings[start]
            if setting is not None and setting.turn:
                for i in range(start, end):
                    left, top, right, bottom = boxes[4 * i : 4 * i + 4].tolist()
                    self.lefts[i], self.rights[i] = ((bottom, top), (-right, -left), (-top, -bottom))[setting.turn - 1]


def _printed(calls: TextCalls) -> str:
    """The page's characters, with control codes."""
    text = calls.text()
    if text is not None:
        return with_tex_letters(text)
    return "".join([chr(code if code < 0x110000 else 0xB7) for code in calls.codes()])


def _composed(letter: str, accent: str) -> str | None:
    """The letter with the accent on it; `None` if there is no such character."""
    composed = unicodedata.normalize("NFC", _DOTTED.get(letter, letter) + _COMBINING[accent])
    return composed if len(composed) == 1 and letter.isalpha() else None


def _direction(a: float, b: float) -> int:
    """In which direction text with this matrix runs: see `Setting`."""
    if abs(b) <= abs(a):
        return 0 if a >= 0 else 2
    return 1 if b > 0 else 3
