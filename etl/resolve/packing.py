"""How values are packed that lie on shelves by the hundred thousand: as their fields in order, without the fields' names."""

from __future__ import annotations

import copyreg
from collections.abc import Callable
from dataclasses import fields
from functools import partial
from operator import attrgetter
from typing import Any

from etl.model.decision import Anchor
from etl.model.judgement import Evidence, Judgement
from etl.model.lineage import Birth
from etl.model.linked import Doubt, LinkedMention, Side
from etl.model.mention import EntityKind, MentionKey
from etl.model.resolution import Entity
from etl.normalize.titles import Title
from etl.resolve.features.person_names import NameForm
from etl.resolve.features.persons import LocalPerson
from etl.resolve.features.works import WorkMention
from etl.resolve.links import Part
from etl.resolve.mentions import Mention
from etl.resolve.person_nodes import PersonNode
from etl.resolve.surroundings import Around, Neighbour, WorkView
from etl.resolve.work_links import WorkNode
from etl.resolve.works import Pair

_PACKED = (Anchor, Doubt, LinkedMention, LocalPerson, Neighbour, Pair, PersonNode, Side, WorkMention, WorkNode)
_NAMED: tuple[type[Any], ...] = (
    *(Around, Birth, Evidence, Judgement, Mention, MentionKey),
    *(NameForm, Part, Title, WorkView),
)
_key = partial(tuple.__new__, MentionKey)  # in C: venues have thousands of mentions


def pack_tightly() -> None:
    """Makes pickles of these classes small; they are read back by any Python that has the classes. What does not count when two are
    compared is left out."""
    for each in _PACKED:
        copyreg.pickle(each, _reducer(each))
    for named in _NAMED:
        copyreg.pickle(named, _reduce_named)
    copyreg.pickle(Entity, _reduce_entity)
    copyreg.pickle(EntityKind, _reduce_kind)


def _reducer(kind: type[Any]) -> Callable[[Any], tuple[Any, ...]]:
    values = attrgetter(*(field.name for field in fields(kind) if field.compare))

    def reduce(value: Any) -> tuple[Any, ...]:
        return kind, values(value)

    return reduce


def _reduce_named(value: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple.__new__, (type(value), tuple(value))


def _reduce_kind(kind: EntityKind) -> tuple[Any, ...]:
    return getattr, (EntityKind, kind.name)  # an enumeration takes long to look one up by its value


def _reduce_entity(entity: Entity) -> tuple[Any, ...]:
    places = tuple(map(tuple, entity.mentions))
    return _entity, (entity.id, entity.kind, entity.label, entity.names, places, entity.key, entity.parent, entity.tier)


def _entity(
    identifier: str,
    kind: EntityKind,
    label: str,
    names: tuple[str, ...],
    places: tuple[tuple[str, EntityKind, int, int], ...],
    key: str | None,
    parent: str | None,
    tier: str | None,
) -> Entity:
    return Entity(identifier, kind, label, names, tuple(map(_key, places)), key, parent, tier)
