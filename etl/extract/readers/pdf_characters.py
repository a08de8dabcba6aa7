"""The characters of a PDF page: their text, where each starts and ends, how they are set.

They stand side by side in lists: an object for each would cost more than PDFium's own work.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, islice, pairwise
from operator import gt, ne, not_
from typing import Any

from etl.extract.readers.pdf_calls import TextCalls
from etl.extract.readers.pdf_type import Font, describe_font
from etl.extract.readers.tex_codes import with_tex_letters

# PDFium's hyphens at line ends; blanks of all kinds; control codes of old TeX fonts (bullets, diamonds) become a middle dot.
_SEEN_AS = (
    dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)], "·")
    | dict.fromkeys([0x0, 0x9, 0xA, 0xD, 0xA0], " ")
    | dict.fromkeys([0x2, 0xAD, 0xFFFE], "-")
)


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
    settings    how characters are set from a certain one on, up to the next one named here; `None`: all of them are blanks
    has_turned  whether some run in another direction than to the right
    """

    def __init__(self, text_page: Any) -> None:
        self._calls = calls = TextCalls(text_page)
        self.text = _seen(calls)
        boxes = calls.boxes()
        self.lefts = boxes[0::4].tolist()
        self.rights = boxes[2::4].tolist()
        self.blanks = list(compress(range(calls.count), map(" ".__eq__, self.text)))
        self.drawn = frozenset(compress(self.blanks, map(not_, calls.are_put_in(self.blanks))))
        self.settings = self._find_settings()
        self.has_turned = any(setting.turn for setting in self.settings.values() if setting is not None)
        if self.has_turned:
            self._measure_turned(boxes)
        if any(map(gt, self.lefts, self.rights)):
            self.rights = list(map(max, self.lefts, self.rights))

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


def _seen(calls: TextCalls) -> str:
    """The page's characters as they look."""
    text = calls.text()
    if text is not None:
        return with_tex_letters(text).translate(_SEEN_AS)
    return "".join([chr(code if code < 0x110000 else 0xB7).translate(_SEEN_AS) for code in calls.codes()])


def _direction(a: float, b: float) -> int:
    """In which direction text with this matrix runs: see `Setting`."""
    if abs(b) <= abs(a):
        return 0 if a >= 0 else 2
    return 1 if b > 0 else 3
