"""A large file that nobody needs any more, kept to be written over: its place on the disk and in memory is there already. Removing
one such file and making another took longer than writing it."""

from __future__ import annotations

import fcntl
import os
import sys
from contextlib import suppress
from pathlib import Path


def keep_spare(file: Path, spare: Path) -> None:
    """Makes `spare` of a file that would be removed; it stays where it is if that cannot be done."""
    with suppress(OSError):
        file.replace(spare)


def take_spare(spare: Path, path: Path) -> bool:
    """Moves `spare` to `path`, to be written over; whether that could be done. One that has another name, or that somebody still
    reads, as a slow reader of a version that is gone, is left alone."""
    try:
        with spare.open("r+b") as handle:
            if os.fstat(handle.fileno()).st_nlink > 1 or not _is_ours(handle.fileno()):
                return False
        spare.rename(path)
    except OSError:  # there is none, or it is read
        return False
    return True


def _is_ours(descriptor: int) -> bool:
    """Whether nobody else has a file open: only then the system leases it for writing. Others than Linux do not tell."""
    if sys.platform != "linux":
        return False
    fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_WRLCK)  # an error where somebody has
    fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    return True
