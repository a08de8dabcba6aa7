"""Words of a PDF page with their places and type style, as PDFium reads them."""

from __future__ import annotations

import ctypes
import re
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, repeat
from typing import Any

import pypdfium2.raw

from etl.extract.layout import Word
from etl.model.document import Style

raw: Any = pypdfium2.raw  # bindings made at run time: no types


def _bound(function: Any, result: Any, *arguments: Any) -> Any:
    """The function with addresses as plain numbers: a third of the cost of typed pointers, which counts for every character."""
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_get_object = _bound(raw.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_get_box = _bound(raw.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_is_generated = _bound(raw.FPDFText_IsGenerated, ctypes.c_int, ctypes.c_void_p, ctypes.c_int)
_get_font = _bound(raw.FPDFTextObj_GetFont, ctypes.c_void_p, ctypes.c_void_p)

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
_SAME_PLACE = 0.3  # points: where a character is drawn again
_SAME_LINE = 0.12  # of the type size: how far baselines of one word may differ
_PICTURE = "\uf0b7"
# PDFium's hyphens at line ends; blanks of all kinds; control codes of old TeX fonts (bullets, diamonds) become a middle dot.
_SEEN_AS = (
    dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)], "·")
    | dict.fromkeys([0x0, 0x9, 0xA, 0xD, 0xA0], " ")
    | dict.fromkeys([0x2, 0xAD, 0xFFFE], "-")
)


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


# A drawn character: its text, where it starts and ends along its line, whether a blank was drawn (2) or seen by PDFium (1) before
# it, and its setting. A tuple, not a class: a page has thousands.
_Glyph = tuple[str, float, float, int, _Setting]


