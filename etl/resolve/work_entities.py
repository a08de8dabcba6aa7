"""Works as entities, and what linking people needs to know about them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from etl.model.judgement import Judgement
from etl.model.mention import EntityKind, MentionKey
from etl.model.resolution import Entity
from etl.resolve.documents import Documents
from etl.resolve.entities import Clusters
from etl.resolve.features.works import WorkMention
from etl.resolve.labels import work_label
from etl.resolve.shelf import Shelf
from etl.resolve.shelves import Shelves
from etl.resolve.surroundings import WorkView
from etl.resolve.work_links import WorkLinks


class Works(Clusters):
    """The clusters of works; `views` has what each entity is about."""

    def __init__(self, shelves: Shelves, links: WorkLinks, documents: Documents) -> None:
        self._links, self._documents = links, documents
        self.views: Shelf[str, WorkView] = shelves.named("views")

    def members(self, cluster: str) -> list[MentionKey]:
        """The mentions of a cluster; none of what is no cluster any more."""
        return [work.mention.key for work in self._works(cluster)]

    def expect(self, identifiers: Collection[str]) -> None:
        """Reads what is known of these works."""
        self.views.fetch(identifiers)

    def cluster_of(self, mention: MentionKey) -> str | None:
        """The cluster of a mention; `None` for what is not linked."""
        for number in self._links.nodes_of(self._documents.numbers[mention.document]):
            node = self._links.nodes[number]
            if any(work.mention.key == mention for work in node.works):
                return str(node.group)
        return None

    def judgements(self, clusters: Collection[str]) -> list[Judgement]:
        """At least those about two mentions of these clusters."""
        numbers = sorted(number for cluster in clusters for number in self._links.groups.get(int(cluster)) or ())
        return [judged for number in numbers for judged in self._links.judged.get(number) or ()]

    def describe(self, identifier: str, mentions: Sequence[MentionKey], clusters: Sequence[str]) -> Entity:
        """The work that these mentions are of."""
        wanted = set(mentions)
        own = [work for cluster in clusters for work in self._works(cluster) if work.mention.key in wanted]
        if len(clusters) > 1:
            order = self._documents
            own.sort(key=lambda work: (order.order[order.numbers[work.mention.document]], work.mention.key))
        view = WorkView(frozenset(own[0].title.content), own[0].venue, own[0].year)
        if self.views.get(identifier) != view:
            self.views[identifier] = view
        names = tuple(sorted({work.mention.name for work in own}))
        return Entity(identifier, EntityKind.WORK, work_label(own), names, ())

    def _works(self, cluster: str) -> list[WorkMention]:
        """From the oldest to the newest."""
        return [work for number in self._links.groups.get(int(cluster)) or () for work in self._links.nodes[number].works]
