"""The four linkers in their order, on one set of shelves: venues come first, works know their venues, people know their works and
organizations. Each stage looks only at what the ones before it changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from etl.model.document_claims import DocumentClaims
from etl.model.issue import Issue
from etl.model.judgement import Judgement
from etl.model.mention import EntityKind, MentionKey
from etl.resolve.documents import Documents
from etl.resolve.entities import Entities
from etl.resolve.local_persons import read_persons
from etl.resolve.name_entities import Organizations, Venues
from etl.resolve.name_links import NameLinks
from etl.resolve.orcids import OrcidWatch
from etl.resolve.organizations import cluster_of, explain_organization, link_organization_names, read_organizations
from etl.resolve.person_entities import Persons
from etl.resolve.person_links import PersonLinks
from etl.resolve.rarity import sample_size
from etl.resolve.rolls import Rolls
from etl.resolve.shaping import Shaper
from etl.resolve.shelf import Shelf
from etl.resolve.shelves import Shelves
from etl.resolve.spreading import Spread
from etl.resolve.venues import explain_venue, link_venue_names, read_venues
from etl.resolve.work_entities import Works
from etl.resolve.work_links import WorkLinks
from etl.resolve.works import read_works

ClaimsOf = Callable[[str], DocumentClaims]


class Rescaled(Exception):  # noqa: N818 - no error: everything is to be linked anew
    """The sample has doubled: everything that is told by how seldom something is has to be told anew."""


class Stages:
    """Linkers and entities of all kinds."""

    def __init__(self, shelves: Shelves, documents: Documents, rolls: Rolls) -> None:
        self._shelves, self._documents, self._rolls = shelves, documents, rolls
        self.venue_links = NameLinks(
            shelves, EntityKind.VENUE, link_venue_names, explain_venue, lambda name, of: of.get(name, name)
        )
        self.work_links = WorkLinks(shelves)
        self.organization_links = NameLinks(
            shelves, EntityKind.ORGANIZATION, link_organization_names, explain_organization, cluster_of
        )
        self.person_links = PersonLinks(shelves, self.work_links.rarity, self.work_links.venues)
        self._venues = Venues(shelves, self.venue_links, documents)
        self._works = Works(shelves, self.work_links, documents)
        self._organizations = Organizations(shelves, self.organization_links, documents)
        self._persons = Persons(self.person_links, documents)
        self.venues = Entities(shelves, EntityKind.VENUE, self._venues, documents, rolls)
        self.works = Entities(shelves, EntityKind.WORK, self._works, documents, rolls)
        self.organizations = Entities(shelves, EntityKind.ORGANIZATION, self._organizations, documents, rolls)
        self.persons = Entities(shelves, EntityKind.PERSON, self._persons, documents, rolls)
        self.orcids = OrcidWatch(shelves, self.person_links.shelf)
        self.kinds = {entities.kind: entities for entities in (self.venues, self.works, self.organizations, self.persons)}
        self.by_letter = {f"{kind.value}-": entities for kind, entities in self.kinds.items()}  # by how ids begin

    def take(self, document: int) -> None:
        """Takes a document out."""
        self.venue_links.take(document)
        self.organization_links.take(document)
        self._take_works(document)
        self._take_people(document)
        for entities in self.kinds.values():
            entities.forget(document)

    def link(self, fresh: Iterable[int], claims_of: ClaimsOf, shaper: Shaper, spread: Spread = map) -> list[Issue]:
        """Links these new documents; what people should know of. Raises `Rescaled` where all has to be linked anew."""
        documents, new = self._documents, sorted(fresh, key=self._documents.order.__getitem__)
        for number in new:
            claims = claims_of(documents.sha256[number])
            self.venue_links.put(number, read_venues(claims))
            self.organization_links.put(number, read_organizations(claims))
        sample = documents.oldest(sample_size(len(documents.order)))

        self.venues.settle(self.venue_links.link(documents.order), shaper)
        self._venues.relate(self.venues, shaper.order, self._rolls)
        again = sorted({*new, *self.venues.changed_documents()}, key=documents.order.__getitem__)
        for number in again:
            self._take_works(number)
            self.work_links.put(number, read_works(claims_of(documents.sha256[number]), self.entity_of(number, EntityKind.VENUE)))
        self.work_links.sample.become(sample)
        self._check_scale()
        touched = self.work_links.link(documents.order, spread)
        gone = (root for root, _, now in self.work_links.groups.changed() if now is None)
        self.works.settle(map(str, chain(touched, gone)), shaper)

        handled = self.organizations.settle(self.organization_links.link(documents.order), shaper)
        self._organizations.relate(handled, self.organizations)

        again = sorted(
            {*new, *self.works.changed_documents(), *self.organizations.changed_documents()}, key=documents.order.__getitem__
        )
        for number in again:
            self._take_people(number)
            known = self.entity_of(number, EntityKind.WORK, EntityKind.ORGANIZATION)
            self.person_links.put(number, read_persons(claims_of(documents.sha256[number]), known))
        self.person_links.counts.sample.become(sample)
        self._check_scale()
        changed_views = [work for work, before, now in self._works.views.changed() if before != now]
        touched = self.person_links.link(documents.order, self._works.views.get, changed_views, spread)
        gone = (root for root, _, now in self.person_links.groups.changed() if now is None)
        self.persons.settle(map(str, chain(touched, gone)), shaper)
        return self.orcids.look(self.persons, self._persons, documents)

    def entity_of(self, document: int, *kinds: EntityKind) -> dict[MentionKey, str]:
        """The entities of these kinds behind the mentions of a document; of all kinds if none are given."""
        sha256 = self._documents.sha256[document]
        return {
            MentionKey(sha256, kind, start, end): identifier
            for kind in kinds or self.kinds
            for (start, end), identifier in (self.kinds[kind].behind.get(document) or {}).items()
        }

    def judgements(self) -> tuple[list[Judgement], list[Judgement]]:
        """What was judged before and is not judged like that any more, and the other way round; decisions aside."""
        before: list[Judgement] = []
        now: list[Judgement] = []
        for shelf in self._judged():
            for _, old, new in shelf.changed():
                before += old or ()
                now += new or ()
        for links in (self.venue_links, self.organization_links):
            old, new = links.judged_names()
            before += old
            now += new
        for asked, asks in self.person_links.doubts.changed():
            before += asked.values()
            now += asks.values()
        for old_asked, new_asked in self.orcids.changed():
            before += old_asked
            now += new_asked
        return before, now

    def all_judgements(self) -> Iterator[Judgement]:
        """Everything that was judged; decisions aside."""
        for shelf in self._judged():
            yield from (judged for _, own in sorted(shelf.items()) for judged in own)
        for links in (self.venue_links, self.organization_links):
            yield from links.linked.judgements
        yield from (judged for _, judged in self.person_links.doubts.asked())
        yield from (judged for _, own in sorted(self.person_links.orcids_asked.items()) for judged in own)

    def _judged(self) -> tuple[Shelf[int, tuple[Judgement, ...]], ...]:
        people = self.person_links
        return self.venue_links.judged, self.organization_links.judged, self.work_links.judged, people.bases.judged, people.judged

    def _check_scale(self) -> None:
        if not self._shelves.is_empty and self.person_links.counts.are_rescaled():
            raise Rescaled

    def _take_works(self, document: int) -> None:
        if self.work_links.has(document):
            self.work_links.take(document)

    def _take_people(self, document: int) -> None:
        if self.person_links.has(document):
            self.person_links.take(document)