class _Collector:
    """Walks over the characters of a page: first stretches on one baseline in one setting, then words."""

    def __init__(self, text_page: Any) -> None:
        self.page = text_page
        self.address = ctypes.cast(text_page, ctypes.c_void_p).value
        self.settings: dict[int | None, _Setting] = {}
        self.fonts: dict[int | None, tuple[int, int, bool]] = {}
        self.words: list[Word] = []

    def collect(self, count: int) -> list[Word]:
        """All words that run in the direction in which most of the page's text runs."""
        glyphs = self._glyphs(count)
        turns = Counter([glyph[4].turn for glyph in glyphs])
        main = max(turns, key=lambda turn: (turns[turn], -turn), default=0)
        if len(turns) > 1:
            glyphs = [glyph for glyph in glyphs if glyph[4].turn == main]  # no stamp along the margin
        start = 0
        first = glyphs[0][4] if glyphs else None
        end = glyphs[0][1] if glyphs else 0.0
        for i, (_, x0, x1, _, setting) in enumerate(glyphs):
            size = setting.size
            if setting is not first and first is not None:
                size = max(size, first.size)
            if not -0.6 * size < x0 - end < size or not (setting is first or first is None or _is_like(first, setting, size)):
                self._cut(glyphs[start:i])
                start, first = i, setting
            end = x1
        if glyphs:
            self._cut(glyphs[start:])
        return self.words

    def _glyphs(self, count: int) -> list[_Glyph]:
        """The drawn characters, measured along their line. This is the hottest loop of reading PDF: every call counts."""
        boxes = (raw.FS_RECTF * count)()
        address, at = self.address, ctypes.addressof(boxes)
        keys = map(_get_object, repeat(address), range(count))
        deque(map(_get_box, repeat(address), range(count), range(at, at + 16 * count, 16)), maxlen=0)
        sides: list[float] = memoryview(boxes).cast("B").cast("f").tolist()  # type: ignore[assignment]
        found: list[_Glyph] = []
        blank = 0
        last, last_x = "", 0.0
        last_key: int | None = -1
        setting: _Setting | None = None
        letters = zip(self._characters(count), keys, sides[::4], sides[2::4], strict=True)
        for i, (character, key, x0, x1) in enumerate(letters):
            if character == " ":
                if blank < 2:
                    blank = 1 if _is_generated(address, i) == 1 else 2
                continue
            if key != last_key or setting is None:
                before, setting = setting, self._setting(key, i)
                if setting is None:
                    continue
                if setting.turn:
                    x0, x1 = _along(setting.turn, *sides[4 * i : 4 * i + 4])
                is_again = before is not None and abs(setting.y - before.y) < _SAME_PLACE and abs(x0 - last_x) < _SAME_PLACE
                if is_again and character == last:
                    setting = before
                    continue  # drawn twice to look bold; the two letters of a ligature share their place and their object
                last_key = key
            elif setting.turn:
                x0, x1 = _along(setting.turn, *sides[4 * i : 4 * i + 4])
            last, last_x = character, x0
            found.append((_PICTURE if setting.is_picture else character, x0, x1 if x1 > x0 else x0, blank, setting))
            blank = 0
        return found

    def _setting(self, text_object: int | None, i: int) -> _Setting | None:
        """How the character `i` of a text object is set; `None` for one that PDFium put in."""
        setting = self.settings.get(text_object)
        if setting is None and _is_generated(self.address, i) != 1:
            setting = self.settings[text_object] = self._read_setting(i, text_object)
        return setting

    def _characters(self, count: int) -> Sequence[str]:
        """The page's characters: all at once if each has one code unit, else one by one."""
        buffer = (ctypes.c_ushort * (count + 1))()
        written = raw.FPDFText_GetText(self.page, 0, count, buffer)
        if written == count + 1:
            text = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
            if len(text) == count:
                return text.translate(_SEEN_AS)
        codes = [raw.FPDFText_GetUnicode(self.page, i) for i in range(count)]
        return [chr(code if code < 0x110000 else 0xB7).translate(_SEEN_AS) for code in codes]

    def _cut(self, stretch: Sequence[_Glyph]) -> None:
        """Cut a stretch into words."""
        setting = stretch[0][4]
        for first, after in pairwise([0, *_word_starts(stretch, setting.size), len(stretch)]):
            glyphs = stretch[first:after]
            self.words.append(
                Word(
                    "".join([glyph[0] for glyph in glyphs]),
                    glyphs[0][1],
                    max([glyph[2] for glyph in glyphs]),
                    glyphs[0][4].y,
                    setting.size,
                    setting.style,
                    len(self.words),
                    first > 0 or stretch[0][3] == 2,
                    weight=setting.weight,
                )
            )

    def _read_setting(self, i: int, text_object: int | None) -> _Setting:
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self.page, i, matrix)
        scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
        size = max(0.5, raw.FPDFText_GetFontSize(self.page, i) * scale)
        font = _get_font(text_object)
        if font not in self.fonts:
            name = ctypes.create_string_buffer(256)
            flags = ctypes.c_int()
            raw.FPDFText_GetFontInfo(self.page, i, name, 256, flags)
            weight = raw.FPDFText_GetFontWeight(self.page, i)
            self.fonts[font] = _font_style(name.value.decode("utf-8", "replace"), flags.value, weight)
        style, font_weight, is_picture = self.fonts[font]
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


def _along(turn: int, left: float, top: float, right: float, bottom: float) -> tuple[float, float]:
    """Where a character with these sides starts and ends, measured along a line that runs upwards (1), to the left or down."""
    return ((bottom, top), (-right, -left), (-top, -bottom))[turn - 1]


def _is_like(first: _Setting, setting: _Setting, size: float) -> bool:
    """Whether characters of the two settings may stand in one word."""
    return (
        first.style == setting.style
        and abs(setting.y - first.y) <= _SAME_LINE * size
        and abs(first.size - setting.size) < 0.05 * size
        and first.weight == setting.weight
        and first.is_picture == setting.is_picture
    )


def _word_starts(glyphs: Sequence[_Glyph], size: float) -> list[int]:
    """Indices at which words start. Letter-spaced words ("E D U C A T I O N") stay whole."""
    gaps = [b[1] - a[2] for a, b in pairwise(glyphs)]
    if not gaps:
        return []
    usual = sorted(gaps)[len(gaps) // 2]
    if len(gaps) >= 3 and usual > _LETTERSPACED * size:
        widest = usual + max(0.6 * usual, _WORD_GAP * size)
        return [i for i, gap in enumerate(gaps, 1) if gap > widest]
    least = (_WORD_GAP * size, _SEEN_GAP * size, _DRAWN_GAP * size)
    return [i for i, gap in enumerate(gaps, 1) if gap > least[glyphs[i][3]]]


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
