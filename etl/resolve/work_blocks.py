"""What brings works together: the keys of each, and the works under each key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from etl.resolve.blocking import hash_key
from etl.resolve.features.works import WorkMention
from etl.resolve.rarity import CountedRarity
from etl.resolve.shelves import Shelves

_RARE_WORDS = 4
_NAMES_IN_KEY = 3
_LARGEST_BLOCK = 60


class WorkBlocks:
    """The blocks of works by number."""

    def __init__(self, shelves: Shelves, rarity: CountedRarity) -> None:
        self._blocks = shelves.postings("work_keys")
        self._rarity = rarity

    def fetch(self, keys: Iterable[int]) -> None:
        """Reads the blocks of these keys, many at a time."""
        self._blocks.fetch(keys)

    def keys(self, works: Sequence[WorkMention]) -> list[tuple[int, ...]]:
        """The keys of each of these works."""
        self._rarity.fetch(word for work in works for word in words_of(work))
        found = [self._keys(work) for work in works]
        self._blocks.fetch(key for keys in found for key in keys)
        return found

    def rekey(self, number: int, before: Sequence[int], now: Sequence[int]) -> None:
        """Puts a work under other keys."""
        for key in set(before).difference(now):
            self._blocks.discard(key, number)
        for key in set(now).difference(before):
            self._blocks.add(key, number)

    def beside(self, keys: Sequence[int]) -> set[int]:
        """The works under any of these keys; one that very many works have tells nothing."""
        return {number for key in keys if len(block := self._blocks.get(key)) <= _LARGEST_BLOCK for number in block}

    def opened(self) -> set[int]:
        """The works of the blocks that grew too large, and of those that are so no more."""
        return {
            number
            for _, before, now in self._blocks.changed()
            if (len(before) > _LARGEST_BLOCK) is not (len(now) > _LARGEST_BLOCK)
            for number in now
        }

    def _keys(self, work: WorkMention) -> tuple[int, ...]:
        words = sorted(set(words_of(work)), key=lambda word: (self._rarity.step(word), word))[:_RARE_WORDS]
        return tuple(dict.fromkeys(map(hash_key, _blocking_keys(work, words))))


def words_of(work: WorkMention) -> tuple[str, ...]:
    """The words that tell what a work is; a title may have none but "On" and "the"."""
    return work.title.content or work.title.words


def _blocking_keys(work: WorkMention, words: Sequence[str]) -> list[str]:
    """What two mentions of one work have in common; `words` are the rarest of its title."""
    keys = [f"words {' '.join(sorted(pair))}" for pair in combinations(words, 2)]
    keys.append(f"tight {work.title.tight[:40]}")
    if len(work.title.main) >= 5:
        keys.append(f"main {work.title.main[:40]}")
    if work.year and work.authors:
        keys.append(f"by {' '.join(sorted(author.block for author in work.authors)[:_NAMES_IN_KEY])} {work.year}")
    keys.extend(f"id {identifier}" for identifier in (work.doi, work.arxiv) if identifier)
    return keys
