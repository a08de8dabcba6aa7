"""How long work tells that it goes on, without knowing who looks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol


class Step(Protocol):
    """A step under way."""

    def advance(self, count: int = 1) -> None:
        """`count` more of the step's parts are done."""

    def say(self, outcome: str) -> None:
        """What the step came to, in a few words."""


class Progress(Protocol):
    """Told of each step of a run."""

    def step(self, name: str, total: int) -> AbstractContextManager[Step]:
        """A step of `total` parts begins; it ends with the context."""


class SilentProgress:
    """For callers that want to hear nothing."""

    @contextmanager
    def step(self, name: str, total: int) -> Iterator[Step]:
        """A step that tells nobody."""
        yield _SilentStep()


class _SilentStep:
    def advance(self, count: int = 1) -> None:
        """Tell nobody."""

    def say(self, outcome: str) -> None:
        """Tell nobody."""
