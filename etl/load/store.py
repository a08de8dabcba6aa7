"""The Oxigraph store on disk."""

from __future__ import annotations

import shutil
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from etl.errors import StoreError
from etl.graph.store import STORE_FOLDER


def load_store(graph_file: Path, folder: Path) -> None:
    """Makes `folder/store` hold `graph_file`. Nobody reads there yet: a version is published when it is whole."""
    try:
        shutil.rmtree(folder / STORE_FOLDER, ignore_errors=True)
        store = Store(str(folder / STORE_FOLDER))
        store.bulk_load(path=str(graph_file), format=RdfFormat.N_QUADS)
        store.flush()
    except OSError as error:
        raise StoreError(f"cannot write the store in {folder}: {error}; give another --output or free some space") from error
