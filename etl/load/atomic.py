"""Files that are there whole or not at all, also when the process is killed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from etl.errors import StoreError
from etl.load.spare import take_spare


@contextmanager
def replacing(path: Path, spare: Path | None = None) -> Iterator[IO[bytes]]:
    """A file to write to that takes the place of `path` when all went well; raises `StoreError` if it cannot. The file `spare`, if
    it is there and nobody reads it, is written over."""
    fresh = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        is_spare = spare is not None and take_spare(spare, fresh)
        with open(fresh, "wb", opener=_open_whole if is_spare else None) as handle:
            yield handle
            handle.flush()
            os.ftruncate(handle.fileno(), os.lseek(handle.fileno(), 0, os.SEEK_CUR))
        fresh.replace(path)
    except OSError as error:
        raise StoreError(f"cannot write {path}: {error.strerror or error}; give another --output or free some space") from error
    finally:
        with suppress(OSError):
            fresh.unlink()


def _open_whole(path: str, flags: int) -> int:
    return os.open(path, flags & ~os.O_TRUNC)
