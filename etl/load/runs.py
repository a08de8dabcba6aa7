"""More sorted lines than should be in memory at once: written as runs, and put together into one sorted file."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from etl.load.atomic import replacing
from etl.load.sorted_file import SortedFile

_PREFIX = "runs-"
_AT_ONCE = 1 << 24  # bytes of all runs that are sorted at once
_RUN = 1 << 25  # bytes of a run


class Runs:
    """Sorted runs in a folder of their own below `work`. `drop` removes them; those of an interrupted build go with `drop_left`."""

    def __init__(self, work: Path) -> None:
        work.mkdir(parents=True, exist_ok=True)
        self._folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=work))
        self._waiting: list[Sequence[bytes]] = []
        self._bytes = 0
        self._paths: list[Path] = []

    def add(self, lines: Sequence[bytes]) -> None:
        """More lines with their ends, in any order."""
        self._waiting.append(lines)
        self._bytes += sum(map(len, lines))
        if self._bytes > _RUN:
            self._write()

    def _write(self) -> None:
        path = self._folder / f"{len(self._paths):06}"
        with replacing(path) as handle:
            waiting = [line for lines in self._waiting for line in lines]
            waiting.sort()  # parts of it are sorted already
            handle.writelines(dict.fromkeys(waiting))
        self._paths.append(path)
        self._waiting, self._bytes = [], 0

    def merge(self, path: Path) -> None:
        """Writes all lines to `path`, sorted, each once."""
        if self._waiting:
            self._write()
        with replacing(path) as handle:
            for lines in _merged([SortedFile(each) for each in self._paths]):
                handle.writelines(lines)

    def drop(self) -> None:
        """The runs are not needed any more."""
        shutil.rmtree(self._folder, ignore_errors=True)


def drop_left(work: Path) -> None:
    """Removes what interrupted builds left in `work`."""
    for folder in work.glob(f"{_PREFIX}*"):
        shutil.rmtree(folder, ignore_errors=True)


def _merged(runs: Sequence[SortedFile]) -> Iterator[list[bytes]]:
    """The lines of all runs, sorted, each once, a part at a time: up to where the longest run has had its share."""
    places = [0] * len(runs)
    share = max(1, _AT_ONCE // max(1, len(runs)))
    while any(place < run.size for run, place in zip(runs, places, strict=True)):
        ends = [run.line_behind(place + share) for run, place in zip(runs, places, strict=True)]
        end = min(filter(None, ends), default=None)
        lines: list[bytes] = []
        for number, run in enumerate(runs):
            until = run.size if end is None else run.place_of(end, places[number])
            lines += run.slice(places[number], until).splitlines(keepends=True)
            places[number] = until
        lines.sort()
        yield list(dict.fromkeys(lines))
    for run in runs:
        run.close()
