"""A process that reads documents, and the hand that holds it: whatever a document does to the process, the hand says what it was.

The process gets one document at a time and answers with its outcome, so that there is never a doubt about which document it was
reading. It is a plain subprocess: a fork of a process with threads (an orchestrator's) may hang, and processes of
`multiprocessing` import the program's main module again and are refused to workers of Dask.
"""

from __future__ import annotations

import faulthandler
import gc
import os
import resource
import subprocess
import sys
import traceback
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress
from enum import StrEnum
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from pickle import UnpicklingError

from etl.errors import StoreError
from etl.parallel.jobs import Job, Outcome, left_out
from etl.sources import Source

_START_S = 120.0  # within this time a process must have its modules, even on a machine that is busy with other things
_ENDING_S = 5.0  # what has closed its end of the line is about to end, and then tells what ended it
_LOOK_S = 1.0  # so often a process looks whether anybody still wants its answer
_GRACE_S = 30.0  # a process that nobody holds any more ends by itself so long after its document's time is up
_MB = 1_000_000
_FREE_OF_ROUNDS = 200_000  # so many more objects than before may live without a round of the garbage collector
_READY = "ready"
_PROGRAM = "import sys; sys.path[:] = {path!r}; from etl.parallel.process import serve; serve({descriptor})"


class End(StrEnum):
    """How a process ended instead of answering; the value says it of the document, in the middle of a sentence."""

    KILLED = "reading it ended the process that read it"
    TOO_SLOW = "reading it took longer than it may"
    TOO_LARGE = "reading it took more memory than it may"


class Death(Exception):  # noqa: N818 - it is an end, and no error of ours
    """The process is gone. `signal` is what ended it, 0 where none did."""

    def __init__(self, end: End, by: int = 0) -> None:
        super().__init__(end)
        self.end = end
        self.signal = by


class ReaderProcess:
    """A process that reads, once it has a job. `count` documents were read in it so far."""

    def __init__(self) -> None:
        self.count = 0
        self._limit_s = 0.0
        self._connection, theirs = Pipe()
        program = _PROGRAM.format(path=sys.path, descriptor=theirs.fileno())
        # A group of its own: an interrupt from the keyboard is for us, and we end it.
        self._process = subprocess.Popen(
            [sys.executable, "-c", program], pass_fds=(theirs.fileno(),), stdin=subprocess.DEVNULL, process_group=0
        )
        theirs.close()

    def take_job(self, job: Job) -> None:
        """Tells the process how documents are to be read."""
        self._limit_s = job.settings.document_timeout_s
        with suppress(OSError):  # it is gone already, which the answer will tell
            self._connection.send(job)

    def is_ready(self) -> bool:
        """Waits until the process has its modules and its job; whether it came up."""
        with suppress(EOFError, OSError):
            if self._connection.poll(_START_S):
                return bool(self._connection.recv() == _READY)
        self.kill()
        return False

    def read(self, source: Source, content: bytes | None = None) -> Outcome:
        """What became of the document. Raises `Death` where the process did not survive it, `StoreError` where nothing can be
        written."""
        self.count += 1
        try:
            self._connection.send((source, content))
            if not self._connection.poll(self._limit_s):
                self.kill()
                raise Death(End.TOO_SLOW)
            answer = self._connection.recv()
        except (EOFError, OSError, UnpicklingError):
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(_ENDING_S)
            raise Death(End.KILLED, self.kill()) from None
        if isinstance(answer, Outcome):
            return answer
        assert isinstance(answer, Death | StoreError)
        raise answer

    def kill(self) -> int:
        """Ends the process, whatever it is doing; gives the signal that ended it. Who waits for an answer hears that none comes."""
        self._process.kill()
        return max(0, -self._process.wait())


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

    gc.enable()
    connection, parent = Connection(descriptor), os.getppid()
    try:
        job: Job = connection.recv()
    except EOFError:  # nothing is to be read after all
        os._exit(0)
    limit = job.settings.document_memory_mb * _MB
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    settle_memory()
    connection.send(_READY)
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
