"""Rows of activities as pieces: at marks, at line breaks that are meant, at quotations, behind a date in front, at brackets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from etl.model import regex as re
from etl.model.document import Line, Passage
from etl.normalize.venues import find_venue
from etl.transform.line_joining import join_lines
from etl.transform.parsers.activity_fields import ActivityItem, dates_in, is_date, split_fields
from etl.transform.parsers.list_layouts import QUOTED, Piece, places_of, standing
from etl.transform.parsers.quotations import find_quotations
from etl.transform.parsers.service_rows import width_of
from etl.transform.parsers.squeezing import squeezed, with_narrow_gaps
from etl.transform.parsers.talk_evidence import LIKELY, event_strength

_EDGE = " \t,;:.–—-|·•/*"
_DASHES = ("—", "–", "-", "--", "---", "|", "·", "•", "/", "//")
_NARROW = 60  # characters; a list of shorter lines was not wrapped
_RUNS_ON = re.compile(
    r"(?:[,&–—-]|\b(?:of|the|for|and|und|der|des|für|et|de|du|la|le|y|del|di|in|on|at|an?|to|with|from|by))$", re.I
)
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]{2,80})[)\]]\s*$")
_LONGEST_BESIDE = 80


def line_breaks(item: ActivityItem) -> dict[int, str]:
    """Where in the row a line begins that was not wrapped, as the line above had room for its first word (a new line), or that may
    have been wrapped (`~`); lines that go on in the middle of a name are left out.

    Of "Dust by night" above "Elm Days, Ulm" that is where "Elm" stands.
    """
    lines = [line for line in item.entry.lines if line.text.strip()]
    if len(lines) < _PAIR:
        return {}
    width = width_of(item.section)
    places = {offset: place for place, offset in reversed(list(enumerate(item.passage.offsets)))}
    found = {}
    for above, line in pairwise(lines):
        first = next(offset for offset, c in zip(line.passage.offsets, line.text, strict=True) if not c.isspace())
        if first in places and places[first] > 0 and not _goes_on(above, line):
            found[places[first]] = "\n" if _is_meant(above, line, width) else "~"
    return found


_PAIR = 2


def _goes_on(above: Line, line: Line) -> bool:
    return _RUNS_ON.search(above.text.rstrip()) is not None or line.text.strip()[:1].islower()


def _is_meant(above: Line, line: Line, width: int) -> bool:
    if above.page is not None:
        return not above.is_full  # of pages it is known which lines are full
    return len(above.text.rstrip()) + 1 + len(line.text.split(maxsplit=1)[0]) < max(width, _NARROW)


@dataclass(frozen=True, slots=True)
class Marks:
    """What parts the rows of a kind of list: the marks, what in a bracket is a piece of its own, which quotations belong to a
    name, and what a field is without the words that lead to it ("Invited talk at")."""

    separator: re.Pattern[str]
    is_beside: Callable[[str], bool]
    bound: Callable[[str], Sequence[tuple[int, int]]]
    without_lead: Callable[[Passage], Passage]


def pieces_of(item: ActivityItem, marks: Marks, cuts: Sequence[int] = ()) -> list[Piece]:
    """The pieces of a row in order, parted at `cuts`, too."""
    row = item.passage
    bound = marks.bound(row.text)
    quoted = find_quotations(row.text)
    breaks = {at: gap for at, gap in line_breaks(item).items() if not any(a < at < b for a, b in quoted)}
    starts = [0, *sorted(breaks)]
    pieces: list[Piece] = []
    for start, end in zip(starts, [*starts[1:], len(row)], strict=True):
        segment = row.cut(start, end)
        cursor = 0
        for i, field in enumerate(split_fields(segment, marks.separator)):
            at = segment.text.find(field.text, cursor)
            gap = breaks.get(start, "") if i == 0 else _mark(field.separator, segment.text[:at])
            cursor = at + len(field.text)
            pieces += _within(row, start + at, start + cursor, gap, marks, bound)
    parts = [part for piece in _unbroken(row, pieces) for part in parted(row, piece, cuts)]
    stands = standing([part.gap for part in parts])
    return [replace(part, places=(*part.places, *places)) for part, places in zip(parts, stands, strict=True)]


def _unbroken(row: Passage, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, what a wrapped line has parted in the middle of a name as one: "Elm Annual", "Meeting"."""
    joined: list[Piece] = []
    for piece in pieces:
        if (
            joined
            and piece.gap == "~"
            and joined[-1].gap != "("
            and _is_one(row.text[joined[-1].start : piece.end], joined[-1].text)
        ):
            joined[-1] = _piece(row, joined[-1].start, piece.end, joined[-1].gap)
        else:
            joined.append(piece)
    return joined


def _is_one(text: str, first: str) -> bool:
    most = _SHORT + first[:1].isdigit()  # "2023 Ida B. Birch"
    return find_venue(text) is not None or (len(first.split()) <= most and event_strength(first) < LIKELY <= event_strength(text))


_SHORT = 3


def _mark(separator: str, before: str) -> str:
    if separator in _DASHES:
        return "—"
    if separator == "\t" and before.rstrip()[-1:] in ("?", "!") and len(before) - len(before.rstrip()) < _PAIR + 1:
        return "?"
    return separator


def parted(row: Passage, piece: Piece, cuts: Sequence[int]) -> Iterator[Piece]:
    """The piece in parts, at those of the `cuts` that have words on both sides."""
    start, gap = piece.start, piece.gap
    for cut in cuts:
        if start < cut < piece.end and _has_word(row.text[start:cut]) and _has_word(row.text[cut : piece.end]):
            yield _piece(row, start, cut, gap)
            start, gap = cut, " "
    yield piece if start == piece.start else _piece(row, start, piece.end, gap)


