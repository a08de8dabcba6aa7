"""Reading on workers of Dask: what is read goes over the wire with its bytes, claims come back. No folder needs to be shared.

A worker reads as `vitagraph build` does on one machine: in processes of its own, with the same limits. When a worker is lost, the
scheduler gives what it was reading to another.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from types import TracebackType

from distributed import KilledWorker, get_worker

from etl.model.reading import Reading
from etl.parallel.documents import kept_claims, read_document, store_claims
from etl.parallel.jobs import Job, Outcome, left_out
from etl.parallel.pool import ReaderPool
from etl.parallel.workers import PATIENCE_S, Workers
from etl.parts import read_whole
from etl.settings import Settings
from etl.sources import Source
from etl.state import fingerprints

_MOST_BYTES = 8_000_000  # of documents a batch: larger messages hold the scheduler up
_WAITING = 2  # batches for each thread of the workers: the next one is there when one is done


class DaskReaders:
    """Workers of a Dask scheduler that read batches; see `Workers` for `address` and `patience_s`.

    Use as a context manager. Raises `WorkersError` where no scheduler or worker is there, and where a worker's program, word lists
    or libraries are others than here: its claims would be others too.
    """

    most_bytes: int | None = _MOST_BYTES

    def __init__(
        self,
        address: str,
        claims_folder: Path,
        settings: Settings,
        reader: str = "",
        *,
        is_afresh: bool = False,
        patience_s: float = PATIENCE_S,
    ) -> None:
        self._workers = Workers(address, patience_s)
        self._job = Job(settings, claims_folder, reader, is_afresh)
        self.width = 1

    def __enter__(self) -> DaskReaders:
        self._workers.__enter__()
        self.width = _WAITING * self._workers.threads
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._workers.__exit__(kind, error, trace)

    def read(self, batch: Sequence[Source]) -> list[Reading]:
        """What became of each document of `batch`, in its order. From any thread."""
        readings: dict[str, Reading] = {}
        sent: list[tuple[Source, bytes]] = []
        for source in batch:
            content = None if (kept := kept_claims(source, self._job)) else _content(source, self._job.settings)
            if content is None:
                readings[source.name] = kept or read_document(source, self._job).reading  # a refusal
            else:
                sent.append((source, content))
        for source, outcome in self._read_there(sent):
            readings[source.name] = store_claims(source, outcome, self._job)
        return [readings[source.name] for source in batch]

    def _read_there(self, documents: list[tuple[Source, bytes]]) -> list[tuple[Source, Outcome]]:
        """In halves where the scheduler gives a batch up, because several workers were lost while they had it."""
        if not documents:
            return []
        job = Job(self._job.settings, None, self._job.reader, self._job.is_afresh)
        begun = self._workers.begin(read_batch_there, (job, documents), fingerprints.extractor)
        try:
            outcomes: list[Outcome] = self._workers.result(begun)
        except KilledWorker:
            if len(documents) == 1:
                message = (
                    "several workers were lost while they read it; mend the document or take it out, or build with --retry-failed"
                )
                return [(documents[0][0], Outcome(left_out(documents[0][0], "readers.killed", message)))]
            middle = len(documents) // 2
            return self._read_there(documents[:middle]) + self._read_there(documents[middle:])
        return [(source, outcome) for (source, _), outcome in zip(documents, outcomes, strict=True)]


def read_batch_there(given: tuple[Job, Sequence[tuple[Source, bytes]]]) -> list[Outcome]:
    """What a worker does: the outcome of each document, with its claims."""
    job, documents = given
    pool = _pool_of(job)
    return [pool.read_one(source, content) for source, content in documents]


_lock = Lock()
_pools: dict[str, ReaderPool] = {}


def _pool_of(job: Job) -> ReaderPool:
    """The worker's processes that read with these settings; they stay for the builds to come, and end with the worker."""
    with _lock:
        if (key := repr(job)) not in _pools:
            settings = job.settings.model_copy(update={"processes": get_worker().state.nthreads})
            _pools[key] = ReaderPool(None, settings, job.reader)
        return _pools[key]


def _content(source: Source, settings: Settings) -> bytes | None:
    """The document's bytes; nothing where it is refused before it is read."""
    try:
        return read_whole(source.path).content if source.path.stat().st_size <= settings.max_document_bytes else None
    except OSError:
        return None
