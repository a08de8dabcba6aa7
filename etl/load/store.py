"""The Oxigraph store on disk: loaded in full beside the old one, then put in its place."""

from __future__ import annotations

import shutil
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from etl.errors import StoreError
from etl.graph.store import OLD_STORE_FOLDER, STORE_FOLDER

_FRESH = "store.new"


def load_store(graph_file: Path, output: Path) -> None:
    """Makes `output/store` hold `graph_file`. Readers find the old store or the new one: see `current_store`."""
    fresh, current, old = output / _FRESH, output / STORE_FOLDER, output / OLD_STORE_FOLDER
    try:
        for left_over in (fresh, old):
            if left_over.exists() and (left_over == fresh or current.exists()):
                shutil.rmtree(left_over)
        store = Store(str(fresh))
        store.bulk_load(path=str(graph_file), format=RdfFormat.N_QUADS)
        store.optimize()
        store.flush()
        del store
        if current.exists():
            current.rename(old)
        fresh.rename(current)
        if old.exists():
            shutil.rmtree(old)
    except OSError as error:
        raise StoreError(f"cannot write the store in {output}: {error.strerror or error}; is another run writing there?") from error
