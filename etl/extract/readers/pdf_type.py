"""What the fonts of a PDF tell of their letters: bold, italic, small capitals, weight, or pictures."""

from __future__ import annotations

from dataclasses import dataclass

from etl.model import regex as re
from etl.model.document import Style

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


@dataclass(frozen=True, slots=True)
class Font:
    """A font as it matters to reading: style, weight, and whether its letters are pictures."""

    style: int
    weight: int
    is_picture: bool


def describe_font(name: str, flags: int, weight: int) -> Font:
    """The font by its name first (`ABCDEF+Garamond-BoldItalic`): subset fonts often have no right flags and weight."""
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
    return Font(int(style), named, bool(_PICTURES.search(name)))
