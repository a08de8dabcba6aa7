"""Workers of a Dask scheduler: how they are found, given work, and known to be gone.

Work goes over the wire as bytes, with a hash of the program that is to do it: a worker that has another program refuses before it
unpacks them.
"""

from __future__ import annotations

import pickle
import time
from collections.abc import Callable
from concurrent.futures import CancelledError
from contextlib import ExitStack
from types import TracebackType
from typing import Any, TypeVar
from uuid import uuid4

from dask import config
from distributed import Client, Future, LocalCluster, get_worker
from distributed.comm import CommClosedError

from etl.errors import WorkersError

A = TypeVar("A")

PATIENCE_S = 60.0  # without any worker: one that starts again is back within seconds

_LOCAL = "local:"
_LOOK_S = 5.0
_LARGE = "64MiB"  # of a message, before Dask warns of it
_OTHER_PROGRAM = (
    "the worker at {} runs another version of Vitagraph or of its libraries than this machine; nothing was changed. Install the "
    "same on both (requirements.lock), start it anew and build again"
)


class NobodyLeftError(WorkersError):
    """The scheduler, or its last worker, is gone."""


class Workers:
    """Workers that do what they are given.

    `address` is the scheduler's (`tcp://10.0.0.1:8786`), or `local:N` for N workers of this machine that live as long as this.
    `patience_s` is how long there may be no worker. Use as a context manager. Raises `WorkersError` where no scheduler or worker is
    there.
    """

    def __init__(self, address: str, patience_s: float = PATIENCE_S) -> None:
        self._address, self._patience_s = address, patience_s

    def __enter__(self) -> Workers:
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
            self._opened = opened.pop_all()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._opened.close()

    @property
    def threads(self) -> int:
        """How much they do at once."""
        return sum(self._client.nthreads().values())

    def begin(self, work: Callable[[A], object], given: A, stands_on: Callable[[], str]) -> Future:
        """Has one of them do `work`, a function of a module, with `given`; another one where the first is lost.

        `stands_on` hashes the code that what comes out hangs on: a worker for which it gives something else refuses.
        """
        key = f"{work.__name__}-{uuid4().hex}"  # what Dask's page calls it
        return self._client.submit(do_there, stands_on, stands_on(), pickle.dumps((work, given)), key=key)

    def result(self, begun: Future) -> Any:
        """What came of it. Raises `NobodyLeftError`; Dask's `KilledWorker` where several workers were lost while they had it."""
        seen = time.monotonic()
        while True:
            try:
                return begun.result(timeout=_LOOK_S)
            except TimeoutError:
                if self._has_some():
                    seen = time.monotonic()
                elif time.monotonic() - seen > self._patience_s:
                    raise self._lost() from None
            except (CancelledError, CommClosedError):
                raise self._lost() from None

    def _has_some(self) -> bool:
        try:
            return bool(self._client.nthreads())
        except (OSError, TimeoutError):
            return False

    def _lost(self) -> NobodyLeftError:
        return NobodyLeftError(
            f"the Dask scheduler at {self._address}, or its last worker, is gone; nothing was changed. Start it and build again: "
            "what was read stays read"
        )


def do_there(stands_on: Callable[[], str], expected: str, packed: bytes) -> object:
    """What a worker does."""
    if stands_on() != expected:
        raise WorkersError(_OTHER_PROGRAM.format(get_worker().address))
    work, given = pickle.loads(packed)
    return work(given)


def _start_cluster(address: str) -> LocalCluster | None:
    if not address.startswith(_LOCAL):
        return None
    number = address.removeprefix(_LOCAL)
    if not number.isdecimal() or int(number) < 1:
        raise WorkersError(f"--dask {address}: give the address of a scheduler, or local:N with the number of workers")
    return LocalCluster(n_workers=int(number), threads_per_worker=1, dashboard_address=None, host="127.0.0.1")
