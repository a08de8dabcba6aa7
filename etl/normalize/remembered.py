"""What was found in a text, kept for the parsers that ask the same of the same lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

R = TypeVar("R")
_MOST, _MOST_CHARACTERS = 4096, 400_000  # texts that are kept, and what they hold together


def remembered(read: Callable[[str], R]) -> Callable[[str], R]:
    """The function `read`, which tells the same of the same text, asked once for each of the texts that come again soon.

    What it gives must not be changed by whoever gets it.
    """
    return _Kept(read).__getitem__


class _Kept(dict[str, R], Generic[R]):
    """What was found in each text: a look into a dictionary costs less than any call. When it is full all is forgotten."""

    def __init__(self, read: Callable[[str], R]) -> None:
        super().__init__()
        self._read = read
        self._characters = 0

    def __missing__(self, text: str) -> R:
        found = self._read(text)
        self._characters += len(text)
        if len(self) >= _MOST or self._characters > _MOST_CHARACTERS:
            self.clear()
            self._characters = len(text)
        self[text] = found
        return found
