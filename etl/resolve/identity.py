"""Opaque names of entities and links: the same for the same documents in any order, without a word of a person's data."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence

from etl.model.document_claims import DocumentClaims
from etl.model.mention import MentionKey

_LENGTH = 16
_UNDATED = "9999-99-99"  # after every dated document


def opaque_id(letter: str, *parts: object) -> str:
    """`<letter>-` and 16 characters of base 32 over the parts: `p-7k3mq2x5n4d6vwzb`."""
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode()).digest()
    return f"{letter}-{base64.b32encode(digest).decode().lower()[:_LENGTH]}"


class DocumentOrder:
    """Documents from oldest to newest: by their date, undated ones last, then by hash."""

    def __init__(self, claims: Iterable[DocumentClaims]) -> None:
        self._ranks = {document.sha256: (str(document.as_of or _UNDATED), document.sha256) for document in claims}

    def rank(self, document: str) -> tuple[str, str]:
        """What to sort a document (its sha256) by."""
        return self._ranks[document]

    def mention_rank(self, key: MentionKey) -> tuple[tuple[str, str], int, int]:
        """What to sort mentions by: their document's age, then their place in it."""
        return (self._ranks[key.document], key.start, key.end)

    def entity_id(self, mentions: Sequence[MentionKey]) -> str:
        """The id of the entity with these mentions: that of its oldest one."""
        first = min(mentions, key=self.mention_rank)
        return opaque_id(first.kind.value, first.document, first.kind.value, first.start, first.end)
