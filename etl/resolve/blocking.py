"""Which pairs are worth comparing: items that share a rare word or key, found without comparing all with all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence


def rare_words(texts: Sequence[Collection[str]], *, keep: int) -> list[list[str]]:
    """For each item the `keep` words that fewest items have, rarest first.

    Counts are compared in steps of doublings, so that one more item seldom changes which words are the rarest.
    """
    frequency = Counter(word for words in texts for word in set(words))
    return [sorted(set(words), key=lambda word: (frequency[word].bit_length(), word))[:keep] for words in texts]


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
