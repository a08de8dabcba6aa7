"""Shelves: what linking keeps from build to build, in one SQLite file; read by key when it is asked for.

Nothing is written before `keep`: a build that dies leaves what the version before had. While the file is written it bears no mark,
for it is written in place, without a journal: what was left half written is not used. The file may be deleted at any time; then
everything is linked anew.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, cast

from etl.disk import sync
from etl.errors import StoreError
from etl.resolve.postings import Postings
from etl.resolve.shelf import K, Shelf, V

_MARK = "mark"
_CACHED = 1 << 16  # kilobytes of the file that are held in memory


class Shelves:
    """All shelves of one linker. Without a file everything is in memory."""

    def __init__(self, path: Path | None = None, mark: str = "") -> None:
        self._file = _open(path, mark) if path is not None else None
        self._mark = mark
        self._shelves: dict[str, Shelf[int, object] | Shelf[str, object]] = {}
        self._postings: dict[str, Postings[int] | Postings[str]] = {}

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of a version before."""
        return self._file is None

    def numbered(self, name: str) -> Shelf[int, V]:
        """A shelf whose keys are numbers."""
        return cast("Shelf[int, V]", self._shelves.setdefault(name, Shelf[int, object](self._file, name, is_numbered=True)))

    def named(
        self, name: str, pack: Callable[[V], object] | None = None, unpack: Callable[[Any], V] | None = None
    ) -> Shelf[str, V]:
        """A shelf whose keys are strings; `pack` makes plain data of what lies there, `unpack` makes it what it was."""
        made = Shelf[str, V](self._file, name, pack, unpack, is_numbered=False)
        return cast("Shelf[str, V]", self._shelves.setdefault(name, cast("Shelf[str, object]", made)))

    def postings(self, name: str) -> Postings[int]:
        """Numbers by the hash of a key."""
        return cast("Postings[int]", self._postings.setdefault(name, Postings[int](self._file, name)))

    def named_postings(self, name: str) -> Postings[str]:
        """Numbers by key."""
        return cast("Postings[str]", self._postings.setdefault(name, Postings[str](self._file, name)))

    def keep(self, path: Path, mark: str) -> None:
        """Writes everything that changed, as the state of the version that `mark` names. Raises `StoreError` where that cannot be:
        then the next build links everything anew."""
        try:
            self._write(path, mark)
        except (sqlite3.DatabaseError, OSError) as error:
            raise StoreError(f"cannot write {path}: {error}; free some space and build again") from None

    def close(self) -> None:
        """Closes the file; what was not kept is lost."""
        if self._file is not None:
            self._file.close()

    def _write(self, path: Path, mark: str) -> None:
        if self._file is None:
            self._file = _make(path)
            for shelf in self._shelves.values():
                columns = f"key {'INTEGER ' if shelf.is_numbered else ''}PRIMARY KEY, value BLOB"
                _table(self._file, shelf.name, columns, rows=shelf.is_numbered)
            for postings in self._postings.values():
                _table(self._file, postings.name, "key, number INTEGER, PRIMARY KEY (key, number)", rows=False)
            _table(self._file, _MARK, "key PRIMARY KEY, value")
        _put_mark(self._file, "")
        if mark == self._mark:  # else the mark that is there is of a version that is no longer the current one
            sync(path)
        for each in (*self._shelves.values(), *self._postings.values()):
            if each.is_changed:
                each.write(self._file)
        self._file.commit()
        sync(path)  # should the machine stop, no file that is not whole bears a mark
        _put_mark(self._file, mark)


def _open(path: Path, mark: str) -> sqlite3.Connection | None:
    """The file if it is the state of that version; else it is deleted."""
    if path.exists():
        file = sqlite3.connect(path, check_same_thread=False)  # opened by one thread, used by the next
        try:
            row = file.execute(f"SELECT value FROM {_MARK}").fetchone()
            if mark and row == (mark,):
                _set_up(file)
                file.execute("BEGIN")  # until all is written: each question would lock the file by itself
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
    _set_up(file)
    return file


def _set_up(file: sqlite3.Connection) -> None:
    options = "secure_delete = ON", "synchronous = OFF", "journal_mode = OFF", f"cache_size = -{_CACHED}"
    for option in options:
        file.execute(f"PRAGMA {option}")


def _put_mark(file: sqlite3.Connection, mark: str) -> None:
    file.execute(f"REPLACE INTO {_MARK} VALUES (0, ?)", (mark,))
    file.commit()


def _table(file: sqlite3.Connection, name: str, columns: str, *, rows: bool = True) -> None:
    file.execute(f"CREATE TABLE IF NOT EXISTS {name} ({columns})" + ("" if rows else " WITHOUT ROWID"))


def grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    """The second parts by the first ones."""
    found: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found
