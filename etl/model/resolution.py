"""Resolutions: what the mentions turn out to be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from etl.model.issue import Issue
from etl.model.judgement import Judgement
from etl.model.mention import EntityKind, FactKey, MentionKey


@dataclass(frozen=True, slots=True)
class Entity:
    """A cluster of mentions under one name.

    id      opaque: the class's letter, `-`, 16 characters of base 32
    label   the best form
    names   every printed form, sorted
    key     venues: the series' key (`neurips`); else `None`
    parent  id of the organization this is a unit of, or of the venue this workshop belongs to
    tier    persons: `subject` (has a CV here) or `mentioned`; else `None`
    """

    id: str
    kind: EntityKind
    label: str
    names: tuple[str, ...]
    mentions: tuple[MentionKey, ...]
    key: str | None = None
    parent: str | None = None
    tier: str | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who: the entities, the entity behind each mention, and the link node behind each fact.

    Facts of several documents about one thing (the same stay, the same award) share a link id; a graph reader then sees one
    node, and each document's own statements about it in that document's graph.
    """

    entities: tuple[Entity, ...]
    entity_of: Mapping[MentionKey, str]
    link_of: Mapping[FactKey, str]
    judgements: tuple[Judgement, ...] = ()
    issues: tuple[Issue, ...] = ()
