"""Lists of awards and grants read as a whole: rows cut into parts, one layout for all that says which part is the title.

The giver may stand before the title, behind it, on the line above or below; so may amounts, years and the subject's part.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from etl.model.document import Line, Passage, join_passages
from etl.model.entry import Entry
from etl.transform.line_joining import join_lines
from etl.transform.parsers.activity_fields import dates_in
from etl.transform.parsers.award_cutting import EDGE, MONEY, TIME, Cut, cut_row
from etl.transform.parsers.award_evidence import is_award, is_bare_award, is_funder, is_given, is_plain_award, is_rank
from etl.transform.parsers.award_fits import ASIDE, GIVER, MORE, PART, PARTS_IN_PROJECTS, TITLE, TOLD, as_part
from etl.transform.parsers.award_pieces import scored
from etl.transform.parsers.list_grammar import END, START, Grammar, Layout
from etl.transform.parsers.list_layouts import Piece, Reading, compared, learn, read_rows
from etl.transform.parsers.wrapped_lines import line_groups


@dataclass(frozen=True, slots=True)
class TitledRow:
    """A title that a row of the list gives, with the words that say when."""

    title: Passage
    time: Passage | None


def titled_rows(entries: Sequence[Entry], own: Sequence[Sequence[Passage]], *, is_funding: bool) -> list[list[TitledRow] | None]:
    """The titles of each entry under the layout that fits all entries of the list best, `None` where its own titles are as sure.

    `own` are the titles that each entry was read to have by itself.
    """
    if len(entries) < _FEWEST_ROWS:
        return [None] * len(entries)
    rows = [_row(entry) for entry in entries]
    cuts = [_at_borders(row, cut_row(row), titles) for row, titles in zip(rows, own, strict=True)]
    pieces = scored(cuts, is_funding=is_funding)
    fixed = [_own_fields(row, titles) for row, titles in zip(pieces, own, strict=True)]
    free = read_rows(pieces, _GRAMMAR)
    layout = learn(_GRAMMAR, ((row, reading, 1.0) for row, reading in zip(pieces, free, strict=True)))
    readings = [_best(row, one, layout) for row, one in zip(pieces, fixed, strict=True)]
    found = [
        None if is_own else _titles(row, parts, reading)
        for row, parts, (reading, is_own) in zip(rows, pieces, readings, strict=True)
    ]
    return [
        None if told is None or _is_less(row, told, titles, is_funding=is_funding) else told
        for row, told, titles in zip(rows, found, own, strict=True)
    ]


def _at_borders(row: Passage, cuts: Sequence[Cut], titles: Sequence[Passage]) -> list[Cut]:
    """The pieces, parted where the titles that the row has by itself begin and end."""
    ends = {
        bisect_left(row.offsets, offset) for title in titles if len(title) for offset in (title.offsets[0], title.offsets[-1] + 1)
    }
    found: list[Cut] = []
    for cut in cuts:
        start, gap = cut.start, cut.gap
        for border in sorted(ends):
            left, right = (row.cut(a, b).trimmed(EDGE) for a, b in ((start, border), (border, cut.end)))
            if start < border < cut.end and not cut.kind and min(len(left), len(right)) > 1 and cut.gap != "(":
                found.append(Cut(start, border, gap, left))
                start, gap = border, " "
        found.append(cut if start == cut.start else Cut(start, cut.end, gap, row.cut(start, cut.end).trimmed(EDGE)))
    return found


def _is_less(row: Passage, told: Sequence[TitledRow], titles: Sequence[Passage], *, is_funding: bool) -> bool:
    """Whether a list's title says less than the entry's own: a word or two of no award, the end of a project's title."""
    own = " ".join(title.text for title in titles)
    if all(as_part(piece) > 0 for piece in own.split(", ")):
        return False
    words = max((len(row.title.text.split()) for row in told), default=0)
    only = told[0].title.text if len(told) == 1 else ""
    if is_bare_award(only) and not is_bare_award(own):
        return True
    is_bare = words < min(_FEWEST_WORDS, len(own.split())) and not any(is_award(row.title.text) for row in told)
    dropped = own[: -len(only)] if only and own.endswith(only) else ""
    is_end = (
        is_funding and bool(dropped) and dropped in row.text and not is_funder(dropped) and not dates_in(dropped)
    )  # on one line
    first = told[0].title.text if told else ""
    rest = own[len(first) :].lstrip(" ,") if first and own.startswith(first) else ""
    is_begun = is_funding and rest[:1].islower() and not is_given(rest) and as_part(rest.split(", ")[0]) <= 0
    return bool(own) and (is_bare or is_end or is_begun)


_FEWEST_WORDS = 3


_FEWEST_ROWS = 3  # make a list
_MARGIN = 3.0  # by which the list must speak against the title that an entry has by itself


