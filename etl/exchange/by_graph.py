"""The lines of a graph's file by named graph: sorted in pieces on disk, so that of a large graph little is in memory."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from typing import IO

_AT_ONCE = 100_000  # lines that are sorted in memory


def named_graphs(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The lines of named graphs, those of one graph together, the graphs sorted; within each in the order given."""
    named = (line for line in lines if graph_of(line))
    with ExitStack() as files:
        pieces: list[IO[bytes]] = []
        while piece := sorted(islice(named, _AT_ONCE), key=graph_of):
            file = files.enter_context(tempfile.TemporaryFile(prefix="vitagraph-"))
            file.writelines(piece)
            file.seek(0)
            pieces.append(file)
        yield from heapq.merge(*pieces, key=graph_of)


def graph_of(line: bytes) -> bytes:
    """The graph that a line of N-Quads names, empty for the default graph: `<x:g>` of `<x:s> <x:p> "o" <x:g> .`"""
    before, _, last = line[:-3].rpartition(b" ")  # behind it: a blank, a full stop, a line end
    is_iri = last.startswith(b"<") and last.endswith(b">") and b'"' not in last
    return last if is_iri and before.count(b" ") > 1 else b""  # of three terms the last is the object
