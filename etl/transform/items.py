"""Items: a section's lines cut into entries in the making, and nested."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from etl.model import regex as re
from etl.model.document import Line, Style
from etl.model.section import Section, SectionKind
from etl.normalize.date_forms import parts_a_date
from etl.transform.alike_lists import cues_of_others, holds_for_one
from etl.transform.dates_below import dates_below
from etl.transform.headings import heads_columns
from etl.transform.item_groups import STAYS, Item, below_own_year, is_year_group, with_groups
from etl.transform.line_cues import Cues, is_year_alone, read_cues
from etl.transform.line_numbers import marks_count, opens_with_number, with_missed_marks
from etl.transform.list_conventions import find_starts, tells_little
from etl.transform.list_rows import LONGEST_LABEL, label_rows, table_rows
from etl.transform.nested_parts import with_nested_parts

_OUTDENT = 1.0  # characters by which a line stands left of a list's text and so leaves the list
_PARTS = 0.2  # blank lines that part the items of a list
_APART = 0.7  # blank lines above a line that leave the list
_LONGEST_REMARK = 160
_LONGEST_HEADING = 60
_FEW_OUTSIDE = 0.3  # of the unmarked lines stand left of a list that hangs from its numbers
_COUNTED = frozenset({SectionKind.PUBLICATIONS, SectionKind.PATENTS})  # kinds whose numbers stand before whole entries
_MOST_HEADS = 8  # of columns, one a line
_FEWEST_RECORDS = 3  # of one length, to be taken for the cells of a table

# a remark on the list, no item of it: "(* equal contribution)", "† corresponding author", "Names of students are underlined."
_REMARK = re.compile(
    r"^[(\[]\s*[*†‡∗§#^+]|^[*†‡∗§]+\s*[:=]|equal(?:ly)?[ -]contribut|indicates|denotes|corresponding author"
    r"|^\W*(?:note|names? (?:of|in)|underlined)\b",
    re.IGNORECASE,
)
# a dash that may as well be a wrapped one
_DASH_MARK = re.compile(r"^[-–—]$")


def read_items(section: Section) -> list[Item]:
    """The section's items, outermost first, nested ones as children, groups marked; the column heads of a table are left out."""
    lines = without_column_heads(section.lines)
    if not lines:
        return []
    lines = with_missed_marks(lines)
    marked = _marked_starts(lines)
    starts = _starts(lines, marked, section)
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
    heads = list(takewhile(lambda line: line.marker is None and len(line.text) <= LONGEST_LABEL, lines[:_MOST_HEADS]))
    return next((n for n in range(len(heads), 1, -1) if heads_columns([line.text for line in heads[:n]])), 0)


def _marked_starts(lines: Sequence[Line]) -> list[bool]:
    """Which lines begin with a list mark; a lone dash between two lines of prose is none."""
    marks = Counter(line.marker for line in lines if line.marker is not None)
    return [
        line.marker is not None
        and not (i > 0 and _DASH_MARK.match(line.marker) and not line.level and line.gap <= 0 and marks[line.marker] == 1)
        for i, line in enumerate(lines)
    ]


def _starts(lines: Sequence[Line], marked: Sequence[bool], section: Section) -> list[bool]:
    """Which lines begin an item."""
    kind = section.kind
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
        rows = label_rows(lines, marked, kind)
        unmarked = rows if any(rows) else _unmarked_starts(lines, marked, years, section, first)
        rows = table_rows(lines, kind)
        found = [a or b or c for a, b, c in zip(marked, unmarked, rows, strict=True)]
        for i in (*_inside_marked(lines, marked), *_wrapped_below(lines, [i for i, is_start in enumerate(found) if is_start])):
            found[i] = marked[i]
    for i, year in enumerate(years):
        if year:
            found[i] = True
            found[min(i + 1, len(lines) - 1)] = True
    for i in below_own_year(lines, years) if any(years) and holds_for_one(section, _repeats_years) else ():
        found[i] = marked[i]
    for i in closing:
        found[i] = False
        found[i + 1 : i + 2] = [True][: len(lines) - i - 1]
    return found


def _wrapped_below(lines: Sequence[Line], starts: Sequence[int]) -> Iterator[int]:
    """Places of the starts that only go on with the full line above them, further right than the items begin, in a list whose items
    blank space parts."""
    if not starts:
        return
    left = min(lines[i].indent for i in starts) + _OUTDENT
    gaps = sorted(lines[i].gap for i in starts[1:] if lines[i].indent <= left)
    usual = gaps[len(gaps) // 2] if gaps else 0.0
    for i in starts[1:]:
        line, above = lines[i], lines[i - 1]
        hangs = line.indent > left and len(line.cells) <= 1
        if usual >= _PARTS and line.gap < usual / 2 and above.is_full and above.page == line.page and hangs:
            yield i


def _repeats_years(lines: Sequence[Line], kind: SectionKind) -> bool:
    """Whether the same year stands above two items in turn: then each item has its own."""
    years = [line.text.strip() for line, year in zip(lines, _year_lines(lines, kind), strict=True) if year]
    return any(above == below for above, below in pairwise(years))


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
    lines: Sequence[Line], marked: Sequence[bool], years: Sequence[bool], section: Section, first: int
) -> list[bool]:
    """Which lines begin an item where no list mark tells; remarks above the list are none of it."""
    cues = read_cues(lines[first:], marked[first:], years[first:])
    others = cues_of_others(section, _plain_cues) if tells_little(cues) else []
    return [i == 0 for i in range(first)] + find_starts(cues, section.kind, others)


def _plain_cues(lines: Sequence[Line], kind: SectionKind) -> list[Cues | None]:
    """The cues of a list's unmarked lines; none of a list that its marks part."""
    lines = with_missed_marks(without_column_heads(lines))
    marked = _marked_starts(lines)
    return [] if any(marked) else read_cues(lines, marked, _year_lines(lines, kind))


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
