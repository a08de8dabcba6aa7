"""Fonts that a web page carries along as data: how their letters look and how wide they are.

Converters of PDF write `font-family: ff3` and say "bold" nowhere; the font's own name is `CMBX12`. Where a font has no blank, they
write one all the same, which is next to nothing wide: only the width tells that "Dap eng" is one word.
"""

from __future__ import annotations

import base64
import binascii
import struct
import zlib
from dataclasses import dataclass, field

from etl.extract.readers.pdf_type import describe_font
from etl.model import regex as re

_FACE = re.compile(r"@font-face\s*\{([^{}]*)\}", re.I)
_FAMILY = re.compile(r"font-family\s*:\s*([^;}]+)", re.I)
_SOURCE = re.compile(r"url\(\s*['\"]?data:[\w/.+-]*;(?:[\w=-]+;)?base64,([A-Za-z0-9+/=\s]+)")
_WOFF = b"wOFF"
_PLAIN_FILES = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_WANTED = frozenset({b"name", b"OS/2", b"post", b"cmap", b"hmtx", b"hhea", b"head"})
_MOST_TABLES, _MOST_NAMES, _MOST_CHARACTERS, _LARGEST = 64, 200, 5_000, 1 << 20
_NAMES = (2, 4, 6)  # "Bold Italic", "Computer Modern Bold", "CMBX12"
_FLAG_ITALIC = 1 << 6  # as PDF's fonts have it


@dataclass(frozen=True, slots=True)
class WebFont:
    """The style of a font's letters, and their widths in type sizes where the page carries the font along."""

    style: int
    widths: dict[str, float] = field(default_factory=dict)


def read_fonts(sheet: str) -> dict[str, WebFont]:
    """Family (lower case) -> font, for those that a style sheet carries along. Files that are no fonts are left out."""
    found: dict[str, WebFont] = {}
    for face in _FACE.finditer(sheet):
        family, source = _FAMILY.search(face[1]), _SOURCE.search(face[1])
        font = _read_font(source[1]) if source else None
        if family and font is not None:
            found[_bare(family[1])] = font
    return found


def font_of(families: str, known: dict[str, WebFont]) -> WebFont:
    """The first of the families that a rule names: a font that the page carries along, or one told by its name alone."""
    first = _bare(families.split(",")[0])
    return known[first] if first in known else WebFont(describe_font(first, 0, 0).style)


def _bare(family: str) -> str:
    return family.strip().strip("'\"").lower()


def _read_font(encoded: str) -> WebFont | None:
    try:
        tables = _tables(base64.b64decode(encoded))
        names = _names(tables.get(b"name", b""))
        weight = struct.unpack_from(">H", tables[b"OS/2"], 4)[0] if b"OS/2" in tables else 0
        slant = struct.unpack_from(">i", tables[b"post"], 4)[0] if b"post" in tables else 0
        widths = _widths(tables) if tables.keys() >= {b"cmap", b"hmtx", b"hhea", b"head"} else {}
    except (binascii.Error, struct.error, zlib.error):
        return None
    return WebFont(describe_font(" ".join(names), _FLAG_ITALIC if slant else 0, weight).style if names else 0, widths)


def _tables(content: bytes) -> dict[bytes, bytes]:
    """The tables of a font file, plain or WOFF, that tell how it looks."""
    found: dict[bytes, bytes] = {}
    is_woff = content[:4] == _WOFF
    if not is_woff and content[:4] not in _PLAIN_FILES:
        return found
    (count,) = struct.unpack_from(">H", content, 12 if is_woff else 4)
    for i in range(min(count, _MOST_TABLES)):
        if is_woff:
            tag, offset, packed, length = struct.unpack_from(">4sIII", content, 44 + 20 * i)
        else:
            tag, _, offset, length = struct.unpack_from(">4sIII", content, 12 + 16 * i)
            packed = length
        if tag in _WANTED:
            part = content[offset : offset + packed]
            found[tag] = zlib.decompressobj().decompress(part, _LARGEST) if packed < length else part
    return found


def _names(table: bytes) -> list[str]:
    if len(table) < 6:
        return []
    _, count, strings = struct.unpack_from(">HHH", table)
    found: dict[int, str] = {}
    for i in range(min(count, _MOST_NAMES)):
        platform, _, _, kind, length, offset = struct.unpack_from(">6H", table, 6 + 12 * i)
        if kind in _NAMES:
            part = table[strings + offset : strings + offset + length]
            found[kind] = part.decode("latin-1" if platform == 1 else "utf-16-be", "replace")
    return [found[kind] for kind in sorted(found)]


def _widths(tables: dict[bytes, bytes]) -> dict[str, float]:
    """Character -> how far the next one stands behind its start, in type sizes."""
    (units,) = struct.unpack_from(">H", tables[b"head"], 18)
    (measured,) = struct.unpack_from(">H", tables[b"hhea"], 34)
    if not units or not measured:
        return {}
    advances = tables[b"hmtx"]
    return {
        chr(code): struct.unpack_from(">H", advances, 4 * min(glyph, measured - 1))[0] / units
        for code, glyph in _glyphs(tables[b"cmap"]).items()
    }


def _glyphs(table: bytes) -> dict[int, int]:
    """Code point -> number of its glyph, by the first subtable of the usual form (4: ranges of 16-bit codes)."""
    (count,) = struct.unpack_from(">H", table, 2)
    for i in range(min(count, _MOST_TABLES)):
        (start,) = struct.unpack_from(">I", table, 8 + 8 * i)
        form, _, _, doubled = struct.unpack_from(">4H", table, start)
        if form != 4:
            continue
        segments = doubled // 2
        places = (start + 14, start + 16 + doubled, start + 16 + 2 * doubled, start + 16 + 3 * doubled)
        ends, firsts, shifts, offsets = (struct.unpack_from(f">{segments}H", table, place) for place in places)
        found: dict[int, int] = {}
        for k, (first, end, shift, offset) in enumerate(zip(firsts, ends, shifts, offsets, strict=True)):
            for code in range(first, min(end + 1, 0xD800)):
                if len(found) >= _MOST_CHARACTERS:
                    return found
                if offset:
                    (glyph,) = struct.unpack_from(">H", table, places[3] + 2 * k + offset + 2 * (code - first))
                    glyph = (glyph + shift) & 0xFFFF if glyph else 0
                else:
                    glyph = (code + shift) & 0xFFFF
                if glyph:
                    found[code] = glyph
        return found
    return {}
