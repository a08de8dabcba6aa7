"""A shelf: values by key, read when they are asked for, written when all is done."""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Generic, TypeVar, cast

K = TypeVar("K", int, str)
V = TypeVar("V")
_MOST_KEYS = 500  # in one question


class Shelf(Generic[K, V]):
    """Values by key. A value that is to be compared with what it was must not be changed in place."""

    def __init__(
        self,
        file: sqlite3.Connection | None,
        name: str,
        pack: Callable[[V], object] | None = None,
        unpack: Callable[[Any], V] | None = None,
        *,
        is_numbered: bool,
    ) -> None:
        self.name = name
        self.is_numbered = is_numbered
        self._pack = pack
        self._unpack = unpack
        self._file = file
        self._held: dict[K, V | None] = {}
        self._before: dict[K, V | None] = {}
        self._select = f"SELECT value FROM {name} WHERE key = ?"
        self._last: int | None = None  # number in the file; documents that come get higher ones

    def get(self, key: K) -> V | None:
        """The value under a key."""
        try:
            return self._held[key]
        except KeyError:
            pass
        value: V | None = None
        if self._file is not None and not self._is_beyond(key):
            row = self._file.execute(self._select, (key,)).fetchone()
            value = self._load(row[0]) if row else None
        self._held[key] = value
        return value

    def _is_beyond(self, key: K) -> bool:
        """Whether a number is higher than all in the file."""
        if not isinstance(key, int) or self._file is None:
            return False
        if self._last is None:
            self._last = self._file.execute(f"SELECT max(key) FROM {self.name}").fetchone()[0] or 0
        return key > self._last

    def fetch(self, keys: Iterable[K]) -> None:
        """Reads the values under keys that will be asked for, many at a time."""
        if self._file is not None:
            for some in portions(key for key in keys if key not in self._held):
                held = self._held
                held.update(dict.fromkeys(some))
                marks = ",".join("?" * len(some))
                for key, kept in self._file.execute(f"SELECT key, value FROM {self.name} WHERE key IN ({marks})", some):
                    held[key] = self._load(kept) if isinstance(kept, bytes) else kept

    def __getitem__(self, key: K) -> V:
        value = self._held.get(key)
        if value is None:
            value = self.get(key)
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key: K, value: V) -> None:
        if self._file is not None and key not in self._before:
            self._before[key] = self.get(key)
        self._held[key] = value

    def drop(self, key: K) -> None:
        """Takes the value under a key away."""
        if self._file is None:
            self._held.pop(key, None)
        else:
            self[key] = cast("V", None)

    def _load(self, kept: bytes | int | str) -> V:
        if not isinstance(kept, bytes):
            return cast("V", kept)
        value = pickle.loads(kept)
        return self._unpack(value) if self._unpack is not None else cast("V", value)

    def _dump(self, value: V) -> bytes | int | str:
        if type(value) is int or (isinstance(value, str) and value.isascii()):  # the database keeps these as they are
            return cast("int | str", value)
        return pickle.dumps(self._pack(value) if self._pack is not None else value, pickle.HIGHEST_PROTOCOL)

    def items(self) -> Iterator[tuple[K, V]]:
        """Everything, read at once."""
        if self._file is not None:
            for key, blob in self._file.execute(f"SELECT key, value FROM {self.name}"):
                if key not in self._held:
                    self._held[key] = self._load(blob)
        yield from ((key, value) for key, value in list(self._held.items()) if value is not None)

    def changed(self) -> Iterator[tuple[K, V | None, V | None]]:
        """The keys under which something was put or taken away: what was there when the file was opened, and what is."""
        if self._file is None:
            yield from ((key, None, value) for key, value in list(self._held.items()) if value is not None)
        else:
            yield from ((key, before, self._held[key]) for key, before in list(self._before.items()))

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to write."""
        return bool(self._before) or self._file is None

    def before(self, key: K) -> V | None:
        """What was under a key when the file was opened."""
        if self._file is None:
            return None
        return self._before[key] if key in self._before else self.get(key)

    def write(self, file: sqlite3.Connection) -> None:
        """Writes what has changed."""
        put = [(key, now) for key, _, now in self.changed()]
        self._last = None
        rows = ((key, self._dump(value)) for key, value in sorted(put, key=_first) if value is not None)
        if gone := [(key,) for key, value in put if value is None]:
            file.executemany(f"DELETE FROM {self.name} WHERE key = ?", gone)
        file.executemany(f"REPLACE INTO {self.name} VALUES (?, ?)", rows)
        self._file = file
        self._before = {}


def portions(keys: Iterable[K]) -> Iterator[list[K]]:
    """Keys in portions that one question may have."""
    waiting = list(dict.fromkeys(keys))
    for start in range(0, len(waiting), _MOST_KEYS):
        yield waiting[start : start + _MOST_KEYS]


def _first(row: tuple[K, object]) -> K:
    return row[0]
