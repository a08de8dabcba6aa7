"""One layout for a whole list of activities: which field follows which, across which mark, set in which type.

A row is read as pieces with a degree of fit for each field; the layout starts from what such lists have in common and is learned
from the list's own rows, so that a row deviates only where its own words say so.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from etl.model.document import Passage, Style

_WEIGHT = 3.0  # of what all lists have in common, in rows
_RARE = 0.01
_BEAM = 24
_HOPELESS = 20.0  # a path so far behind the best one never catches up
_HAS = 0.75  # of all rows have a needed field
_STYLED = 0.5  # how much the type counts

Scores = Sequence[float]
Reading = tuple[int, ...]  # the field of each piece
_Path = tuple[Any, ...]  # a linked list: (last field, path before it), () at the start


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a row: its words, the mark before it, how it is set, and where it stands in the row."""

    passage: Passage
    gap: str
    setting: str
    start: int

    @property
    def text(self) -> str:
        """What a person reads."""
        return self.passage.text

    @property
    def end(self) -> int:
        """Where it ends in the row."""
        return self.start + len(self.passage.text)


@dataclass(frozen=True, slots=True)
class Grammar:
    """What lists of a kind have in common; fields are numbered from 0, the start is `size`, the end `size + 1`."""

    size: int
    follows: Mapping[int, Mapping[int, float]]
    inside: Mapping[int, Mapping[str, float]]  # across which marks a field goes on
    stays: Mapping[int, float]
    again: Mapping[int, float]  # the price of entering a second time a field that stands in one piece
    needed: frozenset[int]  # fields that most rows have
    unmixed: frozenset[int]  # fields that are in quotes as a whole or not at all


@dataclass(slots=True)
class Layout:
    """What one list does, as log probabilities."""

    grammar: Grammar
    follows: dict[tuple[int, int], float] = field(default_factory=dict)
    gaps: dict[tuple[int, int, str], float] = field(default_factory=dict)
    totals: dict[tuple[int, int], float] = field(default_factory=dict)
    settings: dict[tuple[int, str], float] = field(default_factory=dict)
    stays: dict[int, float] = field(default_factory=dict)
    lacks: dict[int, float] = field(default_factory=dict)  # rows without a needed field
    has: dict[int, float] = field(default_factory=dict)
    known: dict[tuple[int, str], list[float]] = field(default_factory=dict)

    def steps(self, before: int, gap: str) -> list[float]:
        """How usual it is to go from a field across a mark to each; worked out once."""
        steps = self.known.get((before, gap))
        if steps is None:
            size = self.grammar.size
            steps = [self.follows[size, b] if before == size else self.step(before, b, gap) for b in range(size)]
            self.known[before, gap] = steps
        return steps

    def step(self, before: int, after: int, gap: str) -> float:
        """How usual it is to go from a field to another (or the same one) across a mark."""
        known = self.gaps.get((before, after, gap))
        if known is None:
            prior = self.grammar.inside.get(before, {}).get(gap, _RARE) if before == after else _BETWEEN.get(gap, 0.05)
            known = math.log(prior) + self.totals.get((before, after), 0.0)
        if before == after:
            return math.log(self.stays.get(before, 0.3)) + known
        return math.log(1 - self.stays.get(before, 0.0)) + known + self.follows[before, after]

    def setting(self, one: int, setting: str) -> float:
        """How usual it is to set the field so."""
        return _STYLED * self.settings.get((one, setting), -1.5)


_BETWEEN = {
    ",": 0.3,
    ".": 0.15,
    "\t": 0.15,
    "\n": 0.15,
    "~": 0.1,
    "—": 0.1,
    ":": 0.1,
    "(": 0.1,
    ";": 0.05,
    "at": 0.1,
    "link": 0.15,
    " ": 0.05,
    "": 0.1,
}


