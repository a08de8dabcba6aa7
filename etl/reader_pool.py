"""Reading documents in processes of their own, so that none can take another down with it."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from threading import Lock
from types import TracebackType

from etl.errors import DocumentError
from etl.extract.reading import read_file
from etl.load.claims import write_claims
from etl.model.issue import Issue, Severity
from etl.model.reading import Reading
from etl.settings import Profile, Settings
from etl.sources import Source
from etl.transform.claims import read_claims
from etl.transform.withholding import hide_names, withhold_contacts

__all__ = ["ReaderPool", "Reading", "read_batch"]


def read_batch(batch: Sequence[Source], claims_folder: Path, settings: Settings, reader: str = "") -> list[Reading]:
    """Read documents one after the other; their claims go to files in `claims_folder`. A bad document costs no other."""
    return [_read_document(source, claims_folder, settings, reader) for source in batch]


def _read_document(source: Source, claims_folder: Path, settings: Settings, reader: str) -> Reading:
    try:
        document = read_file(source.path, name=source.name, settings=settings)
    except DocumentError as error:
        return Reading(source.name, None, Issue(source.name, None, Severity.DOCUMENT, error.rule, str(error)))
    claims = read_claims(document)
    if settings.profile is Profile.PUBLIC:
        claims = withhold_contacts(claims, settings.left_out)
    claims = hide_names(claims, source.hidden)
    as_of = claims.as_of.last_day if claims.as_of else ""
    return Reading(source.name, write_claims(claims, claims_folder, reader), None, claims.sha256, as_of)


def settle_memory() -> None:
    """Take what is loaded by now (modules, gazetteers, patterns) out of the garbage collector's rounds, and have fewer of them.

    What reading leaves behind has hardly a cycle in it: counting references frees it.
    """
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


class ReaderPool:
    """Processes that read batches. A document that kills its process is found by halving, named, and left out.

    `reader` names the files of claims (see `etl.load.claims`). Use as a context manager. `read` may be called from several threads.
    """

    def __init__(self, claims_folder: Path, settings: Settings, reader: str = "") -> None:
        self._claims_folder = claims_folder
        self._settings = settings
        self._reader = reader
        self._lock = Lock()
        self._pool = self._new_pool(settings.processes)

    def __enter__(self) -> ReaderPool:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._pool.shutdown(cancel_futures=True)

    @staticmethod
    def _new_pool(processes: int) -> ProcessPoolExecutor:
        # "spawn": a fork of a process with threads (an orchestrator's) may hang.
        return ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=settle_memory)

    def read(self, batch: Sequence[Source]) -> list[Reading]:
        """What became of each document of `batch`, in its order. Raises `OSError` when claims cannot be written."""
        pool = self._pool
        reading = pool.submit(read_batch, batch, self._claims_folder, self._settings, self._reader)
        error = reading.exception()
        if error is None:
            return reading.result()
        if isinstance(error, OSError):
            raise error
        if isinstance(error, BrokenProcessPool):
            self._replace(pool)
        if len(batch) == 1:
            return [self._read_alone(batch[0])]
        middle = len(batch) // 2
        return self.read(batch[:middle]) + self.read(batch[middle:])

    def _replace(self, broken: ProcessPoolExecutor) -> None:
        with self._lock:
            if self._pool is broken:
                self._pool = self._new_pool(self._settings.processes)

    def _read_alone(self, source: Source) -> Reading:
        """In a process that nobody else uses: the pool may have been broken by another batch's document."""
        with self._new_pool(1) as pool:
            reading = pool.submit(read_batch, [source], self._claims_folder, self._settings, self._reader)
            error = reading.exception()
        return Reading(source.name, None, _tell(source, error)) if error else reading.result()[0]


def _tell(source: Source, error: BaseException) -> Issue:
    if isinstance(error, BrokenProcessPool):
        message = "reading it killed the process that read it; the file is damaged or needs more memory than there is"
        return Issue(source.name, None, Severity.DOCUMENT, "reader_pool.killed", message)
    # The cause is the other process's traceback as text; its last line but two or so names the place.
    frames = [line.strip() for line in str(error.__cause__).splitlines() if line.strip().startswith("File ")]
    message = f"a bug of ours, {type(error).__name__}: {error} ({frames[-1] if frames else 'place unknown'}); please report it"
    return Issue(source.name, None, Severity.DOCUMENT, "reader_pool.bug", message)
