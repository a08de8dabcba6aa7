"""People of all documents, linked by their blocks: what is new is compared with its namesakes, and only clusters that new pairs
touch are made again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations

from etl.model.judgement import Evidence, Judgement
from etl.resolve.components import components
from etl.resolve.features.persons import LocalPerson
from etl.resolve.person_bases import PersonBases
from etl.resolve.person_counts import PersonCounts
from etl.resolve.person_doubts import PersonDoubts
from etl.resolve.person_nodes import PLACES, Order, PersonShelf, in_order
from etl.resolve.person_ties import PersonTies, is_frequent
from etl.resolve.persons import SAME, PersonClusters
from etl.resolve.rarity import CountedRarity, sample_size
from etl.resolve.shelf import Shelf
from etl.resolve.shelves import Shelves, grouped
from etl.resolve.spreading import Spread
from etl.resolve.surroundings import Around, Surroundings, ViewOf, WorkView, count_bearers, names_beside


class PersonLinks:
    """The people of documents by number. Put documents in and take them out, count the sample, then link once.

    `words` and `venues` are how seldom those of works are.
    """

    def __init__(self, shelves: Shelves, words: CountedRarity, venues: CountedRarity) -> None:
        self.counts = PersonCounts(shelves, words, venues)
        self.shelf = PersonShelf(shelves)
        self.bases = PersonBases(shelves, self.shelf)
        self.groups: Shelf[int, tuple[int, ...]] = shelves.numbered("person_groups")
        self.judged: Shelf[int, tuple[Judgement, ...]] = shelves.numbered("person_judged")
        self._terms: Shelf[int, frozenset[str]] = shelves.numbered("person_terms")
        self._circles: Shelf[int, frozenset[int]] = shelves.numbered("circles")
        self._bearers: Shelf[str, int] = shelves.named("bearers")
        around = Surroundings(self.counts.rarities, self._bearers.__getitem__, self._are_near)
        self._ties = PersonTies(self.shelf, around)
        self.doubts = PersonDoubts(shelves, self.shelf, self.groups, self._explain)
        self.orcids_asked: Shelf[str, tuple[Judgement, ...]] = shelves.named("orcid_asked")
        self._fresh: set[int] = set()
        self._seeds: set[int] = set()

    def put(self, document: int, people: Sequence[LocalPerson]) -> None:
        """A document's people."""
        self.shelf.put(document, people)
        self._fresh.add(document)
        self.counts.put(document, people)

    def take(self, document: int) -> None:
        """Takes a document's people out."""
        self.counts.take(document)
        self.bases.take(document)
        for number in self.shelf.people_of(document):
            self._ties.untie(number)
            self._leave_group(number)
            self.judged.drop(number)
        self._circles.drop(document)
        self.shelf.take(document)
        self._terms.drop(document)
        self._fresh.discard(document)

    def has(self, document: int) -> bool:
        """Whether a document was put in."""
        return self.shelf.sizes.get(document) is not None

    def link(self, order: Order, view_of: ViewOf, changed_works: Iterable[str] = (), spread: Spread = map) -> set[int]:
        """Links what is new, and what stands on works about which something else is known now. The clusters (by their oldest
        member) of which something changed."""
        dirty = self._look_around(view_of, changed_works)
        rebased = self.bases.link(self._fresh, order)
        near = [pair for pair in self._circle(rebased) if self._fresh.isdisjoint(pair)]  # of what is new all is compared
        dirty |= self._measure_blocks()
        self._ties.tie(dirty, self._parted(), near, order, spread)
        self._seeds |= self._ties.touched
        self._seeds |= {number for number in (*rebased, *dirty) if self.shelf.is_there(number)}
        touched: set[int] = set()
        nodes = (self.shelf.nodes.get(number) for number in self._seeds)
        self.bases.groups.fetch(node.base for node in nodes if node is not None and node.base is not None)
        parts = components(self._seeds, self.shelf.is_there, self._beside)
        again = [number for part in parts for number in part]
        self.groups.fetch(again)
        self.judged.fetch(again)
        for number in again:  # all old ones go first: a number may come to stand for another cluster
            self._drop_group(number)
        for part in parts:
            touched |= self._cluster(in_order(part, order))
        self.doubts.ask(touched, order)
        return touched

    def _look_around(self, view_of: ViewOf, changed_works: Iterable[str]) -> set[int]:
        """Reads what stands around people; those for whom it changed."""
        again = {document for work in changed_works for document in self.shelf.on_work.get(work)}
        moved = self.counts.moved()
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
            self.counts.fetch(terms)
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

    def _are_near(self, documents: tuple[int, int]) -> bool:
        left, right = documents
        return right in (self._circles.get(left) or ()) or left in (self._circles.get(right) or ())

    def _measure_blocks(self) -> set[int]:
        """Counts the given names of blocks that people came to or left; the people of blocks where that tells something else."""
        dirty: set[int] = set()
        changed = list(self.shelf.blocks.changed())
        self.shelf.nodes.fetch(number for _, _, now in changed for number in now)
        self._bearers.fetch(block for block, _, _ in changed)
        self._circles.fetch({number >> PLACES for _, _, now in changed for number in now})
        for block, before, now in changed:
            bearers = count_bearers(self.shelf.nodes[number].person for number in now)
            if self._bearers.get(block) != bearers:
                self._bearers[block] = bearers
                dirty |= now
            if is_frequent(before) is not is_frequent(now):
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

    def _beside(self, number: int) -> set[int]:
        """Who hangs together with somebody: by what settles it, or by a pair that may be one."""
        node = self.shelf.nodes[number]
        near = {other for other, (odds, _) in node.ties.items() if odds[0] >= SAME}
        return near.union(self.bases.groups[node.base] if node.base is not None else ())

    def _cluster(self, part: list[int]) -> set[int]:
        """Makes the clusters of a component anew; all of them, by their oldest members."""
        place = {number: i for i, number in enumerate(part)}
        nodes = [self.shelf.nodes[number] for number in part]
        bases = grouped((node.base or 0, i) for i, node in enumerate(nodes))
        clusters = PersonClusters([node.person for node in nodes], bases.values())
        if len(bases) > 1:
            blocks = grouped((node.person.form.block, i) for i, node in enumerate(nodes))
            for name, block in sorted(blocks.items()):
                odds = self._ties.odds_in(name)
                clusters.grow(
                    block,
                    lambda i, j, odds=odds: odds(nodes[i], nodes[j]),  # type: ignore[misc]
                    lambda i, j: self._ties.explain(nodes[i], nodes[j]),
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
        return self._ties.explain(self.shelf.nodes[left], self.shelf.nodes[right])


def link_persons(
    people: Sequence[LocalPerson], works: Mapping[str, WorkView] | None = None
) -> tuple[list[list[int]], list[Judgement]]:
    """Clusters of places in `people`, and what was judged across documents; `works` has those of `LocalPerson.works`."""
    views = works or {}
    shelves = Shelves()
    words, venues = CountedRarity(shelves, "words", least=64), CountedRarity(shelves, "venues", least=64)
    for view in views.values():
        words.count(dict.fromkeys(view.words, 1), 1)
        if view.venue:
            venues.count({view.venue: 1}, 1)
    links = PersonLinks(shelves, words, venues)
    own = grouped((person.document, i) for i, person in enumerate(people))
    for number, listed in enumerate(own.values()):
        links.put(number, [people[i] for i in listed])
    links.counts.sample.become(frozenset(range(sample_size(len(own)))))
    links.link(range(len(own)), views.get)
    place = {number << PLACES | i: at for number, listed in enumerate(own.values()) for i, at in enumerate(listed)}
    groups = sorted(sorted(place[number] for number in members) for _, members in links.groups.items())
    kept = (links.bases.judged, links.judged)
    judgements = [judged for shelf in kept for _, found in sorted(shelf.items()) for judged in found]
    return groups, [*judgements, *(judged for _, judged in links.doubts.asked())]
