"""A sorted file made from an older one and a patch, at the cost of the patch."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import IO

from etl.errors import StoreError
from etl.load.atomic import replacing
from etl.load.patch import Patch
from etl.load.sorted_file import SortedFile

_PART = 1 << 24  # bytes copied at once
_NEAR = 1 << 16  # a part of the file this small is read and written; the system copies larger ones


def patch_file(old: Path, patch: Patch, new: Path) -> None:
    """Writes `new`: the sorted lines of `old` with those of the patch taken out and put in.

    What lies between two lines of the patch is copied as it is, by the system: the work grows with the patch. Raises `StoreError`
    where the patch does not fit the file.
    """
    edits = sorted([(line, False) for line in patch.deleted] + [(line, True) for line in patch.added])
    with SortedFile(old) as lines, old.open("rb") as source, replacing(new) as target:
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
