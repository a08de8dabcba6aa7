"""Rolls: the mentions of each entity, as lists of entities keep them; read with the entity, not with its documents."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from etl.model.linked import EntityRows, MentionRow
from etl.model.mention import EntityKind, MentionKey
from etl.model.resolution import Entity
from etl.resolve.documents import Documents
from etl.resolve.mention_records import Head, MentionRecords, RecordsByDocument, anchor_of
from etl.resolve.shelf import Shelf
from etl.resolve.shelves import Shelves

_Rows = tuple[MentionRow, ...]  # of the oldest document first, in a document of the first born
Place = tuple[str, int, int]  # document, start, end
_NONE: Mapping[str, MentionRecords] = {}
_MANY = 8  # rows that are kept by columns, which are written and read in a fraction of the time
_row = partial(tuple.__new__, MentionRow)  # in C: venues have thousands of mentions


class Rolls:
    """The mentions of entities of all kinds, by id."""

    def __init__(self, shelves: Shelves, documents: Documents, records: RecordsByDocument) -> None:
        self._documents, self._records = documents, records
        self._rows: Shelf[str, _Rows] = shelves.named("entity_rows", self._pack, self._unpack)
        self._were: dict[str, Mapping[Place, MentionRow]] = {}  # of entities as they were, by place

    def fetch(self, identifiers: Iterable[str]) -> None:
        """Reads the rolls of entities that will be asked for."""
        self._rows.fetch(identifiers)

    def of(self, identifier: str) -> _Rows:
        """The mentions of an entity."""
        return self._rows.get(identifier) or ()

    def mentions(self, entity: Entity) -> tuple[MentionKey, ...]:
        """The keys of an entity's mentions, sorted."""
        return tuple(sorted(MentionKey(document, entity.kind, start, end) for document, start, end, *_ in self.of(entity.id)))

    def enter(
        self, identifier: str, kind: EntityKind, mentions: Iterable[MentionKey], behind: Callable[[Place], str | None]
    ) -> Collection[Place]:
        """Makes these the mentions of an entity; those that are new to it. `behind` gives the entity that had a mention before."""
        old, gone = self.of(identifier), self._records.gone
        wanted = {(document, start, end) for document, _, start, end in mentions}
        rows = [row for row in old if row[:3] in wanted and row[0] not in gone]
        new = wanted.difference([row[:3] for row in rows])
        for place in sorted(new):
            insort(rows, self._find(kind, place, behind), key=self._rank)
        found = tuple(rows)
        if found != old or (gone and any(row[0] in gone for row in found)):  # documents that came again have other numbers
            self._rows[identifier] = found
        return new

    def add(self, identifier: str, kind: EntityKind, mentions: Iterable[MentionKey]) -> None:
        """Adds mentions of new documents to those of an entity."""
        rows = list(self.of(identifier))
        for key in mentions:
            insort(rows, self._records.of(key.document).rows[kind.value, key.start, key.end], key=self._rank)
        self._rows[identifier] = tuple(rows)

    def drop(self, identifier: str) -> None:
        """Takes the roll of what is no entity any more away."""
        self._rows.drop(identifier)

    def changed(self) -> set[str]:
        """The entities of which a mention came, went or is told otherwise."""
        return {identifier for identifier, before, now in self._rows.changed() if before != now}

    def count_facts(self, identifier: str) -> int:
        """How many facts name an entity; a CV's subject has all its facts but the works of others."""
        return sum([row[7] for row in self.of(identifier)])

    def told(self, entity: Entity) -> EntityRows:
        """An entity with its mentions."""
        return self._tell(entity, self._rows[entity.id])

    def told_before(self, entity: Entity) -> EntityRows:
        """An entity with its mentions as both were before."""
        return self._tell(entity, self._rows.before(entity.id) or (), self._records.gone)

    def _tell(self, entity: Entity, rows: _Rows, gone: Mapping[str, MentionRecords] = _NONE) -> EntityRows:
        sha256 = rows[0].document
        if sha256 in gone:
            head = gone[sha256].head
        else:
            held = self._documents.held[sha256]
            head = Head(held.name, held.origin)
        return EntityRows(entity.id, entity.kind, entity.label, rows, anchor_of(rows[0], entity.kind, head))

    def _find(self, kind: EntityKind, place: Place, behind: Callable[[Place], str | None]) -> MentionRow:
        """A mention that was another entity's before, or is new."""
        document, start, end = place
        if document not in self._records.gone and (before := behind(place)) is not None:
            if before not in self._were:
                self._were[before] = {row[:3]: row for row in self._rows.before(before) or ()}
            return self._were[before][place]
        return self._records.of(document).rows[kind.value, start, end]

    def _rank(self, row: MentionRow) -> tuple[int, tuple[int, ...], int, int]:
        document, start, end, *_, born, _ = row
        return self._documents.order[self._documents.numbers[document]], born or (1, start, end, 0), start, end

    def _pack(self, rows: _Rows) -> object:
        """Plain tuples, documents by number; of many rows the columns, in which words that stand there often stand once."""
        numbers = self._documents.numbers
        if len(rows) < _MANY:
            return [(numbers[row[0]], *row[1:]) for row in rows]
        documents, starts, ends, lines, words, *rest = zip(*rows, strict=True)
        once = {word: place for place, word in enumerate(dict.fromkeys(words))}
        return [numbers[each] for each in documents], starts, ends, lines, [once[word] for word in words], *rest, list(once)

    def _unpack(self, packed: Sequence[Any]) -> _Rows:
        sha256 = self._documents.ever
        if isinstance(packed, list):
            return tuple([_row((sha256[row[0]], *row[1:])) for row in packed])
        documents, starts, ends, lines, words, *rest, once = packed
        columns = map(sha256.__getitem__, documents), starts, ends, lines, map(once.__getitem__, words), *rest
        return tuple(map(_row, zip(*columns, strict=True)))
