"""The people of all documents as linking keeps them: by number, by block, by work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from etl.resolve.features.persons import LocalPerson
from etl.resolve.persons import Odds
from etl.resolve.shelf import Shelf
from etl.resolve.shelves import Shelves, grouped
from etl.resolve.surroundings import Around, Neighbour

PLACES = 20  # bits of a number that say which of its document's people somebody is
_ORCID = "orcid "
Order = Mapping[int, int] | Sequence[int]
Listing = Mapping[str, tuple[tuple[int, int], ...]]  # by work: the places and the numbers of people


@dataclass(slots=True)
class PersonNode:
    """A person of one document.

    offers  how well a place on a list of a work agrees with that of another, by the other's number
    twins   people of the same name in other CVs of one owner, with the owner's name
    ties    namesakes who may be one: the odds, and whether they are to be asked about
    base    the cluster by what settles it; group: the final one; each the number of its oldest member
    """

    side: Neighbour
    offers: dict[int, float] = field(default_factory=dict)
    twins: dict[int, str] = field(default_factory=dict)
    ties: dict[int, tuple[Odds, bool]] = field(default_factory=dict)
    base: int | None = None
    group: int | None = None

    @property
    def person(self) -> LocalPerson:
        """What the document says."""
        return self.side.person


class PersonShelf:
    """People by number, and where to find them."""

    def __init__(self, shelves: Shelves) -> None:
        self.nodes: Shelf[int, PersonNode] = shelves.numbered("people")
        self.sizes: Shelf[int, int] = shelves.numbered("people_sizes")
        self.listings: Shelf[int, Listing] = shelves.numbered("people_listings")
        self.subjects: Shelf[int, int] = shelves.numbered("people_subjects")
        self.blocks = shelves.named_postings("people_blocks")
        self.contacts = shelves.named_postings("people_contacts")
        self.on_work = shelves.named_postings("people_on_work")

    def put(self, document: int, people: Sequence[LocalPerson]) -> list[int]:
        """A document's people; their numbers."""
        listed: list[tuple[str, tuple[int, int]]] = []
        numbers = [document << PLACES | i for i in range(len(people))]
        self.blocks.fetch(person.form.block for person in people)
        self.on_work.fetch(work for person in people for work, _ in person.works)
        for number, person in zip(numbers, people, strict=True):
            self.nodes[number] = PersonNode(Neighbour(person, Around(), document))
            self.blocks.add(person.form.block, number)
            for key in contact_keys(person):
                self.contacts.add(key, number)
            listed += ((work, (place, number)) for work, place in person.works)
            if person.is_subject:
                self.subjects[document] = number
        self.sizes[document] = len(people)
        self.listings[document] = {work: tuple(places) for work, places in grouped(listed).items()}
        for work in self.listings[document]:
            self.on_work.add(work, document)
        return numbers

    def take(self, document: int) -> None:
        """Takes a document's people out."""
        for number in self.people_of(document):
            person = self.nodes[number].person
            self.blocks.discard(person.form.block, number)
            for key in contact_keys(person):
                self.contacts.discard(key, number)
            self.nodes.drop(number)
        for work in self.listings.get(document) or ():
            self.on_work.discard(work, document)
        for shelf in (self.sizes, self.listings, self.subjects):
            shelf.drop(document)

    def people_of(self, document: int) -> range:
        """The numbers of a document's people."""
        first = document << PLACES
        return range(first, first + (self.sizes.get(document) or 0))

    def is_there(self, number: int) -> bool:
        """Whether somebody has not been taken out."""
        return self.nodes.get(number) is not None

    def save(self, numbers: Iterable[int]) -> None:
        """Notes that people were changed in place."""
        for number in numbers:
            self.nodes[number] = self.nodes[number]


def contact_keys(person: LocalPerson) -> list[str]:
    """What names a person in all documents: ORCID iD, e-mail addresses."""
    return [f"{_ORCID}{person.orcid}"] * bool(person.orcid) + [f"mail {mail}" for mail in sorted(person.emails)]


def is_orcid(contact: str) -> bool:
    """Whether a contact is an ORCID iD."""
    return contact.startswith(_ORCID)


def in_order(numbers: Iterable[int], order: Order) -> list[int]:
    """People from the oldest document to the newest, in a document as they stand."""
    return sorted(numbers, key=lambda number: (order[number >> PLACES], number))
