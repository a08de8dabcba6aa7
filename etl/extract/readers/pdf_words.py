"""Words of a PDF page with their places and type style, as PDFium reads them."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2.raw

from etl.extract.layout import Word
from etl.model.document import Style

raw: Any = pypdfium2.raw  # bindings made at run time: no types

_BOLD = re.compile(r"bold|black|heavy|semibold|demi|medi(?!um)|(?:cm|lm|sf|ec)\w{0,3}bx|bx\d|-bd\b|,b", re.I)
# Weights below bold that names tell: in a text set in Light, Regular is what stands out.
_WEIGHTS = (
    (re.compile(r"thin|hairline", re.I), 100),
    (re.compile(r"(?:extra|ultra)-?light", re.I), 200),
    (re.compile(r"light|-lig?\b", re.I), 300),
    (re.compile(r"medium", re.I), 500),
)
_ITALIC = re.compile(r"ital|obli|slant|(?:cm|sf|ec|lm)\w{0,2}(?:ti|sl|bxti)\d|-it\b|-i\b", re.I)
_SMALL_CAPS = re.compile(r"smallcaps|csc\d|caps\d|-sc\b", re.I)
_MONOSPACE = re.compile(r"mono|courier|typewriter|consol|(?:cm|sf|ec)tt\d|inconsolata|menlo", re.I)
# Fonts whose letters are pictures: an envelope that claims to be "B".
_PICTURES = re.compile(
    r"awesome|academicons|marvosym|fontmfizz|wingding|webding|dingbat|ionicon|material|icomoon|bbding|symbolmt", re.I
)
_FLAG_ITALIC, _FLAG_FORCE_BOLD = 1 << 6, 1 << 18
_HEAVY = 600
_ROTATED = 0.3
_WORD_GAP = 0.1  # of the type size; blanks in tight lines are hardly narrower, kerning is hardly wider
_SEEN_GAP = 0.05  # the same where PDFium sees a blank
_DRAWN = -0.6  # the same where a blank is drawn as a character of its own
_OVERHANG = -0.2  # the same beside a character that leans over its neighbours
_LETTERSPACED = 0.06  # usual gap between the letters of letter-spaced text
_SAME_LINE = 0.12  # of the type size: how far baselines of one word may differ
_PICTURE = "\uf0b7"


@dataclass(slots=True)
class _Setting:
    """How the characters of one text object are set."""

    size: float
    style: int
    weight: int
    is_picture: bool
    is_rotated: bool


@dataclass(slots=True)
class Target:
    """A rectangle of a page that links somewhere."""

    left: float
    top: float
    right: float
    bottom: float
    address: str


def page_words(page: Any) -> list[Word]:
    """The page's words in the order in which the page draws them; `y` grows downwards from the top edge."""
    text_page = page.get_textpage()
    try:
        return _Collector(text_page.raw, page.get_height()).collect(text_page.count_chars())
    finally:
        text_page.close()


@dataclass(slots=True)
class _Glyph:
    """One drawn character; `blank` tells whether a blank was drawn or seen before it (2 = drawn, 1 = seen by PDFium),
    `overhangs` whether its box is wider than its advance (an italic f)."""

    text: str
    x0: float
    x1: float
    blank: int
    overhangs: bool


