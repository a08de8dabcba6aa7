"""Mentions: strings of one document that name something."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from etl.model.quick import quickly_made


class EntityKind(StrEnum):
    """The four entity classes; the value is the class's letter in IRIs."""

    PERSON = "p"
    ORGANIZATION = "o"
    VENUE = "v"
    WORK = "w"


class MentionKey(NamedTuple):  # linking makes, hashes and sorts them by the hundred thousand
    """Which mention: the document (sha256), what kind of thing is named, and where (code points of the document's text).

    The subject whose name was inferred from an author list and that author are one mention.
    """

    document: str
    kind: EntityKind
    start: int
    end: int


@quickly_made
@dataclass(frozen=True, slots=True, order=True)
class FactKey:
    """Which fact: the document (sha256), the field of `DocumentClaims` that holds it, its place there, and an authorship's own."""

    document: str
    section: str
    index: int
    author: int | None = None
