"""Opaque names of entities and links: the same for the same documents in any order, without a word of a person's data."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from etl.model.document_claims import DocumentClaims
from etl.model.lineage import Birth, Descent, Place
from etl.model.mention import MentionKey

Age: TypeAlias = tuple[str, str, str]  # first seen, date of the first content, its sha256

_BYTES = 10  # in 16 characters
_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS = [first + second for first in _LETTERS for second in _LETTERS]  # base 32, ten bits at a time: five times as fast
_SHIFTS = range(70, -1, -10)
_UNDATED = "9999-99-99"  # after every dated document


def opaque_id(letter: str, *parts: object) -> str:
    """`<letter>-` and 16 characters of base 32 over the parts: `p-7k3mq2x5n4d6vwzb`."""
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode()).digest()
    number = int.from_bytes(digest[:_BYTES], "big")
    return f"{letter}-{''.join([_PAIRS[number >> shift & 1023] for shift in _SHIFTS])}"


class DocumentOrder:
    """Documents from oldest to newest: by their age where that is given, then by their date, undated ones last, then by hash.

    An age is the rank that the ledger keeps for a document, a descent says what its places were in its first version, whatever
    becomes of its content. Both are given by the sha256 of the content that is there now.
    """

    def __init__(
        self,
        claims: Iterable[DocumentClaims],
        ages: Mapping[str, Age] | None = None,
        descents: Mapping[str, Descent] | None = None,
    ) -> None:
        own = {each.sha256: (ages or {}).get(each.sha256) or age_of(each) for each in claims}
        self._ranks: Mapping[str, Age] = own
        self._descents = _Descents(descents or {})

    @classmethod
    def of_ages(cls, ages: Mapping[str, Age], descents: Mapping[str, Descent]) -> DocumentOrder:
        """The order of documents whose ages are known."""
        order = cls((), None, descents)
        order._ranks = ages
        return order

    def rank(self, document: str) -> Age:
        """What to sort a document (its sha256) by."""
        return self._ranks[document]

    def origin(self, document: str) -> str:
        """What stands for a document in ids."""
        return self._descents[document].document

    def birth(self, document: str, place: Place) -> Birth:
        """When and where a place was born."""
        return self._descents[document].birth(place)

    def lineage(self, document: str, place: Place) -> tuple[object, ...]:
        """What the id of a link is made of: the document in all its versions, and the place when it was born."""
        return _parts(self.origin(document), place.kind, self.birth(document, place))

    def mention_rank(self, key: MentionKey) -> tuple[Age, Birth]:
        """What to sort mentions by: their document's age, then when and where in it their words were born."""
        return (self._ranks[key.document], self._elder(key))

    def mention_id(self, key: MentionKey) -> str:
        """The id of an entity whose oldest mention is `key`."""
        return named_after(self.origin(key.document), key.kind.value, self._elder(key))

    def entity_id(self, mentions: Sequence[MentionKey]) -> str:
        """The id of the entity with these mentions: that of its oldest one."""
        if len(mentions) == 1:
            return self.mention_id(mentions[0])
        oldest = min({mention.document for mention in mentions}, key=self._ranks.__getitem__)
        return self.mention_id(min((mention for mention in mentions if mention.document == oldest), key=self._elder))

    def _elder(self, key: MentionKey) -> Birth:
        descent = self._descents[key.document]
        if descent.births or descent.elders:
            return descent.elder(place_of(key))
        return Birth(descent.version, key.start, key.end)


class _Descents(dict[str, Descent]):
    """Documents of which nothing is told stand at their beginning."""

    def __missing__(self, sha256: str) -> Descent:
        self[sha256] = Descent(sha256)
        return self[sha256]


def age_of(document: DocumentClaims) -> Age:
    """The age of a document that none was given for: by its date, undated ones last, then by hash."""
    return ("", str(document.as_of or _UNDATED), document.sha256)


def named_after(origin: str, kind: str, birth: Birth) -> str:
    """The id of an entity whose oldest mention was born there; `kind` is its letter."""
    return opaque_id(kind, *_parts(origin, kind, birth))


def _parts(origin: str, kind: str, birth: Birth) -> tuple[object, ...]:
    later = (birth.version,) if birth.version > 1 else ()
    return (origin, kind, birth.start, birth.end, *later)


def place_of(key: MentionKey) -> Place:
    """A mention's place in its document."""
    return Place(key.kind.value, key.start, key.end)
