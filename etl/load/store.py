"""The Oxigraph store: the writer's own, which takes patches, and the copies that readers open."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, Store, parse

from etl.errors import StoreError
from etl.graph.store import STORE_FOLDER
from etl.load.atomic import replacing
from etl.load.patch import Patch

MARK_FILE = "holds"
_PREFIX = "store-"


def can_be_opened(folder: Path) -> bool:
    """Whether the store in `folder` is there and not damaged, as far as opening it tells."""
    try:
        Store.read_only(str(folder))
    except (OSError, RuntimeError):  # of files that are gone, of files that are damaged
        return False
    return True


def load_store(graph_file: Path, folder: Path) -> Store:
    """Makes `folder/store` hold `graph_file`, and gives it open. Nobody reads there: a version is published when it is whole."""
    with _writing(folder):
        shutil.rmtree(folder / STORE_FOLDER, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
        store = Store(str(folder / STORE_FOLDER))
        store.bulk_load(path=str(graph_file), format=RdfFormat.N_QUADS)
        return store


def load_writers_store(work: Path, graph_file: Path) -> tuple[Path, Store]:
    """A new store of the writer's own with `graph_file` in it, and its folder; any other in `work` is gone."""
    with _writing(work):
        work.mkdir(parents=True, exist_ok=True)
        for old in work.glob(f"{_PREFIX}*"):
            shutil.rmtree(old, ignore_errors=True)
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=work))
    return folder, load_store(graph_file, folder)


def open_writers_store(work: Path, mark: str) -> tuple[Path, Store] | None:
    """The store in `work` that holds the graph that `mark` stands for, if there is one, and its folder.

    It bears no mark until `mark_store` says what it holds: what an interrupted build left half changed is not used.
    """
    for path in work.glob(f"{_PREFIX}*/{MARK_FILE}"):
        held = path.read_text(encoding="utf-8")
        path.unlink()
        if held == mark:
            with suppress(OSError):
                return path.parent, Store(str(path.parent / STORE_FOLDER))
    return None


def mark_store(folder: Path, mark: str) -> None:
    """Says which graph the writer's store in `folder` holds."""
    with replacing(folder / MARK_FILE) as handle:
        handle.write(mark.encode())


def settle_store(store: Store) -> None:
    """Puts the files of a store that was just loaded into their last order. What is left of that work when a process ends, each
    process that opens the store begins again."""
    with _writing(Path(STORE_FOLDER)):
        store.optimize()


def flush_store(store: Store) -> None:
    """Brings what was changed to disk, of which little is left to `copy_store` then."""
    with _writing(Path(STORE_FOLDER)):
        store.flush()


def apply_patch(store: Store, patch: Patch) -> None:
    """Makes the store what the patch leads to."""
    with _writing(Path(STORE_FOLDER)):
        for quad in read_quads(patch.deleted):
            store.remove(quad)
        store.extend(read_quads(patch.added))


def copy_store(store: Store, folder: Path) -> None:
    """Makes `folder/store` a copy of the store as it is now, made of links to its files: they are never written again."""
    with _writing(folder):
        store.flush()
        store.backup(str(folder / STORE_FOLDER))


def read_quads(lines: Iterable[bytes]) -> Iterator[Quad]:
    """The statements in lines of N-Quads."""
    return iter(parse(b"".join(lines), format=RdfFormat.N_QUADS))


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(f"cannot write the store in {folder}: {error}; give another --output or free some space") from error