def learn(grammar: Grammar, rows: Iterable[tuple[Sequence[Piece], Reading, float]]) -> Layout:
    """The layout of the rows as they were read, each with what it counts: 1 for those of the list itself, less for others."""
    follows: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    gaps: dict[tuple[int, int], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    settings: dict[int, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    stays: dict[int, list[float]] = defaultdict(lambda: [0.0, 0.0])
    start, end = grammar.size, grammar.size + 1
    total, having = 0.0, dict.fromkeys(sorted(grammar.needed), 0.0)
    for pieces, reading, weight in rows:
        before = start
        total += weight
        for one in grammar.needed:
            having[one] += weight * (one in reading)
        for piece, now in zip(pieces, reading, strict=True):
            if before != start:
                stays[before][now == before] += weight
                gaps[before, now][piece.gap] += weight
            if now != before:
                follows[before][now] += weight
            settings[now][piece.setting] += weight
            before = now
        follows[before][end] += weight
    layout = Layout(grammar)
    for one, rows_with in having.items():
        share = (rows_with + _WEIGHT * _HAS) / (total + _WEIGHT)
        layout.has[one], layout.lacks[one] = math.log(share), math.log(1 - share)
    for a in range(grammar.size + 1):
        prior, seen = grammar.follows.get(a, {}), follows[a]
        left = sum(seen.values()) + _WEIGHT
        for b in range(grammar.size + 2):
            layout.follows[a, b] = math.log((seen.get(b, 0.0) + _WEIGHT * prior.get(b, _RARE)) / left)
        base, (ends, more) = grammar.stays.get(a, 0.2), stays[a]
        layout.stays[a] = (more + _WEIGHT * base) / (ends + more + _WEIGHT) if a != start else 0.0
        marks = settings[a]
        pieces_of_field = sum(marks.values()) + _WEIGHT
        for setting in ("plain", "bold", "italic", "quoted"):
            base = 0.7 if setting == "plain" else 0.1
            layout.settings[a, setting] = math.log((marks.get(setting, 0.0) + _WEIGHT * base) / pieces_of_field)
    for (a, b), found in gaps.items():
        times_all = sum(found.values()) + _WEIGHT
        layout.totals[a, b] = math.log(_WEIGHT / times_all)
        for gap, times in found.items():
            prior_gap = grammar.inside.get(a, {}).get(gap, _RARE) if a == b else _BETWEEN.get(gap, 0.05)
            layout.gaps[a, b, gap] = math.log((times + _WEIGHT * prior_gap) / times_all)
    return layout


def decode(
    pieces: Sequence[Piece], fits: Sequence[Scores], layout: Layout, fixed: Sequence[frozenset[int] | None] | None = None
) -> tuple[Reading, float]:
    """The best reading of a row and its score; `fixed` says of a piece which fields alone it may be."""
    grammar = layout.grammar
    start, end = grammar.size, grammar.size + 1
    states: dict[tuple[int, int], tuple[float, _Path]] = {(0, start): (0.0, ())}
    for i, (piece, fit) in enumerate(zip(pieces, fits, strict=True)):
        allowed = fixed[i] if fixed is not None else None
        fields = [f for f in range(grammar.size) if allowed is None or f in allowed]
        is_mixed = i > 0 and piece.gap != ":" and (piece.setting == "quoted") != (pieces[i - 1].setting == "quoted")
        own = [(f, fit[f] + layout.setting(f, piece.setting)) for f in fields]
        following: dict[tuple[int, int], tuple[float, _Path]] = {}
        highest = floor = -math.inf
        for (left, before), (score, path) in states.items():
            behind = left | 1 << before if before != start else left
            steps = layout.steps(before, piece.gap)
            for now, value in own:
                total = score + steps[now] + value
                if total < floor:
                    continue
                if now != before and left >> now & 1:
                    total += grammar.again.get(now, 0.0)
                elif now == before and is_mixed and now in grammar.unmixed:
                    total += _unquoted(pieces[i - 1], piece)
                key = (left if now == before else behind, now)
                known = following.get(key)
                if known is None or total > known[0]:
                    following[key] = (total, (now, path))
                    if total > highest:
                        highest, floor = total, total - _HOPELESS
        following = {key: one for key, one in following.items() if one[0] >= floor}
        if len(following) > _BEAM:
            following = dict(sorted(following.items(), key=_score, reverse=True)[:_BEAM])
        states = following
    best: tuple[float, _Path] = (-math.inf, ())
    for (left, last), (score, path) in states.items():
        total = score + (layout.follows[last, end] if pieces else 0.0)
        total += sum(layout.has[one] if left >> one & 1 or last == one else layout.lacks[one] for one in grammar.needed)
        if total > best[0]:
            best = (total, path)
    reading: list[int] = []
    path = best[1]
    while path:
        reading.append(path[0])
        path = path[1]
    return tuple(reversed(reading)), best[0]


def _unquoted(before: Piece, piece: Piece) -> float:
    """What it costs a field to go on from a quotation to what is none, or back: a few words may be quoted within a title."""
    quoted = before if before.setting == "quoted" else piece
    return -1.0 - 1.5 * min(len(quoted.text.split()), _MOST_QUOTED)


_MOST_QUOTED = 6


def _score(item: tuple[tuple[int, int], tuple[float, _Path]]) -> float:
    return item[1][0]


def setting_of(passage: Passage, *, is_quoted: bool = False) -> str:
    """How a piece is set: in quotes, bold, italics or plainly."""
    if is_quoted:
        return "quoted"
    if passage.is_set(Style.BOLD):
        return "bold"
    return "italic" if passage.is_set(Style.ITALIC) else "plain"
