"""What lists of a kind have in common (`Grammar`), and what one list does (`Layout`): which field follows which across which mark,
which one stands in which place, as weights that `list_layouts` adds up.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

START, END = "start", "end"
_WEIGHT = 2.5  # of what all lists of a kind have in common, in rows
_RAREST = 1e-4
_PLACE_WEIGHT = 0.8
_MOST_KNOWN = 2_000  # steps whose usual weights are kept


@dataclass(frozen=True)
class Grammar:
    """What lists of a kind have in common.

    follows  how usual a field (or `END`) is behind another (or `START`) across a mark
    again    what entering a field a second time in a row costs
    needed   fields that rows of most lists have, with the share of rows
    unmixed  fields that are in quotes as a whole or not at all
    """

    fields: tuple[str, ...]
    follows: Callable[[str, str, str], float]
    again: Mapping[str, float]
    needed: Mapping[str, float]
    unmixed: frozenset[str] = frozenset()

    @cached_property
    def bits(self) -> dict[str, int]:
        """For each field a bit of its own if it matters later in a row that it was left, else 0; 0 for `START`."""
        told = sorted({*self.again, *self.needed})
        return {one: 1 << told.index(one) if one in told else 0 for one in (*self.fields, START)}

    @cached_property
    def known(self) -> dict[tuple[str, str], list[float]]:
        """What `usual` worked out before."""
        return {}

    def usual(self, before: str, gap: str) -> list[float]:
        """How usual each field is behind `before` across `gap`, in rows."""
        found = self.known.get((before, gap))
        if found is None:
            if len(self.known) > _MOST_KNOWN:
                self.known.clear()
            priors = [self.follows(before, gap, after) for after in self.fields]
            whole = sum(priors) or 1.0
            found = self.known[before, gap] = [_WEIGHT * max(prior / whole, _RAREST) for prior in priors]
        return found


@dataclass(slots=True)
class Layout:
    """What one list does: how often a field was read behind another across a mark, at the end of a row, in a place, at all."""

    grammar: Grammar
    steps: Mapping[tuple[str, str], Mapping[str, float]] = field(default_factory=dict)
    ends: Mapping[str, tuple[float, float]] = field(default_factory=dict)  # at the end of a row, anywhere
    places: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    having: Mapping[str, float] = field(default_factory=dict)  # rows with a needed field
    rows: float = 0.0
    known: dict[tuple[str, str], list[float]] = field(default_factory=dict)
    known_places: dict[tuple[str, ...], list[float]] = field(default_factory=dict)
    known_ends: dict[str, float] = field(default_factory=dict)
    known_lacks: list[tuple[int, float]] = field(default_factory=list)

    def step(self, before: str, gap: str) -> list[float]:
        """The weight of each field behind `before` across `gap`."""
        found = self.known.get((before, gap))
        if found is None:
            seen, usual = self.steps.get((before, gap)) or {}, self.grammar.usual(before, gap)
            total = sum(seen.values()) + _WEIGHT
            found = [
                math.log((seen.get(after, 0.0) + weight) / total) for after, weight in zip(self.grammar.fields, usual, strict=True)
            ]
            self.known[before, gap] = found
        return found

    def end(self, last: str) -> float:
        """The weight of a row's end behind `last`."""
        found = self.known_ends.get(last)
        if found is None:
            ends, times = self.ends.get(last, (0.0, 0.0))
            usual = _WEIGHT * max(self.grammar.follows(last, END, END), _RAREST)
            found = self.known_ends[last] = math.log((ends + usual) / (times + _WEIGHT))
        return found

    def placed(self, places: tuple[str, ...]) -> list[float]:
        """How much more (or less) usual each field is in these places than elsewhere."""
        found = self.known_places.get(places)
        if found is None:
            weights = [self._place(place) for place in places]
            found = [_PLACE_WEIGHT * sum(of_field) for of_field in zip(*weights, strict=True)] or [0.0] * len(self.grammar.fields)
            self.known_places[places] = found
        return found

    def _place(self, name: str) -> list[float]:
        seen, base = self.places.get(name) or {}, 1.0 / len(self.grammar.fields)
        total = sum(seen.values()) + _WEIGHT
        return [math.log((seen.get(one, 0.0) + _WEIGHT * base) / total / base) if seen else 0.0 for one in self.grammar.fields]

    def lacks(self) -> list[tuple[int, float]]:
        """The bit of each needed field, and what a row without it costs."""
        if not self.known_lacks:
            shares = [(one, self.share(one)) for one in self.grammar.needed]
            self.known_lacks = [(self.grammar.bits[one], math.log((1 - share) / share)) for one, share in shares]
        return self.known_lacks

    def share(self, needed: str) -> float:
        """The share of rows that have a needed field."""
        return (self.having.get(needed, 0.0) + _WEIGHT * self.grammar.needed[needed]) / (self.rows + _WEIGHT)


def tabled(
    after: Mapping[str, Mapping[str, float]], inside: Mapping[str, Mapping[str, float]], stays: Mapping[str, float]
) -> Callable[[str, str, str], float]:
    """`Grammar.follows` of three tables: which field follows which, across which marks a field goes on, and how often it does."""

    def follows(before: str, gap: str, now: str) -> float:
        if before == now:
            return stays[before] * inside[before].get(gap, _SELDOM)
        usual = after[before].get(now, _SELDOM)
        return usual if before == START or now == END else (1 - stays[before]) * usual * _BETWEEN.get(gap, 0.05)

    return follows


_SELDOM = 0.01
_BETWEEN = {
    ",": 0.3, ".": 0.15, "\t": 0.15, "\n": 0.15, "link": 0.15, "~": 0.1, "—": 0.1, ":": 0.1, "(": 0.1, "at": 0.1, "": 0.1,
    ";": 0.05, " ": 0.05,
}  # fmt: skip
