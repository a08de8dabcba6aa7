"""What the consolidated graph says of people, their works and their links, as plain records for writers of formats."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from sys import intern

from rdflib import OWL, RDFS, Dataset

from etl.ask.queries import named_query, stream_query
from etl.exchange.people import EXPORTS
from etl.graph import terms
from etl.graph.statements import TYPE

SYSTEM = "system"
AUTHOR, BUILDER = "author", "builder"
PUBLISHED = "published"
_LABEL = str(RDFS.label)
_SAME = str(OWL.sameAs)
_WORDS = (
    *(terms.ADVISOR_NAME, terms.TITLE, terms.DEGREE, terms.ROLE, terms.COURSE, terms.SKILL),
    *(terms.ORGANIZATION_NAME, terms.VENUE_NAME, terms.EVENT),
)


@dataclass(frozen=True, slots=True)
class Node:
    """A node with its fields; `labels` has the names of the entities that it refers to."""

    iri: str
    fields: Mapping[str, Sequence[str]]
    labels: Mapping[str, str]

    def get(self, prop: str) -> str:
        """The one value of a field, empty without it."""
        return next(iter(self.fields.get(prop, ())), "")

    def all(self, prop: str) -> Sequence[str]:
        """Every value of a field."""
        return self.fields.get(prop, ())

    def years(self) -> list[int]:
        """The years of what may be repeated (a service, a course), in order."""
        return sorted(int(year) for year in self.all(terms.YEAR))

    @property
    def class_(self) -> str:
        return self.get(TYPE)


@dataclass(frozen=True, slots=True)
class Maker:
    """One who made a work: `name` as it is printed there, `label` and `person` where it is known who that is."""

    link: str
    role: str
    rank: int | None
    name: str
    person: str
    label: str
    organization: str


@dataclass(frozen=True, slots=True)
class Work:
    """A work: its node, and its makers in their order."""

    node: Node
    makers: tuple[Maker, ...]

    @property
    def is_system(self) -> bool:
        """Whether it is a named system, not listed as a publication."""
        return self.node.get(terms.KIND) == SYSTEM

    @property
    def authors(self) -> list[Maker]:
        """Those with a name, in the order printed."""
        return [maker for maker in self.makers if maker.role == AUTHOR and (maker.name or maker.label)]

    @property
    def is_cut(self) -> bool:
        """Whether there are more authors than stand here."""
        return self.node.get(terms.AUTHORS_TRUNCATED) == "true"

    @property
    def venue(self) -> str:
        """The venue's name as the document has it."""
        return self.node.get(terms.VENUE_NAME)


class Records:
    """The records of one graph; each kind is read when it is asked for.

    person  the IRI of whom they are about; everybody's without
    """

    def __init__(self, dataset: Dataset, person: str | None = None) -> None:
        self._dataset = dataset
        self._of = {} if person is None else {"person": person}
        self.person = person

    @cached_property
    def people(self) -> list[Node]:
        """The people, sorted by label."""
        rows = [(*row, "") for row in self._rows("person")]
        return sorted(_nodes(rows), key=lambda node: (node.get(_LABEL), node.iri))

    @cached_property
    def works(self) -> list[Work]:
        """The works, newest first, then by title."""
        makers: dict[str, list[Maker]] = {}
        for work, link, role, rank, place, name, person, label, organization in self._rows("makers"):
            position = int(rank or place) if rank or place else None
            makers.setdefault(work, []).append(Maker(link, role, position, name, person, label, organization))
        works = [Work(node, tuple(sorted(makers.get(node.iri, ()), key=_order))) for node in _nodes(self._rows("works"))]
        return sorted(works, key=lambda work: (-int(work.node.get(terms.YEAR) or 0), title_of(work.node).casefold(), work.node.iri))

    @cached_property
    def links(self) -> list[Node]:
        """Posts, degrees and all other links but those to works, the latest first."""
        return sorted(_nodes(self._rows("links")), key=_latest_first)

    @cached_property
    def houses(self) -> list[tuple[str, ...]]:
        """Organizations and venues: IRI, class, label, key of a venue, and what it is a part of."""
        return list(self._rows("houses", of_person=False))

    def of_class(self, class_: str) -> list[Node]:
        """The links of a class."""
        return [link for link in self.links if link.class_ == class_]

    @property
    def publications(self) -> list[Work]:
        """The works that are no mere systems."""
        return [work for work in self.works if not work.is_system]

    def _rows(self, name: str, *, of_person: bool = True) -> Iterable[tuple[str, ...]]:
        return stream_query(self._dataset, named_query(name, EXPORTS), self._of if of_person else {})[1]


def title_of(node: Node) -> str:
    """The title of a work, its label without one."""
    return node.get(terms.TITLE) or node.get(_LABEL)


def label_of(node: Node) -> str:
    """The best form of an entity's name."""
    return node.get(_LABEL)


def same_as(node: Node) -> list[str]:
    """Addresses of the same thing elsewhere: its DOI, the iD of a person."""
    return sorted(node.all(_SAME))


def _nodes(rows: Iterable[tuple[str, ...]]) -> list[Node]:
    fields: dict[str, dict[str, list[str]]] = {}
    labels: dict[str, dict[str, str]] = {}
    for node, prop, value, label in rows:
        values = fields.setdefault(node, {}).setdefault(intern(prop), [])
        if value not in values:
            values.append(value)
        if label:
            labels.setdefault(node, {})[value] = label
    return [Node(node, found, labels.get(node, {})) for node, found in fields.items()]


def _order(maker: Maker) -> tuple[bool, int, str]:
    return maker.rank is None, maker.rank or 0, maker.link


def _latest_first(node: Node) -> tuple[str, bool, int, int, tuple[str, ...], str]:
    """By class; what goes on first, then by end and start; then by words, so that the order does not hang on ids."""
    ends = [int(year) for prop in (terms.END_YEAR, terms.START_YEAR, terms.YEAR) for year in node.all(prop)]
    starts = [int(year) for prop in (terms.START_YEAR, terms.YEAR) for year in node.all(prop)]
    is_over = node.get(terms.ONGOING) != "true"
    words = tuple(node.get(prop).casefold() for prop in _WORDS)
    return node.class_, is_over, -max(ends, default=0), -max(starts, default=0), words, node.iri
