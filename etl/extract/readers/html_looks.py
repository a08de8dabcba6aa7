"""How parts of a web page look by their properties: styles, the marks of lists, links that are navigation."""

from __future__ import annotations

from lxml import etree

from etl.extract.rendering import Run
from etl.model.document import Style


def style_of(look: dict[str, str], inherited: int) -> int:
    """The style that an element's properties add to what it inherits."""
    style = inherited
    weight = look.get("font-weight", "")
    if weight in ("bold", "bolder") or (weight.isdecimal() and int(weight) >= 600):
        style |= Style.BOLD
    if look.get("font-style") in ("italic", "oblique"):
        style |= Style.ITALIC
    if look.get("font-variant") == "small-caps":
        style |= Style.SMALL_CAPS
    if look.get("vertical-align") == "super":
        style |= Style.SUPERSCRIPT
    return style


def list_mark(item: etree._Element) -> str:
    """The mark that a browser draws: a bullet, or the item's number."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "•"
    items = list(parent.iterchildren("li"))
    place = items.index(item)
    reverse = parent.get("reversed") is not None
    start = _whole(parent.get("start"), len(items) if reverse else 1)
    count = _whole(item.get("value"), start - place if reverse else start + place)
    if (parent.get("type") or "") in ("a", "A") and 1 <= count <= 26:
        return f"{chr(ord(str(parent.get('type'))) + count - 1)}."
    return f"{count}."


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.strip().lstrip("-").isdecimal() and len(text) < 7 else default


def navigation_of(runs: list[Run]) -> str | None:
    """Lines made of links into the page itself ("Jump to: Skills | Education") are no content."""
    inside = [run for run in runs if run.target and run.target.startswith("#") and run.text.strip()]
    outside = sum(len(run.text.strip(" |·•/-")) for run in runs if not run.target)
    return "navigation" if len(inside) >= 2 and outside <= 12 else None
