"""Pairs of works that share a blocking key, compared a batch at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from etl.normalize.titles import Title
from etl.resolve.features.works import WorkMention
from etl.resolve.rarity import Rarity
from etl.resolve.weights import Levels
from etl.resolve.works import UNSURE, Titles, compare

_BATCH = 20_000  # pairs: about a second


class Candidate(NamedTuple):
    """Two works that share a key, the older one left. Of two long lists all that is heard is told: they teach what it tells."""

    left: int
    right: int
    are_lists_long: bool


Heard = tuple[Candidate, Levels, float]  # the levels of the features, and what a common identifier tells


@dataclass(frozen=True, slots=True)
class WorkBatch:
    """Pairs, the works that stand in them, and how seldom the words of their titles are."""

    works: Mapping[int, WorkMention]
    pairs: tuple[Candidate, ...]
    rarity: Rarity

    def __reduce__(self) -> tuple[object, ...]:
        words = sorted({word for work in self.works.values() for word in work.title.content})
        return WorkBatch, (self.works, self.pairs, self.rarity.only(words))


def make_batches(pairs: Iterable[Candidate], work_of: Callable[[int], WorkMention], rarity: Rarity) -> Iterator[WorkBatch]:
    """The pairs in batches, in their order."""
    waiting = iter(pairs)
    while some := tuple(islice(waiting, _BATCH)):
        numbers = dict.fromkeys(number for pair in some for number in (pair.left, pair.right))
        works = {number: work_of(number) for number in numbers}
        rarity.fetch(word for work in works.values() for word in work.title.content)
        yield WorkBatch(works, some, rarity)


def score_works(batch: WorkBatch) -> list[Heard]:
    """What was heard of the pairs that are not surely two, in their order."""
    titles: Titles = {}
    known: dict[Title, Title] = {}
    works = {n: w.among(batch.rarity, known.setdefault(w.title, w.title)) for n, w in batch.works.items()}
    found = []
    for pair in batch.pairs:
        heard = compare(works[pair.left], works[pair.right], titles, least=None if pair.are_lists_long else UNSURE)
        if heard is not None:
            found.append((pair, *heard))
    return found
