"""Dates at the start or at the end of a page's rows: parted from the text beside them, put together where they wrap."""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.date_labels import is_broken_date, is_date_label, is_whole_range, starts_with_date
from etl.extract.layout import Row, Segment, Word
from etl.model import regex as re

_SET_OFF = 0.45  # of the type size: a blank between words is hardly wider
_WIDE = 0.7  # the same where the label is no date
_TOUCHING = 0.15  # of the type size: a word that starts so close behind a label has no blank before it
_NEAR, _SAME = 1.0, 0.5  # points: how far the starts of one column's texts may differ; the same where no blank parts them
_MOST = 0.6  # of the texts behind dates start at the edge of a column of dates
_LONGEST = 34  # characters of a label
_NEXT_LINE = 1.7  # type sizes between two lines of one label
_ALIGNED = 2.0  # points between the edges of two lines of one label
_DASHES = "-–—"
_YEAR = re.compile(r"\d\d")
_FIRST_WORDS = 3  # a date at a row's start has its year among them: "1 March 2019"


def part_dates(rows: Sequence[Row]) -> None:
    """Part dates from the text beside them where the blank between is hardly wider than others.

    Most texts behind a date start at one place, three of them at least set off; so do those where a longer date leaves less room.
    """
    places = sorted(x0 for row in rows for x0 in _set_off_from_date(row.words, _SET_OFF * row.size))
    edges = [b for a, b, c in zip(places, places[1:], places[2:], strict=False) if c - a <= _NEAR]
    if not edges:
        return
    dated = [start for row in rows if (start := _start_behind_date(row.words)) is not None]
    edges = [edge for edge in edges if sum(abs(x - edge) <= _NEAR for x in dated) > _MOST * len(dated)]
    for row in rows if edges else ():
        words = row.words
        for i in _openings(words):
            off = min(abs(words[i].x0 - edge) for edge in edges)
            is_wide = _gap(words, i) > _WIDE * row.size
            if off <= _NEAR and (is_wide or is_date_label(_text(words[:i])) or (off <= _SAME and _overflows(words, i, row.size))):
                words[i].starts_cell = True
                row.segments = [part for segment in row.segments for part in _cut(segment, words[i])]
                break


def _set_off_from_date(words: Sequence[Word], least: float) -> list[float]:
    """Where words start that stand behind a date and a blank wider than `least`."""
    found: list[float] = []
    if not _YEAR.search(_text(words[:_FIRST_WORDS])):
        return found
    before = words[0]
    length = len(before.text)
    for i, word in enumerate(words[1:], 1):
        if length > _LONGEST:
            break
        if word.x0 - before.x1 > least and is_date_label(_text(words[:i])):
            found.append(word.x0)
        before = word
        length += 1 + len(word.text)
    return found


def _start_behind_date(words: Sequence[Word]) -> float | None:
    """Where the text starts behind the longest date at the row's start."""
    return next((words[i].x0 for i in reversed(_openings(words)) if is_date_label(_text(words[:i]))), None)


def _gap(words: Sequence[Word], i: int) -> float:
    """The blank before a word."""
    return words[i].x0 - words[i - 1].x1


def _openings(words: Sequence[Word]) -> list[int]:
    """Which words may start the text behind a label."""
    length, last = 0, len(words)
    for i, word in enumerate(words):
        length += len(word.text) + 1
        if length > _LONGEST + 1:
            last = i + 1
            break
    return list(range(1, last))


def _text(words: Sequence[Word]) -> str:
    return " ".join([word.text for word in words])


def _overflows(words: Sequence[Word], i: int, size: float) -> bool:
    """Whether a label fills its column so far that the text touches it."""
    return _gap(words, i) < _TOUCHING * size and starts_with_date(_text(words[:i]))


def _cut(segment: Segment, word: Word) -> list[Segment]:
    index = next((i for i, other in enumerate(segment.words) if other is word), 0)
    return [Segment(segment.words[:index]), Segment(segment.words[index:])] if index else [segment]


def text_end(row: Row) -> float:
    """Where the text of a row ends, a date at its right aside."""
    last = row.segments[-1]
    if len(row.segments) > 1 and is_date_label(_said(last)):
        last = row.segments[-2]
    return last.words[-1].x1


def close_dates(rows: Sequence[Row]) -> list[Row]:
    """The rows with dates at their end put together that stand on two lines: `05/2020 –` above `08/2020`.

    Where a date below has text beside it, it may be that text's own, unless the two are wider than the ranges on one line are.
    """
    found: list[Row] = []
    widest: float | None = None
    for row in rows:
        above = found[-1] if found else None
        if above is not None and len(above.segments) > 1 and above.words[-1].text[-1] in _DASHES:
            if widest is None:
                ends = [row.segments[-1] for row in rows if len(row.segments) > 1]
                widest = max([_width(end) for end in ends if is_whole_range(_said(end))], default=0.0)
            label, end = above.segments[-1], row.segments[-1]
            is_free = len(row.segments) == 1 or _width(label) + _width(end) > widest
            if is_free and row.y - above.lowest <= _NEXT_LINE * row.size and _ends(label, end):
                end.words[0].wraps = True
                label.words.extend(end.words)
                row.segments.pop()
                above.bottom = max(above.lowest, row.y)
                if not row.segments:
                    continue
        found.append(row)
    return found


def _ends(label: Segment, end: Segment) -> bool:
    """Whether a piece below a label at the row's end is its rest."""
    is_aligned = abs(label.x1 - end.x1) <= _ALIGNED or abs(label.x0 - end.x0) <= _ALIGNED
    return is_aligned and is_date_label(_said(label)) and is_broken_date(_said(label), _said(end)) and is_date_label(_said(end))


def _said(segment: Segment) -> str:
    return _text(segment.words)


def _width(segment: Segment) -> float:
    return segment.x1 - segment.x0
