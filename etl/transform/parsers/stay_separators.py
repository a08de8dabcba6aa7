"""What parts the fields of a list's entries: a colon, brackets, slashes or full stops where most entries have them.

    2019–2021  Elm Works: Dune Modeller          Dune Modeller (Elm Works, Oslo), 2019–2021
    2015–2019  Oak & Sons: Kiln Steward          Kiln Steward (Oak & Sons, Leeds), 2015–2019

In one entry a colon may close a label and a bracket may hold a remark; where they stand in most entries, and parting there makes
a post and an employer of more of them, they are the list's own separators.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.normalize.dates import find_date_ranges
from etl.transform.parsers.affiliations import Role, evidence_of
from etl.transform.parsers.header_ends import EDGES
from etl.transform.parsers.row_separators import Separator
from etl.transform.parsers.row_wording import is_prose
from etl.transform.parsers.stay_parts import Part
from etl.transform.parsers.stay_rows import Row, with_separator

_FEWEST = 3  # entries that show a convention
_SHARE = 0.6  # of the entries that have the separator
_LEAST_GAIN = 0.5  # of what a whole entry counts, for each entry on average
_LEAST_OF_STOPS = 1.0  # of all entries together: a full stop within a field is rare
_SURE = 0.7
_WHOLE, _HALF_TOLD, _UNTOLD = 2.0, 1.5, 0.5
_LONGEST = 160
_POSTS, _NAMES = (Role.TITLE, Role.DEGREE), (Role.ORGANIZATION, Role.UNIT)


def with_own_separators(rows: Sequence[Row]) -> list[Row]:
    """The rows of a block, those that hold posts or degrees parted where the list parts them."""
    at = [i for i in range(len(rows)) if _holds_entry(rows, i)]
    if len(at) < _FEWEST:
        return list(rows)
    usual = sum(_fit(rows[i].parts) for i in at)
    best, chosen = 0.0, Separator.USUAL
    for separator in (Separator.COLON, Separator.BRACKETS, Separator.SLASHES, Separator.STOPS):
        having = [i for i in at if separator.stands_in(rows[i].text)]
        if len(having) < max(_FEWEST, _SHARE * len(at)):
            continue
        fit = sum(_fit(with_separator(rows[i], separator).parts if i in having else rows[i].parts) for i in at)
        least = _LEAST_GAIN * len(at) if separator is not Separator.STOPS else _LEAST_OF_STOPS
        if fit >= usual + least and fit > best:
            best, chosen = fit, separator
    if chosen is Separator.USUAL:
        return list(rows)
    held = set(at)
    return [with_separator(row, chosen) if i in held else row for i, row in enumerate(rows)]


def _holds_entry(rows: Sequence[Row], i: int) -> bool:
    """Whether a row has a date and more, or stands right above a date alone."""
    row = rows[i]
    if row.cells is None or len(row.text) > _LONGEST or (not row.is_heading and is_prose(row.text)):
        return False
    dates = find_date_ranges(row.text)
    bare = row.text[: dates[0].start] + row.text[dates[-1].end :] if dates else ""
    return bool(bare.strip(EDGES)) or _is_above_date(rows, i)


def _is_above_date(rows: Sequence[Row], i: int) -> bool:
    below = rows[i + 1] if i + 1 < len(rows) else None
    return below is not None and bool(below.dates) and not below.parts and not rows[i].dates


def _fit(parts: Sequence[Part]) -> float:
    """How far the parts make an entry: a post and an employer told by words, one of them and another name, two names."""
    found = [evidence_of(part.text) for part in parts]
    has_post = any(each is not None and each[0] in _POSTS and each[1] >= _SURE for each in found)
    has_name = any(each is not None and each[0] in _NAMES and each[1] >= _SURE for each in found)
    others = sum(
        (each is None or (each[0] in _NAMES and each[1] < _SURE)) and part.text[:1].isupper()
        for part, each in zip(parts, found, strict=True)
    )
    if has_post and has_name:
        return _WHOLE
    if (has_post or has_name) and others:
        return _HALF_TOLD
    return _UNTOLD if others > 1 else 0.0
