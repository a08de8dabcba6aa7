"""Justified text: blanks that a typesetter stretched so that a line reaches the right edge part no cells.

In a narrow column TeX stretches most behind punctuation: `On tides.    Annals of`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from etl.extract.date_labels import is_date_label
from etl.extract.layout import Row, Segment

_FEWEST = 5  # rows of a column that tell whether it is justified
_SHARE = 0.5  # of them that end at one place
_SAME = 1.7  # points: slanted letters reach over
_WIDEST = 2.2  # type sizes that a stretched blank may measure
_BLANK, _EVEN = 0.2, 0.2  # type sizes: what is a blank at all, and how far stretched ones differ
_NARROW = 32  # type sizes: in wider columns hardly any blank is stretched that far
_STRETCHED_BEHIND = ".,:;?!)]”’\"'"


def settle_justified(rows: Sequence[Row]) -> None:
    """Make one piece of the segments of a row that only stretched blanks part."""
    right = _right_edge(rows) if any(len(row.segments) > 1 for row in rows) else None
    if right is None:
        return
    for row in rows:
        if len(row.segments) < 2 or abs(row.segments[-1].x1 - right) > _SAME:
            continue
        if _is_even(row):
            for segment in row.segments[1:]:
                segment.words[0].wraps = True
            row.segments = [Segment(row.words)]
            continue
        kept = row.segments[:1]
        for segment in row.segments[1:]:
            if _is_stretched(kept[-1], segment, row.size):
                segment.words[0].wraps = True
                kept[-1] = Segment([*kept[-1].words, *segment.words])
            else:
                kept.append(segment)
        row.segments = kept


def _is_even(row: Row) -> bool:
    """Whether all blanks of a row are stretched alike, as browsers and word processors do it."""
    gaps = [
        after.x0 - before.x1
        for before, after in pairwise(row.words)
        if after.space_before or after.x0 - before.x1 > _BLANK * row.size
    ]
    return max(gaps) - min(gaps) <= _EVEN * row.size and (len(gaps) > 1 or row.words[-1] is not row.segments[-1].words[0])


def _right_edge(rows: Sequence[Row]) -> float | None:
    """Where the lines of a narrow justified column end; `None` for other columns."""
    ends = sorted(row.segments[-1].x1 for row in rows)
    if len(ends) < _FEWEST or ends[-1] - min(row.x0 for row in rows) > _NARROW * rows[0].size:
        return None
    sharing = {end: bisect_right(ends, end + _SAME) - bisect_left(ends, end - _SAME) for end in ends}
    right = max(ends, key=lambda end: (sharing[end], end))
    return right if sharing[right] >= _SHARE * len(ends) else None


def _is_stretched(before: Segment, after: Segment, size: float) -> bool:
    gap = after.x0 - before.words[-1].x1
    said = " ".join([word.text for word in after.words])
    return gap <= _WIDEST * size and before.words[-1].text[-1] in _STRETCHED_BEHIND and (said[-1] == "." or not is_date_label(said))
