"""Reading documents in processes of their own, so that none can take another down with it."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from pathlib import Path
from queue import LifoQueue
from threading import Lock
from types import TracebackType
from typing import Protocol

from etl.errors import WorkersError
from etl.model.reading import Reading
from etl.parallel.early import EarlyReader
from etl.parallel.jobs import Job, Outcome, left_out
from etl.parallel.process import Death, End, ReaderProcess
from etl.settings import Settings
from etl.sources import Source

_STARTS = 3  # of processes that did not come up, before it is no accident


class Readers(Protocol):
    """Who reads batches of documents: processes here, or workers elsewhere.

    width       how many batches they read at once
    most_bytes  of documents in a batch, if that matters
    """

    width: int
    most_bytes: int | None

    def __enter__(self) -> Readers:
        """They stand ready."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """They are let go, whatever they are doing."""

    def read(self, batch: Sequence[Source]) -> list[Reading]:
        """What became of each document of `batch`, in its order; `StoreError` where nothing can be written. From any thread."""


def read_all(readers: Readers, batches: Sequence[Sequence[Source]]) -> Iterator[list[Reading]]:
    """The readings of all batches, each batch as soon as it is read. Reading begins at once, not when the first is asked for."""
    threads = ThreadPoolExecutor(readers.width)
    return _as_read(threads, [threads.submit(readers.read, batch) for batch in batches])


def _as_read(threads: ThreadPoolExecutor, waiting: list[Future[list[Reading]]]) -> Iterator[list[Reading]]:
    try:
        for done in as_completed(waiting):
            yield done.result()
    finally:
        threads.shutdown(wait=False, cancel_futures=True)


class ReaderPool:
    """Processes that read. A document that ends its process, takes too long or too much memory is named and left out; the others
    of its batch are read in another process.

    `reader` names the files of claims (see `etl.load.claims`); `early` may have a process that is started already. Use as a context
    manager. `read` may be called from several threads.
    """

    most_bytes: int | None = None

    def __init__(
        self,
        claims_folder: Path | None,
        settings: Settings,
        reader: str = "",
        *,
        is_afresh: bool = False,
        early: EarlyReader | None = None,
    ) -> None:
        self.width = settings.processes
        self._early = early or EarlyReader()
        self._job = Job(settings, claims_folder, reader, is_afresh)
        self._idle: LifoQueue[ReaderProcess | None] = LifoQueue()
        self._all: set[ReaderProcess] = set()
        self._lock = Lock()
        self._is_closed = False
        for _ in range(self.width):
            self._idle.put(None)  # a process that is not started yet

    def __enter__(self) -> ReaderPool:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with self._lock:
            self._is_closed = True
            processes = list(self._all)
        for process in processes:
            process.kill()

    def read(self, batch: Sequence[Source]) -> list[Reading]:
        """What became of each document of `batch`, in its order. Raises `StoreError` when claims cannot be written,
        `WorkersError` where no process can be started."""
        return [self.read_one(source).reading for source in batch]

    def read_one(self, source: Source, content: bytes | None = None) -> Outcome:
        """What became of a document, of which `content` is what it holds if it does not lie at its path.

        The process that a document ended may have been ended by something else, or have gathered memory before: the document gets a
        second chance in a fresh one. Time that is up is up.
        """
        process = self._idle.get()
        try:
            for is_last in (False, True):
                process = process or self._start()
                try:
                    return process.read(source, content)
                except Death as death:
                    is_fresh = process.count == 1
                    self._forget(process)
                    process = None
                    if is_last or death.end is End.TOO_SLOW or (death.end is End.TOO_LARGE and is_fresh):
                        return Outcome(self._tell(source, death))
        finally:
            self._idle.put(process)
        raise AssertionError("the last chance ends in an answer")

    def _start(self) -> ReaderProcess:
        """A process that has come up; one that is killed before it has need not be the last one."""
        for _ in range(_STARTS):
            with self._lock:
                if self._is_closed:
                    raise _ClosedError
                process = self._early.take() or ReaderProcess()
                self._all.add(process)
            process.take_job(self._job)
            if process.is_ready():
                return process
            self._forget(process)
        raise WorkersError(
            "processes that read documents cannot be started, what they said of it is above; nothing was changed. See that there "
            "is memory for VITAGRAPH_PROCESSES of them, and build again"
        )

    def _forget(self, process: ReaderProcess) -> None:
        with self._lock:
            self._all.discard(process)
            if self._is_closed:
                raise _ClosedError

    def _tell(self, source: Source, death: Death) -> Reading:
        settings = self._job.settings
        if death.end is End.TOO_SLOW:
            reason = f"{death.end}, {settings.document_timeout_s:g} s; raise VITAGRAPH_DOCUMENT_TIMEOUT_S"
            return left_out(source, "readers.too_slow", f"{reason} and build with --retry-failed, or take the file out")
        if death.end is End.TOO_LARGE:
            reason = f"{death.end}, {settings.document_memory_mb} MB; raise VITAGRAPH_DOCUMENT_MEMORY_MB"
            return left_out(source, "readers.too_large", f"{reason} and build with --retry-failed, or take the file out")
        by = f" ({signal.Signals(death.signal).name})" if death.signal else ""
        advice = "the file is damaged, or needs more memory than there is; mend it or take it out, or build with --retry-failed"
        return left_out(source, "readers.killed", f"{death.end}{by}: {advice}")


class _ClosedError(RuntimeError):
    """A thread went on reading after the build was given up; nobody waits for it."""
