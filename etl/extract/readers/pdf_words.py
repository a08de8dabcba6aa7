"""Words of a PDF page with their places and type style, as PDFium reads them."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
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
_WORD_GAP = 0.1  # of the type size; blanks in tight lines are hardly narrower, kerning is hardly wider
_SEEN_GAP = -0.2  # the same where PDFium sees a blank: letters that lean over their neighbours (an italic f) make it look narrower
_DRAWN_GAP = -0.6  # the same where a blank is drawn as a character of its own
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
    turn: int  # see `_turn`
    y: float  # the baseline, growing downwards


@dataclass(slots=True)
class Target:
    """A rectangle of a page that links somewhere."""

    left: float
    top: float
    right: float
    bottom: float
    address: str


def page_words(page: Any) -> list[Word]:
    """The page's words in the order in which the page draws them; `y` grows downwards, all of it negative."""
    text_page = page.get_textpage()
    try:
        return _Collector(text_page.raw).collect(text_page.count_chars())
    finally:
        text_page.close()


@dataclass(slots=True)
class _Glyph:
    """One drawn character; `blank` tells whether a blank was drawn (2) or seen by PDFium (1) before it."""

    text: str
    x0: float
    x1: float
    y: float
    blank: int
    setting: _Setting


class _Collector:
    """Walks over the characters of a page: first stretches on one baseline in one setting, then words."""

    def __init__(self, text_page: Any) -> None:
        self.page = text_page
        self.settings: dict[bytes, _Setting] = {}
        self.fonts: dict[tuple[bytes, int, int], tuple[int, int, bool]] = {}
        self.words: list[Word] = []

    def collect(self, count: int) -> list[Word]:
        """All words that run in the direction in which most of the page's text runs."""
        glyphs = self._glyphs(count)
        turns = Counter(glyph.setting.turn for glyph in glyphs)
        main = max(turns, key=lambda turn: (turns[turn], -turn), default=0)
        stretch: list[_Glyph] = []
        for glyph in glyphs:
            if glyph.setting.turn != main:
                continue  # a stamp along the margin
            if stretch and not _continues(stretch[0], stretch[-1], glyph):
                self._cut(stretch)
                stretch = []
            stretch.append(glyph)
        if stretch:
            self._cut(stretch)
        return self.words

    def _glyphs(self, count: int) -> list[_Glyph]:
        """The drawn characters, measured along their line. This is the hottest loop of reading PDF: every call counts."""
        page, box = self.page, raw.FS_RECTF()
        pointer = ctypes.byref(box)
        get_code, is_generated = raw.FPDFText_GetUnicode, raw.FPDFText_IsGenerated
        get_object, get_box, settings = raw.FPDFText_GetTextObject, raw.FPDFText_GetLooseCharBox, self.settings
        found: list[_Glyph] = []
        blank = 0
        last: tuple[str, float, float] | None = None
        last_key = b""
        for i in range(count):
            code = get_code(page, i)
            character = chr(code) if 0x20 < code < 0x7F else _character(code)
            if character == " ":
                if blank < 2:
                    blank = 1 if is_generated(page, i) == 1 else 2
                continue
            key = bytes(get_object(page, i))
            setting = settings.get(key)
            if setting is None:
                if is_generated(page, i) == 1:
                    continue
                setting = settings[key] = self._read_setting(i)
            get_box(page, i, pointer)
            if setting.turn == 0:
                x0, x1 = box.left, box.right
            elif setting.turn == 1:
                x0, x1 = box.bottom, box.top
            else:
                x0, x1 = (-box.right, -box.left) if setting.turn == 2 else (-box.top, -box.bottom)
            place = (character, x0, setting.y)
            if last is not None and key != last_key and _is_same_place(place, last):
                continue  # drawn twice to look bold; the two letters of a ligature share their place and their object
            last, last_key = place, key
            found.append(_Glyph(_PICTURE if setting.is_picture else character, x0, max(x0, x1), setting.y, blank, setting))
            blank = 0
        return found

    def _cut(self, stretch: list[_Glyph]) -> None:
        """Cut a stretch into words."""
        setting = stretch[0].setting
        for first, after in pairwise([0, *_word_starts(stretch, setting.size), len(stretch)]):
            glyphs = stretch[first:after]
            text = "".join([glyph.text for glyph in glyphs])
            x1 = max([glyph.x1 for glyph in glyphs])
            is_spaced = first > 0 or stretch[0].blank == 2
            self.words.append(
                Word(
                    text,
                    glyphs[0].x0,
                    x1,
                    glyphs[0].y,
                    setting.size,
                    setting.style,
                    len(self.words),
                    is_spaced,
                    weight=setting.weight,
                )
            )

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
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(self.page, i, x, y)
        turn = _turn(matrix.a, matrix.b)
        down = (-y.value, x.value, y.value, -x.value)[turn]
        return _Setting(size, style, font_weight, is_picture, turn, down)


def _turn(a: float, b: float) -> int:
    """In which direction text with this matrix runs: 0 to the right, 1 up, 2 to the left, 3 down."""
    if abs(b) <= abs(a):
        return 0 if a >= 0 else 2
    return 1 if b > 0 else 3


def _is_same_place(place: tuple[str, float, float], last: tuple[str, float, float]) -> bool:
    return place[0] == last[0] and abs(place[1] - last[1]) < 0.3 and abs(place[2] - last[2]) < 0.3


def _continues(first: _Glyph, before: _Glyph, glyph: _Glyph) -> bool:
    """Whether a character goes on with the stretch that began with `first`."""
    old, new = first.setting, glyph.setting
    size = max(old.size, new.size)
    if not -0.6 * size < glyph.x0 - before.x1 < size:
        return False
    return old is new or (
        old.style == new.style
        and abs(glyph.y - first.y) <= _SAME_LINE * size
        and abs(old.size - new.size) < 0.05 * size
        and old.weight == new.weight
        and old.is_picture == new.is_picture
    )


def _word_starts(glyphs: list[_Glyph], size: float) -> list[int]:
    """Indices at which words start. Letter-spaced words ("E D U C A T I O N") stay whole."""
    gaps = [b.x0 - a.x1 for a, b in pairwise(glyphs)]
    if not gaps:
        return []
    usual = sorted(gaps)[len(gaps) // 2]
    if len(gaps) >= 3 and usual > _LETTERSPACED * size:
        widest = usual + max(0.6 * usual, _WORD_GAP * size)
        return [i for i, gap in enumerate(gaps, 1) if gap > widest]
    least = (_WORD_GAP * size, _SEEN_GAP * size, _DRAWN_GAP * size)
    return [i for i, gap in enumerate(gaps, 1) if gap > least[glyphs[i].blank]]


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
    while raw.FPDFLink_Enumerate(page.raw, position, link):
        action = raw.FPDFLink_GetAction(link)
        box = raw.FS_RECTF()
        if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI or not raw.FPDFLink_GetAnnotRect(link, box):
            continue
        length = raw.FPDFAction_GetURIPath(document.raw, action, None, 0)
        buffer = ctypes.create_string_buffer(max(1, length))
        raw.FPDFAction_GetURIPath(document.raw, action, buffer, length)
        top, bottom = sorted((-box.top, -box.bottom))
        left, right = sorted((box.left, box.right))
        found.append(Target(left, top, right, bottom, buffer.value.decode("utf-8", "replace")))
    return found
