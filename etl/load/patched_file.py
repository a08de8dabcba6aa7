"""A sorted file made from an older one and a patch, at the cost of the patch."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeAlias

from etl.errors import StoreError
from etl.load.atomic import replacing
from etl.load.patch import Patch
from etl.load.pieces import Pieces
from etl.load.sorted_file import SortedFile

# A line, and whether it is put in or taken out.
_Edit: TypeAlias = tuple[bytes, bool]


class Late(NamedTuple):
    """More of a patch, asked for when the file is written up to `start`: none of its lines comes before."""

    start: bytes
    patch: Callable[[], Patch]


def patch_file(old: Path, patch: Patch, new: Path, late: Late | None = None, spare: Path | None = None) -> None:
    """Writes `new`, over `spare` if that is there: the sorted lines of `old` with those of the patch taken out and put in.

    What lies between two lines of the patch is copied as it is: the work grows with the patch. Raises `StoreError`
    where the patch does not fit the file.
    """
    edits = _edits(patch) if late is None else _with_late(_edits(patch), late)
    with SortedFile(old) as lines, old.open("rb") as source, replacing(new, spare) as target:
        pieces = Pieces(source, target, lines.size)
        done = place = 0
        for line, is_added in edits:
            place = lines.place_of(line, place)
            if (lines.slice(place, place + len(line)) == line) is is_added:
                raise StoreError(f"{old} is not what the build before wrote: build with --full")
            if place > done:
                pieces.copy(done, place)
            done = place
            if is_added:
                pieces.add(line)
            else:
                done = place = place + len(line)
        pieces.copy(done, lines.size)
        pieces.write_all()


def _edits(patch: Patch) -> list[_Edit]:
    return sorted([(line, False) for line in patch.deleted] + [(line, True) for line in patch.added])


def _with_late(edits: list[_Edit], late: Late) -> Iterator[_Edit]:
    known = bisect_left(edits, (late.start, False))
    yield from edits[:known]
    more = _edits(late.patch())
    assert all(line >= late.start for line, _ in more)
    yield from sorted(edits[known:] + more)
