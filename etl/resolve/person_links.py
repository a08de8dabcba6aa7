"""People of all documents, linked by their blocks: what is new is compared with its namesakes, and only clusters that new pairs
touch are made again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations

from etl.model.judgement import Evidence, Judgement
from etl.resolve.features.persons import LocalPerson
from etl.resolve.person_bases import PersonBases
from etl.resolve.person_doubts import PersonDoubts
from etl.resolve.person_nodes import PLACES, Order, PersonNode, PersonShelf, in_order
from etl.resolve.persons import SAME, Odds, PersonClusters, is_open, weigh_pair
from etl.resolve.rarity import Rarity, sample_size
from etl.resolve.shelves import Shelf, Shelves, grouped
from etl.resolve.surroundings import Around, Rarities, Surroundings, ViewOf, WorkView, count_bearers, names_beside

_WORLD = 1024  # documents in which a name is looked for, at least
_LEAST_PLACES = 64
_ALL_PAIRS = 300  # of a name with more mentions only those are compared that share something around it


class PersonLinks:
    """The people of documents by number. Put documents in and take them out, count the sample, then link once.

    `words` and `venues` are how seldom those of works are.
    """

    def __init__(self, shelves: Shelves, words: Rarity, venues: Rarity) -> None:
        names, places = (
            Rarity(shelves, "names", least=_WORLD),
            Rarity(shelves, "places", least=_LEAST_PLACES),
        )
        self.rarities = Rarities(names, words, venues, places)
        self.shelf = PersonShelf(shelves)
        self.bases = PersonBases(shelves, self.shelf)
        self.groups: Shelf[int, tuple[int, ...]] = shelves.numbered("person_groups")
        self.judged: Shelf[int, tuple[Judgement, ...]] = shelves.numbered("person_judged")
        self._terms: Shelf[int, frozenset[str]] = shelves.numbered("person_terms")
        self._counted: Shelf[int, tuple[Mapping[str, int], Mapping[str, int], int]] = shelves.numbered("person_counted")
        self._sample: Shelf[str, frozenset[int]] = shelves.named("person_sample")
        self._circles: Shelf[int, frozenset[int]] = shelves.numbered("circles")
        self._bearers: Shelf[str, int] = shelves.named("bearers")
        self._around = Surroundings(self.rarities, self._bearers.__getitem__, self._are_near)
        self.doubts = PersonDoubts(shelves, self.shelf, self.groups, self._explain)
        self.orcids_asked: Shelf[str, tuple[Judgement, ...]] = shelves.named("orcid_asked")
        self._fresh: set[int] = set()
        self._seeds: set[int] = set()

    def put(self, document: int, people: Sequence[LocalPerson]) -> None:
        """A document's people."""
        self.shelf.put(document, people)
        self._fresh.add(document)
        beside = names_beside(people)
        names = dict.fromkeys(sorted(frozenset[str]().union(*beside)), 1)
        placed = [person.places for person in people if person.places]
        places = {place: sum(place in own for own in placed) for place in sorted(frozenset[str]().union(*placed))}
        self._counted[document] = (names, places, len(placed))

    def take(self, document: int) -> None:
        """Takes a document's people out."""
        sample = self._sample.get("") or frozenset()
        if document in sample:
            self._count(document, -1)
            self._sample[""] = sample - {document}
        self.bases.take(document)
        for number in self.shelf.people_of(document):
            self._untie(number)
            self._leave_group(number)
            self.judged.drop(number)
        self._circles.drop(document)
        self.shelf.take(document)
        self._terms.drop(document)
        self._counted.drop(document)
        self._fresh.discard(document)

    def has(self, document: int) -> bool:
        """Whether a document was put in."""
        return self.shelf.sizes.get(document) is not None

    def count(self, sample: frozenset[int]) -> None:
        """Makes these documents the sample in which things are counted."""
        before = self._sample.get("") or frozenset()
        for document in sorted(before ^ sample):
            self._count(document, 1 if document in sample else -1)
        if before != sample:
            self._sample[""] = sample

    def _count(self, document: int, sign: int) -> None:
        names, places, people = self._counted.get(document) or ({}, {}, 0)
        self.rarities.names.count(names, 1 if names or people else 0, sign)
        self.rarities.places.count(places, people, sign)

    def link(self, order: Order, view_of: ViewOf, changed_works: Iterable[str] = ()) -> set[int]:
        """Links what is new, and what stands on works about which something else is known now. The clusters (by their oldest
        member) of which something changed."""
        dirty = self._look_around(view_of, changed_works)
        rebased = self.bases.link(self._fresh, order)
        near = self._circle(rebased)
        dirty |= self._measure_blocks()
        self._tie(dirty, self._parted(), near, order)
        self._seeds |= {number for number in (*rebased, *dirty) if self.shelf.is_there(number)}
        touched: set[int] = set()
        parts = self._components()
        for part in parts:  # all old ones go first: a number may come to stand for another cluster
            for number in part:
                self._drop_group(number)
        for part in parts:
            touched |= self._cluster(in_order(part, order))
        self.doubts.ask(touched, order)
        return touched

    def _look_around(self, view_of: ViewOf, changed_works: Iterable[str]) -> set[int]:
        """Reads what stands around people; those for whom it changed."""
        again = {document for work in changed_works for document in self.shelf.on_work.get(work)}
        moved = self.rarities.moved()
        if moved:
            again |= {document for document, terms in self._terms.items() if not moved.isdisjoint(terms)}
        dirty: set[int] = set()
        for document in sorted({*again, *self._fresh}):
            numbers = self.shelf.people_of(document)
            nodes = [self.shelf.nodes[number] for number in numbers]
            terms: set[str] = set()
            for number, node, names in zip(numbers, nodes, names_beside([node.person for node in nodes]), strict=True):
                around = Around.read(node.person, names, view_of)
                own = around.terms(node.person)
                terms |= own
                if document in self._fresh or around != node.side.around or not moved.isdisjoint(own):
                    node.side.around = around
                    node.side.forget()
                    self.shelf.nodes[number] = node
                    dirty.add(number)
            if (self._terms.get(document) or frozenset()) != frozenset(terms):
                self._terms[document] = frozenset(terms)
        return dirty

    def _circle(self, rebased: Collection[int]) -> list[tuple[int, int]]:
        """Notes which documents name the subject of which; the pairs of documents for which that changed."""
        changed: list[tuple[int, int]] = []
        for number in sorted(rebased):
            node = self.shelf.nodes[number]
            if node.person.is_subject and node.base is not None:
                own = number >> PLACES
                circle = frozenset(other >> PLACES for other in self.bases.groups[node.base]) - {own}
                before = self._circles.get(own) or frozenset()
                if before != circle:
                    self._circles[own] = circle
                    changed += ((own, other) for other in sorted(before ^ circle))
        return changed

    def _are_near(self, left: int, right: int) -> bool:
        return right in (self._circles.get(left) or ()) or left in (self._circles.get(right) or ())

    def _measure_blocks(self) -> set[int]:
        """Counts the given names of blocks that people came to or left; the people of blocks where that tells something else."""
        dirty: set[int] = set()
        for block, before, now in self.shelf.blocks.changed():
            bearers = count_bearers(self.shelf.nodes[number].person for number in now)
            if self._bearers.get(block) != bearers:
                self._bearers[block] = bearers
                dirty |= now
            if (len(before) > _ALL_PAIRS) is not (len(now) > _ALL_PAIRS):
                dirty |= now
        return dirty

    def _parted(self) -> list[tuple[int, int]]:
        """People of one name who were one by what settles it, and are not any more."""
        found: list[tuple[int, int]] = []
        for _, before, _ in self.bases.groups.changed():
            parts = grouped((self.shelf.nodes[n].base or 0, n) for n in before or () if self.shelf.is_there(n))
            for ours, theirs in combinations(parts.values(), 2):
                found += ((left, right) for left in ours for right in theirs)
        return found

    def _tie(self, dirty: set[int], parted: list[tuple[int, int]], near: Iterable[tuple[int, int]], order: Order) -> None:
        """Compares people of whom something changed with all of their block, and pairs that another thing is known of."""
        for number in dirty:
            self._untie(number)
        for number in sorted(dirty):
            node = self.shelf.nodes[number]
            block = self.shelf.blocks.get(node.person.form.block)
            self.shelf.nodes.fetch(block)
            for other in block:
                if not (other in dirty and other < number) and self.shelf.nodes[other].base != node.base:
                    self._compare(number, other, order)
        for left, right in near:
            theirs = grouped((self.shelf.nodes[number].person.form.block, number) for number in self.shelf.people_of(right))
            for number in self.shelf.people_of(left):
                parted += ((number, other) for other in theirs.get(self.shelf.nodes[number].person.form.block, ()))
        for left, right in parted:
            if left not in dirty and right not in dirty:
                self._compare(left, right, order)

    def _compare(self, one: int, other: int, order: Order) -> None:
        """Keeps what is told by a pair that may be one, or is to be asked about."""
        if one >> PLACES == other >> PLACES:
            return
        left, right = in_order((one, other), order)
        a, b = self.shelf.nodes[left], self.shelf.nodes[right]
        odds = self._odds(a, b) if a.base != b.base else None
        tie = (odds, is_open(a.person, b.person, odds)) if odds is not None else None
        if tie is None or (tie[0][0] < SAME and not tie[1]):
            if right in a.ties:
                del a.ties[right], b.ties[left]
                self.shelf.save((left, right))
                self._seeds |= {left, right}
        elif a.ties.get(right) != tie:
            a.ties[right] = b.ties[left] = tie
            self.shelf.save((left, right))
            self._seeds |= {left, right}

    def _odds(self, left: PersonNode, right: PersonNode) -> Odds | None:
        """What is to be said of two people of one block; nothing, where a name is too frequent and nothing around it is shared."""
        block = left.person.form.block
        if block != right.person.form.block:
            return None
        if len(self.shelf.blocks.get(block)) > _ALL_PAIRS and self._around.keys(left.side).isdisjoint(
            self._around.keys(right.side)
        ):
            return None
        return weigh_pair(left.side, right.side, self._around)

    def _untie(self, number: int) -> None:
        """Forgets the pairs of a person; those on the other side may stand in another cluster then."""
        node = self.shelf.nodes[number]
        for other in node.ties:
            partner = self.shelf.nodes[other]
            del partner.ties[number]
            self.shelf.nodes[other] = partner
            self._seeds.add(other)
        node.ties = {}
        self.shelf.nodes[number] = node

    def _leave_group(self, number: int) -> None:
        """Whoever was in a cluster with somebody is looked at again."""
        group = self.shelf.nodes[number].group
        if group is not None and (members := self.groups.before(group)) is not None:
            self._seeds.update(members)
        self._drop_group(number)

    def _drop_group(self, number: int) -> None:
        group = self.shelf.nodes[number].group
        if group is not None and self.groups.get(group) is not None:
            self.groups.drop(group)

    def _components(self) -> list[set[int]]:
        """What hangs together by clusters of bases and pairs that may be one, of all people that were touched."""
        seen: set[int] = set()
        found = []
        for seed in sorted(self._seeds):
            if seed in seen or not self.shelf.is_there(seed):
                continue
            part, waiting = {seed}, [seed]
            while waiting:
                node = self.shelf.nodes[waiting.pop()]
                near = {other for other, (odds, _) in node.ties.items() if odds[0] >= SAME}
                more = near.union(self.bases.groups[node.base] if node.base is not None else ()) - part
                part |= more
                waiting += more
            seen |= part
            found.append(part)
        return found

    def _cluster(self, part: list[int]) -> set[int]:
        """Makes the clusters of a component anew; all of them, by their oldest members."""
        place = {number: i for i, number in enumerate(part)}
        nodes = [self.shelf.nodes[number] for number in part]
        bases = grouped((node.base or 0, i) for i, node in enumerate(nodes))
        clusters = PersonClusters([node.person for node in nodes], bases.values())
        if len(bases) > 1:
            blocks = grouped((node.person.form.block, i) for i, node in enumerate(nodes))
            for _, block in sorted(blocks.items()):
                clusters.grow(
                    block,
                    lambda i, j: self._odds(nodes[i], nodes[j]),
                    lambda i, j: self._around.explain(nodes[i].side, nodes[j].side),
                )
        judged = grouped(clusters.judgements)
        for i, number in enumerate(part):
            own = tuple(judged.get(i, ()))
            if own != (self.judged.get(number) or ()):
                self.judged[number] = own
        groups = {part[group[0]]: tuple(part[i] for i in group) for group in clusters.clusters.groups()}
        for root, members in groups.items():
            self.groups[root] = members
            for number in members:
                if nodes[place[number]].group != root:
                    nodes[place[number]].group = root
                    self.shelf.nodes[number] = nodes[place[number]]
        return set(groups)

    def _explain(self, left: int, right: int) -> tuple[Evidence, ...]:
        return self._around.explain(self.shelf.nodes[left].side, self.shelf.nodes[right].side)


