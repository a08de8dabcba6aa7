"""Entities with their mentions, as curators see them; what is kept of each is read with the entity, not with its documents."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from etl.model.link_change import Difference
from etl.model.linked import EntityRows, MentionRow
from etl.model.mention import EntityKind
from etl.model.resolution import Entity
from etl.resolve.documents import Documents
from etl.resolve.mention_records import Head, MentionRecords, RecordsByDocument, anchor_of
from etl.resolve.shelf import Shelf
from etl.resolve.shelves import Shelves

Changed = tuple[Entity | None, Entity | None]  # as it was and as it is
_Rows = tuple[MentionRow, ...]  # of the oldest document first, in a document of the first born
_Place = tuple[EntityKind, str, int, int]
_NONE: Mapping[str, MentionRecords] = {}
_row = partial(tuple.__new__, MentionRow)  # in C: venues have thousands of mentions


class EntityRecords:
    """The mentions of each entity."""

    def __init__(self, shelves: Shelves, documents: Documents, records: RecordsByDocument) -> None:
        self._documents, self._records = documents, records
        self._rows: Shelf[str, _Rows] = shelves.named("entity_rows", _pack, _unpack)

    def update(self, changed: Iterable[Changed]) -> Difference[EntityRows]:
        """The entities with their mentions of which anything changed."""
        pairs = list(changed)
        self._rows.fetch(entity.id for pair in pairs for entity in pair if entity is not None)
        was = {before.id: self._rows[before.id] for before, _ in pairs if before is not None}
        moved = self._moved(pairs, was)
        removed: list[EntityRows] = []
        added: list[EntityRows] = []
        for before, now in pairs:
            old = self._told(before, was[before.id], self._records.gone) if before is not None else None
            new = None
            if now is not None:
                rows = self._arrange(before, now, was.get(now.id, ()), moved)
                if rows != was.get(now.id):
                    self._rows[now.id] = rows
                new = self._told(now, rows)
            elif before is not None:
                self._rows.drop(before.id)
            if old != new:
                removed += [old] if old is not None else []
                added += [new] if new is not None else []
        return Difference(*(tuple(sorted(each, key=lambda entity: entity.id)) for each in (removed, added)))

    def count_facts(self, entity: str) -> int:
        """How many facts name an entity; a CV's subject has all its facts but the works of others."""
        return sum(row.facts for row in self._rows[entity])

    def all(self, entities: Iterable[Entity]) -> list[EntityRows]:
        """These entities with their mentions, by id."""
        return sorted((self._told(entity, self._rows[entity.id]) for entity in entities), key=lambda entity: entity.id)

    def _told(self, entity: Entity, rows: _Rows, gone: Mapping[str, MentionRecords] = _NONE) -> EntityRows:
        """The entity in documents that are there now, or as they were before they went."""
        sha256 = rows[0].document
        if sha256 in gone:
            head = gone[sha256].head
        else:
            held = self._documents.held[sha256]
            head = Head(held.name, held.origin)
        return EntityRows(entity.id, entity.kind, entity.label, rows, anchor_of(rows[0], entity.kind, head))

    def _moved(self, pairs: Iterable[Changed], was: Mapping[str, _Rows]) -> dict[_Place, MentionRow]:
        """What is kept of the mentions of entities that are no more or have lost some."""
        moved: dict[_Place, MentionRow] = {}
        for before, now in pairs:
            if before is not None and (now is None or not set(before.mentions) <= set(now.mentions)):
                moved.update(((before.kind, *row[:3]), row) for row in was[before.id])
        return moved

    def _arrange(self, was: Entity | None, entity: Entity, before: _Rows, moved: Mapping[_Place, MentionRow]) -> _Rows:
        """The mentions in their order; what was kept of those of other documents is taken over."""
        gone, kind = self._records.gone, entity.kind
        old, new = set(was.mentions) if was is not None else set(), set(entity.mentions)
        rows, left = list(before), old - new
        if left or (gone and not gone.keys().isdisjoint(key.document for key in old)):
            lost = {(key.document, key.start, key.end) for key in left}
            rows = [row for row in before if row.document not in gone and row[:3] not in lost]
            old = {key for key in old if key.document not in gone}
        for document, _, start, end in sorted(new - old):
            known = moved.get((kind, document, start, end)) if document not in gone else None
            row = known or self._records.of(document).rows[kind.value, start, end]
            insort(rows, row, key=self._rank)
        return tuple(rows)

    def _rank(self, row: MentionRow) -> tuple[int, tuple[int, ...], int, int]:
        document, start, end, *_, born, _ = row
        return self._documents.order[self._documents.numbers[document]], born or (1, start, end, 0), start, end


def _pack(rows: _Rows) -> object:
    """Plain tuples, which are written and read in a fraction of the time."""
    return list(map(tuple, rows))


def _unpack(packed: list[tuple[Any, ...]]) -> _Rows:
    return tuple(map(_row, packed))
