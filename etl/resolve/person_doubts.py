"""Pairs of people who may be one, though nothing settles it: the likeliest of each two clusters is left for review."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from etl.model.judgement import Evidence, Judgement, Verdict
from etl.resolve.mentions import judgement
from etl.resolve.person_nodes import PLACES, Order, PersonShelf, in_order
from etl.resolve.persons import PersonClusters
from etl.resolve.shelf import Shelf
from etl.resolve.shelves import Shelves
from etl.resolve.weights import probability

Explain = Callable[[int, int], tuple[Evidence, ...]]


class PersonDoubts:
    """For each cluster, by its oldest member, what is asked about it and others."""

    def __init__(self, shelves: Shelves, shelf: PersonShelf, groups: Shelf[int, tuple[int, ...]], explain: Explain) -> None:
        self._shelf = shelf
        self._groups = groups
        self._explain = explain
        self._open: Shelf[int, Mapping[int, Judgement]] = shelves.numbered("person_doubts")

    def ask(self, touched: Iterable[int], order: Order) -> None:
        """Asks anew about these clusters; about what is no cluster any more nothing is asked."""
        again = set(touched)
        gone = {root for root, _, members in self._groups.changed() if members is None}
        self._open.fetch(again | gone)
        for root in again | gone:
            for other in self._open.get(root) or ():
                if other not in again and other not in gone:
                    self._forget(other, root)
            self._open.drop(root)
        for root in in_order(again, order):
            found = dict(self._open.get(root) or {})
            for other in in_order(self._candidates(root), order):
                if other not in found and (judged := self._judge(root, other, order)) is not None:
                    found[other] = judged
                    self._open[other] = {**(self._open.get(other) or {}), root: judged}
            if found:
                self._open[root] = found

    def asked(self) -> Iterator[tuple[tuple[int, int], Judgement]]:
        """All that is asked, with the two clusters."""
        for root, found in sorted(self._open.items()):
            yield from (((root, other), judged) for other, judged in sorted(found.items()) if root < other)

    def changed(self) -> Iterator[tuple[Mapping[int, Judgement], Mapping[int, Judgement]]]:
        """For each cluster about which something else is asked what was and what is; a pair is with its lower number."""
        for root, before, now in self._open.changed():
            yield (
                {other: judged for other, judged in (before or {}).items() if root < other},
                {other: judged for other, judged in (now or {}).items() if root < other},
            )

    def _forget(self, root: int, other: int) -> None:
        rest = {each: judged for each, judged in (self._open.get(root) or {}).items() if each != other}
        if rest:
            self._open[root] = rest
        else:
            self._open.drop(root)

    def _candidates(self, root: int) -> set[int]:
        """Clusters of which somebody is to be asked about somebody of this one."""
        found = set()
        for number in self._groups[root]:
            for other, (_, is_open) in self._shelf.nodes[number].ties.items():
                group = self._shelf.nodes[other].group
                if is_open and group is not None and group != root:
                    found.add(group)
        return found

    def _judge(self, root: int, other: int, order: Order) -> Judgement | None:
        ours, theirs = self._groups[root], set(self._groups[other])
        ties = [
            (-odds[0], [(order[n >> PLACES], n) for n in in_order((number, partner), order)])
            for number in ours
            for partner, (odds, is_open) in self._shelf.nodes[number].ties.items()
            if is_open and partner in theirs
        ]
        people = [self._shelf.nodes[number].person for number in (*ours, *sorted(theirs))]
        clusters = PersonClusters(people, [range(len(ours)), range(len(ours), len(people))])
        if not clusters.may_join(0, len(ours)):
            return None
        negative, places = min(ties)
        left, right = (number for _, number in places)
        one, another = (self._shelf.nodes[number].person.mentions[0] for number in (left, right))
        return judgement(one, another, Verdict.UNSURE, probability(-negative), self._explain(left, right))

    def about(self, roots: Iterable[int]) -> list[Judgement]:
        """What is asked about these clusters."""
        return [judged for root in sorted(roots) for _, judged in sorted((self._open.get(root) or {}).items())]
