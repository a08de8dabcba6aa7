"""Namesakes who may be one, though nothing settles it: for each two what is told by what stands around them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import chain

from etl.model.judgement import Evidence
from etl.resolve.person_nodes import PLACES, Order, PersonNode, PersonShelf, in_order
from etl.resolve.person_pairs import make_batches, score_people
from etl.resolve.persons import SAME, Odds, is_open, weigh_pair
from etl.resolve.shelves import grouped
from etl.resolve.spreading import Spread, spread_out
from etl.resolve.surroundings import Surroundings

_ALL_PAIRS = 300  # of a name with more mentions only those are compared that share something around it


class PersonTies:
    """What is told by pairs of people. `touched` are those of whom a pair came, went or changed."""

    def __init__(self, shelf: PersonShelf, around: Surroundings) -> None:
        self._shelf = shelf
        self._around = around
        self.touched: set[int] = set()

    def tie(
        self,
        dirty: set[int],
        parted: Iterable[tuple[int, int]],
        near: Iterable[tuple[int, int]],
        order: Order,
        spread: Spread,
    ) -> None:
        """Compares people of whom something changed with all of their block; of others those that were parted, and those of
        documents whose nearness changed."""
        for number in dirty:
            self.untie(number)
        others = (pair for pair in (*parted, *self._namesakes(near)) if dirty.isdisjoint(pair))
        batches = make_batches(
            self._comparable(chain(self._in_blocks(dirty), others), order),
            lambda number: self._shelf.nodes[number].side,
            self._around,
        )
        for weighed in spread_out(spread, score_people, batches):
            for (left, right), odds in weighed:
                self._keep(left, right, odds)

    def untie(self, number: int) -> None:
        """Forgets the pairs of a person; those on the other side may stand in another cluster then."""
        node = self._shelf.nodes[number]
        for other in node.ties:
            partner = self._shelf.nodes[other]
            del partner.ties[number]
            self._shelf.nodes[other] = partner
            self.touched.add(other)
        node.ties = {}
        self._shelf.nodes[number] = node

    def odds_in(self, block: str) -> Callable[[PersonNode, PersonNode], Odds | None]:
        """What is to be said of two people of a block; nothing where the name is too frequent and nothing around it is shared."""
        is_rare, keys = not is_frequent(self._shelf.blocks.get(block)), self._around.keys

        def odds(left: PersonNode, right: PersonNode) -> Odds | None:
            is_compared = is_rare or not keys(left.side).isdisjoint(keys(right.side))
            return weigh_pair(left.side, right.side, self._around) if is_compared else None

        return odds

    def explain(self, left: PersonNode, right: PersonNode) -> tuple[Evidence, ...]:
        """The same as evidence."""
        return self._around.explain(left.side, right.side)

    def _in_blocks(self, dirty: set[int]) -> Iterator[tuple[int, int]]:
        for number in sorted(dirty):
            node = self._shelf.nodes[number]
            block = self._shelf.blocks.get(node.person.form.block)
            self._shelf.nodes.fetch(block)
            for other in sorted(block):
                if not (other in dirty and other < number) and self._shelf.nodes[other].base != node.base:
                    yield number, other

    def _namesakes(self, near: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """The pairs of people of one block in these pairs of documents."""
        nodes = self._shelf.nodes
        for left, right in near:
            theirs = grouped((nodes[number].person.form.block, number) for number in self._shelf.people_of(right))
            for number in self._shelf.people_of(left):
                yield from ((number, other) for other in theirs.get(nodes[number].person.form.block, ()))

    def _comparable(self, pairs: Iterable[tuple[int, int]], order: Order) -> Iterator[tuple[int, int]]:
        """Those pairs of which something is to be said, the older one left; of the others nothing is kept."""
        for pair in pairs:
            if pair[0] >> PLACES != pair[1] >> PLACES:
                left, right = in_order(pair, order)
                a, b = self._shelf.nodes[left], self._shelf.nodes[right]
                if a.base != b.base and self._share_something(a, b):
                    yield left, right
                else:
                    self._drop(left, right)

    def _share_something(self, left: PersonNode, right: PersonNode) -> bool:
        block = left.person.form.block
        if block != right.person.form.block:
            return False
        is_rare = not is_frequent(self._shelf.blocks.get(block))
        return is_rare or not self._around.keys(left.side).isdisjoint(self._around.keys(right.side))

    def _keep(self, left: int, right: int, odds: Odds) -> None:
        """Keeps what is told by a pair that may be one, or is to be asked about."""
        a, b = self._shelf.nodes[left], self._shelf.nodes[right]
        tie = odds, is_open(a.person, b.person, odds)
        if odds[0] < SAME and not tie[1]:
            self._drop(left, right)
        elif a.ties.get(right) != tie:
            a.ties[right] = b.ties[left] = tie
            self._shelf.save((left, right))
            self.touched |= {left, right}

    def _drop(self, left: int, right: int) -> None:
        a, b = self._shelf.nodes[left], self._shelf.nodes[right]
        if right in a.ties:
            del a.ties[right], b.ties[left]
            self._shelf.save((left, right))
            self.touched |= {left, right}


def is_frequent(block: Collection[int]) -> bool:
    """Whether too many people have a name for each two of them to be compared."""
    return len(block) > _ALL_PAIRS
