"""The graph as a sorted file of N-Quads: same statements, same bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from etl.errors import StoreError
from etl.load.atomic import replacing

GRAPH_FILE = "graph.nq"
DIGESTS = 1 << 256  # how many digests there are
_PART = 1 << 20  # bytes of lines in memory at once


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


def count_lines(path: Path) -> tuple[int, int]:
    """The number of lines in a graph's file, and their digest."""
    count = digest = 0
    with path.open("rb") as handle:
        while lines := handle.readlines(_PART):
            count += len(lines)
            digest += digest_of(lines)
    return count, digest % DIGESTS


def digest_of(lines: Iterable[bytes]) -> int:
    """A number that stands for a set of lines: the sum of their SHA-256, modulo 2**256. That of a patched file is known from the
    patch alone."""
    return sum(int.from_bytes(hashlib.sha256(line).digest()) for line in lines) % DIGESTS
