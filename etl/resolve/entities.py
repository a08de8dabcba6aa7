"""Entities of one kind: by id, by the cluster they were made of, and behind each mention. Only clusters that were touched are
described anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from etl.model.judgement import Judgement
from etl.model.mention import EntityKind, MentionKey
from etl.model.resolution import Entity
from etl.resolve.documents import Documents
from etl.resolve.rolls import Place, Rolls
from etl.resolve.shaping import Shaper
from etl.resolve.shelf import Shelf
from etl.resolve.shelves import Shelves

_SHAPED = "*"  # stands for all clusters that decisions speak of


class Clusters(Protocol):
    """What the linker of one kind found, by names of clusters."""

    def members(self, cluster: str) -> list[MentionKey]:
        """The mentions of a cluster; none of what is no cluster any more."""

    def gained(self, cluster: str) -> list[MentionKey] | None:
        """The mentions in new documents, of a cluster to which they came and that is else what it was; `None` where that is not
        told."""
        return None

    def expect(self, identifiers: Collection[str]) -> None:
        """Reads what is needed to describe these entities."""
        return

    def cluster_of(self, mention: MentionKey) -> str | None:
        """The cluster of a mention; `None` for what is not linked."""

    def judgements(self, clusters: Collection[str]) -> list[Judgement]:
        """At least those about two mentions of these clusters."""

    def describe(self, identifier: str, mentions: Sequence[MentionKey], clusters: Sequence[str]) -> Entity:
        """The entity that these mentions of these clusters are of; its roll has the mentions."""


class Entities:
    """The entities of one kind. Their mentions are not with them, but on their rolls."""

    def __init__(self, shelves: Shelves, kind: EntityKind, clusters: Clusters, documents: Documents, rolls: Rolls) -> None:
        self.kind = kind
        self.by_id: Shelf[str, Entity] = shelves.named(f"{kind.value}_entities")
        self.behind: Shelf[int, Mapping[tuple[int, int], str]] = shelves.numbered(f"{kind.value}_behind")  # by document and place
        self._ids: Shelf[str, tuple[str, ...]] = shelves.named(f"{kind.value}_ids")  # by cluster
        self._spoken_of: Shelf[str, tuple[str, ...]] = shelves.named(f"{kind.value}_spoken_of")  # clusters
        self._overruled: Shelf[str, tuple[Judgement, ...]] = shelves.named(f"{kind.value}_overruled")
        self.shaped: list[list[MentionKey]] = []
        self.spoken_of: list[str] = []
        self._clusters, self._documents, self._rolls = clusters, documents, rolls

    def settle(self, touched: Iterable[str], shaper: Shaper) -> set[str]:
        """Describes what became of these clusters, and of those that decisions speak of or spoke of. The clusters that were looked
        at."""
        spoken_of = sorted(self._clusters_of(shaper.spoken_of(self.kind)))
        named = self._clusters_of(shaper.renamed_mentions(self.kind))
        decided = {*spoken_of, *named, *(self._spoken_of.get("") or ())}
        handled = {*touched, *decided}
        self._ids.fetch((*handled, _SHAPED))
        self._rolls.fetch(each for cluster in handled for each in self._ids.get(cluster) or ())
        again = handled - {cluster for cluster in handled - decided if self._grow(cluster)}
        before = {each for cluster in (*again, _SHAPED) for each in self._ids.get(cluster) or ()}
        found = dict[str, list[tuple[list[MentionKey], list[str]]]]()
        for cluster in sorted(again):
            members = self._clusters.members(cluster) if cluster not in spoken_of else []
            found[cluster] = [(members, [cluster])] if members else []
        self.spoken_of, self.shaped = spoken_of, self._shape(spoken_of, shaper)
        found[_SHAPED] = [(group, spoken_of) for group in self.shaped]
        ids_of = {cluster: tuple(shaper.order.entity_id(group) for group, _ in groups) for cluster, groups in found.items()}
        now = {each for ids in ids_of.values() for each in ids}
        self.by_id.fetch(now | before)
        self._rolls.fetch(now | before)
        self._clusters.expect(now)
        for cluster, groups in found.items():
            ids = ids_of[cluster]
            for identifier, (group, of) in zip(ids, groups, strict=True):
                self._describe(identifier, group, of, shaper)
            if ids:
                self._ids[cluster] = ids
            elif self._ids.get(cluster):
                self._ids.drop(cluster)
        for gone in before - now:
            self.by_id.drop(gone)
            self._rolls.drop(gone)
        if (self._spoken_of.get("") or ()) != (kept := tuple(sorted({*spoken_of, *named}))):
            self._spoken_of[""] = kept
        return handled

    def forget(self, document: int) -> None:
        """Forgets what is behind the mentions of a document."""
        self.behind.drop(document)

    def changed_documents(self) -> set[int]:
        """The documents of which a mention has another entity than before."""
        return {document for document, before, now in self.behind.changed() if before != now and now is not None}

    def changed(self) -> Iterator[str]:
        """The entities that are described otherwise than before, are new, or are no more."""
        yield from (identifier for identifier, before, now in self.by_id.changed() if before != now)

    @property
    def overruled(self) -> tuple[Judgement, ...]:
        """The judgements that decisions contradict or have answered."""
        return self._overruled.get("") or ()

    def overrule(self, shaper: Shaper, entity_of: Mapping[MentionKey, str]) -> tuple[tuple[Judgement, ...], tuple[Judgement, ...]]:
        """The judgements that decisions contradict or have answered, before and now."""
        before = self._overruled.get("") or ()
        clusters = sorted(self._clusters_of(shaper.all_mentions(self.kind)))
        within = {mention for cluster in clusters for mention in self._clusters.members(cluster)}
        judged = self._clusters.judgements(clusters) if clusters else []
        own = dict.fromkeys(each for each in judged if each.mentions and within.issuperset(each.mentions))
        now = tuple(shaper.overruled(own, entity_of))
        if before != now:
            self._overruled[""] = now
        return before, now

    def _clusters_of(self, mentions: Iterable[MentionKey]) -> set[str]:
        return {cluster for mention in mentions if (cluster := self._clusters.cluster_of(mention)) is not None}

    def _shape(self, spoken_of: Sequence[str], shaper: Shaper) -> list[list[MentionKey]]:
        """All clusters that decisions speak of, as these want them."""
        if not spoken_of:
            return []
        groups = [sorted(self._clusters.members(cluster)) for cluster in spoken_of]
        return shaper.shape(self.kind, groups, self._clusters.judgements(spoken_of))

    def _grow(self, cluster: str) -> bool:
        """Enters the mentions that came to a cluster which is else what it was: thousands may name one venue."""
        gained, ids = self._clusters.gained(cluster), self._ids.get(cluster) or ()
        if gained is None or len(ids) != 1:
            return False
        order, numbers = self._documents.order, self._documents.numbers
        first = order[numbers[self._rolls.of(ids[0])[0].document]]
        if any(order[numbers[mention.document]] < first for mention in gained):
            return False
        self._rolls.add(ids[0], self.kind, gained)
        self._note([(mention.document, mention.start, mention.end) for mention in gained], ids[0])
        return True

    def _describe(self, identifier: str, mentions: list[MentionKey], clusters: Sequence[str], shaper: Shaper) -> None:
        entity = shaper.renamed(self._clusters.describe(identifier, mentions, clusters), mentions)
        self._note(self._rolls.enter(identifier, self.kind, mentions, self._before), identifier)
        if entity != self.by_id.get(identifier):
            self.by_id[identifier] = entity

    def _note(self, places: Collection[Place], identifier: str) -> None:
        """Notes that an entity is behind these mentions."""
        moved: dict[int, dict[tuple[int, int], str]] = {}
        for document, start, end in places:
            moved.setdefault(self._documents.numbers[document], {})[start, end] = identifier
        for number, own in moved.items():
            self.behind[number] = {**(self.behind.get(number) or {}), **own}

    def _before(self, place: Place) -> str | None:
        """The entity that was behind a mention before."""
        document, start, end = place
        return (self.behind.before(self._documents.numbers[document]) or {}).get((start, end))
