"""As much CSS as tells how text looks: rules for a class, an id or a tag, alone or inside of another, and `style` attributes."""

from __future__ import annotations

from functools import lru_cache

from lxml import etree

from etl.extract.readers.web_fonts import WebFont, font_of, read_fonts
from etl.model import regex as re

_URL = re.compile(r"url\([^)]*\)")
# "h2", ".dates", "#name"; "p.MsoNormal" counts as ".MsoNormal".
_SIMPLE = re.compile(r"(?:[A-Za-z][A-Za-z0-9]*(?=[.#]))?([.#]?[A-Za-z_][\w-]*)")
# ".textLayer > span", ".page p"
_INNER = re.compile(rf"({_SIMPLE.pattern})\s*[\s>]\s*({_SIMPLE.pattern})")
_LENGTH = re.compile(r"(-?\d*\.?\d+)(px|pt|em|rem|%|mm|cm|in)?")
# A length times a scale: `calc(var(--scale-factor)*72.02px)`, `calc(1.5 * 72px)`
_SCALED = re.compile(r"calc\(\s*(?:var\([^()]*\)|[\d.]+)\s*\*\s*(-?\d*\.?\d+(?:px|pt)?)\s*\)")
_PIXELS = {"px": 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0, "mm": 3.78, "cm": 37.8, "in": 96.0, None: 1.0}
_MAX_RULES = 50_000
# Classes of style sheets that stand elsewhere and that many pages use. Sources: the documentation of Bootstrap and of Tailwind CSS.
_KNOWN_CLASSES = {
    "pull-right": {"float": "right"}, "float-right": {"float": "right"}, "float-end": {"float": "right"},
    "d-flex": {"display": "flex"}, "flex": {"display": "flex"}, "grid": {"display": "grid"},
    "flex-column": {"flex-direction": "column"}, "flex-col": {"flex-direction": "column"}, "flex-wrap": {"flex-wrap": "wrap"},
    "d-none": {"display": "none"}, "grid-cols-2": {"grid-template-columns": "repeat(2, 1fr)"},
    "grid-cols-3": {"grid-template-columns": "repeat(3, 1fr)"}, "grid-cols-4": {"grid-template-columns": "repeat(4, 1fr)"},
    "font-weight-bold": {"font-weight": "bold"}, "fw-bold": {"font-weight": "bold"}, "font-bold": {"font-weight": "bold"},
    "font-semibold": {"font-weight": "600"}, "fw-semibold": {"font-weight": "600"}, "font-italic": {"font-style": "italic"},
    "fst-italic": {"font-style": "italic"}, "italic": {"font-style": "italic"},
}  # fmt: skip


class StyleRules:
    """The rules of a page's style sheets that are made for the screen."""

    def __init__(self, sheets: list[str]) -> None:
        self._rules: dict[str, dict[str, str]] = {}
        self._inner: dict[str, list[tuple[str, dict[str, str]]]] = {}
        self._fonts: dict[str, WebFont] = {}
        for sheet in sheets:
            self._fonts.update(read_fonts(sheet))
            text = _without_media(_URL.sub("", _without_comments(sheet.replace("<!--", "").replace("-->", ""))))
            for block in text.split("}")[:_MAX_RULES]:
                selectors, _, body = block.partition("{")
                for selector in selectors.split(","):
                    selector = selector.strip()
                    simple = _SIMPLE.fullmatch(selector)
                    if simple:
                        self._rules.setdefault(simple[1].lower(), {}).update(_declarations(body))
                    elif inner := _INNER.fullmatch(selector):
                        self._inner.setdefault(inner[4].lower(), []).append((inner[2].lower(), _declarations(body)))

    def of(self, element: etree._Element) -> dict[str, str]:
        """The properties that the rules and the `style` attribute give to an element itself; nothing inherited."""
        keys = _keys(element)
        found: dict[str, str] = {}
        for key in keys:
            if key[0] == "." and key[1:] in _KNOWN_CLASSES:
                found.update(_KNOWN_CLASSES[key[1:]])
        for key in keys:
            found.update(self._rules.get(key, {}))
        if self._inner:
            for key in keys:
                for outer, declarations in self._inner.get(key, ()):
                    if any(outer in _keys(above) for above in element.iterancestors()):
                        found.update(declarations)
        if element.get("style"):
            found.update(_declarations(str(element.get("style"))[:2000]))
        return found

    def font(self, look: dict[str, str]) -> WebFont | None:
        """The font that an element's properties name; `None` if they name none."""
        family = look.get("font-family")
        return font_of(family, self._fonts) if family else None


def _keys(element: etree._Element) -> tuple[str, ...]:
    """The selectors that an element answers to, by rising rank: `p`, `.dates`, `#name`."""
    return _keys_of(str(element.tag), element.get("class") or "", element.get("id") or "")


@lru_cache(maxsize=1024)
def _keys_of(tag: str, classes: str, name: str) -> tuple[str, ...]:
    keys = [tag.lower(), *("." + one.lower() for one in classes.split())]
    return (*keys, "#" + name.lower()) if name else tuple(keys)


def share(value: str | None) -> float | None:
    """A length given in percent, as a share of the whole; `None` for others."""
    match = _LENGTH.fullmatch(value.strip()) if value else None
    return float(match[1]) / 100 if match and match[2] == "%" else None


def pixels(value: str | None) -> float | None:
    """A length in pixels; `None` for percentages and for what is none."""
    if value and (scaled := _SCALED.fullmatch(value.strip())):
        value = scaled[1]
    match = _LENGTH.fullmatch(value.strip()) if value else None
    if match is None or match[2] == "%":
        return None
    return float(match[1]) * _PIXELS[match[2]]


def margin_pixels(look: dict[str, str], side: str) -> float | None:
    """The margin on a side, given by itself or in `margin: 0 2em`; `None` if it is not given."""
    parts = (look.get("margin") or "").split()
    place = {"top": 0, "right": 1, "bottom": 2, "left": 3}[side]
    listed = parts[place if place < len(parts) else place - 2 if place - 2 < len(parts) and place > 1 else 0] if parts else None
    return pixels(look.get(f"margin-{side}", listed))


def _without_comments(sheet: str) -> str:
    first, *rest = sheet.split("/*")
    return first + "".join(part.partition("*/")[2] for part in rest)


def _declarations(text: str) -> dict[str, str]:
    found = {}
    for part in text.split(";"):
        name, colon, value = part.partition(":")
        if colon:
            found[name.strip().lower()] = value.replace("!important", "").strip().lower()
    return found


def _without_media(sheet: str) -> str:
    """The sheet without its blocks in blocks (`@media print {...}`): they are for paper or for small screens."""
    kept: list[str] = []
    position = 0
    while True:
        start = sheet.find("@media", position)
        if start < 0:
            return "".join([*kept, sheet[position:]])
        kept.append(sheet[position:start])
        depth, position = 0, sheet.find("{", start)
        if position < 0:
            return "".join(kept)
        for match in re.compile(r"[{}]").finditer(sheet, position):
            depth += 1 if match[0] == "{" else -1
            if depth == 0:
                position = match.end()
                break
        else:
            return "".join(kept)
