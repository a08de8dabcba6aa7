"""Where blocks of pairs are compared: at home, or wherever the caller spreads them to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import Protocol, TypeVar

A = TypeVar("A")
B = TypeVar("B")


class Spread(Protocol):
    """What `map` does for one iterable: the function's answers for the batches, in their order. The function stands in a module;
    batches and answers are plain data once they are pickled."""

    def __call__(self, function: Callable[[A], B], batches: Iterable[A], /) -> Iterable[B]: ...


def spread_out(spread: Spread, function: Callable[[A], B], batches: Iterable[A]) -> Iterator[B]:
    """The answers for all batches; a single one is not worth sending away."""
    waiting = iter(batches)
    first = list(islice(waiting, 2))
    yield from spread(function, chain(first, waiting)) if len(first) > 1 else map(function, first)
