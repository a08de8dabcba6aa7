"""Entities with the words they were read from: what is kept of linking beside the graph, for curators."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from etl.model.decision import Anchor
from etl.model.judgement import Evidence
from etl.model.mention import EntityKind, MentionKey


@dataclass(frozen=True, slots=True)
class LinkedMention:
    """A mention, how a decision would know it, and the line it stands on."""

    key: MentionKey
    anchor: Anchor
    line: int

    @property
    def where(self) -> str:
        """For people: `folder/cv.md:12 "Jane Doe"`."""
        return f'{self.anchor.document}:{self.line} "{self.anchor.words}"'


@dataclass(frozen=True, slots=True)
class LinkedEntity:
    """An entity with its mentions, the one that names it first."""

    id: str
    kind: EntityKind
    label: str
    mentions: tuple[LinkedMention, ...]


class MentionRow(NamedTuple):  # venues have them by the thousand
    """A mention by its place, as lists of entities keep it.

    document  its sha256
    born      when and where it was born (`Birth`), if that is not its place in the first version
    facts     how many facts name what it is of
    """

    document: str
    start: int
    end: int
    line: int
    words: str
    ordinal: int
    born: tuple[int, ...] | None = None
    facts: int = 0


@dataclass(frozen=True, slots=True)
class EntityRows:
    """An entity with its mentions as lists keep them; the first one names it, and a decision would know it as `first`."""

    id: str
    kind: EntityKind
    label: str
    rows: tuple[MentionRow, ...]
    first: Anchor


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a pair: the mention, the id of its entity now, and the words of the entry around it."""

    mention: LinkedMention
    entity: str
    entry: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two entities that may be one, by two mentions that were compared, with what spoke for and against.

    moves  how many facts name the entity of the two that fewer name: so many would go from one node to the other
    """

    left: Side
    right: Side
    score: float
    moves: int
    evidence: tuple[Evidence, ...]
