"""Parts of a web page that style sheets set side by side: flexible boxes, grids, and the rows of well-known frameworks."""

from __future__ import annotations

from lxml import etree

from etl.extract.date_labels import is_date_label
from etl.extract.readers.css import StyleRules
from etl.model import regex as re

_MOST_CELLS = 4
_TRACK = re.compile(r"[\w.-]*\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\]|[^\s()\[\]]+")
_REPEAT = re.compile(r"repeat\(\s*(\d{1,2})\s*,(.*)\)", re.S)
_PLACED = ("grid-column", "grid-row", "grid-area", "grid-column-start", "grid-row-start")
_INLINE = frozenset({"a", "b", "em", "i", "p", "small", "span", "strong", "sub", "time", "div"})
_LONGEST = 60  # characters of a piece that stands at the right end of its line


def rows_of(element: etree._Element, look: dict[str, str], rules: StyleRules) -> list[list[etree._Element]]:
    """The element's children row by row, if they are set side by side; nothing if they are not, or if text stands between them."""
    children = [child for child in element if isinstance(child.tag, str)]
    shown = [child for child in children if rules.of(child).get("display") != "none"]
    if len(shown) < 2 or any(part and part.strip() for part in (element.text, *(child.tail for child in element))):
        return []
    if _is_dated(shown):
        return [shown]
    if look.get("display") in ("flex", "inline-flex") or _is_framework_row(element, shown):
        is_row = not look.get("flex-direction", "row").startswith("column") and not _wraps(look, shown)
        return [shown] if is_row and len(shown) <= _MOST_CELLS and not any(child.tag == "li" for child in shown) else []
    if look.get("display") in ("grid", "inline-grid"):
        count = _tracks(look.get("grid-template-columns", ""))
        if (
            2 <= count <= _MOST_CELLS
            and len(shown) % count == 0
            and not any(set(_PLACED) & rules.of(child).keys() for child in shown)
        ):
            return [shown[i : i + count] for i in range(0, len(shown), count)]
    return []


def _is_dated(shown: list[etree._Element]) -> bool:
    """Whether these are a box with a date, called so, and the box of what is dated, whose style sheet may stand elsewhere."""
    if len(shown) != 2 or not all(each.tag in _BOXES for each in shown) or len(shown[0]):
        return False
    names = set(_NAME.findall((shown[0].get("class") or "").lower()))
    return not names.isdisjoint(_DATES) and is_date_label((shown[0].text or "").strip()) and len(shown[1]) > 0


def _is_framework_row(element: etree._Element, shown: list[etree._Element]) -> bool:
    """A row of columns as Bootstrap names them: `row` around `col-md-3` and `col-md-9`."""
    return "row" in (element.get("class") or "").split() and all(
        any(name.startswith("col") for name in (child.get("class") or "").split()) for child in shown
    )


def _wraps(look: dict[str, str], shown: list[etree._Element]) -> bool:
    """Whether the boxes run on over several lines, as tags do."""
    return "wrap" in look.get("flex-wrap", look.get("flex-flow", "nowrap")).split() and len(shown) > 2


def _tracks(template: str) -> int:
    """How many columns a grid has: `24mm 1fr` has 2, `repeat(3, 1fr)` has 3; 0 if that depends on the window."""
    count = 0
    for track in _TRACK.findall(template):
        repeat = _REPEAT.fullmatch(track)
        if repeat:
            count += int(repeat[1]) * max(1, len(_TRACK.findall(repeat[2])))
        elif track.startswith("repeat(") or track in ("none", "subgrid"):
            return 0
        elif not track.startswith("["):
            count += 1
    return count


def stands_right(element: etree._Element, look: dict[str, str]) -> bool:
    """Whether a short piece stands at the right end of its line, wherever it is written: a date that floats."""
    is_right = look.get("float") == "right" or (look.get("position") == "absolute" and "right" in look and "left" not in look)
    if not is_right or element.tag not in _INLINE:
        return False
    return len(" ".join("".join(str(part) for part in element.itertext()).split())) <= _LONGEST and element.find(".//br") is None


def is_set_apart(before: etree._Element, after: etree._Element) -> bool:
    """Whether two pieces without a blank between them are fields that a style sheet sets apart: a name and its date."""
    names = [set(_NAME.findall((each.get("class") or "").lower())) for each in (before, after)]
    inline = all(each.tag in _INLINE_PIECES for each in (before, after))
    return inline and names[0] != names[1] and (not names[0].isdisjoint(_FIELDS) or not names[1].isdisjoint(_FIELDS))


_NAME = re.compile(r"[a-z]+")
_INLINE_PIECES = frozenset({"a", "b", "em", "i", "small", "span", "strong", "time"})
_BOXES = frozenset({"div", "section", "aside", "article", "dt", "dd"})
_DATES = frozenset({"date", "dates", "time", "year", "years", "period", "when", "duration"})
# names of classes that dates, places and the like are given
_FIELDS = frozenset({"date", "dates", "time", "year", "years", "period", "when", "duration", "right", "location", "place", "where"})
