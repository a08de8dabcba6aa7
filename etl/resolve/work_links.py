"""Works of all documents, linked by their blocks: what is new is compared with what shares a key with it, and only clusters that
new pairs touch are made again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from etl.model.judgement import Judgement
from etl.normalize.titles import Title
from etl.resolve.blocking import hash_key
from etl.resolve.features.works import WorkMention
from etl.resolve.rarity import Rarity, sample_size
from etl.resolve.shelves import Shelf, Shelves, grouped
from etl.resolve.works import UNSURE, Pair, Titles, WordWeights, cluster, compare, entries, weigh

_RARE_WORDS = 4
_NAMES_IN_KEY = 3
_LARGEST_BLOCK = 60
_LEAST_TITLES = 64  # a word of one title in three is not common in the world
_LONG_LIST = 300  # works; two lists so long teach how they differ
PLACES = 20  # bits of a number that say where in its document something stands


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
        self.rarity = Rarity(shelves, "words", least=_LEAST_TITLES)
        self.venues = Rarity(shelves, "venues", least=_LEAST_TITLES)
        self.nodes: Shelf[int, WorkNode] = shelves.numbered("works")
        self.groups: Shelf[int, tuple[int, ...]] = shelves.numbered("work_groups")
        self.judged: Shelf[int, tuple[Judgement, ...]] = shelves.numbered("work_judged")
        self.words: Shelf[int, Mapping[str, int]] = shelves.numbered("work_words")
        self._sizes: Shelf[int, int] = shelves.numbered("work_sizes")
        self._held_at: Shelf[int, Mapping[str, int]] = shelves.numbered("work_venues")
        self._sample: Shelf[str, frozenset[int]] = shelves.named("work_sample")
        self._keys = shelves.postings("work_keys")
        self._doubles = doubles
        self._new: set[int] = set()
        self._seeds: set[int] = set()
        self._titles: dict[Title, Title] = {}
        self._weights = WordWeights(self.rarity)

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
        sample = self._sample.get("") or frozenset()
        if document in sample:
            self._count(document, -1)
            self._sample[""] = sample - {document}
        for node in self.nodes_of(document):
            self._untie(node)
            for key in self.nodes[node].keys:
                self._keys.discard(key, node)
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

    def count(self, sample: frozenset[int]) -> None:
        """Makes these documents the sample in which things are counted."""
        before = self._sample.get("") or frozenset()
        for document in sorted(before ^ sample):
            self._count(document, 1 if document in sample else -1)
        if before != sample:
            self._sample[""] = sample

    def _count(self, document: int, sign: int) -> None:
        self.rarity.count(self.words.get(document) or {}, self._sizes.get(document) or 0, sign)
        venues = self._held_at.get(document) or {}
        self.venues.count(venues, sum(venues.values()), sign)

    def link(self, order: Sequence[int] | Mapping[int, int]) -> set[int]:
        """Links what is new; `order` has the place of each document's number from the oldest to the newest. The clusters (by their
        first work) whose works, or what these say, changed; what is no cluster any more is among the changes of `groups`."""
        dirty = self._new | self._moved()
        self._key_all(sorted(dirty))
        for _, before, now in self._keys.changed():
            if (len(before) > _LARGEST_BLOCK) is not (len(now) > _LARGEST_BLOCK):
                dirty |= now
        long = {node >> PLACES for node in dirty if self._is_long(node >> PLACES)}
        dirty |= {node for document in long for node in self.nodes_of(document)}
        for node in dirty - self._new:
            self._untie(node)
        self._seeds |= dirty
        self._tie(self._compare(dirty, order))
        touched: set[int] = set()
        parts = self._components()
        for part in parts:  # all old ones go first: a number may come to stand for another cluster
            for number in part:
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
        return {node for node in nodes if not moved.isdisjoint(_words(self.nodes[node].works[0]))}

    def _key_all(self, numbers: Sequence[int]) -> None:
        """Gives works their blocking keys."""
        self.rarity.fetch(word for number in numbers for word in _words(self.nodes[number].works[0]))
        keyed = {number: self._keys_of(self._read(number).works[0]) for number in numbers}
        self._keys.fetch(key for keys in keyed.values() for key in keys)
        for number, keys in keyed.items():
            node = self.nodes[number]
            for key in set(node.keys).difference(keys):
                self._keys.discard(key, number)
            for key in set(keys).difference(node.keys):
                self._keys.add(key, number)
            if keys != node.keys:
                node.keys = keys
                self.nodes[number] = node

    def _keys_of(self, work: WorkMention) -> tuple[int, ...]:
        words = sorted(set(_words(work)), key=lambda word: (self.rarity.step(word), word))[:_RARE_WORDS]
        return tuple(dict.fromkeys(map(hash_key, _blocking_keys(work, words))))

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

    def _compare(self, dirty: set[int], order: Sequence[int] | Mapping[int, int]) -> list[Pair]:
        """The pairs of what is new that are not surely two."""
        titles: Titles = {}
        found: list[Pair] = []
        between: dict[tuple[int, int], list[Pair]] = defaultdict(list)
        for number in sorted(dirty):
            node, document = self._read(number), number >> PLACES
            others = {other for key in node.keys if len(block := self._keys.get(key)) <= _LARGEST_BLOCK for other in block}
            self.nodes.fetch(others)
            for other in others:
                if other >> PLACES == document or (other in dirty and other < number):
                    continue
                partner = self._read(other)
                if partner.works[0].is_system is not node.works[0].is_system:
                    continue
                both_long = self._is_long(document) and self._is_long(other >> PLACES)
                is_older = order[document] < order[other >> PLACES]
                left, right = (number, other) if is_older else (other, number)
                ours, theirs = (node, partner) if is_older else (partner, node)
                heard = compare(ours.works[0], theirs.works[0], titles, least=None if both_long else UNSURE)
                if heard is None:
                    continue
                pair = Pair(left, right, *heard)
                if both_long:
                    between[left >> PLACES, right >> PLACES].append(pair)
                elif pair.odds >= UNSURE:
                    found.append(pair)
        for pairs in between.values():
            pairs.sort(key=lambda pair: (pair.left, pair.right))
            weigh(pairs, {n: self._read(n).works[0] for pair in pairs for n in (pair.left, pair.right)}, self._doubles)
            found += (pair for pair in pairs if pair.odds >= UNSURE)
        return found

    def _read(self, number: int) -> WorkNode:
        """A work with the weights of its words; equal titles are one object."""
        node = self.nodes[number]
        work = node.works[0]
        if work.weights is not self._weights:
            title = self._titles.setdefault(work.title, work.title)
            node.works = (replace(work, title=title, weights=self._weights), *node.works[1:])
        return node

    def _tie(self, pairs: Iterable[Pair]) -> None:
        for pair in pairs:
            for own, other in ((pair.left, pair.right), (pair.right, pair.left)):
                node = self.nodes[own]
                node.ties[other] = pair
                self.nodes[own] = node
                self._seeds.add(own)

    def _components(self) -> list[set[int]]:
        """What hangs together by pairs, of all works that were touched."""
        seen: set[int] = set()
        found = []
        for seed in sorted(self._seeds):
            if seed in seen or self.nodes.get(seed) is None:
                continue
            part, waiting = {seed}, [seed]
            while waiting:
                more = self.nodes[waiting.pop()].ties.keys() - part
                part |= more
                waiting += more
            seen |= part
            found.append(part)
        return found

    def _cluster(self, part: list[int]) -> set[int]:
        """Makes the clusters of a component anew; those that changed."""
        place = {number: i for i, number in enumerate(part)}
        nodes = [self._read(number) for number in part]
        pairs = [
            replace(pair, left=place[pair.left], right=place[pair.right])
            for number, node in zip(part, nodes, strict=True)
            for other, pair in node.ties.items()
            if pair.left == number
        ]
        groups, judgements = cluster([node.works[0] for node in nodes], pairs, self._doubles)
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


def _words(work: WorkMention) -> tuple[str, ...]:
    """The words that tell what a work is; a title may have none but "On" and "the"."""
    return work.title.content or work.title.words


def _blocking_keys(work: WorkMention, words: Sequence[str]) -> list[str]:
    """What two mentions of one work have in common; `words` are the rarest of its title."""
    keys = [f"words {' '.join(sorted(pair))}" for pair in combinations(words, 2)]
    keys.append(f"tight {work.title.tight[:40]}")
    if len(work.title.main) >= 5:
        keys.append(f"main {work.title.main[:40]}")
    if work.year and work.authors:
        keys.append(f"by {' '.join(sorted(author.block for author in work.authors)[:_NAMES_IN_KEY])} {work.year}")
    keys.extend(f"id {identifier}" for identifier in (work.doi, work.arxiv) if identifier)
    return keys


def link_works(works: Sequence[WorkMention], *, doubles: Collection[str] = frozenset()) -> tuple[list[list[int]], list[Judgement]]:
    """Clusters of places in `works`, and what was judged across documents.

    In a document a work appears once, except in those named in `doubles`: lists that were gathered from several sources.
    """
    own = grouped((work.mention.document, work) for work in works)
    links = WorkLinks(Shelves(), doubles)
    for number, listed in enumerate(own.values()):
        links.put(number, listed)
    links.count(frozenset(range(sample_size(len(own)))))
    links.link(range(len(own)))
    place = {work.mention.key: i for i, work in enumerate(works)}
    groups = [[work for node in group for work in links.nodes[node].works] for _, group in links.groups.items()]
    judgements = [judged for _, own_judged in sorted(links.judged.items()) for judged in own_judged]
    return sorted(sorted(place[work.mention.key] for work in group) for group in groups), judgements
