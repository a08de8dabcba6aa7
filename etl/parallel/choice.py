"""Who reads: processes of this machine, or workers of Dask."""

from __future__ import annotations

from pathlib import Path

from etl.errors import UsageError
from etl.parallel.pool import ReaderPool, Readers
from etl.settings import Settings


def choose_readers(claims_folder: Path, settings: Settings, reader: str, *, is_afresh: bool) -> Readers:
    """Those that `settings` ask for. Raises `UsageError` where Dask is not installed."""
    if not settings.dask:
        return ReaderPool(claims_folder, settings, reader, is_afresh=is_afresh)
    try:
        from etl.parallel.cluster import DaskReaders
    except ModuleNotFoundError:
        raise UsageError("reading on Dask needs the extra `dask`: pip install 'vitagraph[dask]'") from None
    return DaskReaders(settings.dask, claims_folder, settings, reader, is_afresh=is_afresh)