class _Collector:
    """Walks over the characters of a page: first stretches on one baseline in one setting, then words."""

    def __init__(self, text_page: Any, height: float) -> None:
        self.page, self.height = text_page, height
        self.settings: dict[int, _Setting] = {}
        self.fonts: dict[tuple[bytes, int, int], tuple[int, int, bool]] = {}
        self.words: list[Word] = []
        self.glyphs: list[_Glyph] = []
        self.y = 0.0
        self.setting = _Setting(1.0, 0, 400, False, False)
        self.blank = self.blank_at_start = 0

    def collect(self, count: int) -> list[Word]:
        """All words of the page."""
        box = raw.FS_RECTF()
        x, y = ctypes.c_double(), ctypes.c_double()
        last: tuple[str, float, float] = ("", -1.0, -1.0)
        last_key = 0
        for i in range(count):
            code = raw.FPDFText_GetUnicode(self.page, i)
            if raw.FPDFText_IsGenerated(self.page, i) == 1:
                self.blank = max(self.blank, int(code == 0x20))
                continue
            character = _character(code)
            if character == " ":
                self.blank = 2
                continue
            setting, key = self._setting(i)
            if setting.is_rotated:
                continue
            raw.FPDFText_GetLooseCharBox(self.page, i, box)
            raw.FPDFText_GetCharOrigin(self.page, i, x, y)
            left, base = box.left, self.height - y.value
            place = (character, round(left, 1), round(base, 1))
            if place == last and key != last_key:
                continue  # drawn twice to look bold; the two letters of a ligature share their place and their object
            last, last_key = place, key
            if self.glyphs and not self._continues(left, base, setting):
                self.flush()
            if not self.glyphs:
                self.y, self.setting, self.blank_at_start = base, setting, self.blank
            self.glyphs.append(
                _Glyph(_PICTURE if setting.is_picture else character, left, max(left, box.right), self.blank, x.value - left > 0.5)
            )
            self.blank = 0
        self.flush()
        return self.words

    def _continues(self, left: float, base: float, setting: _Setting) -> bool:
        size = max(self.setting.size, setting.size)
        return (
            setting.style == self.setting.style
            and abs(base - self.y) <= _SAME_LINE * size
            and -0.6 * size < left - self.glyphs[-1].x1 < size
            and abs(setting.size - self.setting.size) < 0.05 * size
            and setting.weight == self.setting.weight
            and setting.is_picture == self.setting.is_picture
        )

    def flush(self) -> None:
        """Cut the stretch collected so far into words."""
        if not self.glyphs:
            return
        starts = [0, *_word_starts(self.glyphs, self.setting.size), len(self.glyphs)]
        s = self.setting
        for first, after in pairwise(starts):
            glyphs = self.glyphs[first:after]
            text = "".join(glyph.text for glyph in glyphs)
            is_spaced = self.blank_at_start == 2 if first == 0 else True
            word = Word(
                text, glyphs[0].x0, max(g.x1 for g in glyphs), self.y, s.size, s.style, len(self.words), is_spaced, weight=s.weight
            )
            self.words.append(word)
        self.glyphs = []

    def _setting(self, i: int) -> tuple[_Setting, int]:
        handle = raw.FPDFText_GetTextObject(self.page, i)
        key = ctypes.addressof(handle.contents) if handle else -1
        found = self.settings.get(key)
        if found is None:
            found = self.settings[key] = self._read_setting(i)
        return found, key

    def _read_setting(self, i: int) -> _Setting:
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self.page, i, matrix)
        scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
        size = max(0.5, raw.FPDFText_GetFontSize(self.page, i) * scale)
        name = ctypes.create_string_buffer(256)
        flags = ctypes.c_int()
        raw.FPDFText_GetFontInfo(self.page, i, name, 256, flags)
        weight = raw.FPDFText_GetFontWeight(self.page, i)
        key = (name.value, flags.value, weight)
        if key not in self.fonts:
            self.fonts[key] = _font_style(name.value.decode("utf-8", "replace"), flags.value, weight)
        style, font_weight, is_picture = self.fonts[key]
        is_slanted = abs(matrix.b) > _ROTATED * max(abs(matrix.a), 1e-6)
        return _Setting(size, style, font_weight, is_picture, is_slanted)


def _word_starts(glyphs: list[_Glyph], size: float) -> list[int]:
    """Indices at which words start. Letter-spaced words ("E D U C A T I O N") stay whole."""
    gaps = [b.x0 - a.x1 for a, b in pairwise(glyphs)]
    if not gaps:
        return []
    usual = sorted(gaps)[len(gaps) // 2]
    if len(gaps) >= 3 and usual > _LETTERSPACED * size:
        widest = usual + max(0.6 * usual, _WORD_GAP * size)
        return [i for i, gap in enumerate(gaps, 1) if gap > widest]
    return [i for i, gap in enumerate(gaps, 1) if gap > _least_blank(glyphs[i - 1], glyphs[i]) * size]


def _least_blank(before: _Glyph, glyph: _Glyph) -> float:
    if not glyph.blank:
        return _WORD_GAP
    if glyph.blank == 2:
        return _DRAWN
    return _OVERHANG if before.overhangs or glyph.overhangs else _SEEN_GAP


def _character(code: int) -> str:
    """The character for a code; control codes of old TeX fonts (bullets, diamonds) become a middle dot."""
    if code in (0x2, 0xFFFE, 0xAD):
        return "-"
    if code in (0x20, 0x9, 0xA, 0xD, 0xA0) or code == 0:
        return " "
    if code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000:
        return "·"
    return chr(code)


def _font_style(name: str, flags: int, weight: int) -> tuple[int, int, bool]:
    """Style, weight, and whether the font's letters are pictures; by the name first: subset fonts often have no right flags."""
    name = name.split("+", 1)[-1]
    style = Style.PLAIN
    if _BOLD.search(name) or weight >= _HEAVY or flags & _FLAG_FORCE_BOLD:
        style |= Style.BOLD
    if _ITALIC.search(name) or flags & _FLAG_ITALIC:
        style |= Style.ITALIC
    if _SMALL_CAPS.search(name):
        style |= Style.SMALL_CAPS
    if _MONOSPACE.search(name):
        style |= Style.MONOSPACE
    named = next((value for pattern, value in _WEIGHTS if pattern.search(name)), 700 if style & Style.BOLD else 400)
    return int(style), named, bool(_PICTURES.search(name))


def page_targets(document: Any, page: Any) -> list[Target]:
    """The page's links to web and mail addresses."""
    found: list[Target] = []
    position = ctypes.c_int(0)
    link = raw.FPDF_LINK()
    height = page.get_height()
    while raw.FPDFLink_Enumerate(page.raw, position, link):
        action = raw.FPDFLink_GetAction(link)
        box = raw.FS_RECTF()
        if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI or not raw.FPDFLink_GetAnnotRect(link, box):
            continue
        length = raw.FPDFAction_GetURIPath(document.raw, action, None, 0)
        buffer = ctypes.create_string_buffer(max(1, length))
        raw.FPDFAction_GetURIPath(document.raw, action, buffer, length)
        top, bottom = sorted((height - box.top, height - box.bottom))
        left, right = sorted((box.left, box.right))
        found.append(Target(left, top, right, bottom, buffer.value.decode("utf-8", "replace")))
    return found
