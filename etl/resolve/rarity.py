"""How seldom something is: what is rare tells more when two sides share it.

Counted is in a sample: all documents while they are few, of many the oldest ones, as many as the greatest power of two that there
are. So a new document changes nothing that was said about others, until their number has doubled. The measure moves in steps (a
count must double to change it, a sample too), so that a document of the sample that changes seldom does either.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Mapping, Set

from etl.resolve.shelf import Shelf
from etl.resolve.shelves import Shelves

FEW = 64  # documents; so many are all counted


def sample_size(documents: int) -> int:
    """How many documents, the oldest ones, are counted."""
    return documents if documents <= FEW else 1 << (documents.bit_length() - 1)


class Rarity(ABC):
    """For each thing found in some places how rare it is, from 0 (everywhere) to 1 (once)."""

    @abstractmethod
    def of(self, thing: str) -> float:
        """How rare a thing is; 1 for one that was never found."""

    @abstractmethod
    def fetch(self, things: Iterable[str]) -> None:
        """Makes things that will be asked for ready."""

    def only(self, things: Iterable[str]) -> KnownRarity:
        """The same for these things alone, as plain data."""
        return KnownRarity({thing: self.of(thing) for thing in things})

    def shared(self, left: Collection[str], right: Collection[str]) -> dict[str, float]:
        """What both sides have, with how rare it is."""
        return {thing: self.of(thing) for thing in left if thing in right}

    def norm(self, things: Iterable[str]) -> float:
        """The length of a set as a vector of its things' rarities."""
        return float(sum(sorted([self.of(thing) ** 2 for thing in things])) ** 0.5)

    def likeness(self, left: Set[str], right: Set[str], norms: float) -> float:
        """The cosine of two sets as vectors of rarities; `norms` is the product of their lengths."""
        if not norms:
            return 0.0
        return min(1.0, float(sum(sorted([self.of(thing) ** 2 for thing in left & right])) / norms))


class KnownRarity(Rarity):
    """How rare the things are that it was made with."""

    def __init__(self, known: Mapping[str, float]) -> None:
        self._known = known

    def fetch(self, things: Iterable[str]) -> None:
        """All is known."""

    def of(self, thing: str) -> float:
        """How rare a thing is; 1 for one that it was not made with."""
        return self._known.get(thing, 1.0)


class CountedRarity(Rarity):
    """How rare things are by how often they were counted.

    least    a sample counts as at least so large: what one of three documents has is not common in the world
    """

    def __init__(self, shelves: Shelves, name: str, *, least: int) -> None:
        self._counts: Shelf[str, int] = shelves.named(f"count_{name}")
        self._total: Shelf[str, int] = shelves.named(f"total_{name}")
        self._least = least
        self._known: dict[str, float] = {}

    def count(self, found: Mapping[str, int], places: int, sign: int = 1) -> None:
        """Takes things found in a number of places in (sign 1) or out (-1)."""
        self._counts.fetch(found)
        for thing, number in found.items():
            self._counts[thing] = (self._counts.get(thing) or 0) + sign * number
        self._total[""] = (self._total.get("") or 0) + sign * places
        self._known.clear()

    def moved(self) -> set[str]:
        """What has another rarity than when the shelves were opened."""
        return {thing for thing, before, now in self._counts.changed() if _step(before or 0) != _step(now or 0)}

    def is_rescaled(self) -> bool:
        """Whether everything has another rarity, because the sample has doubled."""
        return self._steps(self._total.before("")) != self._steps(self._total.get(""))

    def fetch(self, things: Iterable[str]) -> None:
        """Reads the counts of things that will be asked for."""
        self._counts.fetch(things)

    def step(self, thing: str) -> int:
        """How often a thing's count has doubled."""
        return _step(self._counts.get(thing) or 0)

    def of(self, thing: str) -> float:
        """How rare a thing is; 1 for one that was never counted."""
        known = self._known.get(thing)
        if known is None:
            steps = self._steps(self._total.get(""))
            known = self._known[thing] = max(0.0, 1.0 - _step(self._counts.get(thing) or 0) / steps)
        return known

    def _steps(self, total: int | None) -> int:
        return max(total or 0, self._least).bit_length()


class Sample:
    """The documents in which is counted. `count` takes what a document says in (sign 1) or out (-1)."""

    def __init__(self, shelves: Shelves, name: str, count: Callable[[int, int], None]) -> None:
        self._documents: Shelf[str, frozenset[int]] = shelves.named(name)
        self._count = count

    def take(self, document: int) -> None:
        """Counts without a document from now on."""
        counted = self._documents.get("") or frozenset()
        if document in counted:
            self._count(document, -1)
            self._documents[""] = counted - {document}

    def become(self, documents: frozenset[int]) -> None:
        """Counts in these documents."""
        before = self._documents.get("") or frozenset()
        for document in sorted(before ^ documents):
            self._count(document, 1 if document in documents else -1)
        if before != documents:
            self._documents[""] = documents


def _step(count: int) -> int:
    return max(0, count.bit_length() - 1)
