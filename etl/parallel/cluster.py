"""Reading on workers of Dask: what is read goes over the wire with its bytes, claims come back. No folder needs to be shared.

A worker reads as `vitagraph build` does on one machine: in processes of its own, with the same limits. When a worker is lost, the
scheduler gives what it was reading to another.
"""

from __future__ import annotations

import pickle
import time
from collections.abc import Sequence
from concurrent.futures import CancelledError
from contextlib import ExitStack
from pathlib import Path
from threading import Lock
from types import TracebackType

from dask import config
from distributed import Client, Future, KilledWorker, LocalCluster, get_worker
from distributed.comm import CommClosedError

from etl.errors import WorkersError
from etl.model.reading import Reading
from etl.parallel.documents import kept_claims, read_document, store_claims
from etl.parallel.jobs import Job, Outcome, left_out
from etl.parallel.pool import ReaderPool
from etl.parts import read_whole
from etl.settings import Settings
from etl.sources import Source
from etl.state import fingerprints

_LOCAL = "local:"
_PATIENCE_S = 60.0  # without any worker: one that starts again is back within seconds
_LOOK_S = 5.0
_MOST_BYTES = 8_000_000  # of documents a batch: larger messages hold the scheduler up
_LARGE = "64MiB"  # of a message, before Dask warns of it
_WAITING = 2  # batches for each thread of the workers: the next one is there when one is done

_OTHER_PROGRAM = (
    "the worker at {} runs another version of Vitagraph or of its libraries than this machine; nothing was changed. Install the "
    "same on both (requirements.lock), start it anew and build again"
)


class DaskReaders:
    """Workers of a Dask scheduler that read batches.

    `address` is the scheduler's (`tcp://10.0.0.1:8786`), or `local:N` for N workers of this machine that live as long as the build.
    `patience_s` is how long there may be no worker. Use as a context manager. Raises `WorkersError` where no scheduler or worker is
    there, and where a worker's program, word lists or libraries are others than here: its claims would be others too.
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
        patience_s: float = _PATIENCE_S,
    ) -> None:
        self._patience_s = patience_s
        self._address = address
        self._job = Job(settings, claims_folder, reader, is_afresh)
        self.width = 1

    def __enter__(self) -> DaskReaders:
        config.set({"distributed.admin.large-graph-warning-threshold": _LARGE})
        with ExitStack() as opened:
            cluster = _start_cluster(self._address)
            if cluster is not None:
                opened.enter_context(cluster)
            wait_s = self._patience_s / 2
            try:
                self._client = opened.enter_context(Client(cluster or self._address, timeout=wait_s, set_as_default=False))
                self._client.wait_for_workers(1, timeout=wait_s)
            except (OSError, ValueError, TimeoutError) as error:
                raise WorkersError(
                    f"no Dask scheduler with a worker answers at {self._address} ({error}); nothing was changed. Start "
                    "`dask scheduler` and `dask worker ADDRESS`, or build without --dask"
                ) from None
            self.width = _WAITING * sum(self._client.nthreads().values())
            self._opened = opened.pop_all()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._opened.close()

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
        future = self._client.submit(read_batch_there, pickle.dumps((job, documents)), pure=False)
        try:
            outcomes = self._wait_for(future)
        except KilledWorker:
            if len(documents) == 1:
                message = (
                    "several workers were lost while they read it; mend the document or take it out, or build with --retry-failed"
                )
                return [(documents[0][0], Outcome(left_out(documents[0][0], "readers.killed", message)))]
            middle = len(documents) // 2
            return self._read_there(documents[:middle]) + self._read_there(documents[middle:])
        return [(source, outcome) for (source, _), outcome in zip(documents, outcomes, strict=True)]

    def _wait_for(self, future: Future) -> list[Outcome]:
        seen = time.monotonic()
        while True:
            try:
                outcomes: list[Outcome] = future.result(timeout=_LOOK_S)
                return outcomes
            except TimeoutError:
                if self._has_workers():
                    seen = time.monotonic()
                elif time.monotonic() - seen > self._patience_s:
                    raise self._lost() from None
            except (CancelledError, CommClosedError):
                raise self._lost() from None

    def _has_workers(self) -> bool:
        try:
            return bool(self._client.nthreads())
        except (OSError, TimeoutError):
            return False

    def _lost(self) -> WorkersError:
        return WorkersError(
            f"the Dask scheduler at {self._address}, or its last worker, is gone; nothing was changed. Start it and build again: "
            "what was read stays read"
        )


def read_batch_there(packed: bytes) -> list[Outcome]:
    """What a worker does: the outcome of each document, with its claims. `packed` holds the job and the documents."""
    job, documents = pickle.loads(packed)
    if job.reader and job.reader != fingerprints.reader(job.settings):
        raise WorkersError(_OTHER_PROGRAM.format(get_worker().address))
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


def _start_cluster(address: str) -> LocalCluster | None:
    if not address.startswith(_LOCAL):
        return None
    number = address.removeprefix(_LOCAL)
    if not number.isdecimal() or int(number) < 1:
        raise WorkersError(f"--dask {address}: give the address of a scheduler, or local:N with the number of workers")
    return LocalCluster(n_workers=int(number), threads_per_worker=1, dashboard_address=None, host="127.0.0.1")


def _content(source: Source, settings: Settings) -> bytes | None:
    """The document's bytes; nothing where it is refused before it is read."""
    try:
        return read_whole(source.path).content if source.path.stat().st_size <= settings.max_document_bytes else None
    except OSError:
        return None
