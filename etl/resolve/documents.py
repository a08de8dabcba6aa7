"""The documents that are linked: by number inside linking, by sha256 outside of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from etl.resolve.identity import Age


@dataclass(slots=True)
class Documents:
    """Which documents there are: the number and path of each sha256, the sha256 of each number, the place of each number from the
    oldest document to the newest, and the number of the document that stands behind an origin."""

    numbers: dict[str, int] = field(default_factory=dict)
    sha256: dict[int, str] = field(default_factory=dict)
    order: dict[int, int] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    origins: dict[str, int] = field(default_factory=dict)

    def arrange(self, numbers: Mapping[str, int], ages: Mapping[str, Age], names: Mapping[str, str]) -> None:
        """Takes over what is there now."""
        self.numbers, self.names = dict(numbers), dict(names)
        self.sha256 = {number: sha256 for sha256, number in numbers.items()}
        self.order = {numbers[sha256]: place for place, sha256 in enumerate(sorted(numbers, key=ages.__getitem__))}

    def oldest(self, count: int) -> frozenset[int]:
        """The numbers of so many documents."""
        return frozenset(number for number, place in self.order.items() if place < count)
