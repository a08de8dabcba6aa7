"""Lists of awards and grants read as a whole: rows cut into parts, one layout for all that says which part is the title.

The giver may stand before the title, behind it, on the line above or below; so may amounts, years and the subject's part.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from etl.model.document import Line, Passage, Style, join_passages
from etl.model.entry import Entry
from etl.normalize.text import fold
from etl.transform.line_joining import join_lines
from etl.transform.parsers.award_cutting import EDGE, MONEY, TIME, Cut, cut_row, kind_of
from etl.transform.parsers.award_evidence import is_award, is_plain_award
from etl.transform.parsers.award_fits import (
    ACRONYM,
    ASIDE,
    GIVER,
    MORE,
    PART,
    PARTS_IN_PROJECTS,
    TITLE,
    TOLD,
    as_giver,
    as_part,
    fits,
    is_people,
)
from etl.transform.parsers.list_layouts import END, START, Grammar, Piece, read_rows, standing
from etl.transform.parsers.wrapped_lines import line_groups


@dataclass(frozen=True, slots=True)
class TitledRow:
    """A title that a row of the list gives, with the words that say when."""

    title: Passage
    time: Passage | None


def titled_rows(entries: Sequence[Entry]) -> list[list[TitledRow]]:
    """The titles of each entry under the layout that fits all entries of the list best."""
    rows = [_row(entry) for entry in entries]
    parts = _scored([cut_row(row) for row in rows])
    readings = read_rows(parts, _GRAMMAR)
    return [_titles(row, own, reading) for row, own, reading in zip(rows, parts, readings, strict=True)]


def misread(titles: Sequence[str], entries: Sequence[Entry]) -> float:
    """The share of titles that are none by their words: givers, parts in projects, people, sums, remarks, two lines in one."""
    if not titles:
        return 1.0
    rows = [_row(entry).text for entry in entries]
    broken = [row.replace("\n", " ") for row in rows if "\n" in row]
    lines = {" ".join(line.split()) for row in rows for line in row.split("\n")}
    wrong = 0.0
    for title in titles:
        is_none = (
            all(as_part(piece) > 0 for piece in title.split(", "))
            or is_people(title)
            or title[:1].islower()
            or bool(kind_of(title))
        )
        is_giver = as_giver(title, 0.0) > 0 and not is_award(title)
        is_glued = any(title in row for row in broken) and not any(title in line for line in lines)
        wrong += 1.0 if is_none or is_giver else _GLUED if is_glued else 0.0
    return wrong / len(titles)


_GLUED = 0.7


def _row(entry: Entry) -> Passage:
    groups = list(line_groups(entry.lines, _begins_anew)) if len(entry.lines) > 1 else []
    if len(groups) < 2:
        return entry.passage
    return join_passages([join_lines(group) for group in groups], "\n")


def _begins_anew(line: Line) -> bool:
    return is_plain_award(line.text) or PARTS_IN_PROJECTS.match(line.text) is not None or TOLD.match(line.text) is not None


def _scored(rows: Sequence[Sequence[Cut]]) -> list[list[Piece]]:
    times = Counter(key for row in rows for key in {fold(cut.passage.text) for cut in row})
    apart = [s for s in (Style.BOLD, Style.ITALIC) if sum(_sets_apart(row, s) for row in rows) * 2 > len(rows) > 1]
    found = []
    for row in rows:
        stands = standing([cut.gap for cut in row])
        parts = []
        for i, cut in enumerate(row):
            places = (*stands[i], *(f"{style} {cut.passage.is_set(style)}" for style in apart))
            repeated = times[fold(cut.passage.text)]
            share = (repeated - 1) / max(1, len(rows) - 1) if repeated > 1 else 0.0
            gap = _gap(row, i)
            parts.append(Piece(cut.passage, cut.start, cut.end, gap, places, fits(cut.passage.text, share, cut.kind)))
        found.append(parts)
    return found


def _sets_apart(row: Sequence[Cut], style: Style) -> bool:
    marked = [cut.passage.is_set(style) for cut in row if cut.kind != TIME]
    return any(marked) and not all(marked)


def _gap(row: Sequence[Cut], i: int) -> str:
    cut = row[i]
    text = cut.passage.text
    if cut.gap == ",":
        if text.startswith(("and ", "und ", "et ", "y ", "& ")):
            return ",&"
        if (
            i + 1 < len(row)
            and row[i + 1].passage.text.startswith(("and ", "und ", "et ", "y ", "& "))
            and len(text.split()) <= _MOST_IN_SERIES
        ):
            return ",L"
        return ",a" if text[:1].islower() else ",A"
    if cut.gap == "(" and ACRONYM.fullmatch(text):
        return "(c"
    return cut.gap


_MOST_IN_SERIES = 4


_AFTER: dict[str, dict[str, float]] = {
    START: {TITLE: 0.55, TIME: 0.25, GIVER: 0.14, MONEY: 0.03, PART: 0.02, ASIDE: 0.01},
    TITLE: {TITLE: 0.1, MORE: 0.04, GIVER: 0.27, TIME: 0.24, MONEY: 0.1, PART: 0.07, ASIDE: 0.09, END: 0.15},
    MORE: {MORE: 0.1, GIVER: 0.25, TIME: 0.25, MONEY: 0.1, ASIDE: 0.08, END: 0.15},
    GIVER: {TITLE: 0.22, MORE: 0.03, GIVER: 0.2, TIME: 0.22, MONEY: 0.08, PART: 0.05, ASIDE: 0.06, END: 0.2},
    TIME: {TITLE: 0.32, MORE: 0.05, GIVER: 0.13, TIME: 0.04, MONEY: 0.08, PART: 0.05, ASIDE: 0.08, END: 0.25},
    MONEY: {TITLE: 0.12, MORE: 0.04, GIVER: 0.15, TIME: 0.2, MONEY: 0.05, PART: 0.1, ASIDE: 0.1, END: 0.3},
    PART: {TITLE: 0.15, MORE: 0.02, GIVER: 0.2, TIME: 0.15, MONEY: 0.12, PART: 0.12, ASIDE: 0.12, END: 0.2},
    ASIDE: {TITLE: 0.06, MORE: 0.05, GIVER: 0.12, TIME: 0.15, MONEY: 0.08, PART: 0.06, ASIDE: 0.28, END: 0.25},
}
_GOES_ON = {
    ",a": 0.75, ",A": 0.2, ",L": 0.75, ",&": 0.75, ":": 0.5, "–": 0.4, "-": 0.4, "—": 0.3, ")": 0.35, "(": 0.15, "(c": 0.75,
    ".": 0.15, ";": 0.04, "\t": 0.04, "\n": 0.06, "/": 0.4, " ": 0.2, "|": 0.03,
}  # fmt: skip
_BEGINS = {";": 0.5, "\n": 0.04, ",A": 0.08, ".": 0.08, "|": 0.1, ",&": 0.05}


def _follows(before: str, gap: str, after: str) -> float:
    if before in (TITLE, MORE) and after == before:
        return max(_GOES_ON.get(gap, 0.1), _BEGINS.get(gap, 0.0) if after == MORE else 0.0) * 0.9
    if gap.startswith("(") and after in (TITLE, MORE):
        return 0.005
    if after == MORE:
        return 0.5 * _BEGINS.get(gap, 0.01)
    return _AFTER.get(before, {}).get(after, 0.002)


_GRAMMAR = Grammar((TITLE, MORE, GIVER, TIME, MONEY, PART, ASIDE), _follows, again={TITLE: -8.0}, needed={TITLE: 0.92})


def _titles(row: Passage, parts: Sequence[Piece], reading: Sequence[str]) -> list[TitledRow]:
    """The titles of a row, each with the date beside it."""
    found: list[tuple[int, int, int]] = []  # first part, start, end
    before = ""
    for i, (part, now) in enumerate(zip(parts, reading, strict=True)):
        if now in (TITLE, MORE):
            if now == before and part.gap not in _ANEW:
                found[-1] = (found[-1][0], found[-1][1], part.end)
            else:
                found.append((i, part.start, part.end))
        before = now
    times = [i for i, now in enumerate(reading) if now == TIME]
    rows: list[TitledRow] = []
    for nth, (i, start, end) in enumerate(found):
        following = found[nth + 1][0] if nth + 1 < len(found) else len(parts)
        behind = [k for k in times if i < k < following]
        above = [k for k in times if k < i]
        chosen = (behind or above[-1:])[:1] if len(found) > 1 else (times[:1])
        rows.append(TitledRow(row.cut(start, end).trimmed(EDGE), parts[chosen[0]].passage if chosen else None))
    return rows


_ANEW = (";", "\n")
