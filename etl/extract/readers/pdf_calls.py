"""PDFium's functions that are called for every character or for every piece of text, with addresses as plain numbers.

pypdfium2's own bindings take typed pointers, which make such a call three times as dear.
"""

from __future__ import annotations

import ctypes
from array import array
from collections import deque
from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import Any

import pypdfium2.raw

raw: Any = pypdfium2.raw  # bindings made at run time: no types


def _bound(function: Any, result: Any, *arguments: Any) -> Any:
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


# Of a text page and the number of a character.
_get_object = _bound(raw.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_get_size = _bound(raw.FPDFText_GetFontSize, ctypes.c_double, ctypes.c_void_p, ctypes.c_int)
_is_generated = _bound(raw.FPDFText_IsGenerated, ctypes.c_int, ctypes.c_void_p, ctypes.c_int)
# The same, and where the answer is written.
_get_text = _bound(raw.FPDFText_GetText, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_int, ctypes.c_void_p)
_get_box = _bound(raw.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_get_matrix = _bound(raw.FPDFText_GetMatrix, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
# Of a text object.
_get_font = _bound(raw.FPDFTextObj_GetFont, ctypes.c_void_p, ctypes.c_void_p)


class TextCalls:
    """What a text page of pypdfium2 answers for many characters at once, each named by its number."""

    def __init__(self, text_page: Any) -> None:
        self._page = text_page.raw
        self._address = ctypes.cast(self._page, ctypes.c_void_p).value
        self.count: int = text_page.count_chars()

    def codes(self) -> list[int]:
        """The code points of all characters, one by one."""
        return [raw.FPDFText_GetUnicode(self._page, i) for i in range(self.count)]

    def text(self) -> str | None:
        """All characters at once; `None` if some are not one code unit, so that numbers do not fit."""
        buffer = array("H", bytes(2 * (self.count + 1)))
        written = _get_text(self._address, 0, self.count, buffer.buffer_info()[0])
        text = buffer.tobytes()[: 2 * self.count].decode("utf-16-le", "replace")
        return text if written == self.count + 1 and len(text) == self.count else None

    def boxes(self) -> array[float]:
        """Left, top, right and bottom of all characters."""
        return self._numbers(_get_box, range(self.count), 4)

    def matrices(self, characters: Sequence[int]) -> list[float]:
        """Six numbers for each."""
        return self._numbers(_get_matrix, characters, 6).tolist()

    def objects(self) -> list[int | None]:
        """Addresses of the text objects that all characters are drawn with; `None` for what PDFium puts in."""
        return list(map(_get_object, repeat(self._address), range(self.count)))

    def are_put_in(self, characters: Iterable[int]) -> Iterable[bool]:
        """Whether PDFium put the characters in, where it saw a gap or the end of a line."""
        return map((1).__eq__, map(_is_generated, repeat(self._address), characters))

    def sizes(self, characters: Iterable[int]) -> Iterable[float]:
        """Type sizes, before the matrix."""
        return map(_get_size, repeat(self._address), characters)

    @staticmethod
    def fonts(objects: Iterable[int | None]) -> Iterable[int | None]:
        """Addresses of the fonts of text objects."""
        return map(_get_font, objects)

    def describe_font(self, character: int) -> tuple[str, int, int]:
        """Name, flags and weight of a character's font."""
        name = ctypes.create_string_buffer(256)
        flags = ctypes.c_int()
        raw.FPDFText_GetFontInfo(self._page, character, name, 256, flags)
        return name.value.decode("utf-8", "replace"), flags.value, raw.FPDFText_GetFontWeight(self._page, character)

    def _numbers(self, function: Any, characters: Sequence[int], width: int) -> array[float]:
        """The `width` numbers that `function` writes for each character, in one row."""
        row = array("f", bytes(4 * width * len(characters)))  # an array of ctypes would be a new type for each length
        at, step = row.buffer_info()[0], 4 * width
        places = range(at, at + step * len(characters), step)
        deque(map(function, repeat(self._address), characters, places), maxlen=0)
        return row
