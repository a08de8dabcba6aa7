"""Clusters that grow by pairs and never hold what must stay apart."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence


class Clusters:
    """A union-find over `0 .. size - 1` with constraints.

    Every item may carry tags: two items with one tag never meet (two works of one document, two names of one author list). Whether
    a pair may meet is asked for whole clusters, so the order of `join` decides who comes first: join the surest pairs first.
    """

    def __init__(self, size: int, tags: Sequence[Iterable[Hashable]] = ()) -> None:
        self._parent = list(range(size))
        self._members = [[i] for i in range(size)]
        self._tags: list[frozenset[Hashable]] = [frozenset(t) for t in tags] if tags else [frozenset()] * size

    def find(self, item: int) -> int:
        """The cluster that holds `item`: the same number for all its members."""
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def members(self, item: int) -> list[int]:
        """The members of the cluster of `item`; do not change the list."""
        return self._members[self.find(item)]

    def may_join(self, left: int, right: int) -> bool:
        """Whether no tag keeps the clusters of the two apart."""
        a, b = self.find(left), self.find(right)
        return a == b or self._tags[a].isdisjoint(self._tags[b])

    def join(self, left: int, right: int) -> bool:
        """Makes one cluster of two unless a tag forbids it; whether the two are one now."""
        a, b = self.find(left), self.find(right)
        if a == b:
            return True
        if not self._tags[a].isdisjoint(self._tags[b]):
            return False
        if len(self._members[a]) < len(self._members[b]):
            a, b = b, a
        self._parent[b] = a
        self._members[a].extend(self._members[b])
        self._members[b] = []
        self._tags[a] |= self._tags[b]
        return True

    def groups(self) -> list[list[int]]:
        """All clusters, members ascending, by their first members."""
        return sorted(sorted(members) for root, members in enumerate(self._members) if self._parent[root] == root)
