"""Works of all documents, linked by their blocks: what is new is compared with what shares a key with it, and only clusters that
new pairs touch are made again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from etl.model.judgement import Judgement
from etl.resolve.components import components
from etl.resolve.features.works import WorkMention
from etl.resolve.rarity import CountedRarity, Sample, sample_size
from etl.resolve.shelf import Shelf
from etl.resolve.shelves import Shelves, grouped
from etl.resolve.spreading import Spread, spread_out
from etl.resolve.work_blocks import WorkBlocks, words_of
from etl.resolve.work_pairs import Candidate, make_batches, score_works
from etl.resolve.works import UNSURE, Pair, cluster, entries, weigh

_LEAST_TITLES = 64  # a word of one title in three is not common in the world
_LONG_LIST = 300  # works; two lists so long teach how they differ
PLACES = 20  # bits of a number that say where in its document something stands
Order = Sequence[int] | Mapping[int, int]


@dataclass(slots=True)
class WorkNode:
    """An entry with its copies, its blocking keys, the pairs that are not surely two by the other's number, and its cluster."""

    works: tuple[WorkMention, ...]
    keys: tuple[int, ...] = ()
    ties: dict[int, Pair] = field(default_factory=dict)
    group: int | None = None


class WorkLinks:
    """The works of documents by number. Put documents in and take them out, count the sample, then link once."""

    def __init__(self, shelves: Shelves, doubles: Collection[str] = frozenset()) -> None:
        self.rarity = CountedRarity(shelves, "words", least=_LEAST_TITLES)
        self.venues = CountedRarity(shelves, "venues", least=_LEAST_TITLES)
        self.sample = Sample(shelves, "work_sample", self._count)
        self.nodes: Shelf[int, WorkNode] = shelves.numbered("works")
        self.groups: Shelf[int, tuple[int, ...]] = shelves.numbered("work_groups")
        self.judged: Shelf[int, tuple[Judgement, ...]] = shelves.numbered("work_judged")
        self.words: Shelf[int, Mapping[str, int]] = shelves.numbered("work_words")
        self._sizes: Shelf[int, int] = shelves.numbered("work_sizes")
        self._held_at: Shelf[int, Mapping[str, int]] = shelves.numbered("work_venues")
        self._blocks = WorkBlocks(shelves, self.rarity)
        self._doubles = doubles
        self._new: set[int] = set()
        self._seeds: set[int] = set()

    def put(self, document: int, works: Sequence[WorkMention]) -> None:
        """A document's works."""
        nodes = entries(works, self._doubles)
        for place, own in enumerate(nodes):
            node = document << PLACES | place
            self.nodes[node] = WorkNode(own)
            self._new.add(node)
        self._sizes[document] = len(nodes)
        self.words[document] = Counter(word for own in nodes for word in set(own[0].title.content))
        self._held_at[document] = Counter(own[0].venue for own in nodes if own[0].venue)

    def take(self, document: int) -> None:
        """Takes a document's works out."""
        self.sample.take(document)
        for node in self.nodes_of(document):
            self._untie(node)
            self._blocks.rekey(node, self.nodes[node].keys, ())
            self._drop_group(node)
            self.judged.drop(node)
            self.nodes.drop(node)
        for shelf in (self._sizes, self.words, self._held_at):
            shelf.drop(document)

    def has(self, document: int) -> bool:
        """Whether a document was put in."""
        return self._sizes.get(document) is not None

    def nodes_of(self, document: int) -> list[int]:
        """The numbers of a document's works."""
        return [document << PLACES | place for place in range(self._sizes.get(document) or 0)]

    def fetch(self, document: int) -> None:
        """Reads what a document's works are compared with, and will be again when they change a little."""
        numbers = self.nodes_of(document)
        self.nodes.fetch(numbers)
        nodes = [self.nodes[number] for number in numbers]
        self._blocks.fetch(key for node in nodes for key in node.keys)
        self.nodes.fetch(other for node in nodes for other in self._blocks.beside(node.keys))

    def _count(self, document: int, sign: int) -> None:
        self.rarity.count(self.words.get(document) or {}, self._sizes.get(document) or 0, sign)
        venues = self._held_at.get(document) or {}
        self.venues.count(venues, sum(venues.values()), sign)

    def link(self, order: Order, spread: Spread = map) -> set[int]:
        """Links what is new; `order` has the place of each document's number from the oldest to the newest. The clusters (by their
        first work) whose works, or what these say, changed; what is no cluster any more is among the changes of `groups`."""
        dirty = self._new | self._moved()
        self._key_all(sorted(dirty))
        dirty |= self._blocks.opened()
        long = {node >> PLACES for node in dirty if self._is_long(node >> PLACES)}
        dirty |= {node for document in long for node in self.nodes_of(document)}
        for node in dirty - self._new:
            self._untie(node)
        self._seeds |= dirty
        self._tie(self._compare(dirty, order, spread))
        touched: set[int] = set()
        parts = components(self._seeds, lambda number: self.nodes.get(number) is not None, lambda number: self.nodes[number].ties)
        again = [number for part in parts for number in part]
        self.groups.fetch(again)
        self.judged.fetch(again)
        for number in again:  # all old ones go first: a number may come to stand for another cluster
            self._drop_group(number)
        for part in parts:
            touched |= self._cluster(sorted(part, key=lambda node: (order[node >> PLACES], node)))
        return touched

    def _moved(self) -> set[int]:
        """The works whose words have another rarity now."""
        moved = self.rarity.moved()
        if not moved:
            return set()
        documents = [document for document, words in self.words.items() if not moved.isdisjoint(words)]
        nodes = (node for document in documents for node in self.nodes_of(document))
        return {node for node in nodes if not moved.isdisjoint(words_of(self.nodes[node].works[0]))}

    def _key_all(self, numbers: Sequence[int]) -> None:
        """Gives works their blocking keys."""
        found = self._blocks.keys([self.nodes[number].works[0] for number in numbers])
        for number, keys in zip(numbers, found, strict=True):
            node = self.nodes[number]
            if keys != node.keys:
                self._blocks.rekey(number, node.keys, keys)
                node.keys = keys
                self.nodes[number] = node

    def _is_long(self, document: int) -> bool:
        return (self._sizes.get(document) or 0) >= _LONG_LIST

    def _untie(self, number: int) -> None:
        """Forgets the pairs of a work; those on the other side may stand in another cluster then."""
        node = self.nodes[number]
        for other in node.ties:
            partner = self.nodes[other]
            del partner.ties[number]
            self.nodes[other] = partner
            self._seeds.add(other)
        node.ties = {}
        self.nodes[number] = node
        self._seeds.discard(number)

    def _compare(self, dirty: set[int], order: Order, spread: Spread) -> list[Pair]:
        """The pairs of what is new that are not surely two."""
        found: list[Pair] = []
        between: dict[tuple[int, int], list[Pair]] = defaultdict(list)
        batches = make_batches(self._candidates(dirty, order), lambda number: self.nodes[number].works[0], self.rarity)
        for heard in spread_out(spread, score_works, batches):
            for (left, right, are_lists_long), levels, identified in heard:
                pair = Pair(left, right, levels, identified)
                if are_lists_long:
                    between[left >> PLACES, right >> PLACES].append(pair)
                elif pair.odds >= UNSURE:
                    found.append(pair)
        for pairs in between.values():
            pairs.sort(key=lambda pair: (pair.left, pair.right))
            weigh(pairs, {n: self.nodes[n].works[0] for pair in pairs for n in (pair.left, pair.right)}, self._doubles)
            found += (pair for pair in pairs if pair.odds >= UNSURE)
        return found

    def _candidates(self, dirty: set[int], order: Order) -> Iterator[Candidate]:
        """Every pair of works of two documents that share a key and of which one is new."""
        for number in sorted(dirty):
            node, document = self.nodes[number], number >> PLACES
            others = self._blocks.beside(node.keys)
            self.nodes.fetch(others)
            for other in sorted(others):
                if other >> PLACES == document or (other in dirty and other < number):
                    continue
                if self.nodes[other].works[0].is_system is not node.works[0].is_system:
                    continue
                are_long = self._is_long(document) and self._is_long(other >> PLACES)
                is_older = order[document] < order[other >> PLACES]
                yield Candidate(number, other, are_long) if is_older else Candidate(other, number, are_long)

    def _tie(self, pairs: Iterable[Pair]) -> None:
        for pair in pairs:
            for own, other in ((pair.left, pair.right), (pair.right, pair.left)):
                node = self.nodes[own]
                node.ties[other] = pair
                self.nodes[own] = node
                self._seeds.add(own)

    def _cluster(self, part: list[int]) -> set[int]:
        """Makes the clusters of a component anew; those that changed."""
        place = {number: i for i, number in enumerate(part)}
        nodes = [self.nodes[number] for number in part]
        pairs = [
            Pair(place[pair.left], place[pair.right], pair.levels, pair.identified, pair.learned)
            for number, node in zip(part, nodes, strict=True)
            for other, pair in node.ties.items()
            if pair.left == number
        ]
        groups, judgements = [[0]], list[tuple[int, Judgement]]()
        if len(part) > 1:
            groups, judgements = cluster([node.works[0].among(self.rarity) for node in nodes], pairs, self._doubles)
        judged = grouped(judgements)
        for i, number in enumerate(part):
            own = tuple(judged.get(i, ()))
            if own != (self.judged.get(number) or ()):
                self.judged[number] = own
        touched: set[int] = set()
        for group in groups:
            members = tuple(part[i] for i in group)
            for i in group:
                if nodes[i].group != members[0]:
                    nodes[i].group = members[0]
                    self.nodes[part[i]] = nodes[i]
            if members != self.groups.before(members[0]) or not self._seeds.isdisjoint(members):
                touched.add(members[0])
            self.groups[members[0]] = members
        return touched

    def _drop_group(self, number: int) -> None:
        group = self.nodes[number].group
        if group is not None and self.groups.get(group) is not None:
            self.groups.drop(group)


def link_works(works: Sequence[WorkMention], *, doubles: Collection[str] = frozenset()) -> tuple[list[list[int]], list[Judgement]]:
    """Clusters of places in `works`, and what was judged across documents.

    In a document a work appears once, except in those named in `doubles`: lists that were gathered from several sources.
    """
    own = grouped((work.mention.document, work) for work in works)
    links = WorkLinks(Shelves(), doubles)
    for number, listed in enumerate(own.values()):
        links.put(number, listed)
    links.sample.become(frozenset(range(sample_size(len(own)))))
    links.link(range(len(own)))
    place = {work.mention.key: i for i, work in enumerate(works)}
    groups = [[work for node in group for work in links.nodes[node].works] for _, group in links.groups.items()]
    judgements = [judged for _, own_judged in sorted(links.judged.items()) for judged in own_judged]
    return sorted(sorted(place[work.mention.key] for work in group) for group in groups), judgements