def link_persons(
    people: Sequence[LocalPerson], works: Mapping[str, WorkView] | None = None
) -> tuple[list[list[int]], list[Judgement]]:
    """Clusters of places in `people`, and what was judged across documents; `works` has those of `LocalPerson.works`."""
    views = works or {}
    shelves = Shelves()
    words, venues = Rarity(shelves, "words", least=64), Rarity(shelves, "venues", least=64)
    for view in views.values():
        words.count(dict.fromkeys(view.words, 1), 1)
        if view.venue:
            venues.count({view.venue: 1}, 1)
    links = PersonLinks(shelves, words, venues)
    own = grouped((person.document, i) for i, person in enumerate(people))
    for number, listed in enumerate(own.values()):
        links.put(number, [people[i] for i in listed])
    links.count(frozenset(range(sample_size(len(own)))))
    links.link(range(len(own)), views.get)
    place = {number << PLACES | i: at for number, listed in enumerate(own.values()) for i, at in enumerate(listed)}
    groups = sorted(sorted(place[number] for number in members) for _, members in links.groups.items())
    kept = (links.bases.judged, links.judged)
    judgements = [judged for shelf in kept for _, found in sorted(shelf.items()) for judged in found]
    return groups, [*judgements, *(judged for _, judged in links.doubts.asked())]
