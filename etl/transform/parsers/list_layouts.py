"""A list read as a whole: every row is a chain of pieces, and one layout for all rows says which piece holds which field.

The layout (what follows what across which mark, what stands in which cell, what is set in which type) starts from the grammar
that lists of a kind have in common and is learned again from the list's own rows; rows are then read again under it. A piece's
own words weigh against the layout, so that a row deviates only where its words say so.

`Dust, Tutor, 2019` / `Sand, Head of Class, 2020` / `Ash, Tutor, 2021`: the second row's role is known by its place alone.
Courses and awards are read so from the start (`read_rows`); of service and talks each row has a reading of its own already, which
the layout must outweigh (`compared`).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from etl.model.document import Passage, Style
from etl.transform.parsers.list_grammar import START, Grammar, Layout

_ROUNDS = 3
_BEAM = 32
_HOPELESS = 20.0  # a path so far behind the best one never catches up
_MOST_PIECES = 120  # of a row; a longer one is no list item
_MOST_QUOTED = 6

Reading = tuple[str, ...]  # the field of each piece
_Path = tuple[Any, ...]  # a linked list: (last field, path before it), () at the start


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a row.

    gap     what parts it from the piece before: `,` `:` a tab, `(` for a bracket, a line break; empty for the first
    places  what says where or how it stands: its cell, its type; pieces that share one share a field
    fits    how well its own words fit each field, 0 = says nothing
    """

    passage: Passage
    start: int
    end: int
    gap: str
    places: tuple[str, ...] = ()
    fits: Mapping[str, float] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """What a person reads."""
        return self.passage.text

    @property
    def is_quoted(self) -> bool:
        """Whether it is what stands in quotation marks."""
        return QUOTED in self.places


QUOTED = "quoted"


def read_rows(rows: Sequence[Sequence[Piece]], grammar: Grammar) -> list[Reading]:
    """The field of each piece of each row under the list's own layout."""
    layout = Layout(grammar)
    readings: list[Reading] = []
    for _ in range(_ROUNDS):
        following = [decode(row, layout)[0] for row in rows]
        if following == readings:
            break
        readings = following
        layout = learn(grammar, ((row, reading, 1.0) for row, reading in zip(rows, readings, strict=True)))
    return readings


