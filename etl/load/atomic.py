"""Files that are there whole or not at all, also when the process is killed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event
from typing import IO

from etl.errors import StoreError

_PAUSE_S = 0.02


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A file to write to that takes the place of `path` when all went well; raises `StoreError` if it cannot."""
    fresh = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with fresh.open("wb") as handle:
            yield handle
        fresh.replace(path)
    except OSError as error:
        raise StoreError(f"cannot write {path}: {error.strerror or error}; give another --output or free some space") from error
    finally:
        with suppress(OSError):
            fresh.unlink()


@contextmanager
def settling(handle: IO[bytes]) -> Iterator[None]:
    """What is written to a large file goes to disk while more is written: little of it is left to `sync` at the end."""
    is_written = Event()

    def settle() -> None:
        while not is_written.wait(_PAUSE_S):
            os.fdatasync(handle.fileno())

    with ThreadPoolExecutor(1) as beside:
        settled = beside.submit(settle)
        try:
            yield
        finally:
            is_written.set()
        settled.result()
