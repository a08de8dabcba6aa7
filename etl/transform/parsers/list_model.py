"""A list read as a whole: every item is a row of parts, and one layout for all rows says which part holds which field.

The layout (what follows what across which separator, what stands in which cell, what is set in which type) starts from the habits
that the caller knows and is re-estimated from the list's own rows; rows are then read again under it. A part's own words weigh
against the layout, so that a row deviates only where its words say so.

`Dust, Tutor, 2019` / `Sand, Head of Class, 2020` / `Ash, Tutor, 2021`: the second row's role is known by its place alone.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from etl.model.document import Passage

_PRIOR_WEIGHT = 2.5
_ROUNDS = 3
_LAYOUT_WEIGHT = 1.0
_PLACE_WEIGHT = 0.8
_MOST_PARTS = 120  # of a row; a longer one is no list item
START, END = "start", "end"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a row.

    gap     what parts it from the piece before: `,` `:` a tab, `(` for a bracket, a line break; empty for the first
    places  what says where or how it stands: its cell, its type; parts that share one share a field
    scores  how well its own words fit each field, 0 = says nothing
    """

    passage: Passage
    start: int
    end: int
    gap: str
    places: tuple[str, ...]
    scores: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Habits:
    """What lists of a kind have in common: `follows(a, gap, b)` is how usual field `b` is behind field `a` across `gap`;
    `price(row, reading)` is what a reading of a whole row costs."""

    fields: tuple[str, ...]
    follows: Callable[[str, str, str], float]
    once: frozenset[str]  # fields that a row leaves but once
    again: float  # what entering such a field again costs
    wanted: str  # the field that every row should have
    lacking: float  # what a row without it costs


@dataclass(slots=True)
class Layout:
    """The layout of one list: log probabilities of steps, and of the fields of a place."""

    habits: Habits
    steps: dict[tuple[str, str], dict[str, float]] = field(default_factory=dict)
    places: dict[str, dict[str, float]] = field(default_factory=dict)
    known: dict[tuple[str, str], dict[str, float]] = field(default_factory=dict)

    def step(self, before: str, gap: str) -> dict[str, float]:
        """The weight of each field (and of the row's end) behind `before` across `gap`."""
        key = (before, gap)
        found = self.known.get(key)
        if found is None:
            seen = self.steps.get(key, {})
            priors = {after: self.habits.follows(before, gap, after) for after in (*self.habits.fields, END)}
            whole, total = sum(priors.values()) or 1.0, sum(seen.values()) + _PRIOR_WEIGHT
            found = {
                after: _LAYOUT_WEIGHT * math.log((seen.get(after, 0.0) + _PRIOR_WEIGHT * max(prior / whole, 1e-4)) / total)
                for after, prior in priors.items()
            }
            self.known[key] = found
        return found

    def place(self, name: str, one: str) -> float:
        """How much more (or less) usual a field is in a place than elsewhere."""
        seen = self.places.get(name)
        if not seen:
            return 0.0
        base = 1.0 / len(self.habits.fields)
        return math.log((seen.get(one, 0.0) + _PRIOR_WEIGHT * base) / (sum(seen.values()) + _PRIOR_WEIGHT) / base)


Reading = tuple[str, ...]


def read_rows(rows: Sequence[Sequence[Part]], habits: Habits) -> tuple[list[Reading], list[float]]:
    """The field of each part of each row under the list's own layout, and how far each reading is ahead of or behind no layout."""
    layout = Layout(habits)
    readings: list[Reading] = []
    scores: list[float] = []
    for _ in range(_ROUNDS):
        found = [decode(row, layout) for row in rows]
        following = [reading for reading, _ in found]
        scores = [score for _, score in found]
        if following == readings:
            break
        readings = following
        layout = learn(rows, readings, habits)
    return readings, scores


def learn(rows: Sequence[Sequence[Part]], readings: Sequence[Reading], habits: Habits) -> Layout:
    """The layout of rows that were read so."""
    steps: dict[tuple[str, str], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    places: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for row, reading in zip(rows, readings, strict=True):
        before = START
        for part, now in zip(row, reading, strict=True):
            steps[before, part.gap][now] += 1
            for place in part.places:
                places[place][now] += 1
            before = now
        steps[before, END][END] += 1
    return Layout(habits, dict(steps), dict(places))


_Path = tuple[tuple[str, ...], float]


def decode(row: Sequence[Part], layout: Layout) -> _Path:
    """The best reading of a row and its score."""
    habits = layout.habits
    if not row or len(row) > _MOST_PARTS:
        return (habits.fields[-1],) * len(row), 0.0
    states: dict[tuple[str, frozenset[str]], _Path] = {(START, frozenset()): ((), 0.0)}
    for part in row:
        own = [
            (one, score + _PLACE_WEIGHT * sum(layout.place(place, one) for place in part.places))
            for one, score in part.scores.items()
        ]
        following: dict[tuple[str, frozenset[str]], _Path] = {}
        for (before, left), (path, score) in states.items():
            steps = layout.step(before, part.gap)
            for one, fit in own:
                total = score + fit + steps[one]
                behind = left
                if one != before:
                    if before in habits.once:
                        behind = left | {before}
                    if one in behind:
                        total += habits.again
                key = (one, behind)
                known = following.get(key)
                if known is None or total > known[1]:
                    following[key] = ((*path, one), total)
        states = following
    return max(
        (
            (
                path,
                score
                + layout.step(before, END)[END]
                + (0.0 if habits.wanted in left or before == habits.wanted else habits.lacking),
            )
            for (before, left), (path, score) in states.items()
        ),
        key=lambda item: (item[1], item[0]),
    )
