"""What curators decide about who is who: decisions that are stronger than any score."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from etl.model.lineage import Birth
from etl.model.mention import EntityKind


class Action(StrEnum):
    """What was decided about one or more things."""

    SAME = "same"  # two are one
    DIFFERENT = "different"  # two are two
    SPLIT = "split"  # one is several
    RENAME = "rename"  # one has another name
    UNSURE = "unsure"  # somebody looked at two and could not tell


@dataclass(frozen=True, slots=True)
class Anchor:
    """A mention as a decision knows it, so that it is found again in later versions of its document and in other builds.

    origin   what stands for the document in ids (`Descent.document`), and where in it the mention was born
    document path of the document when it was decided
    words    as printed; ordinal: among the mentions of this kind with these words in the document, from 0 on
    """

    origin: str
    birth: Birth
    document: str
    kind: EntityKind
    words: str
    ordinal: int


@dataclass(frozen=True, slots=True)
class Thing:
    """What a decision is about: a node by its IRI and label at that time, and mentions of it. The first of these that is
    still there stands for the thing, whatever its IRI has become."""

    iri: str
    label: str
    mentions: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class LinkDecision:
    """A decision about things of one kind.

    id          of the decision, for taking it back
    things      two for same, different and unsure; one to rename; the parts for a split, of which the first keeps the rest
    who, when, why  of the person who decided, the time in UTC (`2026-05-31T08:15:00Z`) and the reason
    name        for a renamed thing
    takes_back  ids of decisions that this one replaces
    place       file and line, for messages: `decisions.jsonl:3`
    """

    action: Action
    id: str
    things: tuple[Thing, ...]
    who: str
    when: str
    why: str
    name: str = ""
    takes_back: tuple[str, ...] = ()
    place: str = ""

    @property
    def kind(self) -> EntityKind:
        """The kind of its things."""
        return self.things[0].mentions[0].kind

    def __str__(self) -> str:
        """In words, for messages: `decisions.jsonl:3 (same: Ilse Nordmann, I. Nordmann)`."""
        return f"{self.place} ({self.action}: {', '.join(thing.label for thing in self.things)})"
