"""Names of sections in the margin, set so that they stand on no line of the text beside them.

`Teaching` in larger type half a line above `Lecturer, ...`, `Research` above `Experience` beside six lines of text: each is read as
one line before the block of text that it stands beside. A column of its own (contact, skills) holds text that is set like other
text, or begins where no block of the text does; names set like the text are known by being broken over rows beside much text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from etl.extract.gutters import BEFORE, find_gutters, part_rows
from etl.extract.layout import Row, Segment, Word
from etl.model.document import Style

_FEWEST = 2  # names that make a rail; one where another page has the rail
_FEWEST_ROWS = 4  # of text beside them
_MUCH_TEXT = 8  # rows beside and below the one name of a page
_SPARSE = 0.5  # of the rows of text: there are no more rows of names
_LONGEST, _MOST_ROWS = 40, 3  # characters of a row of a name, and its rows
_BESIDE = 0.75  # type sizes: so far a name stands above or below the first line of its text
_NEXT_ROW = 1.7  # type sizes between two rows of one name
_SET_OFF = 1.15  # of the usual step: a block of text stands further from the one above it
_USUAL_STEP = 1.4  # type sizes: lines of one block hardly stand further apart
_SHARE = 0.8  # of the names stand beside the start of a block
_DATED = 0.25  # of the names at most have digits
_OVER = 2.0  # points: slanted letters reach over
_FEWEST_PLAIN, _ROWS_EACH, _BROKEN = 4, 3, 0.33  # names set like the text: so many, rows of text each, and share broken over rows
_WHOLE_PAGE = 0.9  # of its rows
_JOINING = frozenset({"to", "the", "with", "at", "on", "for", "in", "and", "of", "a", "&", "zu", "der", "des", "und"})
_JOINING |= {"du", "la", "le", "et", "y", "e", "de"}
_TOO_LONG = 2.5  # type sizes that a name may reach over the gutter
_STANDS_OUT = int(Style.BOLD | Style.SMALL_CAPS)


@dataclass(slots=True)
class NameRail:
    """Where the names stand: left of `gutter` or right of it; and on one page, each name with the row of text that it heads."""

    gutter: float
    is_left: bool
    names: list[tuple[list[Row], Row]]
    text: list[Row]


def find_name_rails(pages: Sequence[Sequence[Row]]) -> list[NameRail | None]:
    """For each page the rail of names on it; a page may have a single one where others have their rail at the same place."""
    found = [_find(rows) for rows in pages]
    known = next((rail for rail in found if rail is not None), None)
    if known is None:
        return found
    parted = [known.is_left and _part_names(rows, known.gutter) for rows in pages]
    looks = frozenset(_look([line]) for lines, _ in known.names for line in lines)
    rails: list[NameRail | None] = []
    for rail, rows, is_parted in zip(found, pages, parted, strict=True):
        if rail is None or is_parted:
            rail = _rail(rows, known.gutter, is_left=known.is_left, looks=looks) or rail
        rails.append(rail)
    return rails


def put_names(rail: NameRail, ordered: Sequence[Row]) -> list[Row]:
    """The rows of text in reading order with each name before the row that it heads."""
    found = list(ordered)
    for lines, head in reversed(rail.names):
        at = next((i for i, row in enumerate(found) if row is head or row.y >= head.y - 0.1), len(found))
        for line in lines[1:]:
            line.words[0].wraps = True
        words = [word for line in lines for word in line.words]
        found.insert(at, Row(head.y, lines[0].size, [Segment(words)], column=1))
    return found


def _part_names(rows: Sequence[Row], gutter: float) -> bool:
    """Part names from the text beside them that they fill the margin up to, set otherwise than it; whether there are such."""
    found = False
    for row in rows:
        words = row.words
        at = next((i for i, word in enumerate(words) if i and abs(word.x0 - gutter - BEFORE) <= _OVER), 0)
        if not at or {_set_in(word) for word in words[:at]} & {_set_in(word) for word in words[at:]}:
            continue
        held = next(segment for segment in row.segments if any(word is words[at] for word in segment.words))
        if held.words[0] is not words[at]:
            behind = row.segments[row.segments.index(held) + 1 :]
            inside = [word for word in held.words if word.x0 >= words[at].x0]
            row.segments = [Segment(words[:at]), Segment(inside), *behind]
            found = True
    return found


def _set_in(word: Word) -> tuple[int, float]:
    return word.style & _STANDS_OUT, round(word.size * 2) / 2


def _find(rows: Sequence[Row]) -> NameRail | None:
    best: NameRail | None = None
    for gutter in find_gutters(rows):
        first, last = _stretch(rows, gutter)
        for is_left in _narrow_sides(rows[first:last], gutter):
            rail = _rail(rows, gutter, is_left=is_left)
            if rail is None or (len(rail.names) < _FEWEST and not _heads_much(rail)):
                continue
            if best is None or len(rail.names) > len(best.names):
                best = rail
    return best


def _narrow_sides(rows: Sequence[Row], gutter: float) -> list[bool]:
    """The sides of a gutter on which there are short lines alone: `True` for the left one."""
    left = right = 0
    for row in rows:
        here = sum([segment.length for segment in row.segments if segment.x0 < gutter])
        left = max(left, here)
        right = max(right, sum([segment.length for segment in row.segments]) - here)
        if left > _LONGEST < right:
            return []
    return [is_left for is_left, longest in ((True, left), (False, right)) if 0 < longest <= _LONGEST]


def _rail(
    rows: Sequence[Row], gutter: float, *, is_left: bool, looks: frozenset[tuple[int, float]] = frozenset()
) -> NameRail | None:
    """The rail at a gutter, if there is one; `looks` are those of the names on another page."""
    first, last = _stretch(rows, gutter)
    left, right = part_rows(rows[first:last], gutter)
    names, text = (left, right) if is_left else (right, left)
    while names and text and text[0].y - names[0].y > _BESIDE * names[0].size:
        names, first = names[1:], first + 1  # a short line above
    if not names or len(text) < _FEWEST_ROWS or len(names) > len(text) or not _are_words(names):
        return None
    starts = _starts(text)
    whole = _grouped(names, starts, text)
    heads = [next((head for line in lines if (head := _head(line, text)) is not None), None) for lines in whole]
    beside = sum(head is not None and any(head is row for row in starts) for head in heads)
    if len(whole) > _SPARSE * len(text) or beside < _SHARE * len(whole) or any(head is None for head in heads):
        return None
    outlines = is_left and last - first >= _WHOLE_PAGE * len(rows) and _are_outline(whole, text)
    if not _are_set_apart(names, rows, looks) and not (outlines and beside == len(whole)):
        return None
    pairs = [(lines, head) for lines, head in zip(whole, heads, strict=True) if head is not None]
    return NameRail(gutter, is_left, pairs, [*rows[:first], *text, *rows[last:]])


def _heads_much(rail: NameRail) -> bool:
    """Whether the one name of a page stands in bold or small capitals before the first line of much text."""
    lines, head = rail.names[0]
    is_set_off = all(word.style & _STANDS_OUT for line in lines for word in line.words)
    return is_set_off and sum(row.y >= head.y for row in rail.text) >= _MUCH_TEXT


def _stretch(rows: Sequence[Row], gutter: float) -> tuple[int, int]:
    """The longest stretch of rows in which nothing crosses the gutter."""
    crossing = [-1, *(i for i, row in enumerate(rows) if any(_crosses(s, gutter) for s in row.segments)), len(rows)]
    before, after = max(pairwise(crossing), key=lambda pair: pair[1] - pair[0])
    return before + 1, after


def _crosses(segment: Segment, gutter: float) -> bool:
    """Whether a piece runs over the gutter; a name that is only somewhat too long for the margin does not."""
    words = segment.words
    if words[0].x0 >= gutter or segment.x1 <= gutter + _OVER:
        return False
    return segment.x1 > gutter + _TOO_LONG * words[0].size or not all(word.style & _STANDS_OUT for word in words)


def _are_words(names: Sequence[Row]) -> bool:
    """Whether all are short words, with at most some of them dated."""
    said = [_said(row) for row in names]
    if max(map(len, said)) > _LONGEST or not all(part.lstrip("(&/ ")[:1].isalpha() and part[-1] not in ".;" for part in said):
        return False
    return sum(any(map(str.isdigit, part)) for part in said) <= _DATED * len(said)


def _said(row: Row) -> str:
    return " ".join(word.text for word in row.words)


def _are_set_apart(names: Sequence[Row], rows: Sequence[Row], looks: frozenset[tuple[int, float]]) -> bool:
    """Whether all are set otherwise than most of the page or like the names of another."""
    usual = _look(rows)
    return all(
        all(word.style & _STANDS_OUT for word in row.words)
        or _said(row).isupper()
        or _look([row]) != usual
        or _look([row]) in looks
        for row in names
    )


def _are_outline(whole: Sequence[Sequence[Row]], text: Sequence[Row]) -> bool:
    """Whether names set like the text are the outline of a page all the same: several, with much text each, and many of them broken
    over rows, which labels of a table ("Degree", "Period") hardly are."""
    broken = sum(len(lines) > 1 for lines in whole)
    return len(whole) >= _FEWEST_PLAIN and len(text) >= _ROWS_EACH * len(whole) and broken >= _BROKEN * len(whole)


def _look(rows: Sequence[Row]) -> tuple[int, float]:
    """Style and type size of most letters."""
    counts: Counter[tuple[int, float]] = Counter()
    for row in rows:
        for word in row.words:
            counts[word.style & ~int(Style.LINK), round(word.size * 2) / 2] += len(word.text)
    return max(counts, key=lambda look: (counts[look], look))


def _starts(text: Sequence[Row]) -> list[Row]:
    """The rows of text that begin a block: a wider blank than usual stands above."""
    steps = sorted(b.y - a.y for a, b in pairwise(text))
    size = median(row.size for row in text)
    usual = min(steps[len(steps) // 4], _USUAL_STEP * size)
    return [text[0], *(row for above, row in pairwise(text) if row.y - above.y > _SET_OFF * usual)]


def _head(name: Row, text: Sequence[Row]) -> Row | None:
    """The row of text that a name stands beside."""
    nearest = min(text, key=lambda row: abs(row.y - name.y))
    return nearest if abs(nearest.y - name.y) <= _BESIDE * name.size else None


def _grouped(names: Sequence[Row], starts: Sequence[Row], text: Sequence[Row]) -> list[list[Row]]:
    """The lines of each name."""
    found: list[list[Row]] = []
    for row in names:
        head = _head(row, text)
        opens = head is not None and any(head is start for start in starts)
        goes_on = bool(found) and row.y - found[-1][-1].y <= _NEXT_ROW * row.size and len(found[-1]) < _MOST_ROWS
        goes_on = goes_on and not found[-1][-1].words[-1].text.endswith(":")  # "Degree:" above "Period:" are two labels
        if goes_on and (not opens or _is_open(found[-1][-1], row) or _head(found[-1][0], text) is None):
            found[-1].append(row)
        else:
            found.append([row])
    return found


def _is_open(above: Row, below: Row) -> bool:
    """Whether a name goes on by its words: "Awards," above "& Honours"."""
    end, start = above.words[-1].text, below.words[0].text
    return end.endswith((",", "&", "/", "-")) or end.lower() in _JOINING or start[0] in "&(/" or start.lower() in _JOINING
