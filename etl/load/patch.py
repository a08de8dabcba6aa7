"""What one graph has and another has not, as an RDF Patch: a line of N-Quads after `A` (added) or `D` (deleted).

```
H parent <urn:vitagraph:version:11> .
TX .
D <https://data.example/id/p-1> <http://www.w3.org/2000/01/rdf-schema#label> "A. Person" .
A <https://data.example/id/p-1> <http://www.w3.org/2000/01/rdf-schema#label> "Ada Person" .
TC .
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from etl.load.atomic import replacing

PATCH_FILE = "patch.rdfp"
_ADD, _DELETE = b"A ", b"D "


@dataclass(frozen=True, slots=True)
class Patch:
    """Lines of N-Quads with their line ends, each list sorted."""

    deleted: list[bytes]
    added: list[bytes]

    def __len__(self) -> int:
        return len(self.deleted) + len(self.added)

    def then(self, later: Patch) -> Patch:
        """One patch for this one and `later`, which is given for the graph that this one leads to."""
        deleted, added = set(self.deleted), set(self.added)
        return Patch(
            sorted((deleted - set(later.added)) | (set(later.deleted) - added)),
            sorted((added - set(later.deleted)) | (set(later.added) - deleted)),
        )


def difference(old: Iterable[bytes], new: Iterable[bytes]) -> Patch:
    """What makes the lines `new` of the lines `old`, in any order, each counted once."""
    olds, news = set(old), set(new)
    return Patch(sorted(olds - news), sorted(news - olds))


def compare(old: Iterable[bytes], new: Iterable[bytes]) -> Patch:
    """What makes the sorted lines `new` of the sorted lines `old`."""
    patch = Patch([], [])
    end: bytes | None = None
    olds, news = iter(old), iter(new)
    left, right = next(olds, end), next(news, end)
    while left is not None or right is not None:
        if left == right:
            left, right = next(olds, end), next(news, end)
        elif right is None or (left is not None and left < right):
            assert left is not None
            patch.deleted.append(left)
            left = next(olds, end)
        else:
            patch.added.append(right)
            right = next(news, end)
    return patch


def write_patch(patch: Patch, path: Path, parent: int) -> None:
    """Writes the patch that leads from version `parent` to the next one."""
    with replacing(path) as handle:
        handle.write(f"H parent <urn:vitagraph:version:{parent}> .\nTX .\n".encode())
        handle.writelines(_DELETE + line for line in patch.deleted)
        handle.writelines(_ADD + line for line in patch.added)
        handle.write(b"TC .\n")


def read_patch(path: Path) -> Patch:
    """The patch that `write_patch` wrote."""
    with path.open("rb") as handle:
        lines = list(handle)
    return Patch(list(_after(_DELETE, lines)), list(_after(_ADD, lines)))


def _after(mark: bytes, lines: Iterable[bytes]) -> Iterator[bytes]:
    return (line[len(mark) :] for line in lines if line.startswith(mark))
