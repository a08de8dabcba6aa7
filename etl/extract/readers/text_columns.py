"""Columns of plain text set with only two blanks between: `2019-10  Ekoparty` above `2018-02  Workshop`."""

from __future__ import annotations

from functools import lru_cache

from etl.extract.visible import find_cells
from etl.model import regex as re

# Two or more blanks between words; not behind a full stop, where typists put two.
_GAP = re.compile(r"(?<=[^\s.!?:])(?: {2,}|[ \u00a0]*\t[ \u00a0\t]*)(?=\S)")


@lru_cache(maxsize=64)  # asked for a line and its neighbours, and for each piece of a long line
def column_starts(raw: str) -> frozenset[int]:
    """The columns of a line at which something starts behind at least two blanks."""
    if "  " not in raw and "\t" not in raw:
        return frozenset()
    shown = raw.expandtabs(8)
    return frozenset(match.end() for match in _GAP.finditer(shown))


def aligned_cells(text: str, raw: str, neighbours: frozenset[int]) -> tuple[tuple[int, int], ...]:
    """The cells of a visible line: parted at wide blanks, and at two blanks where a line next to it (`neighbours`: its columns)
    starts something at the same place. `raw` is the line as read, tabs kept.
    """
    cells = find_cells(text)
    shared = neighbours and column_starts(raw) & neighbours
    if not shared or "\t" in raw:
        return cells
    lead = len(raw) - len(raw.lstrip())
    offset = raw.find(text[:20], lead)
    if offset < 0:
        return cells
    cuts = sorted({start for start, _ in cells} | {column - offset for column in shared if 0 < column - offset < len(text)})
    if any(text[cut - 1] != " " or text[cut] == " " for cut in cuts if cut):
        return cells
    bounds = list(dict.fromkeys([0, *cuts]))
    parted = [(a, a + len(text[a:b].rstrip())) for a, b in zip(bounds, [*bounds[1:], len(text)], strict=True) if text[a:b].strip()]
    return tuple(parted) if len(parted) > 1 else cells
