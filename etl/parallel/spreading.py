"""Computing on workers of Dask, for who would have done it in place: `map`, but for where it is done."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from types import TracebackType
from typing import TypeVar

from distributed import Future, KilledWorker

from etl.parallel.workers import PATIENCE_S, NobodyLeftError, Workers
from etl.state import fingerprints

A = TypeVar("A")
B = TypeVar("B")

_WAITING = 2  # batches for each thread of the workers: the next one is there when one is done


class DaskSpread:
    """`spread(work, batches)` gives `work(batch)` for each batch, in order.

    `work` is a function of a module, batches and answers can be pickled. The workers are looked for at the first call. What they
    lose, and all that is left once nobody is there, is done here: the answers are the same. Use as a context manager. Raises
    `WorkersError` where no worker is there at the beginning, and where a worker has another program.
    """

    def __init__(self, address: str, patience_s: float = PATIENCE_S) -> None:
        self._address, self._patience_s = address, patience_s
        self._workers: Workers | None = None
        self._opened = ExitStack()
        self._is_alone = False

    def __enter__(self) -> DaskSpread:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._opened.close()

    def __call__(self, work: Callable[[A], B], batches: Iterable[A]) -> Iterator[B]:
        """The answers, in order."""
        workers = self._workers or self._open()
        waiting: deque[tuple[A, Future | None]] = deque()
        width = _WAITING * workers.threads
        for batch in batches:
            begun = None if self._is_alone else workers.begin(work, batch, fingerprints.program)
            waiting.append((batch, begun))
            if len(waiting) > width:
                yield self._answer(workers, work, *waiting.popleft())
        while waiting:
            yield self._answer(workers, work, *waiting.popleft())

    def _open(self) -> Workers:
        self._workers = self._opened.enter_context(Workers(self._address, self._patience_s))
        return self._workers

    def _answer(self, workers: Workers, work: Callable[[A], B], batch: A, begun: Future | None) -> B:
        if begun is not None and not self._is_alone:
            with suppress(KilledWorker):
                try:
                    answer: B = workers.result(begun)
                except NobodyLeftError:
                    self._is_alone = True
                else:
                    return answer
        return work(batch)
