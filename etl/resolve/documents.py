"""The documents that are linked: by number inside linking, by sha256 outside of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from etl.resolve.identity import Age
from etl.resolve.shelf import Shelf
from etl.resolve.shelves import Shelves

_TOGETHER = 256


class Held(NamedTuple):
    """A document as it was linked.

    number   what stands for it inside linking; name: its path; reading: what was read from it
    given    the age that it came with, if any; age: the one that counts
    descent  a hash of what its places were in earlier versions; origin: what stands for it in ids
    """

    number: int
    name: str
    reading: str
    given: Age | None
    age: Age
    descent: str
    origin: str


class Documents:
    """Which documents there are: each by its sha256, the numbers of these, the sha256 of each number, the place of each number from
    the oldest document to the newest. Put documents in and take them out, then `arrange`."""

    def __init__(self, shelves: Shelves) -> None:
        self._shelf: Shelf[int, Mapping[str, Held]] = shelves.numbered("documents")  # many together: all are read each time
        self.held = {sha256: held for _, some in self._shelf.items() for sha256, held in some.items()}
        self.arrange()

    def put(self, sha256: str, held: Held) -> None:
        """A document that is new or was linked otherwise."""
        shelf = held.number // _TOGETHER
        self._shelf[shelf] = {**(self._shelf.get(shelf) or {}), sha256: held}
        self.held[sha256] = held

    def take(self, sha256: str) -> None:
        """Takes a document out."""
        shelf = self.held.pop(sha256).number // _TOGETHER
        self._shelf[shelf] = {other: held for other, held in self._shelf[shelf].items() if other != sha256}

    def arrange(self) -> None:
        """Takes over what is there now."""
        self.numbers = {sha256: held.number for sha256, held in self.held.items()}
        self.sha256 = {number: sha256 for sha256, number in self.numbers.items()}
        by_age = sorted((held.age, sha256, held.number) for sha256, held in self.held.items())
        self.order = {number: place for place, (_, _, number) in enumerate(by_age)}
        for known in ("names", "_origins"):
            self.__dict__.pop(known, None)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The path of each document."""
        return {sha256: held.name for sha256, held in self.held.items()}

    def behind(self, origin: str) -> int | None:
        """The number of the document that stands behind an origin."""
        return self._origins.get(origin)

    def oldest(self, count: int) -> frozenset[int]:
        """The numbers of so many documents."""
        return frozenset(number for number, place in self.order.items() if place < count)

    @cached_property
    def _origins(self) -> Mapping[str, int]:
        return {held.origin: held.number for held in self.held.values()}
