"""Venues and organizations as entities: what their names are, which has which parent."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import partial

from etl.model.judgement import Judgement
from etl.model.mention import EntityKind, MentionKey
from etl.model.resolution import Entity
from etl.normalize.listed import venue_name
from etl.resolve.documents import Documents
from etl.resolve.entities import Clusters, Entities
from etl.resolve.identity import DocumentOrder
from etl.resolve.labels import organization_label, venue_label
from etl.resolve.name_links import Named, NameLinks
from etl.resolve.organizations import KNOWN, known_above, read_name
from etl.resolve.rolls import Rolls
from etl.resolve.shelf import Shelf
from etl.resolve.shelves import Shelves
from etl.resolve.venues import key_of

_WORKSHOP = "-workshop"
_key = partial(tuple.__new__, MentionKey)  # in C: venues have thousands of mentions


class NameClusters(Clusters):
    """The clusters of names of one kind."""

    def __init__(self, links: NameLinks, documents: Documents) -> None:
        self.links = links
        self._documents = documents

    def members(self, cluster: str) -> list[MentionKey]:
        """The mentions of a cluster; none of what is no cluster any more."""
        sha256, kind = self._documents.sha256, self.links.kind
        return [
            _key((sha256[document], kind, start, end))
            for name in self.links.clusters.get(cluster) or ()
            for document, spots in self.links.spots[name].items()
            for start, end, _ in spots
        ]

    def gained(self, cluster: str) -> list[MentionKey] | None:
        """The mentions in new documents, of a cluster to which they came and that is else what it was; `None` of others."""
        gained, sha256 = self.links.gained(cluster), self._documents.sha256
        if gained is None:
            return None
        return [MentionKey(sha256[document], self.links.kind, spot.start, spot.end) for document, spot in gained]

    def cluster_of(self, mention: MentionKey) -> str | None:
        """The cluster of a mention; `None` for what is not linked."""
        named = self._named(mention)
        return self.links.cluster_of(named.name) if named is not None else None

    def judgements(self, clusters: Collection[str]) -> list[Judgement]:
        """At least those about two mentions of these clusters."""
        documents = {
            number for each in clusters for name in self.links.clusters.get(each) or () for number in self.links.spots[name]
        }
        own = [judged for document in sorted(documents) for judged in self.links.judged.get(document) or ()]
        return [*own, *self.links.linked.judgements]

    def names(self, mentions: Sequence[MentionKey], clusters: Sequence[str]) -> list[str]:
        """The names by which these mentions, all of one cluster or some of several, are known."""
        if len(clusters) == 1:
            own = self.links.clusters.get(clusters[0]) or ()
            if len(mentions) == sum(len(spots) for name in own for spots in self.links.spots[name].values()):
                return list(own)
        return sorted({named.name for mention in mentions if (named := self._named(mention)) is not None})

    def _named(self, mention: MentionKey) -> Named | None:
        own = self.links.mentions.get(self._documents.numbers[mention.document]) or ()
        return next((named for named in own if named.mention.key == mention), None)


class Venues(NameClusters):
    """Venues: of those with one key the oldest has it, and is the host of its workshops."""

    def __init__(self, shelves: Shelves, links: NameLinks, documents: Documents) -> None:
        super().__init__(links, documents)
        self._keys: Shelf[str, str] = shelves.named("v_keys")
        self._having: Shelf[str, tuple[str, ...]] = shelves.named("v_having")  # venues by key

    def describe(self, identifier: str, mentions: Sequence[MentionKey], clusters: Sequence[str]) -> Entity:
        """The venue without key and parent."""
        names = tuple(self.names(mentions, clusters))
        key = key_of(names)
        self._keys[identifier] = key
        return Entity(identifier, EntityKind.VENUE, venue_label(key, names), names, ())

    def relate(self, entities: Entities, order: DocumentOrder, rolls: Rolls) -> None:
        """Gives venues that changed, and those that share a key with them, their keys and hosts."""
        again: set[str] = set()
        for identifier, _, now in list(entities.by_id.changed()):
            if now is None:
                self._keys.drop(identifier)
        for identifier, old, new in list(self._keys.changed()):
            for key in (old, new):
                if key is not None:
                    others = {*(self._having.get(key) or ())} - {identifier}
                    self._having[key] = tuple(sorted(others | ({identifier} if key == new else set())))
        for identifier, _, now in list(entities.by_id.changed()):
            if now is not None:
                again.add(self._keys[identifier])
        again |= {key for _, *keys in self._keys.changed() for key in keys if key is not None}
        again |= {f"{key}{_WORKSHOP}" for key in again}
        for key in sorted(again):
            host = key.removesuffix(_WORKSHOP)
            parent = self._oldest(host, entities, order, rolls) if host != key and venue_name(host) else None
            own = self._oldest(key, entities, order, rolls)
            for identifier in self._having.get(key) or ():
                entity = entities.by_id[identifier]
                related = replace(entity, key=key if identifier == own else None, parent=parent)
                if related != entity:
                    entities.by_id[identifier] = related

    def _oldest(self, key: str, entities: Entities, order: DocumentOrder, rolls: Rolls) -> str | None:
        having = self._having.get(key) or ()
        if len(having) < 2:
            return having[0] if having else None
        return min(having, key=lambda each: min(map(order.mention_rank, rolls.mentions(entities.by_id[each]))))


class Organizations(NameClusters):
    """Organizations: a unit's parent is what it was printed with, else the gazetteer's."""

    def __init__(self, shelves: Shelves, links: NameLinks, documents: Documents) -> None:
        super().__init__(links, documents)
        self._known: Shelf[str, frozenset[str]] = shelves.named("o_known")  # families of the gazetteer
        self._above: Shelf[str, dict[str, str]] = shelves.named("o_above")  # by family: the id of what is above it

    def describe(self, identifier: str, mentions: Sequence[MentionKey], clusters: Sequence[str]) -> Entity:
        """The organization without its parent."""
        read = [read_name(name) for name in self.names(mentions, clusters)]
        label = organization_label([(main, key) for _, main, key in read])
        return Entity(identifier, EntityKind.ORGANIZATION, label, tuple(sorted({printed for printed, *_ in read})), ())

    def relate(self, touched: Iterable[str], entities: Entities) -> None:
        """Gives the organizations of these clusters their parents, and those of clusters that hang on them."""
        before = self._above.get("") or {}
        above = self._above_families(entities)
        if above != before:
            self._above[""] = above
        families = {family for family in (*before, *above) if before.get(family) != above.get(family)}
        names = {name for family in families for name in self.links.families.get(family) or ()}
        clusters = {*touched, *map(self.links.cluster_of, names)}
        clusters |= {each for cluster in clusters for each in self.links.hanging_on(cluster)}
        parents: dict[str, set[str]] = {}
        for cluster in sorted(clusters):
            for name in self.links.clusters.get(cluster) or ():
                of_family = above.get(f"{KNOWN}{read_name(name)[2]}")
                for document, spots in self.links.spots[name].items():
                    for spot in spots:
                        own = parents.setdefault(entities.behind[document][spot.start, spot.end], set())
                        parent = entities.behind[document].get(spot.of[1:]) if spot.of else of_family
                        if parent is not None:
                            own.add(parent)
        for identifier, found in parents.items():
            others = found - {identifier}
            parent = next(iter(others)) if len(others) == 1 else None
            entity = entities.by_id[identifier]
            if entity.parent != parent:
                entities.by_id[identifier] = replace(entity, parent=parent)

    def _above_families(self, entities: Entities) -> dict[str, str]:
        """For each organization of the gazetteer that documents name the id of the one above it that they name, too."""
        before = self._known.get("") or frozenset()
        changed = [(family, now) for family, _, now in self.links.families.changed() if family.startswith(KNOWN)]
        known = before.difference(family for family, now in changed if not now).union(family for family, now in changed if now)
        if known != before:
            self._known[""] = known
        keys = {family.removeprefix(KNOWN) for family in known}
        found: dict[str, str] = {}
        for family in sorted(known):
            above = known_above(family.removeprefix(KNOWN), keys)
            if above is not None:
                first = self.links.oldest[f"{KNOWN}{above}"]
                place = first.named.mention.key
                found[family] = entities.behind[first.document][place.start, place.end]
        return found
