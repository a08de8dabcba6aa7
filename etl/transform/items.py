"""Items: a section's lines cut into entries in the making, and nested."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from etl.model.document import Line, Style
from etl.model.section import Section, SectionKind
from etl.normalize.date_forms import parts_a_date
from etl.transform.dates_below import dates_below
from etl.transform.headings import heads_columns
from etl.transform.item_groups import STAYS, Item, is_year_group, with_groups
from etl.transform.line_cues import is_year_alone, read_cues, starts_with_date
from etl.transform.line_numbers import marks_count, opens_with_number, with_missed_marks
from etl.transform.list_conventions import find_starts
from etl.transform.nested_parts import with_nested_parts

_OUTDENT = 1.0  # characters by which a line stands left of a list's text and so leaves the list
_APART = 0.7  # blank lines above a line that leave the list
_LONGEST_REMARK = 160
_LONGEST_HEADING = 60
_FEW_OUTSIDE = 0.3  # of the unmarked lines stand left of a list that hangs from its numbers
_COUNTED = frozenset({SectionKind.PUBLICATIONS, SectionKind.PATENTS})  # kinds whose numbers stand before whole entries
_LONGEST_LABEL = 26  # characters of the first cell in a row of a list of labels and values
_MOST_HEADS = 8  # of columns, one a line
_FEWEST_CELLS = 3  # in a row of a table; two may be a label and its value
_FEWEST_RECORDS = 3  # of one length, to be taken for the cells of a table
_FEWEST_ROWS, _ROWS = 2, 0.75  # rows at least, and of the unmarked lines
_WRAPPED_KINDS = frozenset({SectionKind.PUBLICATIONS, SectionKind.PROJECTS, SectionKind.REFERENCES, SectionKind.ADVISING})

# a remark on the list, no item of it: "(* equal contribution)", "† corresponding author", "Names of students are underlined."
_REMARK = re.compile(
    r"^[(\[]\s*[*†‡∗§#^+]|^[*†‡∗§]+\s*[:=]|equal(?:ly)?[ -]contribut|indicates|denotes|corresponding author"
    r"|^\W*(?:note|names? (?:of|in)|underlined)\b",
    re.IGNORECASE,
)
# a label that runs into its values: "Ad hoc: Journal of Stones"
_LABEL = re.compile(r"^[^\W\d_][^:]{1,24}:\s+\S")
# a dash that may as well be a wrapped one
_DASH_MARK = re.compile(r"^[-–—]$")


def read_items(section: Section) -> list[Item]:
    """The section's items, outermost first, nested ones as children, groups marked; the column heads of a table are left out."""
    lines = without_column_heads(section.lines)
    if not lines:
        return []
    lines = with_missed_marks(lines)
    marked = _marked_starts(lines)
    starts = _starts(lines, marked, section.kind)
    items = _cut(lines, marked, starts)
    return with_groups(with_nested_parts(_nest(items), section.kind), section.kind)


