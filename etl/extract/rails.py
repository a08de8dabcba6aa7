"""Side rails: section names or dates in the left margin, beside the text that they belong to.

`Education | PhD, ...` is read as the line "Education" and then the text; `Research | ...` above `Interests | ...` as "Research
Interests"; `2015 – | PhD, ...` above `2019 | Advisor ...` as the cell "2015 – 2019" before the text. One date a row stays a
cell, and so do the labels of fields: `Degree: | PhD`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from etl.extract.date_labels import is_broken_date, is_date_label, is_whole_range
from etl.extract.gutters import find_gutters, free_stretches
from etl.extract.layout import Row, Segment
from etl.model import regex as re
from etl.model.document import Style

_OPEN_END = re.compile(r"(?:[-–—/,&]|\bto|\bbis|\band|\bund|\bof|\bà)$", re.I)
_OPEN_START = re.compile(r"^(?:[-–—/&]|to\b|bis\b|and\b|und\b|à\b|(?-i:[a-zà-ÿ(]))", re.I)
_DASHES = "-–—"
_SPARSE = 0.5  # of the rows: labels of sections are rarer than that
_LONGEST = 40  # characters of a label's row
_NEXT_LINE = 1.7  # type sizes between two lines of one label


def settle_rails(rows: list[Row]) -> list[Row]:
    """The rows of one column with the labels of left rails put where they are read."""
    for gutter in find_gutters(rows):
        for first, last in free_stretches(rows, gutter):
            stretch = rows[first:last]
            if _is_rail(stretch, gutter):
                return [*rows[:first], *_settled(stretch, gutter), *settle_rails(rows[last:])]
    return rows


def _left(row: Row, gutter: float) -> list[Segment]:
    return [segment for segment in row.segments if segment.x1 <= gutter + 2]


def _text(segments: Sequence[Segment]) -> str:
    return " ".join(word.text for segment in segments for word in segment.words)


def _is_rail(rows: Sequence[Row], gutter: float) -> bool:
    """Whether the left side holds short labels, few of them, each beside text on the right."""
    labels = [(row, _text(_left(row, gutter))) for row in rows if _left(row, gutter)]
    texts = [text for _, text in labels]
    if len(texts) < 2 or not 4 < max(map(len, texts)) <= _LONGEST:
        return False
    dated = sum(any(map(str.isdigit, text)) for text in texts)
    if len(texts) > _SPARSE * len(rows) and dated < 0.6 * len(texts):
        return False
    alone = [i for i, (row, _) in enumerate(labels) if len(row.segments) == len(_left(row, gutter))]
    broken = sum(i > 0 and is_broken_date(texts[i - 1], texts[i]) for i in alone)
    beside = len(labels) - len(alone) + broken
    return beside >= 0.6 * len(labels) and min(row.x0 for row, _ in labels) <= min(row.x0 for row in rows) + 2


def _settled(rows: Sequence[Row], gutter: float) -> list[Row]:
    found: list[Row] = []
    label: Row | None = None  # the row that holds the label last met
    ranges = [left for row in rows if (left := _left(row, gutter)) and is_whole_range(_text(left))]
    widest = max(map(_reach, ranges), default=0.0)
    y = size = 0.0
    fields = _fields(rows, gutter)
    for row in rows:
        left = _left(row, gutter)
        if not left or (row.y, _text(left)) in fields:
            found.append(row)
            label = None if left else label
            continue
        if label is not None and row.y - y <= _NEXT_LINE * size and _goes_on(label, row, gutter, widest):
            _move_up(label, left, gutter)
            label.bottom = row.y
            row.segments = [segment for segment in row.segments if segment not in left]
            y = row.y
            if row.segments:
                found.append(row)
            continue
        y, size = row.y, max(word.size for segment in left for word in segment.words)
        if _is_name(left) and len(row.segments) > len(left) and not _is_head(row.segments[len(left) :]):
            label = Row(row.y, row.size, left, row.column + 1)
            row.segments = [segment for segment in row.segments if segment not in left]
            found += [label, row]
        else:
            label = row
            found.append(row)
    return found


def _fields(rows: Sequence[Row], gutter: float) -> frozenset[tuple[float, str]]:
    """The labels of fields, each beside its value: they end in a colon and come again ("Degree:"), or stand one below the other."""
    labels = [(row, _text(left)) for row in rows if (left := _left(row, gutter))]
    close = [below.y - above.y <= _NEXT_LINE * above.size for (above, _), (below, _) in pairwise(labels)]
    ends = [text.endswith(":") for _, text in labels]
    whole = [end and not (i and close[i - 1] and not ends[i - 1]) for i, end in enumerate(ends)]
    counts = Counter(text for (_, text), is_whole in zip(labels, whole, strict=True) if is_whole)
    beside = [
        (i > 0 and close[i - 1] and whole[i - 1]) or (i + 1 < len(whole) and close[i] and whole[i + 1]) for i in range(len(whole))
    ]
    return frozenset(
        (row.y, text)
        for (row, text), is_whole, is_beside in zip(labels, whole, beside, strict=True)
        if is_whole and (is_beside or counts[text] > 1)
    )


def _is_name(left: Sequence[Segment]) -> bool:
    """A section's name: no digits, and set to stand out."""
    text = _text(left)
    stands_out = all(word.style & (Style.BOLD | Style.SMALL_CAPS) for segment in left for word in segment.words) or text.isupper()
    return stands_out and not any(map(str.isdigit, text))


def _is_head(right: Sequence[Segment]) -> bool:
    """Whether what stands beside a name are names as well: the head of a table."""
    return len(right) > 1 and all(_is_name([segment]) for segment in right)


def _goes_on(label: Row, row: Row, gutter: float, widest: float) -> bool:
    """Whether the row's label is the next line of the one above.

    A date with text beside it is, if both together are wider than ranges that stand on one line (`widest`).
    """
    above, below = _left(label, gutter), _left(row, gutter)
    if _is_name(above) and _is_name(below):
        return True
    first, rest = _text(above), _text(below)
    if first[-1] in _DASHES and any(dash in rest for dash in _DASHES):
        return False  # "2006-" above "2009-": each is a date of its own
    if is_date_label(first) and is_date_label(rest):
        return is_broken_date(first, rest) and (len(row.segments) == len(below) or _reach(above) + _reach(below) > widest)
    return bool(_OPEN_END.search(first) or _OPEN_START.search(rest)) or is_broken_date(first, rest)


def _reach(segments: Sequence[Segment]) -> float:
    return segments[-1].x1 - segments[0].x0


def _move_up(label: Row, left: Sequence[Segment], gutter: float) -> None:
    words = [word for segment in left for word in segment.words]
    for word in words[:1]:
        word.wraps = True
    _left(label, gutter)[-1].words.extend(words)
