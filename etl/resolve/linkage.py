"""Clusters grown from pairs: the surest pair of clusters first, until no pair is sure enough.

How sure a pair of clusters is counts both what all their members say on average and what the best pair says: somebody who moved to
another field keeps one strong tie to the years before, and one strong tie alone does not outweigh many that speak against.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

_ALL = 0.5  # the share of the average; the best pair has the rest


@dataclass(slots=True)
class _Tie:
    """What stands between two clusters: the sum over the pairs that were compared, their number, the best of them and its score."""

    total: float
    pairs: int
    best: float
    pair: tuple[int, int]


class Linkage:
    """Clusters of some items under construction. `unknown` is what a pair says that was not compared."""

    def __init__(self, groups: Iterable[Sequence[int]], scores: Mapping[tuple[int, int], float], *, unknown: float) -> None:
        self._unknown = unknown
        self._root: dict[int, int] = {}
        self._size: dict[int, int] = {}
        for group in groups:
            head = min(group)
            self._size[head] = len(group)
            self._root.update(dict.fromkeys(group, head))
        self._ties: dict[int, dict[int, _Tie]] = {head: {} for head in self._size}
        for (left, right), score in scores.items():
            a, b = self._root[left], self._root[right]
            if a != b:
                self._tie(a, b, _Tie(score, 1, score, (left, right)))

    def grow(self, join: Callable[[int, int], bool], *, least: float) -> None:
        """Joins clusters while a pair is at least so sure. `join` gets the best pair of items between the two and may refuse."""
        heap = [(-self._score(a, b), a, b) for a in self._ties for b in self._ties[a] if a < b]
        heap = [entry for entry in heap if -entry[0] >= least]
        heapq.heapify(heap)
        while heap:
            negative, a, b = heapq.heappop(heap)
            if b not in self._ties.get(a, ()) or self._score(a, b) != -negative:
                continue
            if not join(*self._ties[a][b].pair):
                del self._ties[a][b], self._ties[b][a]
                continue
            for other in self._absorb(a, b):
                score = self._score(a, other)
                if score >= least:
                    heapq.heappush(heap, (-score, min(a, other), max(a, other)))

    def _tie(self, a: int, b: int, tie: _Tie) -> None:
        known = self._ties[a].get(b)
        if known is None:
            self._ties[a][b] = self._ties[b][a] = tie
        else:
            known.total += tie.total
            known.pairs += tie.pairs
            if (-tie.best, tie.pair) < (-known.best, known.pair):
                known.best, known.pair = tie.best, tie.pair

    def _score(self, a: int, b: int) -> float:
        tie = self._ties[a][b]
        pairs = self._size[a] * self._size[b]
        average = (tie.total + (pairs - tie.pairs) * self._unknown) / pairs
        return round(_ALL * average + (1.0 - _ALL) * tie.best, 6)

    def _absorb(self, a: int, b: int) -> list[int]:
        """Makes `b` a part of `a`; the clusters that are tied to it now."""
        for other, tie in self._ties.pop(b).items():
            del self._ties[other][b]
            if other != a:
                self._tie(a, other, tie)
        self._size[a] += self._size.pop(b)
        return sorted(self._ties[a])
