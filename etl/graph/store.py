"""Where the store of a finished graph lies."""

from __future__ import annotations

from pathlib import Path

from etl.errors import StoreError

STORE_FOLDER = "store"
OLD_STORE_FOLDER = "store.old"  # there only while a new store takes the place of the old one


def current_store(output: Path) -> Path:
    """The folder of the store to read; raises `StoreError` where there is none."""
    for name in (STORE_FOLDER, OLD_STORE_FOLDER):
        if (output / name).is_dir():
            return output / name
    raise StoreError(f"there is no graph in {output}: run `vitagraph build FOLDER --output {output}` first")
