"""What is kept of the mentions of each document: how decisions and people know them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from etl.model.decision import Anchor
from etl.model.document_claims import DocumentClaims
from etl.model.lineage import Birth
from etl.model.linked import LinkedMention
from etl.model.mention import EntityKind, MentionKey
from etl.resolve.identity import Age, DocumentOrder
from etl.resolve.lineage import SECTIONS, read_mentions
from etl.resolve.linked import read_linked_mentions


class _Row(NamedTuple):
    """A mention: its line, its words, their ordinal among equals, where it was born if elsewhere, how many facts name it."""

    line: int
    words: str
    ordinal: int
    birth: Birth | None
    facts: int


Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class MentionRecords:
    """The mentions of one document by kind and place."""

    sha256: str
    name: str
    origin: str
    age: Age
    rows: Mapping[Place, _Row]
    _known: dict[MentionKey, LinkedMention] = field(default_factory=dict, compare=False, repr=False)

    def __reduce__(self) -> tuple[object, ...]:
        return MentionRecords, (self.sha256, self.name, self.origin, self.age, self.rows)

    @classmethod
    def read(cls, document: DocumentClaims, age: Age, order: DocumentOrder) -> MentionRecords:
        """The mentions of `document`."""
        facts = Counter((kind.value, claim.span.start, claim.span.end) for kind, claim in read_mentions(document))
        if document.subject is not None:
            span = document.subject.name.span
            own = sum(len(getattr(document, section)) for section in SECTIONS if section != "works")
            facts[EntityKind.PERSON.value, span.start, span.end] += own
        rows = {}
        for one in read_linked_mentions(document, order):
            key, anchor = one.key, one.anchor
            place = (key.kind.value, key.start, key.end)
            birth = anchor.birth if anchor.birth != Birth(1, key.start, key.end) else None
            rows[place] = _Row(one.line, anchor.words, anchor.ordinal, birth, facts[place])
        return cls(document.sha256, document.name, order.origin(document.sha256), age, rows)

    def linked(self, key: MentionKey) -> LinkedMention:
        """A mention as curators see it."""
        found = self._known.get(key)
        if found is None:
            row = self.rows[key.kind.value, key.start, key.end]
            birth = row.birth or Birth(1, key.start, key.end)
            anchor = Anchor(self.origin, birth, self.name, key.kind, row.words, row.ordinal)
            found = self._known[key] = LinkedMention(key, anchor, row.line)
        return found

    def all_linked(self, keys: Sequence[MentionKey]) -> list[LinkedMention]:
        """Several mentions, the one that was born first first."""
        found = [self.linked(key) for key in keys]
        return found if len(found) == 1 else sorted(found, key=lambda one: (one.anchor.birth, one.key))

    def born_at(self, kind: EntityKind, birth: Birth) -> list[tuple[int, int]]:
        """The places of the mentions that were born there."""
        return [
            (start, end)
            for (letter, start, end), row in self.rows.items()
            if letter == kind.value and (row.birth or Birth(1, start, end)) == birth
        ]

    def facts(self, key: MentionKey) -> int:
        """How many facts name what a mention is of."""
        return self.rows[key.kind.value, key.start, key.end].facts
