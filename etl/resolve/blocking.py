"""Which pairs are worth comparing: items that share a rare word or key, found without comparing all with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b


def hash_key(key: str) -> int:
    """A number that stands for a key; two keys never share one in practice.

    >>> hash_key("title dust") == hash_key("title dust")
    True
    """
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def pairs_by_key(keys: Sequence[Iterable[str]], *, largest_block: int) -> Iterator[tuple[int, int]]:
    """Every pair of items `(lower, higher)` that share a key, once; blocks above `largest_block` items tell too little."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for item, own in enumerate(keys):
        for key in dict.fromkeys(own):
            blocks[key].append(item)
    seen: set[int] = set()
    size = len(keys)
    for block in blocks.values():
        if len(block) > largest_block:
            continue
        for i, left in enumerate(block):
            for right in block[i + 1 :]:
                code = left * size + right
                if code not in seen:
                    seen.add(code)
                    yield left, right
