"""Lines that hold for several items of a list: a year, an employer above its posts, the name of a part of the list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from etl.model.document import Line, Style
from etl.model.section import SectionKind
from etl.normalize.date_forms import is_year_and_others
from etl.transform.line_cues import has_date, is_stay, is_year_alone, starts_with_date

STAYS = frozenset({SectionKind.EMPLOYMENT, SectionKind.EDUCATION, SectionKind.HEADER})
_NESTED = frozenset(
    {
        *STAYS,
        SectionKind.PROJECTS,
        SectionKind.SKILLS,
        SectionKind.UNKNOWN,
        SectionKind.SUMMARY,
        SectionKind.INTERESTS,
        SectionKind.PERSONAL,
    }
)
# kinds that may list several items below the name of a body; a role there belongs to it
_BELOW_NAMES = frozenset({SectionKind.AWARDS, SectionKind.GRANTS})
_LONGEST_GROUP = 90
_LONGEST_TITLE = 220  # characters of a title that stands over several dated items, as of a talk given more than once
_LONGEST_LABEL = 70  # characters of a line that names a part of a list
_OTHER_SIZE = 0.1  # difference of type size that sets a line apart
_SOME_GAP = 0.15  # blank space above, in lines, that sets a label apart where the items follow directly
_FEW = 0.4  # of the items at most may be labels


@dataclass(slots=True)
class Item:
    """An entry in the making: its lines, its nested items. A group holds for its children and is no entry itself."""

    lines: list[Line]
    depth: int = 0
    children: list[Item] = field(default_factory=list)
    is_group: bool = False

    @property
    def text(self) -> str:
        """The words of its own lines."""
        return " ".join(line.text.strip() for line in self.lines)


def with_groups(items: list[Item], kind: SectionKind, level: int = 0) -> list[Item]:
    """The items with groups marked and with what they hold for below them.

    A bare year without items of its own takes in what follows, down to the next one; so does a label, a short line without a date
    set unlike the items. A line without a date over nested dated ones (an employer over its posts) holds for them.
    """
    if not level:
        items = _split_under_places(items, kind)
    result: list[Item] = []
    year: Item | None = None
    for item in items:
        item.children = with_groups(item.children, kind, level + 1)
        if (
            kind not in STAYS
            and len(item.lines) == 1
            and (item.children or is_year_group(item.lines[0]))
            and (is_year_alone(item.text) or is_year_and_others(item.text))
        ):
            item.is_group = True
            year = None if item.children else item
            result.append(item)
        elif year is not None:
            year.children.append(item)
        else:
            if not (level and kind in STAYS):
                _mark_group(item, kind)
            result.append(item)
    result = [item for item in result if item.children or not item.is_group]
    if level:
        return result
    return _merge_undated(result) if kind in STAYS else _under_labels(result, kind)


def is_year_group(line: Line) -> bool:
    """Whether a line is a year alone that stands apart: below an empty line, in bold or as a heading; else it is a wrapped date.

    So does a line that names a year and others: "2022 and earlier".
    """
    if is_year_and_others(line.text):
        return True
    if len(line.text) > 25 or not is_year_alone(line.text):
        return False
    return bool(line.gap > 0 or line.marker or line.heading or line.passage.is_set(Style.BOLD) or line.page is None)


def _mark_group(item: Item, kind: SectionKind) -> None:
    text = item.text
    if not item.children or len(text) > _LONGEST_TITLE or has_date(text):
        return
    dated = [has_date(child.text) for child in item.children]
    if len(text) > _LONGEST_GROUP:
        item.is_group = all(dated) and kind not in _NESTED
    elif kind in STAYS:
        if dated[0]:
            item.is_group = True
            _fold_undated(item)
    elif kind not in _NESTED:
        end = text.rstrip()[-1:]
        item.is_group = sum(dated) * 2 > len(dated) or end == ":" or (len(dated) > 1 and end != ".")


def _fold_undated(group: Item) -> None:
    """Below an employer, what has no date belongs to the post before it."""
    posts: list[Item] = []
    for child in group.children:
        if posts and not has_date(child.text):
            posts[-1].children.append(child)
        else:
            posts.append(child)
    group.children = posts


def _split_under_places(items: list[Item], kind: SectionKind) -> list[Item]:
    """Items whose first line is undated and whose others begin with dates, or are dated and stand indented: a place or a body, and
    what was done there, line by line."""
    starts = [_dated_lines(item.lines, kind) for item in items]
    places = [bool(at) and at[0] == 1 and not has_date(item.lines[0].text) for item, at in zip(items, starts, strict=True)]
    if kind is SectionKind.PUBLICATIONS or not any(place and len(at) > 1 for place, at in zip(places, starts, strict=True)):
        return items
    for item, at, place in zip(items, starts, places, strict=True):
        if place and len(item.lines[0].text) <= _LONGEST_GROUP:
            parts = [item.lines[a:b] for a, b in zip(at, [*at[1:], len(item.lines)], strict=True)]
            item.children = [*(Item(lines, item.depth + 1) for lines in parts), *item.children]
            item.lines = item.lines[:1]
            item.is_group = True
    return items


def _dated_lines(lines: Sequence[Line], kind: SectionKind) -> list[int]:
    """The lines below the first that begin with a date; below the name of a body also those that hold one, if all do."""
    if kind in _BELOW_NAMES and all(has_date(line.text) and line.indent > lines[0].indent + 1 for line in lines[1:]):
        return list(range(1, len(lines)))
    return [n for n, line in enumerate(lines) if n and starts_with_date(line.text)]


def _merge_undated(items: list[Item]) -> list[Item]:
    """In a list of stays whose items are in turn dated and undated, the undated ones are the second halves of those before them."""
    dated = [item.is_group or any(is_stay(line.text) for line in item.lines) for item in items]
    undated = dated.count(False)
    if undated < 2 or not dated[0] or any(not a and not b for a, b in pairwise(dated)) or undated * 3 < len(items):
        return items
    merged: list[Item] = []
    for item, has in zip(items, dated, strict=True):
        if has or merged[-1].is_group or merged[-1].children:
            merged.append(item)
        else:
            merged[-1].lines.extend(item.lines)
            merged[-1].children.extend(item.children)
    return merged


def _under_labels(items: list[Item], kind: SectionKind) -> list[Item]:
    """The items put below the labels that stand among them: short undated lines set unlike the items."""
    if len(items) < 3 or kind in (_NESTED - {SectionKind.PROJECTS}):
        return items
    labels = _labels_by_type(items) or _labels_by_space(items)
    if not labels or len(labels) > _FEW * len(items):
        return items
    result: list[Item] = []
    label: Item | None = None
    for number, item in enumerate(items):
        if number in labels:
            label = item
            label.is_group = True
            result.append(item)
        elif label is not None:
            label.children.append(item)
        else:
            result.append(item)
    for item in result:
        item.is_group = item.is_group and bool(item.children)
    return result


def _may_label(item: Item) -> bool:
    line = item.lines[0]
    return (
        len(item.lines) == 1
        and not item.children
        and not item.is_group
        and line.marker is None
        and len(line.cells) < 2
        and len(line.text) <= _LONGEST_LABEL
        and line.text.rstrip()[-1:] not in ".,;)"
        and not has_date(line.text)
    )


def _is_set(item: Item, style: Style) -> bool:
    """Whether its first line is set in `style`; what has no such character is not looked at twice."""
    passage, mask = item.lines[0].passage, int(style)
    return any(mark & mask for mark in set(passage.styles)) and passage.is_set(style)


def _labels_by_type(items: Sequence[Item]) -> set[int]:
    sizes = sorted(item.lines[0].size for item in items)
    usual = sizes[len(sizes) // 2]
    may = [n for n, item in enumerate(items) if _may_label(item)]
    for style in (Style.BOLD, Style.UNDERLINE, Style.SMALL_CAPS, Style.ITALIC):
        styled = {n for n in may if _is_set(items[n], style)}
        if not styled:
            continue
        others = [item for n, item in enumerate(items) if n not in styled and _is_set(item, style)]
        if styled and not others:
            return styled
    return {
        n
        for n, item in enumerate(items)
        if _may_label(item) and (abs(item.lines[0].size - usual) >= _OTHER_SIZE or item.lines[0].heading)
    }


def _labels_by_space(items: Sequence[Item]) -> set[int]:
    """Lines with blank space above and none below, where no other items have blank space above them."""
    spaced = [n for n, item in enumerate(items) if n == 0 or item.lines[0].gap >= _SOME_GAP]
    followed = [n for n in spaced if n + 1 < len(items) and items[n + 1].lines[0].gap < _SOME_GAP and _may_label(items[n])]
    return set(followed) if len(followed) > 1 and len(followed) * 10 >= len(spaced) * 8 else set()


def below_own_year(lines: Sequence[Line], years: Sequence[bool]) -> Iterator[int]:
    """Places of the lines that go on in the item below a year, where each item has a year of its own above it.

    An empty line ends the item, unless all items stand further right than their years, as definitions stand below their terms.
    """
    places = [i for i, year in enumerate(years) if year]
    blocks = list(pairwise([*places, len(lines)]))
    repeated = sum(lines[a].text.strip() == lines[b].text.strip() for a, b in pairwise(places))
    defines = repeated >= _FEWEST_REPEATED and all(_parts_below(lines, place, end) <= _MOST_PARTS for place, end in blocks)
    for place, end in blocks:
        for i in range(place + 2, end):
            if lines[i].gap >= _SET_APART and not (defines and lines[i].indent > lines[place].indent):
                break
            yield i


def _parts_below(lines: Sequence[Line], place: int, end: int) -> int:
    """How many parts that empty lines set apart stand below a year and further right; many where it stands no further right."""
    below = lines[place + 1 : end]
    if not below or below[0].indent <= lines[place].indent:
        return _MOST_PARTS + 1
    inside = next((i for i, line in enumerate(below) if line.indent <= lines[place].indent), len(below))
    return 1 + sum(line.gap >= _SET_APART for line in below[1:inside])


_FEWEST_REPEATED, _MOST_PARTS = 2, 3
_SET_APART = 0.7  # lines of blank space
