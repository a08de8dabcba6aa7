"""What a process that reads does: it answers one document after the other until nobody asks any more."""

from __future__ import annotations

import faulthandler
import gc
import os
import resource
import traceback
from concurrent.futures import ThreadPoolExecutor, wait
from multiprocessing.connection import Connection
from pathlib import Path

from etl.errors import StoreError
from etl.parallel.jobs import Job, Outcome, left_out
from etl.parallel.process import READY, Death, End
from etl.sources import Source

_LOOK_S = 1.0  # so often a process looks whether anybody still wants its answer
_GRACE_S = 30.0  # a process that nobody holds any more ends by itself so long after its document's time is up
_MB = 1_000_000
_FREE_OF_ROUNDS = 200_000  # so many more objects than before may live without a round of the garbage collector


def settle_memory() -> None:
    """Take what is loaded by now (modules, gazetteers, patterns) out of the garbage collector's rounds, and have fewer of them.

    What reading leaves behind has hardly a cycle in it: counting references frees it. An ordinary document is read without a round.
    """
    gc.freeze()
    gc.set_threshold(_FREE_OF_ROUNDS, 20, 20)


def serve(descriptor: int) -> None:
    """What the process does: answers one document after the other until nobody asks any more."""
    gc.disable()  # what is loaded stays
    from etl.parallel.documents import read_document
    from etl.parallel.practice import practise

    connection, parent = Connection(descriptor), os.getppid()
    practise(until=connection.poll)
    gc.enable()
    try:
        job: Job = connection.recv()
    except EOFError:  # nothing is to be read after all
        os._exit(0)
    limit = job.settings.document_memory_mb * _MB
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    settle_memory()
    connection.send(READY)
    # A second watch works without the interpreter: code in C that never comes back is ended too when nobody is left to do it.
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, ThreadPoolExecutor(1) as thread:
        while True:
            try:
                source, content = connection.recv()
            except EOFError:
                os._exit(0)
            faulthandler.dump_traceback_later(job.settings.document_timeout_s + _GRACE_S, exit=True, file=nowhere)
            reading = thread.submit(read_document, source, job, content)
            while not wait([reading], _LOOK_S).done:
                if os.getppid() != parent:
                    os._exit(1)
            error = reading.exception()
            connection.send(_tell(source, error) if error else reading.result())
            faulthandler.cancel_dump_traceback_later()
            if isinstance(error, MemoryError):
                os._exit(1)


def _tell(source: Source, error: BaseException) -> Outcome | Death | StoreError:
    if isinstance(error, MemoryError):
        return Death(End.TOO_LARGE)
    if isinstance(error, StoreError):
        return error
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "place unknown"
    message = f"a bug of ours, {type(error).__name__}: {error} ({place}); please report it"
    return Outcome(left_out(source, "readers.bug", message))
