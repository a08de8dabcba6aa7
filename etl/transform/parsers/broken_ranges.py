"""Date ranges that a narrow column breaks over two lines: "05/2020–" beside a post, "08/2020" on the line below.

The end is put behind its start, so that the line reads as it was meant: "05/2020–08/2020 | Research Intern, ...".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from etl.model import regex as re
from etl.model.document import Line, join_passages
from etl.normalize.dates import find_date_ranges
from etl.transform.parsers.affiliations import Role, evidence_of

_LONGEST_END = 40  # characters in which the end stands on the next line
_MOST_GAP = 0.6  # blank space above that line
_BREAKS_OFF = re.compile(r"\d{2}\s*[-‐‑‒–—−~]+\s*(?:$|\s)")  # "05/2020–", "2018 –"
_MONTH_LAST = re.compile(r"\d{4}\s*[-‐‑‒–—−]+\s*[^\W\d_]{3,10}\.?\s*$")  # "April 2020–January"
_LAST_MONTH = re.compile(r"[\s–—-]([A-ZÀ-Þ][a-zà-ÿ]{2,9}\.?)\s*$")
_LONGEST_MONTH = 12  # characters, with what stands before it
_PIECES = re.compile(r"[,;\t|]\s*|\s[–—-]\s")
_SURE = 0.75
_DASHES = "-‐‑‒–—−~"
_BARE = (*_DASHES, "--", "---", "to", "bis", "until")
_SET_OFF = re.compile(r"\s*(?:$|\t|\s{2})")


def mend_ranges(lines: Sequence[Line]) -> list[Line]:
    """The lines, ranges broken over two of them joined; a line that held nothing but the end is gone."""
    mended: list[Line] = []
    for line in _with_bare_dashes(lines):
        joined = _joined(mended[-1], line) if mended and _may_break_off(mended[-1]) else None
        if joined is None:
            mended.append(line)
        else:
            mended[-1:] = joined
    return mended


def _with_bare_dashes(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, a range set on three of them, or on two with the dash for a marker, as one: "1999", "–", "2001"."""
    i = 0
    while i < len(lines):
        first, last = lines[i], None
        if i + 2 < len(lines) and lines[i + 1].text.strip() in _BARE:
            last = lines[i + 2]
        elif i + 1 < len(lines) and lines[i + 1].marker in _BARE and first.marker not in _BARE:
            last = lines[i + 1]
        if last is None or not (_is_bare_date(first) and _is_bare_date(last)):
            yield first
            i += 1
            continue
        yield replace(first, passage=join_passages((first.passage.trimmed(), last.passage.trimmed()), " – "), cells=())
        i = next(n for n, line in enumerate(lines) if line is last) + 1


def _is_bare_date(line: Line) -> bool:
    """Whether nothing but a date stands in the line, or a word for an open end: "June 2001", "Present"."""
    text = line.text.strip()
    if len(text) > _LONGEST_END or not text:
        return False
    found = find_date_ranges(text if text[-1:].isdigit() else f"2000 – {text}")
    return len(found) == 1 and found[0].end - found[0].start >= len(text)


def _joined(above: Line, below: Line) -> list[Line] | None:
    """Both lines with the end moved up; `None` where the line below does not begin with one."""
    start = _open_start(above) or _yearless_end(above) or _open_month(above)
    if start is None or below.marker is not None or below.gap > _MOST_GAP or below.column != above.column:
        return None
    begun = above.text[slice(*start)]
    front = below.text[: below.cells[0][1]] if below.cells else below.text
    if _begins_earlier(begun, front):
        return None  # "2016–" above "2015–16": two entries
    found = find_date_ranges(f"{begun} {front[:_LONGEST_END].lstrip()}")
    if not found or found[0].start > 0 or found[0].end <= len(begun) or (found[0].last is None and not found[0].ongoing):
        return None
    begin = len(front) - len(front.lstrip())
    stop = begin + found[0].end - len(begun) - 1
    if not _SET_OFF.match(below.text, stop):
        return None
    if _names_employer(above.text[start[1] :]) and _names_employer(below.text[stop:]):
        return None  # "2018 –  Sand Studies, Elm University" above "2020  MSc, Elm University"
    seam = "" if begun.rstrip()[-1:] in _DASHES else " "
    passage = join_passages([above.passage.cut(0, start[1]), below.passage.cut(begin, stop), above.passage.cut(start[1])], seam)
    moved = stop - begin + 2 * len(seam)
    cells = tuple((_moved(a, start[1], moved), _moved(b, start[1] - 1, moved)) for a, b in above.cells)
    whole = replace(above, passage=passage, cells=cells)
    rest = below.passage.cut(stop).trimmed()
    return [whole, replace(below, passage=rest, cells=())] if rest.text else [whole]


def _names_employer(text: str) -> bool:
    """Whether an organization stands in the rest of a line."""
    said = [found for piece in _PIECES.split(text) if (found := evidence_of(piece)) is not None]
    return any(role is Role.ORGANIZATION and strength >= _SURE for role, strength in said)


def _begins_earlier(begun: str, front: str) -> bool:
    """Whether the line below opens with a date before the one above: the next entry of a list that runs back in time."""
    above, below = find_date_ranges(begun), find_date_ranges(front[:_LONGEST_END])
    if not above or not below or front[: below[0].start].strip():
        return False
    starts = [date.first or date.last for date in (above[0], below[0])]
    return starts[0] is not None and starts[1] is not None and starts[1].year < starts[0].year


def _may_break_off(line: Line) -> bool:
    return (
        _BREAKS_OFF.search(line.text) is not None
        or _open_month(line) is not None
        or (len(line.cells) > 1 and _MONTH_LAST.search(_front(line)) is not None)
    )


def _front(line: Line) -> str:
    return line.text[slice(*line.cells[0])]


def _yearless_end(line: Line) -> tuple[int, int] | None:
    """The first cell, where it is a date, a dash and the month of an end whose year is missing: "April 2020–January"."""
    front = _front(line) if len(line.cells) > 1 else ""
    found = find_date_ranges(front)
    if not found or front[: found[0].start].strip():
        return None
    return line.cells[0] if _MONTH_LAST.search(front) else None


def _open_month(line: Line) -> tuple[int, int] | None:
    """The month at the line's end, with the date and dash before it, whose year stands below: "October 1996 – November"."""
    text = line.text.rstrip()
    match = _LAST_MONTH.search(text, max(0, len(text) - _LONGEST_MONTH))
    if match is None:
        return None
    found = find_date_ranges(line.text[: match.start(1)])
    begins = found[-1].start if found and not line.text[found[-1].end : match.start(1)].strip(_DASHES + " ") else match.start(1)
    return (begins, len(line.text.rstrip())) if find_date_ranges(f"{match[1]} 2000") else None


def _open_start(line: Line) -> tuple[int, int] | None:
    """The line's one range that a dash leaves open."""
    found = [date for date in find_date_ranges(line.text) if date.ongoing_at is not None]
    if len(found) != 1 or found[0].ongoing_at is None:
        return None
    printed = line.text[slice(*found[0].ongoing_at)]
    return None if any(map(str.isalpha, printed)) else (found[0].start, found[0].end)


def _moved(position: int, place: int, by: int) -> int:
    """A position in the line after `by` characters were put in at `place`."""
    return position + by if position > place else position
