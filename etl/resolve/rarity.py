"""How seldom something is: what is rare tells more when two sides share it.

The measure moves in steps (a count must double to change it, a collection too), so that one more document seldom changes what was
said about others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping


class Rarity:
    """For each thing found in some of `total` places how rare it is, from 0 (everywhere) to 1 (once).

    least    a collection counts as at least so large: what one of three documents has is not common in the world
    """

    def __init__(self, found: Iterable[Collection[str]], *, least: int) -> None:
        total = 0
        counts: Counter[str] = Counter()
        for things in found:
            total += 1
            counts.update(set(things))
        steps = max(total, least).bit_length()
        self._rarity: Mapping[str, float] = {
            thing: max(0.0, 1.0 - (count.bit_length() - 1) / steps) for thing, count in counts.items()
        }

    def of(self, thing: str) -> float:
        """How rare a thing is; 1 for one that was never found."""
        return self._rarity.get(thing, 1.0)

    def shared(self, left: Collection[str], right: Collection[str]) -> dict[str, float]:
        """What both sides have, with how rare it is."""
        return {thing: self.of(thing) for thing in left if thing in right}

    def norm(self, things: Iterable[str]) -> float:
        """The length of a set as a vector of its things' rarities."""
        return float(sum(self.of(thing) ** 2 for thing in things) ** 0.5)

    def likeness(self, left: Collection[str], right: Collection[str], norms: float) -> float:
        """The cosine of two sets as vectors of rarities; `norms` is the product of their lengths."""
        if not norms:
            return 0.0
        return min(1.0, float(sum(self.of(thing) ** 2 for thing in left if thing in right) / norms))
