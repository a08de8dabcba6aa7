"""References whose fields are nested bullets: a title with its authors, its venue and its year in a list below it."""

from __future__ import annotations

from collections.abc import Sequence

from etl.model import regex as re
from etl.model.document import Line
from etl.model.section import SectionKind
from etl.transform.item_groups import Item
from etl.transform.name_lines import find_name_lines

_KINDS = frozenset({SectionKind.PUBLICATIONS, SectionKind.PATENTS})
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MOSTLY = 0.6  # of the items with bullets below them must be of this kind
_MOST_DATED = 2  # lines with a year below one title: "Lamp Studies, 2019", "Best paper 2020"
_FEW_WORDS = 6  # a shorter one above a single reference is rather a heading
_REFERENCE_WORDS = 10
_FEWEST_ALIKE = 3  # items that all have the same number of bullets
_LONGEST_PART = 300  # characters; more is an abstract


def with_nested_parts(items: Sequence[Item], kind: SectionKind) -> list[Item]:
    """The items, those of a list of works whose nested bullets hold the rest of one reference in one piece with these.

    The bullets "Quiet lamps" > "J. Doe, M. Roe" > "Lamp Studies, 2019" are one item of three lines; "2019" or "Journal articles"
    above references, and remarks below a whole reference, stay as they are. All items of a list decide it together.
    """
    nested = [item for item in items if item.children] if kind in _KINDS else []
    if not nested:
        return list(items)
    named = find_name_lines([child.lines[0] for item in nested for child in item.children])
    names = iter(named)
    alike = len(nested) == len(items) >= _FEWEST_ALIKE and len({len(item.children) for item in nested}) == 1
    with_names = [sum(next(names) for _ in item.children) > 0 or (alike and _are_short(item)) for item in nested]
    if sum(map(_is_in_parts, nested, with_names)) >= _MOSTLY * len(nested):
        return [_joined(item) if item.children and (any(with_names) or not _is_dated(item)) else item for item in items]
    for item in nested:
        item.children = with_nested_parts(item.children, kind)
    return list(items)


def _are_short(item: Item) -> bool:
    return all(len(child.text) <= _LONGEST_PART for child in item.children)


def _is_dated(item: Item) -> bool:
    return _YEAR.search(item.text) is not None


def _is_in_parts(item: Item, has_names: bool) -> bool:
    """Whether an item has no year, and of the bullets below it one or two have; or the authors stand below it."""
    if any(child.children or _is_counted(child) for child in item.children):
        return False
    dated = [child for child in item.children if _is_dated(child)]
    if _is_dated(item):
        return has_names and not dated
    if len(item.children) == 1 and len(item.text.split()) <= _FEW_WORDS:
        return bool(dated) and len(dated[0].text.split()) < _REFERENCE_WORDS
    return 0 < len(dated) <= _MOST_DATED and (len(dated) < len(item.children) or len(dated) == 1)


def _is_counted(item: Item) -> bool:
    """Whether an item's mark is a number: it is an entry itself."""
    return item.lines[0].marker is not None and any(map(str.isdigit, item.lines[0].marker))


def _joined(item: Item) -> Item:
    return Item([*item.lines, *(line for child in item.children for line in _lines(child))], item.depth)


def _lines(item: Item) -> list[Line]:
    return [*item.lines, *(line for child in item.children for line in _lines(child))]
