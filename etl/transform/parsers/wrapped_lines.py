"""The lines of an item of a list as one row: lines that go on joined, a line break between those that begin anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from etl.model import regex as re
from etl.model.document import Line

_OPEN_END = re.compile(
    r"(?:[,(/&:]|(?<!\d)\s?[–—-]|\b(?:and|of|the|in|for|to|und|der|die|des|et|de|du|la|y|e|del|with|zu|zur|on))$"
)
_DATED_END = re.compile(r"\d{4}\s?[–—-]?\)?$|[–—-]\s?\d{2}\)?$")
_FULL = 0.88
_WIDE = 60


def line_groups(lines: Sequence[Line], begins_anew: Callable[[Line], bool]) -> Iterator[list[Line]]:
    """The lines, those together of which one goes on where the one above ends.

    A line goes on in lower case, in a bracket, behind an open end, or behind a full line unless `begins_anew` says otherwise.
    """
    longest = max((len(line.text) for line in lines), default=0)
    group: list[Line] = []
    for line in lines:
        text = line.text.strip()
        if not text:
            continue
        above = group[-1].text.strip() if group else ""
        goes_on = text[:1].islower() or text[:1] == "(" or _OPEN_END.search(above) is not None
        is_full = bool(group) and (group[-1].is_full or len(above) >= _FULL * longest > _WIDE) and not _DATED_END.search(above)
        if group and (goes_on or (is_full and not begins_anew(line))):
            group.append(line)
        else:
            if group:
                yield group
            group = [line]
    if group:
        yield group
