"""Documents in batches sized by the work that they are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from etl.sources import Source

# What a document takes: milliseconds, and milliseconds a kilobyte, fitted to some hundreds of CVs. Only a guess for sharing work.
_COSTS = {".pdf": (60.0, 1.3), ".docx": (60.0, 0.05), ".html": (30.0, 2.0), ".htm": (30.0, 2.0)}
_COST_OF_TEXT = (20.0, 8.0)
_SHARE = 3  # a batch is a third of what waits for each reader: it may take three times as long as guessed and holds nobody up,
_PARTS = 16  # but no less than this part of all that each one reads: none waits for long when the last ones are read


def split_batches(sources: Sequence[Source], *, width: int, most: int, most_bytes: int | None = None) -> list[list[Source]]:
    """The documents in batches sized by work: what takes longest comes first, and batches get smaller towards the end, so that
    `width` readers end at about the same time and there are few batches for all that.

    None has more than `most` documents or `most_bytes`, but for one that a single document fills.
    """
    waiting = sum(map(estimate_ms, sources))
    least = waiting / (_PARTS * width)
    batches: list[list[Source]] = []
    room, size = 0.0, 0
    for source in sorted(sources, key=lambda source: (-estimate_ms(source), source.name)):
        cost = estimate_ms(source)
        is_heavy = most_bytes is not None and size + source.size > most_bytes
        if not batches or room < cost or len(batches[-1]) >= most or is_heavy:
            batches.append([])
            room, size = max(waiting / (_SHARE * width), least, cost), 0
        batches[-1].append(source)
        room -= cost
        waiting -= cost
        size += source.size
    return batches


def estimate_ms(source: Source) -> float:
    """About how long reading a document takes, by its size and what its name says of its format."""
    fixed, per_kilobyte = _COSTS.get(PurePosixPath(source.name).suffix.lower(), _COST_OF_TEXT)
    return fixed + per_kilobyte * source.size / 1000
