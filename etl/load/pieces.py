"""Parts of a file and lines between them, written to another file in large pieces."""

from __future__ import annotations

import mmap
import os
from contextlib import suppress
from typing import IO

from etl.disk import begin_sync

_PIECE = 1 << 20  # bytes written at once; of far larger pieces the system makes much ado
_PARTS = 1000  # of a piece at most: the system takes 1024
_ON_ITS_WAY = 1 << 24  # bytes that are sent to disk together
_POPULATE_READ = 22  # of `madvise`: have the pages at hand, all at once


class Pieces:
    """What is written to a file. A piece ends where a page does: if the file is written over, none has to be read for that."""

    def __init__(self, source: IO[bytes], target: IO[bytes], size: int) -> None:
        """Copies from `source`, which has so many bytes. It is let go when the last piece is."""
        self._mapped = mmap.mmap(source.fileno(), size, access=mmap.ACCESS_READ) if size else None
        self._source = memoryview(self._mapped or b"")
        self._target = target.fileno()
        self._waiting: list[memoryview] = []
        self._size = 0
        self._written = self._sent = 0

    def add(self, line: bytes | memoryview) -> None:
        """A line, behind what was added before."""
        self._waiting.append(memoryview(line))
        self._size += len(line)
        if self._size >= _PIECE or len(self._waiting) >= _PARTS:
            self._write(self._size - (self._written + self._size) % mmap.PAGESIZE)

    def copy(self, start: int, end: int) -> None:
        """What lies between two places of the source."""
        for begin in range(start, end, _PIECE):
            size = min(_PIECE, end - begin)
            self._have_at_hand(begin, size)
            self.add(self._source[begin : begin + size])

    def write_all(self) -> None:
        """Writes what is left."""
        self._write(self._size)

    def _have_at_hand(self, start: int, size: int) -> None:
        offset = start % mmap.PAGESIZE
        if self._mapped is not None:
            with suppress(OSError):  # a system that does not know how
                self._mapped.madvise(_POPULATE_READ, start - offset, size + offset)

    def _write(self, size: int) -> None:
        self._written += size
        self._size -= size
        while size > 0:
            done = os.writev(self._target, self._first(size))
            size -= done
            while done:
                first = self._waiting[0]
                self._waiting[:1] = [first[done:]] if done < len(first) else []
                done -= min(done, len(first))
        if self._written - self._sent > _ON_ITS_WAY:
            begin_sync(self._target, self._sent, self._written)
            self._sent = self._written

    def _first(self, size: int) -> list[memoryview]:
        """The first so many bytes of what waits."""
        first: list[memoryview] = []
        for part in self._waiting:
            if size <= 0:
                break
            first.append(part[:size])
            size -= len(part)
        return first
