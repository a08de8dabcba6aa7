"""Linking that goes on from the version before: a document that is new, changed or gone is linked by its blocks alone, and what
comes out is what linking all documents anew would give.

What makes that so: whether two mentions are compared and what is said of them hangs on these two, and on how seldom things are in a
sample of the oldest documents (`rarity.py`); clusters are made of what hangs together by pairs, one component at a time; so only
components with a new, changed or vanished pair are made again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from etl.model.decision import Anchor, LinkDecision
from etl.model.document_claims import DocumentClaims
from etl.model.issue import Issue
from etl.model.judgement import Judgement
from etl.model.link_change import LinkChange, Listed
from etl.model.linked import Doubt, EntityRows
from etl.model.resolution import Entity, Resolution
from etl.resolve.decided import Followed, follow
from etl.resolve.documents import Documents, Held
from etl.resolve.fact_links import FactLinks
from etl.resolve.identity import Age, DocumentOrder, age_of
from etl.resolve.link_records import LinkRecords
from etl.resolve.linked import by_consequence
from etl.resolve.mention_records import RecordsByDocument
from etl.resolve.packing import pack_tightly
from etl.resolve.rolls import Rolls
from etl.resolve.shaping import Shaper
from etl.resolve.shelves import Shelves
from etl.resolve.spreading import Spread
from etl.resolve.stages import Rescaled, Stages

FILE = "linking.sqlite"
pack_tightly()
ClaimsOf = Callable[[str], DocumentClaims]


class _Updated(NamedTuple):
    """What a link looked at: the decisions it followed, the documents of which something changed, those that are gone."""

    shaper: Shaper
    documents: Set[int]
    gone: frozenset[str]


class Linker:
    """Who is who, from version to version. Open it, link once, and `keep` what was found."""

    def __init__(self, path: Path | None = None, mark: str = "") -> None:
        self._path = path
        self._begin(Shelves(path, mark))

    @classmethod
    def open(cls, folder: Path, mark: str) -> Linker:
        """The linker of the version that `mark` names; one that knows nothing if its state is lost or another version's."""
        return cls(folder / FILE, mark)

    def link(
        self, listed: Sequence[Listed], claims_of: ClaimsOf, decisions: Sequence[LinkDecision] = (), spread: Spread = map
    ) -> LinkChange:
        """Links the documents that are there now; `claims_of` gives what one of them says, by its sha256. Where there is much to
        compare, `spread` is called with the batches; the outcome does not hang on it."""
        claims_of = _remember(claims_of)
        try:
            return self._tell(self._update(listed, claims_of, decisions, spread), claims_of)
        except (Rescaled, sqlite3.DatabaseError):  # the sample has doubled; the file is damaged
            self.close()
            self._begin(Shelves())
            return self._tell(self._update(listed, claims_of, decisions, spread), claims_of)

    def expect(self, documents: Iterable[str]) -> None:
        """Reads what is needed when these documents, by their sha256, change or go; else it is read when they do."""
        for sha256 in documents:
            if (number := self._documents.numbers.get(sha256)) is not None:
                self._stages.work_links.fetch(number)
                self._stages.person_links.bases.fetch(number)

    def resolve(self, listed: Sequence[Listed], claims_of: ClaimsOf, decisions: Sequence[LinkDecision] = ()) -> Resolution:
        """Links without a version before, and without telling what changed: who is who in all documents."""
        updated = self._update(listed, claims_of, decisions, map)
        self._records.judged(updated.shaper)
        return replace(self.resolution(), judgements=self.judgements())

    @property
    def knows_something(self) -> bool:
        """Whether there is a version before."""
        return not self._shelves.is_empty

    def entity(self, identifier: str) -> Entity | None:
        """An entity by its id, without its mentions."""
        entities = self._stages.by_letter.get(identifier[:2])
        return entities.by_id.get(identifier) if entities is not None else None

    def entity_at(self, anchor: Anchor) -> str | None:
        """The entity that has the mention that was born there; the first by id where several have."""
        number = self._documents.behind(anchor.origin)
        if number is None:
            return None
        behind = self._stages.kinds[anchor.kind].behind.get(number) or {}
        found = (behind.get(place) for place in self._records.born_at(number, anchor.kind, anchor.birth))
        return min((identifier for identifier in found if identifier is not None), default=None)

    def resolution(self, documents: Iterable[str] | None = None, entities: Iterable[str] = ()) -> Resolution:
        """Who is who in these documents (all if none are given), with these entities and what is above all of them."""
        found = self._resolution(documents, entities)
        return replace(found, entities=tuple(replace(each, mentions=self._rolls.mentions(each)) for each in found.entities))

    def _resolution(self, documents: Iterable[str] | None, entities: Iterable[str]) -> Resolution:
        """The same without the entities' mentions."""
        numbers = self._documents.numbers
        wanted = sorted(numbers.values() if documents is None else {numbers[each] for each in documents})
        entity_of = {key: found for number in wanted for key, found in self._stages.entity_of(number).items()}
        link_of = {key: link for number in wanted for key, link in self._facts.links(number).items()}
        found: dict[str, Entity] = {}
        for each in self._stages.kinds.values():
            letter = each.kind.value
            each.by_id.fetch(identifier for identifier in {*entity_of.values(), *entities} if identifier[0] == letter)
        waiting = sorted({*entity_of.values(), *entities})
        while waiting:
            entity = self.entity(waiting.pop())
            if entity is not None and entity.id not in found:
                found[entity.id] = entity
                waiting += [entity.parent] if entity.parent else []
        return Resolution(tuple(found[each] for each in sorted(found)), entity_of, link_of, (), self._issues)

    def linked(self) -> list[EntityRows]:
        """Every entity with its mentions, by id. Reads everything."""
        return self._records.all_linked()

    def doubts(self) -> list[Doubt]:
        """Every pair in doubt, those first of which most facts hang. Reads everything."""
        return sorted(self._records.all_doubts(), key=by_consequence)

    def judgements(self) -> tuple[Judgement, ...]:
        """All that was judged, decisions included. Reads everything."""
        return self._records.judgements()

    def keep(self, mark: str) -> None:
        """Makes what was found the state of the version that `mark` names."""
        if self._path is not None:
            self._shelves.keep(self._path, mark)

    def close(self) -> None:
        """Lets go of the state; what was not kept is lost."""
        self._shelves.close()

    def _begin(self, shelves: Shelves) -> None:
        self._shelves = shelves
        self._documents = Documents(shelves)
        mentions = RecordsByDocument(shelves, self._documents)
        self._rolls = Rolls(shelves, self._documents, mentions)
        self._stages = Stages(shelves, self._documents, self._rolls)
        self._facts = FactLinks(shelves, self._documents)
        self._records = LinkRecords(shelves, self._documents, self._stages, mentions, self._rolls)
        self._issues: tuple[Issue, ...] = ()

    def _update(self, listed: Sequence[Listed], claims_of: ClaimsOf, decisions: Sequence[LinkDecision], spread: Spread) -> _Updated:
        held = dict(self._documents.held)
        descents = {each.sha256: each.descent for each in listed if each.descent is not None}
        gone, fresh, ages = self._compare(held, listed, claims_of)
        for sha256 in gone:
            number = held[sha256].number
            self._stages.take(number)
            self._facts.take(number)
            self._records.take(number)
            self._documents.take(sha256)
        next_number = 1 + max([known.number for known in held.values()], default=-1)
        fresh.sort(key=lambda each: ages[each.sha256])
        for number, each in enumerate(fresh, next_number):
            age = ages[each.sha256]
            self._documents.put(each.sha256, Held(number, each.name, each.reading, each.age, age, _digest(each), _origin(each)))
        self._documents.arrange()
        numbers = self._documents.numbers
        order = DocumentOrder.of_ages(ages, descents)
        new = [numbers[each.sha256] for each in fresh]
        for each in fresh:
            self._records.put(numbers[each.sha256], claims_of(each.sha256), order)
        followed = follow(decisions, self._documents.names, claims_of, order) if decisions else Followed()
        shaper = Shaper(order, followed, self._records.mention)
        issues = self._stages.link(new, claims_of, shaper, spread)
        self._issues = (*followed.issues, *issues)
        moved = {number for entities in self._stages.kinds.values() for number in entities.changed_documents()}
        self._facts.link(moved, new, self._stages.entity_of, claims_of, order)
        touched = moved | self._facts.changed_documents() | set(new)
        return _Updated(shaper, touched & self._documents.sha256.keys(), frozenset(held.keys() - numbers.keys()))

    def _tell(self, updated: _Updated, claims_of: ClaimsOf) -> LinkChange:
        documents = frozenset(self._documents.sha256[number] for number in updated.documents)
        entities, linked = self._records.described(), self._records.linked()
        judgements = self._records.judged(updated.shaper)
        doubts = self._records.doubts(judgements, claims_of)
        is_whole = self._shelves.is_empty
        resolution = self._resolution(None if is_whole else documents, entities)
        return LinkChange(is_whole, documents, updated.gone, entities, resolution, linked, judgements, doubts)

    def _compare(
        self, held: Mapping[str, Held], listed: Sequence[Listed], claims_of: ClaimsOf
    ) -> tuple[list[str], list[Listed], dict[str, Age]]:
        """The documents that are no more or are others now, those that are new or others, and the ages of all that are there."""
        ages: dict[str, Age] = {}
        fresh: list[Listed] = []
        for each in listed:
            sha256 = each[0]
            known = held.get(sha256)
            if known is not None and known[1:4] == each[1:4] and known[5] == _digest(each):  # by place: of every document
                ages[sha256] = known[4]
            else:
                ages[sha256] = each.age or age_of(claims_of(sha256))
                fresh.append(each)
        others = {each.sha256 for each in fresh}
        return sorted(sha256 for sha256 in held if sha256 not in ages or sha256 in others), fresh, ages


def _origin(listed: Listed) -> str:
    return listed.descent.document if listed.descent is not None else listed.sha256


def _digest(listed: Listed) -> str:
    """What tells a document's descent from any other; most have none or but an origin."""
    descent = listed[4]
    if descent is None:
        return ""
    if descent.version == 1 and not descent.births and not descent.elders:
        return descent.document
    return blake2b(repr(descent).encode(), digest_size=8).hexdigest()


def _remember(claims_of: ClaimsOf) -> ClaimsOf:
    """Every document is asked for once."""
    known: dict[str, DocumentClaims] = {}

    def remembered(sha256: str) -> DocumentClaims:
        if sha256 not in known:
            known[sha256] = claims_of(sha256)
        return known[sha256]

    return remembered
