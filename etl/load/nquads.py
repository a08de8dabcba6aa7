"""The graph as a sorted file of N-Quads: same statements, same bytes."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

from etl.errors import StoreError
from etl.load.atomic import replacing
from etl.load.patch import Patch
from etl.load.sorted_file import SortedFile

GRAPH_FILE = "graph.nq"
_PART = 1 << 24  # bytes copied at once
_NEAR = 1 << 16  # a part of the file this small is read and written; the system copies larger ones
DIGESTS = 1 << 256  # how many digests there are


def encode_lines(lines: Iterable[str]) -> list[bytes]:
    """The lines as UTF-8 with their ends, sorted, each once."""
    text = "\n".join(lines)
    return sorted({line + b"\n" for line in text.encode("utf-8", "replace").split(b"\n")}) if text else []


def write_graph_file(lines: Iterable[str], path: Path) -> None:
    """Writes lines as UTF-8, sorted, each once; a lone surrogate, which UTF-8 cannot hold, becomes `?`."""
    with replacing(path) as handle:
        handle.writelines(encode_lines(lines))


def read_graph_file(path: Path) -> Iterator[bytes]:
    """The lines of a graph's file, with their ends."""
    try:
        with path.open("rb") as handle:
            yield from handle
    except OSError as error:
        raise StoreError(f"cannot read {path}: {error.strerror or error}") from None


def patch_graph_file(old: Path, patch: Patch, new: Path) -> None:
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


def digest_of(lines: Iterable[bytes]) -> int:
    """A number that stands for a set of lines: the sum of their SHA-256, modulo 2**256. That of a patched file is known from the
    patch alone."""
    return sum(int.from_bytes(hashlib.sha256(line).digest()) for line in lines) % DIGESTS


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