def _has_word(text: str) -> bool:
    return sum(map(str.isalnum, text)) > 1


def _within(row: Passage, start: int, end: int, gap: str, marks: Marks, bound: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """A field, or the parts of it: a date in front, quotations, a bracket at the end."""
    text = row.text[start:end]
    if is_date(text):
        yield _piece(row, start, end, gap)
        return
    opening = _opening_date(text) if gap in _OPENING else 0
    if opening:
        yield _piece(row, start, start + opening, gap)
        yield from _within(row, start + opening + _blank(text, opening), end, " ", marks, bound)
        return
    rest = marks.without_lead(row.cut(start, end)) if gap in _LED else None
    if rest is not None and 0 < len(rest) < end - start and text.endswith(rest.text) and not _IN_SMALL.match(rest.text):
        yield _piece(row, start, end - len(rest), gap)
        yield from _within(row, end - len(rest), end, "at", marks, bound)
        return
    free = ((a, b) for a, b in find_quotations(text) if b - a >= _FEWEST_QUOTED)
    quoted = next(((a, b) for a, b in free if not any(first <= start + a < last for first, last in bound)), None)
    if quoted is not None:
        a, b = quoted
        if any(map(str.isalnum, text[: a - 1])):
            yield _piece(row, start, start + a - 1, gap)
            gap = " "
        yield Piece(row.cut(start + a, start + b), start + a, start + b, gap, (QUOTED,))
        if any(map(str.isalnum, text[b + 1 :])):
            yield from _within(row, start + b + 1 + _blank(text, b + 1), end, " ", marks, bound)
        return
    bracket = _BRACKET.search(text)
    if bracket is not None and bracket.start() and marks.is_beside(bracket[1]):
        yield from _within(row, start, start + bracket.start(), gap, marks, bound)
        yield _piece(row, start + bracket.start(1), start + bracket.end(1), "(")
        return
    yield _piece(row, start, end, gap)


_IN_SMALL = re.compile(r"(?:\w['’])?[a-zß-ÿ]")  # "en l'honneur de" goes on with a name
_LED = ("", "\n", "~", "\t", ".", " ")
_FEWEST_QUOTED = 8
_OPENING = ("", "\n", "\t", "~")  # what stands behind is the first of its line or cell


def _opening_date(text: str) -> int:
    """Where the date that opens a text ends, before words: of "May 2019 Dust by night", "Jl 2003 Ulm"; 0 without one."""
    short = SHORT_MONTH.match(text)
    first = next((found.end for found in dates_in(text) if not text[: found.start].strip(_EDGE)), short.end() if short else 0)
    return first if text[first : first + 1] in (" ", "\t", ",", ":") and any(map(str.isalpha, text[first:])) else 0


# the month in two letters: "Jl 2003", "Nv. 2004"
SHORT_MONTH = re.compile(r"[A-Z][a-z]\.?\s(?:19|20)\d{2}(?!\w)")


def _blank(text: str, at: int) -> int:
    return len(text[at:]) - len(text[at:].lstrip(_EDGE))


def _piece(row: Passage, start: int, end: int, gap: str) -> Piece:
    text = row.text[start:end]
    left, right = len(text) - len(text.lstrip(_EDGE + "”»")), len(text.rstrip(_EDGE))
    passage = row.cut(start + left, start + max(left, right))
    return Piece(passage, start + left, start + left + len(passage), gap, places_of(passage))


def hung_together(items: Sequence[ActivityItem]) -> list[ActivityItem]:
    """The items of a list with dates in a rail at its left, each with what stands below it beside the rail.

    `May 2022  Dust by night` above `Elm Days 2022, Ulm`, which begins where "Dust" does, is one item.
    """
    is_dated = [_opens_with_date(item) for item in items]
    if sum(is_dated) < _FEWEST_DATED:
        return list(items)
    rail = min(item.entry.lines[0].indent for item, opens in zip(items, is_dated, strict=True) if opens)
    joined: list[ActivityItem] = []
    for item, opens in zip(items, is_dated, strict=True):
        if joined and not opens and _hangs(joined[-1], item, rail):
            lines = (*joined[-1].entry.lines, *item.entry.lines)
            passage = with_narrow_gaps(squeezed(join_lines(lines)))
            joined[-1] = replace(joined[-1], entry=replace(joined[-1].entry, passage=passage, lines=lines))
        else:
            joined.append(item)
    return joined


_FEWEST_DATED = 3
_BESIDE = 3.0  # characters right of the rail


def _opens_with_date(item: ActivityItem) -> bool:
    first = next(iter(dates_in(item.passage.text)), None)
    return bool(item.entry.lines) and first is not None and not item.passage.text[: first.start].strip(_EDGE)


def _hangs(above: ActivityItem, item: ActivityItem, rail: float) -> bool:
    if not _opens_with_date(above) or len(above.entry.lines) > _MOST_ABOVE or not item.entry.lines:
        return False
    first = item.entry.lines[0]
    if any(
        _IN_RAIL.match(line.text) and dates_in(line.text)[:1] and dates_in(line.text)[0].start == 0 for line in item.entry.lines
    ):
        return False
    is_alike = first.marker is None and not item.entry.children and not above.entry.children and item.section is above.section
    return is_alike and first.indent >= rail + _BESIDE and _is_in_rail(above)


_MOST_ABOVE = 3


def _is_in_rail(item: ActivityItem) -> bool:
    first = next(iter(dates_in(item.passage.text)))
    return _RAIL_GAP.match(item.passage.text, first.end) is not None


_IN_RAIL = re.compile(r"[^\t]{4,24}(?:\t|\s{2,})")
_RAIL_GAP = re.compile(r"[.:]?(?:\t|\s{2,})")
