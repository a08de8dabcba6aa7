"""One writer at a time in an output folder."""

from __future__ import annotations

import fcntl
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from etl.errors import StoreError

LOCK_FILE = "lock"
_POLL_S = 0.2


@contextmanager
def locked(output: Path, wait_s: float) -> Iterator[None]:
    """Nobody else writes in `output` meanwhile; readers are not concerned.

    The system gives the lock back when its holder ends, however it ends. Raises `StoreError` where another one holds it for longer
    than `wait_s`, and where nothing can be written.
    """
    path = output / LOCK_FILE
    try:
        output.mkdir(parents=True, exist_ok=True)
        handle = path.open("a+", encoding="utf-8")
    except OSError as error:
        raise StoreError(f"nothing can be written in {output} ({error.strerror}); give another folder with --output") from None
    with handle:
        deadline = time.monotonic() + wait_s
        while not _taken(handle.fileno()):
            if time.monotonic() >= deadline:
                handle.seek(0)
                holder = handle.read().strip() or "another process"
                raise StoreError(f"{holder} is writing in {output}; wait until it ends, or give another folder with --output")
            time.sleep(_POLL_S)
        handle.seek(0)
        handle.truncate()
        handle.write(f"process {os.getpid()} on {socket.gethostname()}\n")
        handle.flush()
        yield


def _taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
