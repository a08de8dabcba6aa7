"""Shelves: what linking keeps from build to build, in one SQLite file; read by key when it is asked for.

Nothing is written before `keep`, and then all at once: a build that dies leaves what the version before had. The file may be
deleted at any time; then everything is linked anew.
"""

from __future__ import annotations

import pickle
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from pathlib import Path
from typing import Generic, TypeVar, cast

K = TypeVar("K", int, str)
V = TypeVar("V")
_MARK = "mark"
_MAPPED = 1 << 30  # bytes of the file that are read without copying
_MOST_KEYS = 500  # in one question
_NONE: frozenset[int] = frozenset()


class Shelf(Generic[K, V]):
    """Values by key. A value that is to be compared with what it was must not be changed in place."""

    def __init__(self, file: sqlite3.Connection | None, name: str, *, is_numbered: bool) -> None:
        self.name = name
        self.is_numbered = is_numbered
        self._file = file
        self._held: dict[K, V | None] = {}
        self._before: dict[K, V | None] = {}
        self._select = f"SELECT value FROM {name} WHERE key = ?"
        self._last: int | None = None  # number in the file; documents that come get higher ones

    def get(self, key: K) -> V | None:
        """The value under a key."""
        if key in self._held:
            return self._held[key]
        value: V | None = None
        if self._file is not None and not self._is_beyond(key):
            row = self._file.execute(self._select, (key,)).fetchone()
            value = pickle.loads(row[0]) if row else None
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
            for some in _portions(key for key in keys if key not in self._held):
                self._held.update(dict.fromkeys(some))
                marks = ",".join("?" * len(some))
                for key, blob in self._file.execute(f"SELECT key, value FROM {self.name} WHERE key IN ({marks})", some):
                    self._held[key] = pickle.loads(blob)

    def __getitem__(self, key: K) -> V:
        value = self.get(key)
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key: K, value: V) -> None:
        self._note(key)
        self._held[key] = value

    def drop(self, key: K) -> None:
        """Takes the value under a key away."""
        self._note(key)
        if self._file is None:
            self._held.pop(key, None)
        else:
            self._held[key] = None

    def _note(self, key: K) -> None:
        if self._file is not None and key not in self._before:
            self._before[key] = self.get(key)

    def items(self) -> Iterator[tuple[K, V]]:
        """Everything, read at once."""
        if self._file is not None:
            for key, blob in self._file.execute(f"SELECT key, value FROM {self.name}"):
                if key not in self._held:
                    self._held[key] = pickle.loads(blob)
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
        rows = ((key, pickle.dumps(value, pickle.HIGHEST_PROTOCOL)) for key, value in sorted(put, key=_first) if value is not None)
        file.executemany(f"DELETE FROM {self.name} WHERE key = ?", [(key,) for key, value in put if value is None])
        file.executemany(f"REPLACE INTO {self.name} VALUES (?, ?)", rows)
        self._file = file
        self._before = {}


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
            for some in _portions(key for key in keys if key not in self._held):
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
        gone = [(key, number) for key, before, now in self.changed() for number in before - now]
        come = sorted((key, number) for key, before, now in self.changed() for number in now - before)
        file.executemany(f"DELETE FROM {self.name} WHERE key = ? AND number = ?", gone)
        file.executemany(f"INSERT INTO {self.name} VALUES (?, ?)", come)
        self._file = file
        self._before = {}

    def _note(self, key: K) -> set[int]:
        """The numbers of a key that is about to change."""
        own = self.get(key)
        if self._file is not None and key not in self._before:
            self._before[key] = frozenset(own)
        return own if isinstance(own, set) else set(own)


class Shelves:
    """All shelves of one linker. Without a file everything is in memory."""

    def __init__(self, path: Path | None = None, mark: str = "") -> None:
        self._file = _open(path, mark) if path is not None else None
        self._shelves: dict[str, Shelf[int, object] | Shelf[str, object]] = {}
        self._postings: dict[str, Postings[int] | Postings[str]] = {}

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of a version before."""
        return self._file is None

    def numbered(self, name: str) -> Shelf[int, V]:
        """A shelf whose keys are numbers."""
        return cast("Shelf[int, V]", self._shelves.setdefault(name, Shelf[int, object](self._file, name, is_numbered=True)))

    def named(self, name: str) -> Shelf[str, V]:
        """A shelf whose keys are strings."""
        return cast("Shelf[str, V]", self._shelves.setdefault(name, Shelf[str, object](self._file, name, is_numbered=False)))

    def postings(self, name: str) -> Postings[int]:
        """Numbers by the hash of a key."""
        return cast("Postings[int]", self._postings.setdefault(name, Postings[int](self._file, name)))

    def named_postings(self, name: str) -> Postings[str]:
        """Numbers by key."""
        return cast("Postings[str]", self._postings.setdefault(name, Postings[str](self._file, name)))

    def keep(self, path: Path, mark: str) -> None:
        """Writes everything that changed, as the state of the version that `mark` names."""
        if self._file is None:
            self._file = _make(path)
            for shelf in self._shelves.values():
                _table(self._file, shelf.name, f"key {'INTEGER ' if shelf.is_numbered else ''}PRIMARY KEY, value BLOB")
            for postings in self._postings.values():
                _table(self._file, postings.name, "key, number INTEGER, PRIMARY KEY (key, number)", rows=False)
            _table(self._file, _MARK, "key PRIMARY KEY, value")
        for each in (*self._shelves.values(), *self._postings.values()):
            if each.is_changed:
                each.write(self._file)
        self._file.execute(f"REPLACE INTO {_MARK} VALUES (0, ?)", (mark,))
        self._file.commit()

    def close(self) -> None:
        """Closes the file; what was not kept is lost."""
        if self._file is not None:
            self._file.close()


def _open(path: Path, mark: str) -> sqlite3.Connection | None:
    """The file if it is the state of that version; else it is deleted."""
    if path.exists():
        file = sqlite3.connect(path)
        try:
            row = file.execute(f"SELECT value FROM {_MARK}").fetchone()
            if row == (mark,):
                file.execute("PRAGMA secure_delete = ON")
                file.execute(f"PRAGMA mmap_size = {_MAPPED}")
                return file
        except sqlite3.DatabaseError:
            pass
        file.close()
        path.unlink()
    return None


def _make(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    file = sqlite3.connect(path)
    file.execute("PRAGMA synchronous = OFF")
    return file


def _table(file: sqlite3.Connection, name: str, columns: str, *, rows: bool = True) -> None:
    file.execute(f"CREATE TABLE IF NOT EXISTS {name} ({columns})" + ("" if rows else " WITHOUT ROWID"))


def grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    """The second parts by the first ones."""
    found: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found


def _portions(keys: Iterable[K]) -> Iterator[list[K]]:
    """Keys in portions that one question may have."""
    waiting = list(dict.fromkeys(keys))
    for start in range(0, len(waiting), _MOST_KEYS):
        yield waiting[start : start + _MOST_KEYS]


def _first(row: tuple[K, object]) -> K:
    return row[0]
