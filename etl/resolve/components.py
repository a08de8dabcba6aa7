"""What hangs together."""

from __future__ import annotations

from collections.abc import Callable, Iterable


def components(seeds: Iterable[int], is_there: Callable[[int], bool], beside: Callable[[int], Iterable[int]]) -> list[set[int]]:
    """All that can be reached from each seed by going on to what is beside it, by the least seeds; those that are no more are left
    out.

    >>> components([7, 1], {1, 2, 7}.__contains__, {1: [2], 2: [1], 7: []}.__getitem__)
    [{1, 2}, {7}]
    """
    seen: set[int] = set()
    found = []
    for seed in sorted(seeds):
        if seed in seen or not is_there(seed):
            continue
        part, waiting = {seed}, [seed]
        while waiting:
            more = set(beside(waiting.pop())) - part
            part |= more
            waiting += more
        seen |= part
        found.append(part)
    return found
