"""What settles who is who without weighing: contacts, places on the lists of works of several documents, names in two CVs of one
person. Only clusters that new people touch are made again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from itertools import combinations

from etl.model.judgement import Judgement
from etl.resolve.components import components
from etl.resolve.person_nodes import PLACES, Order, PersonShelf, contact_keys, in_order, is_orcid
from etl.resolve.persons import PersonClusters, align, is_twin, unmistakable
from etl.resolve.shelf import Shelf
from etl.resolve.shelves import Shelves, grouped

_LARGEST_BLOCK = 100


class PersonBases:
    """The clusters by what settles it."""

    def __init__(self, shelves: Shelves, shelf: PersonShelf) -> None:
        self._shelf = shelf
        self.groups: Shelf[int, tuple[int, ...]] = shelves.numbered("bases")
        self.judged: Shelf[int, tuple[Judgement, ...]] = shelves.numbered("bases_judged")
        self._owners: Shelf[int, int] = shelves.numbered("owners")  # of documents with several CVs of one owner: the owner
        self._owned = shelves.postings("owned")
        self._seeds: set[int] = set()
        self._lost: set[int] = set()  # owners of whom a CV was taken out
        self._having: dict[str, set[int]] = {}  # by iD or address: those whom it tells something of
        self._begun: dict[int, tuple[list[int], PersonClusters]] = {}  # clusters without twins, by the first of their people

    def fetch(self, document: int) -> None:
        """Reads all that hangs together with the people of a document, which is looked at when anything of them changes."""
        seen = set(self._shelf.people_of(document))
        waiting = seen
        while waiting:
            self._shelf.nodes.fetch(waiting)
            found = [node for number in waiting if (node := self._shelf.nodes.get(number)) is not None]
            having = (self._shelf.contacts.get(key) for node in found for key in contact_keys(node.person))
            waiting = {other for few in having if len(few) <= _LARGEST_BLOCK for other in few}
            waiting = waiting.union(*((*node.offers, *node.twins) for node in found)) - seen
            seen = seen | waiting
        self.groups.fetch(seen)
        self.judged.fetch(seen)

    def take(self, document: int) -> None:
        """Forgets what hangs on the people of a document; their partners may stand in other clusters then."""
        nodes = self._shelf.nodes
        for number in self._shelf.people_of(document):
            node = nodes[number]
            for other in {*node.offers, *node.twins}:
                partner = nodes[other]
                partner.offers.pop(number, None)
                partner.twins.pop(number, None)
                nodes[other] = partner
            self._seeds |= {*node.offers, *node.twins}
            if node.base is not None and (members := self.groups.before(node.base)) is not None:
                self._seeds.update(members)
            self._drop(number)
            self.judged.drop(number)
        if (owner := self._owners.get(document)) is not None:
            self._lost.add(owner)
            self._own(document, None)

    def link(self, fresh: Collection[int], order: Order) -> set[int]:
        """Links the people of these documents; the people whose cluster changed."""
        self._seeds |= {number for document in fresh for number in self._shelf.people_of(document)}
        for _, before, now in self._shelf.contacts.changed():
            self._seeds |= {*before, *now}
        self._offer(fresh, order)
        settled = cache(self._settled)  # of thousands, where a few people are named by all documents
        parts = components(self._seeds, self._shelf.is_there, settled)
        seeds = set(self._seeds)
        self._twin(self._find_owners(parts, order), fresh, order)
        if self._seeds != seeds or any(self._shelf.nodes[number].twins for part in parts for number in part):
            parts = components(
                self._seeds, self._shelf.is_there, lambda number: [*settled(number), *self._shelf.nodes[number].twins]
            )
        again = [number for part in parts for number in part]
        self.groups.fetch(again)
        self.judged.fetch(again)
        for number in again:  # all old ones go first: a number may come to stand for another cluster
            self._drop(number)
        return {number for part in parts for number in self._settle(in_order(part, order))}

    def _drop(self, number: int) -> None:
        base = self._shelf.nodes[number].base
        if base is not None and self.groups.get(base) is not None:
            self.groups.drop(base)

    def _settled(self, number: int) -> list[int]:
        return [*self._shelf.nodes[number].offers, *self._contacts(number)]

    def _contacts(self, number: int) -> set[int]:
        """People with the same iD or address. One that very many have tells nothing, nor does the address of a laboratory where
        somebody's name fits several: "A. Quell" beside Ana and Anton Quell."""
        person = self._shelf.nodes[number].person
        if not (person.orcid or person.emails):
            return set()
        found: set[int] = set()
        for key in contact_keys(person):
            own = self._unmistakable(key)
            found |= own if number in own else set()
        return {other for other in found if other >> PLACES != number >> PLACES}

    def _unmistakable(self, key: str) -> set[int]:
        """Those who have an iD or address and whose names fit no two people of it who are surely two."""
        known = self._having.get(key)
        if known is None:
            known = set(self._shelf.contacts.get(key))
            people = {number: self._shelf.nodes[number].person for number in known} if len(known) <= _LARGEST_BLOCK else {}
            known = self._having[key] = set(people) if is_orcid(key) else unmistakable(people)
        return known

    def _offer(self, fresh: Collection[int], order: Order) -> None:
        """Compares the lists of new documents with those of others that have works of theirs."""
        done: set[tuple[int, int]] = set()
        listings, nodes = self._shelf.listings, self._shelf.nodes
        on_work = {(document, work): self._shelf.on_work.get(work) for document in fresh for work in listings.get(document) or ()}
        listings.fetch(other for others in on_work.values() for other in others)
        nodes.fetch(number for (_, work), others in on_work.items() for other in others for _, number in listings[other][work])
        for document in sorted(fresh):
            listing = listings.get(document) or {}
            shared: dict[int, list[str]] = defaultdict(list)
            for work in sorted(listing):
                for other in on_work[document, work]:
                    shared[other].append(work)
            for other, works in shared.items():
                older, newer = (document, other) if order[document] < order[other] else (other, document)
                if older == newer or (older, newer) in done:
                    continue
                done.add((older, newer))
                lists = listings[older], listings[newer]
                for work in works:
                    people = {number: nodes[number].person for own in lists for _, number in own[work]}
                    for score, left, right in align(lists[0][work], lists[1][work], people):
                        for own, partner in ((left, right), (right, left)):
                            node = self._shelf.nodes[own]
                            node.offers[partner] = max(score, node.offers.get(partner, 0.0))
                            self._shelf.nodes[own] = node
                            self._seeds.add(own)

    def _find_owners(self, parts: Iterable[set[int]], order: Order) -> set[int]:
        """Notes which documents are CVs of one person; the documents whose fellows changed."""
        changed = {document for owner in self._lost for document in self._owned.get(owner)}
        before: dict[int, frozenset[int]] = {}
        for part in parts:
            subjects = [number for number in part if self._shelf.nodes[number].person.is_subject]
            owner_of: dict[int, int] = {}
            if len(subjects) > 1:
                people = in_order(part, order)
                clusters = self._cluster(people)
                self._begun[people[0]] = people, clusters
                for group in clusters.clusters.groups():
                    own = [people[i] for i in group if people[i] in subjects]
                    if len(own) > 1:
                        owner_of.update((number >> PLACES, people[group[0]]) for number in own)
            for document in {number >> PLACES for number in subjects}:
                old = self._owners.get(document)
                if old is not None:
                    before.setdefault(old, frozenset(self._owned.get(old)))
                if (new := owner_of.get(document)) is not None:
                    before.setdefault(new, frozenset(self._owned.get(new)))
                self._own(document, new)
        for owner, documents in before.items():
            if documents != self._owned.get(owner):
                changed |= documents | self._owned.get(owner)
        return changed

    def _own(self, document: int, owner: int | None) -> None:
        old = self._owners.get(document)
        if old == owner:
            return
        if old is not None:
            self._owned.discard(old, document)
        if owner is None:
            self._owners.drop(document)
        else:
            self._owners[document] = owner
            self._owned.add(owner, document)

    def _twin(self, changed: set[int], fresh: Collection[int], order: Order) -> None:
        """Pairs equal names in CVs of one person, of which one is new or which were not one person's before."""
        owners = {owner for document in (*changed, *fresh) if (owner := self._owners.get(document)) is not None}
        again = changed.union(*(self._owned.get(owner) for owner in owners))
        for document in again:
            for number in self._shelf.people_of(document):
                node = self._shelf.nodes[number]
                if node.twins:
                    self._seeds |= {number, *node.twins}
                    node.twins = {}
                    self._shelf.nodes[number] = node
        for owner in sorted(owners):
            documents = sorted(self._owned.get(owner), key=lambda document: order[document])
            people = [number for document in documents for number in self._shelf.people_of(document)]
            for block in grouped((self._shelf.nodes[number].person.form.block, number) for number in people).values():
                if len(block) <= _LARGEST_BLOCK:
                    self._pair_twins(block)

    def _pair_twins(self, block: list[int]) -> None:
        for left, right in combinations(block, 2):
            a, b = self._shelf.nodes[left], self._shelf.nodes[right]
            if left >> PLACES != right >> PLACES and is_twin(a.person, b.person):
                subject = self._shelf.subjects[left >> PLACES]
                a.twins[right] = b.twins[left] = self._shelf.nodes[subject].person.mentions[0].name
                self._shelf.save((left, right))
                self._seeds |= {left, right}

    def _cluster(self, part: list[int]) -> PersonClusters:
        """The people of a component by contacts and works."""
        place = {number: i for i, number in enumerate(part)}
        nodes = [self._shelf.nodes[number] for number in part]
        clusters = PersonClusters([node.person for node in nodes])
        clusters.by_contact(
            (i, place[other]) for i, number in enumerate(part) for other in self._contacts(number) if place[other] > i
        )
        clusters.by_works(
            {(i, place[other]): score for i, node in enumerate(nodes) for other, score in node.offers.items() if place[other] > i}
        )
        return clusters

    def _join_twins(self, part: list[int], clusters: PersonClusters) -> None:
        place = {number: i for i, number in enumerate(part)}
        twins = {number: found for number in part if (found := self._shelf.nodes[number].twins)}
        clusters.by_subject(
            {
                (place[number], place[other]): owner
                for number, found in twins.items()
                for other, owner in found.items()
                if place[other] > place[number]
            }
        )

    def _settle(self, part: list[int]) -> set[int]:
        """Makes the clusters of a component anew; the people of those that changed."""
        begun, clusters = self._begun.pop(part[0], ((), None))
        if clusters is None or begun != part:
            clusters = self._cluster(part)
        self._join_twins(part, clusters)
        judged = grouped(clusters.judgements)
        changed: set[int] = set()
        groups: Mapping[int, tuple[int, ...]] = {
            part[group[0]]: tuple(part[i] for i in group) for group in clusters.clusters.groups()
        }
        for root, members in groups.items():
            self.groups[root] = members
            if members != self.groups.before(root):
                changed.update(members)
        for i, number in enumerate(part):
            own = tuple(judged.get(i, ()))
            if own != (self.judged.get(number) or ()):
                self.judged[number] = own
        for root, members in groups.items():
            for number in members:
                node = self._shelf.nodes[number]
                if node.base != root:
                    node.base = root
                    self._shelf.nodes[number] = node
                    changed.add(number)
        return changed
