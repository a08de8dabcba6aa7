"""The versions of an output folder: each in a folder of its own, published by one rename of the link `current`.

```
output/current -> versions/00000012
output/graph.nq -> current/graph.nq       and the other files that people know
output/versions/00000012/                 never changed once it is there
output/versions/.new-00000013/            being written; swept away by the next build if that was interrupted
```
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from etl.disk import sync, sync_all
from etl.errors import StoreError
from etl.graph.store import CURRENT, OLD_STORE_FOLDER

VERSIONS = "versions"
CLAIMS = "claims"
_DIGITS = 8
_FRESH = ".new-"
_OLD_LAYOUT = (OLD_STORE_FOLDER, "store.new")


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """A publication: its number, from 1 on, and its folder."""

    number: int
    folder: Path


def current(output: Path) -> Version | None:
    """The version that readers see; `None` before the first one."""
    try:
        target = (output / CURRENT).readlink()
    except OSError:
        return None
    return Version(int(target.name), output / target)


def list_versions(output: Path) -> list[Version]:
    """The versions that are kept, oldest first."""
    newest = current(output)
    if newest is None:
        return []
    found = [Version(int(path.name), path) for path in (output / VERSIONS).iterdir() if path.name.isdecimal()]
    return sorted(version for version in found if version.number <= newest.number)


@contextmanager
def new_version(output: Path) -> Iterator[Version]:
    """A folder to write the next version to; it is gone afterwards unless it was published."""
    before = current(output)
    number = before.number + 1 if before else 1
    sweep(output)
    fresh = output / VERSIONS / f"{_FRESH}{number:0{_DIGITS}}"
    try:
        fresh.mkdir(parents=True)
    except OSError as error:
        raise StoreError(f"nothing can be written in {output} ({error.strerror}); give another folder with --output") from None
    try:
        yield Version(number, fresh)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def publish(output: Path, fresh: Version) -> Version:
    """Readers see `fresh` from now on. Everything in it is on disk before the link changes."""
    folder = output / VERSIONS / f"{fresh.number:0{_DIGITS}}"
    try:
        sync_all([*fresh.folder.rglob("*"), fresh.folder])
        fresh.folder.rename(folder)
        sync(folder.parent)
        _link(output / CURRENT, Path(VERSIONS) / folder.name)
        sync(output)
        put_links(output)
    except OSError as error:
        raise StoreError(f"cannot publish in {output}: {error.strerror or error}; free some space and build again") from error
    return Version(fresh.number, folder)


def drop_old(output: Path, keep: int, salvage: Callable[[Path], None] = lambda folder: None) -> list[Version]:
    """Removes all but the current version and `keep` before it; gives what is left. `salvage` may take out of a folder what is of
    use before it is gone."""
    versions = list_versions(output)
    for version in versions[: -(keep + 1)]:
        _remove(version.folder, salvage)
    return versions[-(keep + 1) :]


def sweep(output: Path) -> None:
    """Removes what interrupted builds left: folders half written, or written and never published."""
    newest = current(output)
    folder = output / VERSIONS
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        if not path.name.isdecimal() or newest is None or int(path.name) > newest.number:
            shutil.rmtree(path, ignore_errors=True)


def _remove(folder: Path, salvage: Callable[[Path], None]) -> None:
    """First out of sight, then gone: a version is there whole or not at all."""
    gone = folder.with_name(f".gone-{folder.name}")
    with suppress(OSError):
        folder.rename(gone)
        salvage(gone)
    shutil.rmtree(gone, ignore_errors=True)


def put_links(output: Path) -> None:
    """The paths that people know: a link through `current` for each file of the version. Plain files of an output folder
    without versions give way to them."""
    newest = current(output)
    for name in sorted(path.name for path in newest.folder.iterdir()) if newest else ():
        path = output / name
        if path.is_symlink():
            continue
        if path.is_dir():
            shutil.rmtree(path)
        _link(path, Path(CURRENT) / name)
    if newest:
        for name in _OLD_LAYOUT:
            shutil.rmtree(output / name, ignore_errors=True)


def _link(path: Path, target: Path) -> None:
    fresh = path.with_name(f"{path.name}.new")
    with suppress(FileNotFoundError):
        fresh.unlink()
    fresh.symlink_to(target)
    fresh.replace(path)
