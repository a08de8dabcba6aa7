"""Who reads, and who computes what can be computed apart: processes of this machine, or workers of Dask."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from etl.errors import UsageError
from etl.parallel.early import EarlyReader
from etl.parallel.pool import ReaderPool, Readers
from etl.resolve.spreading import Spread
from etl.settings import Settings


def choose_readers(
    claims_folder: Path, settings: Settings, reader: str, *, is_afresh: bool, early: EarlyReader | None = None
) -> Readers:
    """Those that `settings` ask for. Raises `UsageError` where Dask is not installed."""
    if not settings.dask:
        return ReaderPool(claims_folder, settings, reader, is_afresh=is_afresh, early=early)
    try:
        from etl.parallel.cluster import DaskReaders
    except ModuleNotFoundError:
        raise _missing_extra() from None
    return DaskReaders(settings.dask, claims_folder, settings, reader, is_afresh=is_afresh)


@contextmanager
def choose_spread(settings: Settings) -> Iterator[Spread]:
    """The workers of Dask that `settings` name, which are looked for when they are first needed; `map` where none are named."""
    if not settings.dask:
        yield map
        return
    try:
        from etl.parallel.spreading import DaskSpread
    except ModuleNotFoundError:
        raise _missing_extra() from None
    with DaskSpread(settings.dask) as spread:
        yield spread


def _missing_extra() -> UsageError:
    return UsageError("reading on Dask needs the extra `dask`: pip install 'vitagraph[dask]'")
