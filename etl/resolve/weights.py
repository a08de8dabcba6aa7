"""How much the answers of named features tell: weights that hold at first, and weights learned from the pairs at hand.

A feature's score falls into a level ("the titles have the same letters", "nine tenths of the words agree", ...). A level's weight
is the natural logarithm of how much oftener it is found among pairs that are one thing than among others: above zero it speaks for,
below zero against. A feature without an answer has no weight. The weights add up to the log odds that the pair is one thing.

Small collections teach nothing reliable, so every feature comes with shares to begin with. Two long lists teach how they differ
from each other: there the shares are fitted to the pairs without any label (expectation and maximization over a mixture of two
kinds of pairs), starting from the given ones and staying near them where the pairs are few.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

Levels = tuple[int | None, ...]
_PRIOR_PAIRS = 100  # the given shares count as much as so many pairs
_ROUNDS = 8


@dataclass(frozen=True)
class Scale:
    """A feature's levels: `cuts` are the least scores of all but the last; the shares of each level in per mille.

    same   of pairs that are one thing
    other  of pairs that share a blocking key and are two
    """

    feature: str
    cuts: tuple[float, ...]
    same: tuple[float, ...]
    other: tuple[float, ...]

    def level(self, score: float) -> int:
        """The level of a score: 0 is the best."""
        for i, cut in enumerate(self.cuts):
            if score >= cut:
                return i
        return len(self.cuts)

    @cached_property
    def weights(self) -> tuple[float, ...]:
        """What each level tells, from the given shares."""
        return _falling(self.same, self.other)


@dataclass(frozen=True, slots=True)
class Weights:
    """What each level of each feature tells, and the log odds of a pair nothing is known about."""

    base: float
    tables: tuple[tuple[float, ...], ...]

    def parts(self, levels: Levels) -> tuple[float, ...]:
        """The weight of each feature's answer; 0 where there is none."""
        answers = zip(self.tables, levels, strict=True)
        return tuple([0.0 if level is None else table[level] for table, level in answers])  # a list is made faster

    def odds(self, levels: Levels) -> float:
        """The log odds that a pair with these levels is one thing."""
        return self.base + sum(self.parts(levels))


def given_weights(scales: Sequence[Scale], *, share: float) -> Weights:
    """The weights to begin with; `share` of the pairs that meet are one thing."""
    return Weights(math.log(share / (1 - share)), tuple(scale.weights for scale in scales))


def learned_weights(
    scales: Sequence[Scale], *, share: float, free: Mapping[Levels, int], rivalled: Mapping[Levels, int]
) -> Weights:
    """Weights fitted to pairs, given as how often each combination of levels is found.

    `free` pairs have no better partner on either side; `rivalled` ones have, so that they are two things.
    """
    weights = given_weights(scales, share=share)
    for _ in range(_ROUNDS):
        same = [[_PRIOR_PAIRS * part / sum(scale.same) for part in scale.same] for scale in scales]
        other = [[_PRIOR_PAIRS * part / sum(scale.other) for part in scale.other] for scale in scales]
        found = total = 0.0
        for pairs, may_be_same in ((free, True), (rivalled, False)):
            for levels, count in pairs.items():
                likely = probability(weights.odds(levels)) if may_be_same else 0.0
                found += likely * count
                total += count
                for i, level in enumerate(levels):
                    if level is not None:
                        same[i][level] += likely * count
                        other[i][level] += (1 - likely) * count
        share_now = (found + share * _PRIOR_PAIRS) / (total + _PRIOR_PAIRS)
        tables = tuple(_falling(ours, theirs) for ours, theirs in zip(same, other, strict=True))
        weights = Weights(math.log(share_now / (1 - share_now)), tables)
    return weights


def probability(odds: float) -> float:
    """The probability behind log odds."""
    return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, odds))))


def _falling(same: Sequence[float], other: Sequence[float]) -> tuple[float, ...]:
    """The weight of each level, none above the one before it: levels where a worse score would tell more are taken as one."""
    pools: list[tuple[float, float, int]] = []
    for ours, theirs in zip(same, other, strict=True):
        pools.append((ours, theirs, 1))
        while len(pools) > 1 and pools[-1][0] * pools[-2][1] > pools[-2][0] * pools[-1][1]:
            (a, b, n), (c, d, m) = pools.pop(), pools.pop()
            pools.append((a + c, b + d, n + m))
    total = math.log(sum(same)) - math.log(sum(other))
    return tuple(round(math.log(ours / theirs) - total, 3) for ours, theirs, levels in pools for _ in range(levels))
