"""What is kept of the mentions of each document: how decisions and people know them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from etl.model.decision import Anchor
from etl.model.document_claims import DocumentClaims
from etl.model.lineage import Birth
from etl.model.linked import LinkedMention, MentionRow
from etl.model.mention import EntityKind, MentionKey
from etl.resolve.documents import Documents
from etl.resolve.identity import DocumentOrder
from etl.resolve.lineage import SECTIONS, read_mentions
from etl.resolve.linked import read_linked_mentions
from etl.resolve.shelf import Shelf
from etl.resolve.shelves import Shelves


class Head(NamedTuple):
    """A document's path, and what stands for it in ids."""

    name: str
    origin: str


@dataclass(frozen=True, slots=True)
class MentionRecords:
    """The mentions of one document by the letter of their kind and their place."""

    sha256: str
    head: Head
    rows: Mapping[tuple[str, int, int], MentionRow]

    @classmethod
    def read(cls, document: DocumentClaims, order: DocumentOrder) -> MentionRecords:
        """The mentions of `document`."""
        facts = Counter((kind.value, claim.span.start, claim.span.end) for kind, claim in read_mentions(document))
        if document.subject is not None:
            span = document.subject.name.span
            own = sum(len(getattr(document, section)) for section in SECTIONS if section != "works")
            facts[EntityKind.PERSON.value, span.start, span.end] += own
        rows = {}
        for one in read_linked_mentions(document, order):
            (sha256, kind, start, end), anchor = one.key, one.anchor
            place = (kind.value, start, end)
            born = tuple(anchor.birth) if anchor.birth != Birth(1, start, end) else None
            rows[place] = MentionRow(sha256, start, end, one.line, anchor.words, anchor.ordinal, born, facts[place])
        return cls(document.sha256, Head(document.name, order.origin(document.sha256)), rows)

    def row(self, key: MentionKey) -> MentionRow:
        """A mention by its key."""
        return self.rows[key.kind.value, key.start, key.end]

    def linked(self, key: MentionKey) -> LinkedMention:
        """A mention as curators see it."""
        row = self.row(key)
        return LinkedMention(key, anchor_of(row, key.kind, self.head), row.line)

    def born_at(self, kind: EntityKind, birth: Birth) -> list[tuple[int, int]]:
        """The places of the mentions that were born there."""
        return [
            (row.start, row.end) for (letter, _, _), row in self.rows.items() if letter == kind.value and birth_of(row) == birth
        ]


def birth_of(row: MentionRow) -> Birth:
    """When and where a mention was born."""
    return Birth(*row.born) if row.born is not None else Birth(1, row.start, row.end)


def anchor_of(row: MentionRow, kind: EntityKind, head: Head) -> Anchor:
    """How a decision would know a mention of a document with this head."""
    return Anchor(head.origin, birth_of(row), head.name, kind, row.words, row.ordinal)


class RecordsByDocument:
    """The records of all documents. `gone` are those that were taken out, by sha256; others may have come in their place."""

    def __init__(self, shelves: Shelves, documents: Documents) -> None:
        self._documents = documents
        self._shelf: Shelf[int, MentionRecords] = shelves.numbered("mentions")
        self.gone: dict[str, MentionRecords] = {}

    def put(self, document: int, claims: DocumentClaims, order: DocumentOrder) -> None:
        """A document's mentions."""
        self._shelf[document] = MentionRecords.read(claims, order)

    def take(self, document: int) -> None:
        """Takes a document out."""
        records = self._shelf[document]
        self.gone[records.sha256] = records
        self._shelf.drop(document)

    def numbered(self, document: int) -> MentionRecords:
        """The records of a document by its number."""
        return self._shelf[document]

    def of(self, sha256: str) -> MentionRecords:
        """The records of a document that is there now."""
        return self._shelf[self._documents.numbers[sha256]]
