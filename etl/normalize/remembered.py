"""What was found in a text, kept for the parsers that ask the same of the same lines."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

R = TypeVar("R")
_LONG = 400  # characters; of longer texts few are kept, or they would fill the memory
_MOST, _MOST_LONG = 4096, 16


def remembered(read: Callable[[str], R]) -> Callable[[str], R]:
    """The function `read`, which tells the same of the same text, asked once for each of the texts that come again soon.

    What it gives must not be changed by whoever gets it.
    """
    short, long = lru_cache(maxsize=_MOST)(read), lru_cache(maxsize=_MOST_LONG)(read)

    @wraps(read)
    def ask(text: str) -> R:
        return short(text) if len(text) < _LONG else long(text)

    return ask
