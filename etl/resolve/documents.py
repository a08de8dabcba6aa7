"""The documents that are linked: by number inside linking, by sha256 outside of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, partial
from typing import Any, NamedTuple

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


_held = partial(tuple.__new__, Held)
_ARRANGED = ("numbers", "sha256", "order", "names", "_origins")


class Documents:
    """Which documents there are. Put documents in and take them out, then `arrange`."""

    def __init__(self, shelves: Shelves) -> None:
        self._shelf: Shelf[int, Mapping[str, tuple[Any, ...]]] = shelves.numbered("documents")  # many together: all are read
        self.held: dict[str, Held] = {sha256: _held(held) for _, some in self._shelf.items() for sha256, held in some.items()}
        self.ever = dict(self.sha256)  # of those that are there now, or were when all began, the sha256 by number

    def put(self, sha256: str, held: Held) -> None:
        """A document that is new or was linked otherwise."""
        shelf = held.number // _TOGETHER
        self._shelf[shelf] = {**(self._shelf.get(shelf) or {}), sha256: tuple(held)}
        self.held[sha256] = held
        self.ever[held.number] = sha256

    def take(self, sha256: str) -> None:
        """Takes a document out; it has its place until all is arranged anew."""
        _ = self.numbers, self.sha256, self.order
        shelf = self.held.pop(sha256).number // _TOGETHER
        self._shelf[shelf] = {other: held for other, held in self._shelf[shelf].items() if other != sha256}

    def arrange(self) -> None:
        """Takes over what is there now."""
        for known in _ARRANGED:
            self.__dict__.pop(known, None)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each document, by its sha256."""
        return {sha256: held[0] for sha256, held in self.held.items()}

    @cached_property
    def sha256(self) -> Mapping[int, str]:
        """The sha256 of each number."""
        return {held[0]: sha256 for sha256, held in self.held.items()}

    @cached_property
    def order(self) -> Mapping[int, int]:
        """The place of each number from the oldest document to the newest."""
        by_age = sorted([(held[4], sha256, held[0]) for sha256, held in self.held.items()])  # a list is made faster
        return {each[2]: place for place, each in enumerate(by_age)}

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
