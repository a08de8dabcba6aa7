"""A sorted file made from an older one and a patch, at the cost of the patch."""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Callable, Iterator
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import IO, NamedTuple, TypeAlias

from etl.errors import StoreError
from etl.load.atomic import replacing, settling
from etl.load.patch import Patch
from etl.load.sorted_file import SortedFile

_PART = 1 << 24  # bytes copied at once
_NEAR = 1 << 16  # a part of the file this small is read and written; the system copies larger ones
_LARGE = 1 << 26  # a file this large takes its time to go to disk


# A line, and whether it is put in or taken out.
_Edit: TypeAlias = tuple[bytes, bool]


class Late(NamedTuple):
    """More of a patch, asked for when the file is written up to `start`: none of its lines comes before."""

    start: bytes
    patch: Callable[[], Patch]


def patch_file(old: Path, patch: Patch, new: Path, late: Late | None = None) -> None:
    """Writes `new`: the sorted lines of `old` with those of the patch taken out and put in.

    What lies between two lines of the patch is copied as it is, by the system: the work grows with the patch. Raises `StoreError`
    where the patch does not fit the file.
    """
    edits = _edits(patch) if late is None else _with_late(_edits(patch), late)
    with (
        SortedFile(old) as lines,
        old.open("rb") as source,
        replacing(new) as target,
        settling(target) if lines.size > _LARGE else nullcontext(),
    ):
        done = place = 0
        for line, is_added in edits:
            place = lines.place_of(line, place)
            if (lines.slice(place, place + len(line)) == line) is is_added:
                raise StoreError(f"{old} is not what the build before wrote: build with --full")
            if place > done:
                _copy(source, target, done, place)
            done = place
            if is_added:
                target.write(line)
            else:
                done = place = place + len(line)
        _copy(source, target, done, lines.size)


def _edits(patch: Patch) -> list[_Edit]:
    return sorted([(line, False) for line in patch.deleted] + [(line, True) for line in patch.added])


def _with_late(edits: list[_Edit], late: Late) -> Iterator[_Edit]:
    known = bisect_left(edits, (late.start, False))
    yield from edits[:known]
    more = _edits(late.patch())
    assert all(line >= late.start for line, _ in more)
    yield from sorted(edits[known:] + more)


def _copy(source: IO[bytes], target: IO[bytes], start: int, end: int) -> None:
    if end - start < _NEAR:
        target.write(os.pread(source.fileno(), end - start, start))
        return
    target.flush()
    if hasattr(os, "copy_file_range"):
        with suppress(OSError):  # file systems that cannot; what is wrong with the target shows below
            while start < end and (copied := os.copy_file_range(source.fileno(), target.fileno(), end - start, start)):
                start += copied
    while start < end and (part := os.pread(source.fileno(), min(end - start, _PART), start)):
        target.write(part)
        start += len(part)
