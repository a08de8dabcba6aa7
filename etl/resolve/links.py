"""Which facts of several documents are one: the same stay, degree, award, talk, service, course, system, skill.

Facts meet within one person, at most one fact of each document in a link, the most alike first. A fact that a document states
twice in the same words is one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from etl.model.document_claims import DocumentClaims
from etl.model.facts import Fact
from etl.model.lineage import Birth, Place
from etl.model.mention import EntityKind, FactKey, MentionKey
from etl.resolve.clusters import Clusters
from etl.resolve.features import facts as features
from etl.resolve.features.facts import FactView
from etl.resolve.identity import Age, DocumentOrder, opaque_id, place_of

LINK = "l"
_LEAST = 0.6  # of the likeness that the functions in features/facts.py give
_SECTIONS: tuple[tuple[str, Callable[[FactView, FactView], float]], ...] = (
    ("education", features.education),
    ("employment", features.employment),
    ("service", features.service),
    ("awards", features.award),
    ("talks", features.talk),
    ("teaching", features.teaching),
    ("advising", features.advising),
    ("systems", features.system),
    ("skills", features.skill),
)


@dataclass(frozen=True, slots=True)
class _Node:
    """A fact with its key, its place and its age."""

    key: FactKey
    view: FactView
    place: Place
    rank: tuple[Age, Birth]


class Part(NamedTuple):
    """An author's place in a work of a document: which work and which author, and where both are named (start and end)."""

    entry: int
    author: int
    work: tuple[int, int]
    person: tuple[int, int]

    @property
    def row(self) -> tuple[str, int, int]:
        """The key of the fact without its document."""
        return "works", self.entry, self.author


def link_facts(claims: Sequence[DocumentClaims], entity_of: Mapping[MentionKey, str], order: DocumentOrder) -> dict[FactKey, str]:
    """The link behind every fact in the CVs of one person, or in one document; `claims` stand in their order of age."""
    links: dict[FactKey, str] = {}
    for section, alike in _SECTIONS:
        places = [place for document in claims for place in _places(document, section, entity_of, order)]
        for group in _group(places, alike):
            oldest = min(group, key=lambda node: node.rank)
            lineage = order.lineage(oldest.key.document, oldest.place)
            links.update(dict.fromkeys([node.key for node in group], opaque_id(LINK, *lineage, oldest.rank[1].ordinal)))
    return links


def read_parts(document: DocumentClaims) -> list[Part]:
    """The places of all authors."""
    return [
        Part(index, place, (work.title.span.start, work.title.span.end), (author.name.span.start, author.name.span.end))
        for index, work in enumerate(document.works)
        for place, author in enumerate(work.authors)
        if not author.withheld
    ]


def link_parts(parts: Sequence[tuple[str, Part]], order: DocumentOrder) -> str:
    """The link behind one person's part in one work, whichever documents (by sha256) speak of it."""
    keys = [
        (MentionKey(sha256, EntityKind.WORK, *part.work), MentionKey(sha256, EntityKind.PERSON, *part.person))
        for sha256, part in parts
    ]
    work, person = keys[0] if len(keys) == 1 else min(keys, key=lambda pair: [order.mention_rank(key) for key in pair])
    return opaque_id(LINK, *order.lineage(work.document, place_of(work)), *order.lineage(person.document, place_of(person)))


def _places(document: DocumentClaims, section: str, entity_of: Mapping[MentionKey, str], order: DocumentOrder) -> list[_Node]:
    facts: Sequence[Fact] = getattr(document, section)
    seen: dict[tuple[int, int], int] = defaultdict(int)
    places = []
    for index, fact in enumerate(facts):
        at = fact.span.start, fact.span.end
        place = Place(section, *at, seen[at])
        seen[at] += 1
        rank = order.rank(document.sha256), order.birth(document.sha256, place)
        places.append(_Node(FactKey(document.sha256, section, index), features.view(document, fact, entity_of), place, rank))
    return places


def _group(places: Sequence[_Node], alike: Callable[[FactView, FactView], float]) -> list[list[_Node]]:
    """Places of one link together, the oldest document's first."""
    twins: dict[Hashable, list[_Node]] = {}
    for place in places:
        twins.setdefault((place.key.document, place.view.values), []).append(place)
    nodes = list(twins.values())
    clusters = Clusters(len(nodes), [[own[0].key.document] for own in nodes])
    offers = []
    for i, left in enumerate(nodes):
        for j in range(i + 1, len(nodes)):
            if left[0].key.document != nodes[j][0].key.document:
                likeness = alike(left[0].view, nodes[j][0].view)
                if likeness >= _LEAST:
                    offers.append((-likeness, i, j))
    for _, i, j in sorted(offers):
        clusters.join(i, j)
    return [[place for node in group for place in nodes[node]] for group in clusters.groups()]
