"""As much CSS as tells how text looks: rules with one class, id or tag as selector, and `style` attributes."""

from __future__ import annotations

import re

from lxml import etree

_URL = re.compile(r"url\([^)]*\)")
# "h2", ".dates", "#name"; "p.MsoNormal" counts as ".MsoNormal".
_SIMPLE = re.compile(r"(?:[A-Za-z][A-Za-z0-9]*(?=[.#]))?([.#]?[A-Za-z_][\w-]*)")
_LENGTH = re.compile(r"(-?\d*\.?\d+)(px|pt|em|rem|%|mm|cm|in)?")
_PIXELS = {"px": 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0, "mm": 3.78, "cm": 37.8, "in": 96.0, None: 1.0}
_MAX_RULES = 50_000


class StyleRules:
    """The rules of a page's style sheets that are made for the screen."""

    def __init__(self, sheets: list[str]) -> None:
        self._rules: dict[str, dict[str, str]] = {}
        for sheet in sheets:
            text = _without_media(_URL.sub("", _without_comments(sheet.replace("<!--", "").replace("-->", ""))))
            for block in text.split("}")[:_MAX_RULES]:
                selectors, _, body = block.partition("{")
                for selector in selectors.split(","):
                    selector = selector.strip()
                    simple = _SIMPLE.fullmatch(selector)
                    if simple:
                        self._rules.setdefault(simple[1].lower(), {}).update(_declarations(body))

    def of(self, element: etree._Element) -> dict[str, str]:
        """The properties that the rules and the `style` attribute give to an element itself; nothing inherited."""
        found = dict(self._rules.get(str(element.tag).lower(), {}))
        for name in (element.get("class") or "").split():
            found.update(self._rules.get("." + name.lower(), {}))
        if element.get("id"):
            found.update(self._rules.get("#" + str(element.get("id")).lower(), {}))
        if element.get("style"):
            found.update(_declarations(str(element.get("style"))[:2000]))
        return found


def pixels(value: str | None) -> float | None:
    """A length in pixels; `None` for percentages and for what is none."""
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
