"""Where the finished graph lies in an output folder.

`output/current` is a link to the folder of the version that readers are to see. It is followed once, so that everything that is
read below the folder it gives belongs to one version, whatever is published meanwhile.
"""

from __future__ import annotations

from pathlib import Path

from etl.errors import StoreError

CURRENT = "current"
STORE_FOLDER = "store"
OLD_STORE_FOLDER = "store.old"  # of output folders without versions: there only while a new store took the place of the old one


def current_version(output: Path) -> Path:
    """The folder of the version to read; the output folder itself where it has no versions."""
    try:
        return output / (output / CURRENT).readlink()
    except OSError:
        return output


def current_store(output: Path) -> Path:
    """The folder of the store to read; raises `StoreError` where there is none."""
    version = current_version(output)
    for name in (STORE_FOLDER, OLD_STORE_FOLDER):
        if (version / name).is_dir():
            return version / name
    raise StoreError(f"there is no graph in {output}: run `vitagraph build FOLDER --output {output}` first")
