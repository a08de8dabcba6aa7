"""Lineages: what a range of a document was when it was first read, through all later versions of the document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Place(NamedTuple):
    """A range of a document that names something or states a fact.

    kind     the letter of the thing named (`p`, `o`, `v`, `w`), or the section of the fact (`employment`)
    ordinal  among the facts of one section and range
    """

    kind: str
    start: int
    end: int
    ordinal: int = 0


class Birth(NamedTuple):
    """In which version of its document a place was first read, and where."""

    version: int
    start: int
    end: int
    ordinal: int = 0


@dataclass(frozen=True, slots=True)
class Descent:
    """Where the places of a document come from.

    document  what stands for the document in ids, the same in all its versions
    version   of the content that is there now, from 1 on
    births    of the places that were inherited from an earlier version; all others were born in this one
    elders    for some places the birth of one that is gone and said the same: what is named by these words keeps its name
    """

    document: str
    version: int = 1
    births: Mapping[Place, Birth] = field(default_factory=dict)
    elders: Mapping[Place, Birth] = field(default_factory=dict)

    def birth(self, place: Place) -> Birth:
        """When and where a place was first read."""
        born = self.births.get(place) if self.births else None
        return born or Birth(self.version, place.start, place.end, place.ordinal)

    def elder(self, place: Place) -> Birth:
        """The birth of the oldest place whose words this one has inherited."""
        birth = self.birth(place)
        return min(birth, self.elders.get(place, birth)) if self.elders else birth
