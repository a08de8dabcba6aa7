"""Pairs of namesakes, weighed a batch at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from etl.resolve.persons import Odds, weigh_pair
from etl.resolve.surroundings import Neighbour, Surroundings

_BATCH = 10_000  # pairs: about half a second


@dataclass(frozen=True, slots=True)
class PersonBatch:
    """Pairs, the people that stand in them, and what is asked about these."""

    people: Mapping[int, Neighbour]
    pairs: tuple[tuple[int, int], ...]
    around: Surroundings

    def __reduce__(self) -> tuple[object, ...]:
        documents = ((self.people[left].document, self.people[right].document) for left, right in self.pairs)
        return PersonBatch, (self.people, self.pairs, self.around.only(self.people.values(), documents))


def make_batches(
    pairs: Iterable[tuple[int, int]], side_of: Callable[[int], Neighbour], around: Surroundings
) -> Iterator[PersonBatch]:
    """The pairs in batches, in their order."""
    waiting = iter(pairs)
    while some := tuple(islice(waiting, _BATCH)):
        numbers = dict.fromkeys(number for pair in some for number in pair)
        yield PersonBatch({number: side_of(number) for number in numbers}, some, around)


def score_people(batch: PersonBatch) -> list[tuple[tuple[int, int], Odds]]:
    """Each pair with the log odds that the two are one, and what speaks for it beside the name."""
    return [(pair, weigh_pair(batch.people[pair[0]], batch.people[pair[1]], batch.around)) for pair in batch.pairs]
