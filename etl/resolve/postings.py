"""Postings: for each key the numbers that have it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Set
from typing import Generic

from etl.resolve.shelf import K, portions

_NONE: frozenset[int] = frozenset()


class Postings(Generic[K]):
    """For each key the numbers that have it."""

    def __init__(self, file: sqlite3.Connection | None, name: str) -> None:
        self.name = name
        self._file = file
        self._held: dict[K, set[int] | int] = {}  # most keys have one number; a set for each takes much memory
        self._before: dict[K, frozenset[int]] = {}

    def get(self, key: K) -> Set[int]:
        """Those that have the key; do not change the set."""
        found = self._held.get(key)
        if found is None:
            if self._file is None:
                return _NONE
            rows = self._file.execute(f"SELECT number FROM {self.name} WHERE key = ?", (key,))
            found = self._held[key] = {row[0] for row in rows}
        return {found} if isinstance(found, int) else found

    def fetch(self, keys: Iterable[K]) -> None:
        """Reads the numbers of keys that will be asked for, many at a time."""
        if self._file is not None:
            for some in portions(key for key in keys if key not in self._held):
                found: dict[K, set[int]] = {key: set() for key in some}
                marks = ",".join("?" * len(some))
                for key, number in self._file.execute(f"SELECT key, number FROM {self.name} WHERE key IN ({marks})", some):
                    found[key].add(number)
                self._held.update(found)

    def add(self, key: K, number: int) -> None:
        """Notes that the number has the key."""
        own = self._note(key)
        own.add(number)
        self._held[key] = own if len(own) > 1 else number

    def discard(self, key: K, number: int) -> None:
        """Notes that the number does not have the key any more."""
        own = self._note(key)
        own.discard(number)
        self._held[key] = own

    def changed(self) -> Iterator[tuple[K, Set[int], Set[int]]]:
        """The keys whose numbers changed: those that were, and those that are."""
        if self._file is None:
            yield from ((key, _NONE, self.get(key)) for key in list(self._held))
        else:
            yield from ((key, before, self.get(key)) for key, before in list(self._before.items()))

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to write."""
        return bool(self._before) or self._file is None

    def write(self, file: sqlite3.Connection) -> None:
        """Writes what has changed."""
        gone: list[tuple[K, int]] = []
        come: list[tuple[K, int]] = []
        for key, before, now in self.changed():
            gone += [(key, number) for number in before if number not in now]
            come += [(key, number) for number in now if number not in before]
        come.sort()
        if gone:
            file.executemany(f"DELETE FROM {self.name} WHERE key = ? AND number = ?", gone)
        file.executemany(f"INSERT INTO {self.name} VALUES (?, ?)", come)
        self._file = file
        self._before = {}

    def _note(self, key: K) -> set[int]:
        """The numbers of a key that is about to change."""
        own = self.get(key)
        if self._file is not None and key not in self._before:
            self._before[key] = frozenset(own) if own else _NONE
        return own if isinstance(own, set) else set(own)
