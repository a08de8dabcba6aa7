"""Persons as entities."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from etl.model.judgement import Judgement
from etl.model.mention import EntityKind, MentionKey
from etl.model.resolution import Entity
from etl.resolve.documents import Documents
from etl.resolve.entities import Clusters
from etl.resolve.features.persons import LocalPerson
from etl.resolve.labels import person_label
from etl.resolve.person_links import PersonLinks

_SUBJECT, _MENTIONED = "subject", "mentioned"


class Persons(Clusters):
    """The clusters of people."""

    def __init__(self, links: PersonLinks, documents: Documents) -> None:
        self._links, self._documents = links, documents

    def members(self, cluster: str) -> list[MentionKey]:
        """The mentions of a cluster; none of what is no cluster any more."""
        return [mention.key for person in self._people(cluster) for mention in person.mentions]

    def cluster_of(self, mention: MentionKey) -> str | None:
        """The cluster of a mention; `None` for what is not linked."""
        for number in self._links.shelf.people_of(self._documents.numbers[mention.document]):
            node = self._links.shelf.nodes[number]
            if any(own.key == mention for own in node.person.mentions):
                return str(node.group)
        return None

    def judgements(self, clusters: Collection[str]) -> list[Judgement]:
        """At least those about two mentions of these clusters."""
        numbers = sorted(number for cluster in clusters for number in self._links.groups.get(int(cluster)) or ())
        shelves = (self._links.bases.judged, self._links.judged)
        found = [judged for number in numbers for shelf in shelves for judged in shelf.get(number) or ()]
        found += self._links.doubts.about(int(cluster) for cluster in clusters)
        blocks = sorted({person.form.block for cluster in clusters for person in self._people(cluster)})
        return [*found, *(judged for block in blocks for judged in self._links.orcids_asked.get(block) or ())]

    def describe(self, identifier: str, mentions: Sequence[MentionKey], clusters: Sequence[str]) -> Entity:
        """The person that these mentions are of."""
        own = self.people(mentions, clusters)
        named = [mention for person in own for mention in person.mentions]
        tier = _SUBJECT if any(person.is_subject for person in own) else _MENTIONED
        names = tuple(sorted({mention.name for mention in named}))
        return Entity(identifier, EntityKind.PERSON, person_label(own), names, (), tier=tier)

    def people(self, mentions: Sequence[MentionKey], clusters: Sequence[str]) -> list[LocalPerson]:
        """The people of documents whom these mentions name; curators may have parted what one document says of somebody."""
        wanted = set(mentions)
        found: list[LocalPerson] = []
        for person in (person for cluster in clusters for person in self._people(cluster)):
            own = [mention for mention in person.mentions if mention.key in wanted]
            if len(own) == len(person.mentions):
                found.append(person)
            elif own:
                found.append(replace(person, mentions=own, is_subject=person.is_subject and own[0] == person.mentions[0]))
        return found

    def _people(self, cluster: str) -> list[LocalPerson]:
        """From the oldest document to the newest."""
        return [self._links.shelf.nodes[number].person for number in self._links.groups.get(int(cluster)) or ()]
