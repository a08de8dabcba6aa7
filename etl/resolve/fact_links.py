"""The link behind every fact and every author's place, document by document; only those are made anew whose entities changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from etl.model.document_claims import DocumentClaims
from etl.model.mention import EntityKind, FactKey, MentionKey
from etl.resolve.documents import Documents
from etl.resolve.identity import DocumentOrder
from etl.resolve.links import Part, link_facts, link_parts, read_parts
from etl.resolve.mentions import key_of_claim
from etl.resolve.shelf import Shelf
from etl.resolve.shelves import Shelves, grouped

_NAMED = EntityKind.WORK, EntityKind.PERSON
_Row = tuple[str, int, int | None]  # a fact's key without its document
ClaimsOf = Callable[[str], DocumentClaims]
EntityOf = Callable[[int], Mapping[MentionKey, str]]


class FactLinks:
    """Links by document. Take documents out, then link those of which an entity changed and those that are new."""

    def __init__(self, shelves: Shelves, documents: Documents) -> None:
        self._documents = documents
        self.of_facts: Shelf[int, Mapping[_Row, str]] = shelves.numbered("fact_links")
        self.of_parts: Shelf[int, Mapping[_Row, str]] = shelves.numbered("part_links")
        self._parts: Shelf[int, tuple[Part, ...]] = shelves.numbered("parts")
        self._works: Shelf[int, Mapping[str, Sequence[tuple[int, str]]]] = shelves.numbered(
            "part_works"
        )  # places of parts, persons
        self._on_work = shelves.named_postings("part_on_work")
        self._person: Shelf[int, str] = shelves.numbered("owner_of")  # whose CV a document is
        self._owned = shelves.named_postings("cvs_of")
        self._fellows: set[int] = set()
        self._touched: set[str] = set()

    def take(self, document: int) -> None:
        """Takes a document out."""
        self._leave(document)
        for shelf in (self.of_facts, self.of_parts, self._parts):
            shelf.drop(document)

    def link(
        self, changed: Collection[int], fresh: Collection[int], entity_of: EntityOf, claims_of: ClaimsOf, order: DocumentOrder
    ) -> None:
        """Links the facts of these documents, and of those that share people and works with them."""
        for document in sorted(fresh):
            self._parts[document] = tuple(read_parts(claims_of(self._documents.sha256[document])))
        for document in sorted({*changed, *fresh}):
            self._enter(document, entity_of(document), claims_of(self._documents.sha256[document]))
        self._link_people({*changed, *fresh, *self._fellows} & self._documents.order.keys(), entity_of, claims_of, order)
        self._link_works(order)

    def changed_documents(self) -> set[int]:
        """The documents of which a link is another than before."""
        shelves = (self.of_facts, self.of_parts)
        return {number for shelf in shelves for number, before, now in shelf.changed() if before != now and now is not None}

    def links(self, document: int) -> dict[FactKey, str]:
        """The links of a document's facts."""
        sha256 = self._documents.sha256[document]
        found = {**(self.of_facts.get(document) or {}), **(self.of_parts.get(document) or {})}
        return {FactKey(sha256, *row): link for row, link in found.items()}

    def _enter(self, document: int, entity_of: Mapping[MentionKey, str], claims: DocumentClaims) -> None:
        """Notes who and what a document speaks of."""
        parts = self._parts.get(document) or ()
        works, people = ({key[2:]: one for key, one in entity_of.items() if key.kind is kind} for kind in _NAMED)
        self._note_works(document, grouped((works[part.work], (i, people[part.person])) for i, part in enumerate(parts)))
        subject = claims.subject
        self._note_owner(
            document, entity_of[key_of_claim(claims, EntityKind.PERSON, subject.name)] if subject is not None else None
        )

    def _leave(self, document: int) -> None:
        """Forgets who and what a document speaks of."""
        self._note_works(document, {})
        self._note_owner(document, None)

    def _note_works(self, document: int, works: Mapping[str, Sequence[tuple[int, str]]]) -> None:
        """Who stands where in each work; those of which that is another than before are touched."""
        before = self._works.get(document) or {}
        other = {work for work in {*before, *works} if before.get(work) != works.get(work)}
        self._touched |= other
        self._on_work.fetch(other)
        for work in sorted(other):
            if work not in works:
                self._on_work.discard(work, document)
            elif work not in before:
                self._on_work.add(work, document)
        if works and other:
            self._works[document] = works
        elif other:
            self._works.drop(document)

    def _note_owner(self, document: int, owner: str | None) -> None:
        before = self._person.get(document)
        for each in (before, owner):
            if each is not None:
                self._fellows |= self._owned.get(each)
        if before == owner:
            return
        if before is not None:
            self._owned.discard(before, document)
            self._person.drop(document)
        if owner is not None:
            self._owned.add(owner, document)
            self._fellows.add(document)
            self._person[document] = owner

    def _link_people(self, documents: Collection[int], entity_of: EntityOf, claims_of: ClaimsOf, order: DocumentOrder) -> None:
        done: set[int] = set()
        for document in sorted(documents):
            if document in done:
                continue
            owner = self._person.get(document)
            own = sorted(self._owned.get(owner) if owner is not None else {document}, key=self._documents.order.__getitem__)
            done.update(own)
            claims = [claims_of(self._documents.sha256[number]) for number in own]
            known = {key: entity for number in own for key, entity in entity_of(number).items()}
            links: dict[int, dict[_Row, str]] = {number: {} for number in own}
            for key, link in link_facts(claims, known, order).items():
                links[self._documents.numbers[key.document]][key.section, key.index, key.author] = link
            for number, found in links.items():
                if found != (self.of_facts.get(number) or {}):
                    self.of_facts[number] = found

    def _link_works(self, order: DocumentOrder) -> None:
        found: dict[int, dict[_Row, str]] = {}
        sha256 = self._documents.sha256
        self._on_work.fetch(self._touched)
        documents = {document for work in self._touched for document in self._on_work.get(work)}
        for shelf in (self._parts, self._works, self.of_parts):
            shelf.fetch(documents)
        for work in sorted(self._touched):
            by_person: dict[str, list[tuple[int, Part]]] = {}
            for document in sorted(self._on_work.get(work)):
                parts = self._parts[document]
                for i, person in self._works[document][work]:
                    by_person.setdefault(person, []).append((document, parts[i]))
            for own in by_person.values():
                link = link_parts([(sha256[document], part) for document, part in own], order)
                for document, part in own:
                    found.setdefault(document, {})[part.row] = link
        for document, links in found.items():
            known = self.of_parts.get(document) or {}
            if not links.items() <= known.items():
                self.of_parts[document] = {**known, **links}
