"""What must be on the disk before something else is done."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

_AT_ONCE = 8
_BEGIN = 2  # of `sync_file_range`: to write, without waiting


def sync(path: Path) -> None:
    """What was written to a file or folder is on disk, should the machine stop."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_all(paths: Iterable[Path]) -> None:
    """The same of many: they wait for the disk together."""
    with ThreadPoolExecutor(_AT_ONCE) as beside:
        list(beside.map(sync, paths))


def begin_sync(descriptor: int, start: int, end: int) -> None:
    """Has a part of a file go to disk while more of it is written, where the system can: little is left to `sync` then."""
    if begin := getattr(_SYSTEM, "sync_file_range", None):
        begin(descriptor, ctypes.c_int64(start), ctypes.c_int64(end - start), _BEGIN)


_SYSTEM = ctypes.CDLL(None)
