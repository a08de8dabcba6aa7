"""The hand that holds a process that reads documents: whatever a document does to the process, the hand says what it was.

The process gets one document at a time and answers with its outcome, so that there is never a doubt about which document it was
reading. It is a plain subprocess: a fork of a process with threads (an orchestrator's) may hang, and processes of
`multiprocessing` import the program's main module again and are refused to workers of Dask.

Nothing here takes time to load: a process is started before all else.
"""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from enum import StrEnum
from multiprocessing import Pipe
from pickle import UnpicklingError
from typing import TYPE_CHECKING

from etl.errors import StoreError

if TYPE_CHECKING:
    from etl.parallel.jobs import Job, Outcome
    from etl.sources import Source

READY = "ready"

_START_S = 120.0  # within this time a process must have its modules, even on a machine that is busy with other things
_ENDING_S = 5.0  # what has closed its end of the line is about to end, and then tells what ended it
_PROGRAM = "import sys; sys.path[:] = {path!r}; from etl.parallel.serving import serve; serve({descriptor})"


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
                return bool(self._connection.recv() == READY)
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
            answer: Outcome | Death | StoreError = self._connection.recv()
        except (EOFError, OSError, UnpicklingError):
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(_ENDING_S)
            raise Death(End.KILLED, self.kill()) from None
        if isinstance(answer, Death | StoreError):
            raise answer
        return answer

    def kill(self) -> int:
        """Ends the process, whatever it is doing; gives the signal that ended it. Who waits for an answer hears that none comes."""
        self._process.kill()
        return max(0, -self._process.wait())