def without_column_heads(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines but those that head the columns of a table; all where there are no others."""
    return [line for line in lines[_lines_of_heads(lines) :] if not _are_column_heads(line)] or lines


def _are_column_heads(line: Line) -> bool:
    """Whether a line heads the columns of a table: "Course | Level | Terms"."""
    return len(line.cells) > 1 and line.marker is None and heads_columns([line.text[a:b] for a, b in line.cells])


def _lines_of_heads(lines: Sequence[Line]) -> int:
    """How many lines at the beginning head columns, each on a line of its own: "Degree", "Year", "Institution", then the cells."""
    heads = list(takewhile(lambda line: line.marker is None and len(line.text) <= _LONGEST_LABEL, lines[:_MOST_HEADS]))
    return next((n for n in range(len(heads), 1, -1) if heads_columns([line.text for line in heads[:n]])), 0)


def _marked_starts(lines: Sequence[Line]) -> list[bool]:
    """Which lines begin with a list mark; a lone dash between two lines of prose is none."""
    marks = Counter(line.marker for line in lines if line.marker is not None)
    return [
        line.marker is not None
        and not (i > 0 and _DASH_MARK.match(line.marker) and not line.level and line.gap <= 0 and marks[line.marker] == 1)
        for i, line in enumerate(lines)
    ]


def _starts(lines: Sequence[Line], marked: Sequence[bool], kind: SectionKind) -> list[bool]:
    """Which lines begin an item."""
    closing = [] if kind in STAYS or kind in _COUNTED else dates_below(lines, marked)
    years = _year_lines(lines, kind) if not closing else [False] * len(lines)
    if length := _record_length([is_year_alone(line.text) for line in lines], marked):
        return [i % length == 0 for i in range(len(lines))]
    first = next((i for i, line in enumerate(lines) if marked[i] or not _is_remark(line.text)), 0)
    if kind in _COUNTED and marks_count(lines, marked):
        found = _counted_starts(lines, marked)
    elif marked[first]:
        found = _marked_list_starts(lines, marked, first)
    else:
        rows = _label_rows(lines, marked, kind)
        unmarked = rows if any(rows) else _unmarked_starts(lines, marked, years, kind, first)
        rows = _table_rows(lines, kind)
        found = [a or b or c for a, b, c in zip(marked, unmarked, rows, strict=True)]
        for i in _inside_marked(lines, marked):
            found[i] = False
    for i, year in enumerate(years):
        if year:
            found[i] = True
            found[min(i + 1, len(lines) - 1)] = True
    for i in closing:
        found[i] = False
        found[i + 1 : i + 2] = [True][: len(lines) - i - 1]
    return found


def _record_length(years: Sequence[bool], marked: Sequence[bool]) -> int:
    """How many lines each entry has where a table's cells stand on lines of their own and the year is not the first: "Ph.D.",
    "1982", "Physics, Lakeside University"; 0 where they are set otherwise."""
    places = [i for i, year in enumerate(years) if year]
    if any(marked) or len(places) < _FEWEST_RECORDS or not places[0]:
        return 0
    length = places[1] - places[0]
    is_regular = all(b - a == length for a, b in pairwise(places)) and places[0] < length
    return length if is_regular and len(years) == length * len(places) else 0


def _unmarked_starts(
    lines: Sequence[Line], marked: Sequence[bool], years: Sequence[bool], kind: SectionKind, first: int
) -> list[bool]:
    """Which lines begin an item where no list mark tells; remarks above the list are none of it."""
    return [i == 0 for i in range(first)] + find_starts(read_cues(lines[first:], marked[first:], years[first:]), kind)


def _counted_starts(lines: Sequence[Line], marked: Sequence[bool]) -> list[bool]:
    """Which lines begin an item where numbers count the items: the marked ones, what stands above the first, headings among
    them (short lines set in bold right above a number), and what alone has blank space above it."""
    first = marked.index(True)
    below = [*marked[1:], False]
    gaps = sorted(line.gap for line, mark in zip(lines, marked, strict=True) if not mark)
    spaced = bool(gaps) and gaps[len(gaps) // 2] < _APART
    indent = min(line.indent for line, mark in zip(lines, marked, strict=True) if mark)
    outside = [not mark and not line.level and line.indent + _OUTDENT < indent for line, mark in zip(lines, marked, strict=True)]
    hanging = sum(outside) <= _FEW_OUTSIDE * len(gaps)
    return [
        mark
        or i < first
        or (not line.level and next_marked and len(line.text) <= _LONGEST_HEADING and _is_set_apart(line))
        or (not line.level and spaced and line.gap >= _APART)
        or (outside[i] and (opens_with_number(line.text) or (hanging and _is_new(lines[i - 1], line))))
        for i, (line, mark, next_marked) in enumerate(zip(lines, marked, below, strict=True))
    ]


def _is_set_apart(line: Line) -> bool:
    return line.heading > 0 or line.passage.is_set(Style.BOLD) or line.passage.is_set(Style.UNDERLINE)


def _marked_list_starts(lines: Sequence[Line], marked: Sequence[bool], first: int) -> list[bool]:
    """Which lines begin an item of a list with marks: besides the marks, what stands left of the list or apart from it."""
    found = [mark or i < first for i, mark in enumerate(marked)]
    text_indent = list_indent = lines[first].indent
    for i, line in enumerate(lines[first:], start=first):
        if marked[i]:
            text_indent = line.indent
        elif not line.level:
            outdented = line.indent + _OUTDENT < min(text_indent, list_indent)
            apart = line.gap >= _APART and line.indent <= text_indent + _OUTDENT
            found[i] = (outdented and _is_new(lines[i - 1], line)) or apart
    return found


def _inside_marked(lines: Sequence[Line], marked: Sequence[bool]) -> Iterator[int]:
    """Places of the lines below a list mark that stand where its text does, or that the file has on the mark's own line (parted by
    `<br/>`): they go on in its item."""
    indent: float | None = None
    number = 0
    for i, line in enumerate(lines):
        if marked[i]:
            indent, number = (line.indent if line.level else None), line.number
        elif line.level and line.number == number and not line.page:
            yield i
        elif indent is None or not line.level or line.gap > 0 or line.indent + _OUTDENT <= indent:
            indent = None
        else:
            yield i


def _label_rows(lines: Sequence[Line], marked: Sequence[bool], kind: SectionKind) -> list[bool]:
    """Which lines are rows of a list of labels or dates and their values: "PC member:   Stone Days '16", "2019   Medal".

    In lists of stays and of works a row may as well be the second half of an entry; on pages, cells of one row may wrap.
    """
    none = [False] * len(lines)
    if kind in STAYS or kind in _WRAPPED_KINDS or len(lines) < _FEWEST_ROWS or any(line.page is not None for line in lines):
        return none
    dated = starts_with_date(lines[0].text)
    rows = [
        not mark and (_has_label(line) or (dated and starts_with_date(line.text))) for line, mark in zip(lines, marked, strict=True)
    ]
    indents = {round(line.indent) for line, row in zip(lines, rows, strict=True) if row}
    plain = [row for row, mark in zip(rows, marked, strict=True) if not mark]
    return rows if rows[0] and len(indents) == 1 and sum(plain) >= max(_FEWEST_ROWS, _ROWS * len(plain)) else none


def _table_rows(lines: Sequence[Line], kind: SectionKind) -> list[bool]:
    """Which lines are rows of a table: as many cells, three or more (two between bars), as far left as above or below."""
    shapes = [(len(line.cells), round(line.indent)) if _may_be_row(line) else None for line in lines]
    if kind is SectionKind.PUBLICATIONS or not any(shapes):
        return [False] * len(lines)
    return [
        shape is not None and shape in (above, below)
        for above, shape, below in zip([None, *shapes], shapes, [*shapes[1:], None], strict=False)
    ]


def _may_be_row(line: Line) -> bool:
    of_bars = len(line.cells) == _FEWEST_CELLS - 1 and "|" in line.text[line.cells[0][1] : line.cells[1][0]]
    return (of_bars or len(line.cells) >= _FEWEST_CELLS) and line.page is None and line.marker is None


def _has_label(line: Line) -> bool:
    if len(line.cells) < 2:
        return _LABEL.match(line.text) is not None
    label = line.text[slice(*line.cells[0])].strip()
    return 0 < len(label) <= _LONGEST_LABEL and not label.endswith((",", ";"))


def _is_remark(text: str) -> bool:
    return len(text) < _LONGEST_REMARK and _REMARK.search(text) is not None


def _year_lines(lines: Sequence[Line], kind: SectionKind) -> list[bool]:
    """Which lines are years that hold for what follows; in a list of stays they are dates of a stay."""
    if kind in STAYS:
        return [False] * len(lines)
    return [
        is_year_group(line) and (i == 0 or line.page != lines[i - 1].page or not _is_wrapped_year(lines[i - 1], line))
        for i, line in enumerate(lines)
    ]


def _is_wrapped_year(above: Line, line: Line) -> bool:
    """Whether a year alone is the end of the sentence above: "..., Example Press, Berlin" + "2021."."""
    end = above.text.rstrip()[-1:]
    return (
        end in ",-–(" or parts_a_date(above.text, line.text) or (line.gap <= 0 and end != "." and line.text.rstrip().endswith("."))
    )


def _is_new(above: Line, line: Line) -> bool:
    return not line.text.lstrip()[:1].islower() and (line.gap > 0 or above.text.rstrip()[-1:] in '.:;)]”"' or len(line.cells) > 1)


def _cut(lines: Sequence[Line], marked: Sequence[bool], starts: Sequence[bool]) -> list[Item]:
    depths = _depths(lines, marked, starts)
    items: list[Item] = []
    for i, line in enumerate(lines):
        if starts[i] or not items:
            items.append(Item([line], depths[i]))
        else:
            items[-1].lines.append(line)
    return items


def _depths(lines: Sequence[Line], marked: Sequence[bool], starts: Sequence[bool]) -> list[int]:
    """How deep each line's mark stands: by the markup where it says so, else by indent; unmarked lines stand outside."""
    indents: list[float] = []
    for i, line in enumerate(lines):
        if marked[i] and not line.level and not any(abs(line.indent - known) < _OUTDENT for known in indents):
            indents.append(line.indent)
    indents.sort()
    unmarked = any(start and not mark for start, mark in zip(starts, marked, strict=True))
    depths: list[int] = []
    for i, line in enumerate(lines):
        if not marked[i]:
            depths.append(0)
        elif line.level:
            depths.append(line.level - (0 if unmarked else 1))
        else:
            nearest = min(range(len(indents)), key=lambda n, x=line.indent: abs(indents[n] - x))  # type: ignore[misc]
            depths.append(nearest + (1 if unmarked else 0))
    return depths


def _nest(items: Sequence[Item]) -> list[Item]:
    outer: list[Item] = []
    open_items: list[Item] = []
    for item in items:
        while open_items and open_items[-1].depth >= item.depth:
            open_items.pop()
        if open_items and not open_items[-1].children and _is_remark(open_items[-1].text):
            open_items.pop()
        (open_items[-1].children if open_items else outer).append(item)
        open_items.append(item)
    return outer