def learn(grammar: Grammar, rows: Iterable[tuple[Sequence[Piece], Reading, float]]) -> Layout:
    """The layout of rows that were read so, each with what it counts: 1 for those of the list itself, less for others."""
    steps: dict[tuple[str, str], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    places: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    ends: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    having = dict.fromkeys(grammar.needed, 0.0)
    total = 0.0
    for pieces, reading, weight in rows:
        before = START
        for piece, now in zip(pieces, reading, strict=True):
            steps[before, piece.gap][now] += weight
            for place in piece.places:
                places[place][now] += weight
            ends[now][1] += weight * (now != before)
            before = now
        ends[before][0] += weight
        total += weight
        for one in having:
            having[one] += weight * (one in reading)
    counted = {one: (at_end, times) for one, (at_end, times) in ends.items()}
    return Layout(grammar, dict(steps), counted, dict(places), having, total)


def decode(row: Sequence[Piece], layout: Layout, allowed: Sequence[frozenset[str] | None] | None = None) -> tuple[Reading, float]:
    """The best reading of a row and its score; `allowed` says of a piece which fields alone it may be."""
    grammar = layout.grammar
    if not row or len(row) > _MOST_PIECES:
        return (grammar.fields[-1],) * len(row), 0.0
    # what was left already is kept of those fields alone to which it matters; a state is that and the number of a field in one
    fields, start = grammar.fields, len(grammar.fields)
    bits = list(grammar.bits.values())
    again = [grammar.again.get(one, 0.0) for one in fields]
    names, size = (*fields, START), start + 1
    states: dict[int, tuple[float, _Path]] = {start: (0.0, ())}
    for i, piece in enumerate(row):
        only = allowed[i] if allowed is not None else None
        fits = piece.fits
        own = [
            (nth, one, fits[one] + weight)
            for nth, (one, weight) in enumerate(zip(fields, layout.placed(piece.places), strict=True))
            if only is None or one in only
        ]
        is_mixed = i > 0 and piece.gap != ":" and piece.is_quoted != row[i - 1].is_quoted
        following: dict[int, tuple[float, _Path]] = {}
        highest = floor = -math.inf
        for state, (score, path) in states.items():
            left, before = divmod(state, size)
            behind = left | bits[before]
            steps = layout.step(names[before], piece.gap)
            for nth, one, fit in own:
                total = score + steps[nth] + fit
                if total < floor:
                    continue
                if nth == before:
                    key = state
                    if is_mixed and one in grammar.unmixed:
                        total += _unquoted(row[i - 1], piece)
                else:
                    key = behind * size + nth
                    if behind & bits[nth]:
                        total += again[nth]
                known = following.get(key)
                if known is None or total > known[0]:
                    following[key] = (total, (one, path))
                    if total > highest:
                        highest, floor = total, total - _HOPELESS
        states = {key: one for key, one in following.items() if one[0] >= floor}
        if len(states) > _BEAM:
            states = dict(sorted(states.items(), key=_score, reverse=True)[:_BEAM])
    best, path = -math.inf, ()
    lacking = layout.lacks()
    for state, (score, before_it) in states.items():
        left, last = divmod(state, size)
        had = left | bits[last]
        total = score + layout.end(names[last]) + sum([cost for bit, cost in lacking if not had & bit])
        if total > best:
            best, path = total, before_it
    return _unlinked(path), best


def _unlinked(path: _Path) -> Reading:
    fields: list[str] = []
    while path:
        fields.append(path[0])
        path = path[1]
    return tuple(reversed(fields))


def _unquoted(before: Piece, piece: Piece) -> float:
    """What it costs a field to go on from a quotation to what is none, or back: a few words may be quoted within a title."""
    quoted = before if before.is_quoted else piece
    return -1.0 - 1.5 * min(len(quoted.text.split()), _MOST_QUOTED)


def _score(item: tuple[int, tuple[float, _Path]]) -> float:
    return item[1][0]


def compared(row: Sequence[Piece], layout: Layout, own: Sequence[frozenset[str] | None] | None) -> tuple[Reading, Reading, float]:
    """The layout's reading of a row, the best one within what the row says by itself (`own`), and how far the first is ahead."""
    free, score = decode(row, layout)
    if own is None or all(only is None or now in only for now, only in zip(free, own, strict=True)):
        return free, free, 0.0
    known, other = decode(row, layout, own)
    return free, known, score - other


def run_of(reading: Reading, one: str) -> tuple[int, int] | None:
    """The first and the last piece of the first run of a field, `None` without one."""
    if one not in reading:
        return None
    first = last = reading.index(one)
    while last + 1 < len(reading) and reading[last + 1] == one:
        last += 1
    return first, last


def standing(gaps: Sequence[str]) -> list[tuple[str, ...]]:
    """Where each piece of a row stands, by the marks before them: in which cell it is the first, and on which line.

    Of `2019 <tab> Tutor, Dust <line> Elm School` the four pieces stand in cell 0 and line 0, in cell 1, nowhere, in line 1.
    """
    cells = sum(gap.startswith("\t") for gap in gaps)
    lines = 1 + sum(gap in _LINES for gap in gaps)
    found: list[tuple[str, ...]] = []
    cell = line = 0
    for gap in gaps:
        cell += gap.startswith("\t")
        line += gap in _LINES
        places = [f"cell {cell} of {cells}"] if cells and gap in ("", "\t") else []
        places += [f"line {min(line, 2)} of {min(lines, 3)}"] if lines > 1 and gap in ("", *_LINES) else []
        found.append(tuple(places))
    return found


_LINES = ("\n", "~")  # a line, or what may be one


def places_of(passage: Passage, *, is_quoted: bool = False) -> tuple[str, ...]:
    """How a piece is set: in quotes, bold, italics or plainly."""
    if is_quoted:
        return (QUOTED,)
    if passage.is_set(Style.BOLD):
        return ("bold",)
    return ("italic",) if passage.is_set(Style.ITALIC) else ("plain",)
