"""A file of sorted lines, in which lines are found without reading it whole."""

from __future__ import annotations

import mmap
from pathlib import Path
from types import TracebackType

from etl.errors import StoreError

_NEAR = 1 << 12  # bytes looked through first: lines that are looked for one after the other often stand side by side


class SortedFile:
    """Where lines stand in a file whose lines, with their ends, are sorted by their bytes. Use as a context manager."""

    def __init__(self, path: Path) -> None:
        try:
            with path.open("rb") as handle:
                handle.seek(0, 2)
                self.size = handle.tell()
                self._bytes = mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ) if self.size else None
        except OSError as error:
            raise StoreError(f"cannot read {path}: {error.strerror or error}") from None

    def __enter__(self) -> SortedFile:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file."""
        if self._bytes is not None:
            self._bytes.close()

    def slice(self, start: int, end: int) -> bytes:
        """The bytes between two places."""
        return self._bytes[start:end] if self._bytes is not None else b""

    def place_of(self, line: bytes, low: int = 0) -> int:
        """Where the first line that is not before `line` begins, at `low` (the beginning of a line) or behind it."""
        if self._bytes is None:
            return 0
        high, step = low, _NEAR
        while high < self.size and self._line_at(high)[1] < line:
            low = self._line_at(high)[0]
            high, step = low + step, step * 8
        high = min(high, self.size)
        while low < high:
            begin, end = self._around((low + high) // 2, low)
            if self._bytes[begin:end] < line:
                low = end
            else:
                high = begin
        return low

    def line_behind(self, place: int) -> bytes:
        """The first line that begins behind `place`; empty where there is none."""
        if self._bytes is None or place >= self.size:
            return b""
        begin = self._around(place, 0)[1]
        return self._line_at(begin)[1] if begin < self.size else b""

    def with_prefix(self, prefix: bytes) -> list[bytes]:
        """The lines that begin with `prefix`, which must not end in the greatest byte."""
        start = self.place_of(prefix)
        end = self.place_of(prefix[:-1] + bytes([prefix[-1] + 1]), start)
        return self.slice(start, end).splitlines(keepends=True)

    def _line_at(self, place: int) -> tuple[int, bytes]:
        """The line that holds `place`, and where the next one begins."""
        begin, end = self._around(place, 0)
        return end, self.slice(begin, end)

    def _around(self, place: int, low: int) -> tuple[int, int]:
        """Beginning and end of the line that holds `place`."""
        assert self._bytes is not None
        begin = self._bytes.rfind(b"\n", low, place) + 1 or low
        end = self._bytes.find(b"\n", place) + 1 or self.size
        return begin, end
