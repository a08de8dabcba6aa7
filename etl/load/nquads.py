"""The graph as a sorted file of N-Quads: same statements, same bytes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

from etl.errors import StoreError
from etl.graph.statements import Description, DocumentGraph, write_quads
from etl.load.atomic import replacing
from etl.load.patch import Patch

GRAPH_FILE = "graph.nq"
_MANY = 100_000  # lines written at once
_PART = 1 << 24  # bytes copied at once
_NEAR = 1 << 16  # a part of the file this small is read line by line


def sorted_quads(nodes: dict[str, Description], documents: Iterable[DocumentGraph]) -> list[str]:
    """Every statement of the default graph (`nodes`) and of the documents' graphs as a line, sorted by code point."""
    lines = list(write_quads(nodes, None))
    for document in documents:
        lines.extend(write_quads(document.nodes, document.graph))
    lines.sort()
    return lines


def encode_line(line: str) -> bytes:
    """The line as UTF-8 with its end; a lone surrogate, which UTF-8 cannot hold, becomes `?`."""
    return line.encode("utf-8", "replace") + b"\n"


def write_graph_file(lines: Iterable[str], path: Path) -> None:
    """Writes sorted lines as UTF-8, each once."""
    lines = list(lines)
    with replacing(path) as handle:
        for start in range(0, len(lines), _MANY):
            try:
                handle.write(("\n".join(lines[start : start + _MANY]) + "\n").encode("utf-8"))
            except UnicodeEncodeError:
                break
        else:
            return
        handle.seek(0)
        handle.truncate()
        handle.writelines(sorted({encode_line(line) for line in lines}))


def read_graph_file(path: Path) -> Iterator[bytes]:
    """The lines of a graph's file, with their ends."""
    try:
        with path.open("rb") as handle:
            yield from handle
    except OSError as error:
        raise StoreError(f"cannot read {path}: {error.strerror or error}") from None


def patch_graph_file(old: Path, patch: Patch, new: Path) -> None:
    """Writes `new`: the sorted lines of `old` with those of the patch taken out and put in.

    What lies between two lines of the patch is copied as it is, by the system: the work grows with the patch.
    """
    edits = sorted([(line, False) for line in patch.deleted] + [(line, True) for line in patch.added])
    with old.open("rb") as source, replacing(new) as target:
        done, size = 0, os.fstat(source.fileno()).st_size
        for line, is_added in edits:
            place = _place_of(source, line, done, size)
            _copy(source, target, done, place)
            done = place
            if is_added:
                target.write(line)
            else:
                done += len(line)
        _copy(source, target, done, size)


def _place_of(source: IO[bytes], line: bytes, low: int, high: int) -> int:
    """Where the first line that is not before `line` begins, between two beginnings of lines."""
    while high - low > _NEAR:
        middle = (low + high) // 2
        source.seek(middle)
        source.readline()  # the rest of a line
        begin = source.tell()
        if begin >= high:
            break
        if source.readline() < line:
            low = source.tell()
        else:
            high = begin
    source.seek(low)
    while low < high and (found := source.readline()) < line:
        low += len(found)
    return low


def _copy(source: IO[bytes], target: IO[bytes], start: int, end: int) -> None:
    if end - start < _NEAR:
        source.seek(start)
        target.write(source.read(end - start))
        return
    target.flush()
    if hasattr(os, "copy_file_range"):
        with suppress(OSError):  # file systems that cannot; what is wrong with the target shows below
            while start < end and (copied := os.copy_file_range(source.fileno(), target.fileno(), end - start, start)):
                start += copied
    source.seek(start)
    while start < end and (part := source.read(min(end - start, _PART))):
        target.write(part)
        start += len(part)