def _best(row: Sequence[Piece], own: Sequence[frozenset[str]] | None, layout: Layout) -> tuple[Reading, bool]:
    """The fields of a row's pieces, and whether they are those that it has by itself."""
    free, known, ahead = compared(row, layout, own)
    return (free, False) if own is None or ahead > _MARGIN else (known, True)


def _own_fields(row: Sequence[Piece], titles: Sequence[Passage]) -> list[frozenset[str]] | None:
    """What each piece may be where the row has these titles, `None` where they do not name an award by themselves."""
    if all(is_rank(title.text) or is_bare_award(title.text) for title in titles):
        return None
    offsets = {offset for title in titles for offset in title.offsets}
    fields = []
    for piece in row:
        over = len(offsets.intersection(piece.passage.offsets))
        is_title = over * 2 > len(piece.passage.offsets) or over * 2 > len(offsets)
        fields.append(_TITLES if is_title else _OTHERS)
    return fields


def _row(entry: Entry) -> Passage:
    groups = list(line_groups(entry.lines, _begins_anew)) if len(entry.lines) > 1 else []
    if len(groups) < 2:
        return entry.passage
    return join_passages([join_lines(group) for group in groups], "\n")


def _begins_anew(line: Line) -> bool:
    return is_plain_award(line.text) or PARTS_IN_PROJECTS.match(line.text) is not None or TOLD.match(line.text) is not None


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


_TITLES, _OTHERS = frozenset((TITLE, MORE)), frozenset((GIVER, TIME, MONEY, PART, ASIDE))
_GRAMMAR = Grammar(
    (TITLE, MORE, GIVER, TIME, MONEY, PART, ASIDE), _follows, again={TITLE: -8.0}, needed={TITLE: 0.92}, unmixed=frozenset((TITLE,))
)


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
    found = _ranked(row, parts, reading, found)
    times = [i for i, now in enumerate(reading) if now == TIME]
    rows: list[TitledRow] = []
    for nth, (i, start, end) in enumerate(found):
        following = found[nth + 1][0] if nth + 1 < len(found) else len(parts)
        behind = [k for k in times if i < k < following]
        above = [k for k in times if k < i]
        chosen = (behind or above[-1:])[:1] if len(found) > 1 else (times[:1])
        title = _unquoted(row.cut(start, end).trimmed(EDGE))
        if nth and not is_plain_award(title.text) and (parts[i].gap not in _ANEW or (rows and is_award(rows[0].title.text))):
            continue  # what an award was for
        rows.append(TitledRow(title, parts[chosen[0]].passage if chosen else None))
    return rows


_ANEW = (";", "\n", "\t")


def _unquoted(title: Passage) -> Passage:
    """The title without the quotation marks around the whole of it."""
    text = title.text
    is_whole = text[:1] in _OPENING and text[-1:] in _CLOSING and not any(mark in text[1:-1] for mark in (*_OPENING, *_CLOSING))
    return title.cut(1, len(text) - 1).trimmed(EDGE) if is_whole and len(text) > 2 else title


_OPENING, _CLOSING = tuple('“„«"‘'), tuple('”“»"’')


def _ranked(
    row: Passage, parts: Sequence[Piece], reading: Sequence[str], titles: Sequence[tuple[int, int, int]]
) -> list[tuple[int, int, int]]:
    """The titles, ranks with what they were won in: "1st place ($500), Elm Contest", a contest with the rank below it."""
    found: list[tuple[int, int, int]] = []
    for i, start, end in titles:
        if found and start < found[-1][2]:
            continue  # what the rank before it was won in
        if found and is_rank(row.text[start:end]) and parts[i].gap == "\n":
            continue
        if is_bare_award(row.text[start:end]):
            end = _line_end(parts, reading, i)
        elif is_rank(row.text[start:end]):
            beside = (k for k in range(i + 1, len(parts)) if parts[k].start >= end and reading[k] not in (MONEY, TIME))
            contest = next(beside, None)
            is_contest = contest is not None and reading[contest] in (TITLE, MORE, GIVER) and not is_funder(parts[contest].text)
            if contest is not None and is_contest and parts[contest].gap not in (";", "("):
                end = next((e for _, s, e in titles if s == parts[contest].start), parts[contest].end)
        found.append((i, start, end))
    return found


def _line_end(parts: Sequence[Piece], reading: Sequence[str], i: int) -> int:
    """Where what is said of an award ends that has no name of its own: "Stipend, summer school in Ulm: Elm Trust"."""
    end = parts[i].end
    for part, now in zip(parts[i + 1 :], reading[i + 1 :], strict=True):
        if now in (MONEY, TIME, PART) or part.gap in (";", "\n", "\t", "(", "."):
            break
        end = part.end
    return end
