"""What linking changed between two versions of a graph."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from etl.model.judgement import Judgement
from etl.model.lineage import Descent
from etl.model.linked import Doubt, EntityRows
from etl.model.resolution import Resolution

T = TypeVar("T")
Age = tuple[str, str, str]


class Listed(NamedTuple):
    """A document that is to be linked.

    sha256   of its content; name: its path
    reading  what was read from it: the name of its claims file
    age      its rank among the documents; none: by its own date
    descent  what its places were in earlier versions
    """

    sha256: str
    name: str
    reading: str
    age: Age | None = None
    descent: Descent | None = None


@dataclass(frozen=True, slots=True)
class Difference(Generic[T]):
    """What goes and what comes; what changed is in both, as it was and as it is."""

    removed: tuple[T, ...] = ()
    added: tuple[T, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkChange:
    """What is another who-is-who than in the version before.

    is_whole    nothing is known of the version before: all there is counts as added, and nothing as removed
    documents   sha256 of those whose mentions' entities or facts' links changed or appeared; gone: of those that are no more
    entities    ids of those whose own description (label, names, key, tier, parent) changed, appeared or vanished
    linked      entities with their mentions, of which any changed
    judgements  pairs that were joined, or left for review; doubts: the latter as curators see them
    resolution  right for `documents`, and has every one of `entities` that is there, without its mentions: `linked` has these
    """

    is_whole: bool
    documents: frozenset[str]
    gone: frozenset[str]
    entities: frozenset[str]
    resolution: Resolution
    linked: Difference[EntityRows] = field(default_factory=Difference)
    judgements: Difference[Judgement] = field(default_factory=Difference)
    doubts: Difference[Doubt] = field(default_factory=Difference)
