"""Which files a build reads, and what each document is called."""

from __future__ import annotations

import errno
import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from etl.errors import InternalError, SourceError, UsageError
from etl.model.issue import Issue, Severity
from etl.parts import SUFFIXES_WITH_PARTS, Whole, read_whole
from etl.sources.remote import list_objects
from etl.sources.room import Room
from etl.sources.sidecars import identities, identity_of
from etl.sources.source import SIDECAR, Place, Source, as_place

UNREADABLE_FOLDER = "sources.unreadable_folder"
# A disk or a network mount that fails, which says nothing about the file.
_FAILING = {errno.EIO, errno.ESTALE, errno.ETIMEDOUT, errno.ENOTCONN, errno.EHOSTDOWN, errno.EHOSTUNREACH, errno.ECONNRESET}


def check_paths(places: Sequence[Place]) -> None:
    """Raise `UsageError` for a path that does not exist. What is elsewhere is not asked."""
    missing = [str(path) for path in map(as_place, places) if isinstance(path, Path) and not path.exists()]
    if missing:
        raise UsageError(f"there is no {' and no '.join(missing)}; give a folder of CVs or a file")


def find_documents(places: Sequence[Place], room: Room | None = None) -> tuple[list[Source], list[Issue]]:
    """Every document at or below `places`, sorted by name, and an issue for each folder that cannot be entered.

    Hidden files and folders are left out. A folder that links back to one above it is not entered again. Names that occur
    below two of the given places are told apart by the places' own names. What lies elsewhere and is not known is fetched into
    `room`. Raises `UsageError` for a path that does not exist, `SourceError` for a place that cannot be reached.
    """
    check_paths(places)
    issues: list[Issue] = []
    found: list[tuple[str, Source]] = []
    for place in map(as_place, places):
        if isinstance(place, Path):
            root = place.resolve().name
            found += [(root, source) for source in _below(place, issues)]
        else:
            found += [(place.rstrip("/").rsplit("/", 1)[-1], source) for source in _elsewhere(place, room, issues)]
    times = Counter(source.name for _, source in found)
    folders: dict[Path, Path] = {}
    sources = {
        _key(source, folders): replace(source, name=f"{root}/{source.name}") if times[source.name] > 1 else source
        for root, source in reversed(found)
    }
    documents = _without_parts(sorted(sources.values()), issues)
    return documents, sorted(issues)


def _without_parts(sources: Sequence[Source], issues: list[Issue]) -> list[Source]:
    """The documents among files, without those that another one prints (`\\input{jobs}`); these are told as issues."""
    kept: list[Source] = []
    printed_by: dict[Path, str] = {}
    for source in sources:
        whole = _whole(source)
        for part in whole.parts if whole else ():
            printed_by.setdefault(part, source.name)
        if whole is not None and whole.parts:
            digest = hashlib.sha256(whole.content).hexdigest()
            source = replace(source, sha256=digest, size=len(whole.content))
        kept.append(source)
    for source in kept if printed_by else ():
        if name := printed_by.get(source.path.resolve()):
            message = f"is printed by {name}, and read as part of it"
            issues.append(Issue(source.name, None, Severity.INFO, "sources.part", message))
    return [source for source in kept if source.path.resolve() not in printed_by] if printed_by else kept


def _whole(source: Source) -> Whole | None:
    """The document with its parts, where a file of this machine may have some."""
    if source.remote is not None or source.path.suffix.lower() not in SUFFIXES_WITH_PARTS:
        return None
    try:
        return read_whole(source.path)
    except OSError:
        return None  # the reader says why it cannot be read


def _key(source: Source, folders: dict[Path, Path]) -> object:
    """What two sources that are one have in common; `folders` has those that were resolved, which takes longer than all else."""
    if source.remote:
        return source.remote.url
    if source.path.is_symlink():
        return source.path.resolve()
    folder = source.path.parent
    return (folders.get(folder) or folders.setdefault(folder, folder.resolve())) / source.path.name


def drop_twins(sources: Sequence[Source], tell: Callable[[str], None] = lambda sha256: None) -> tuple[list[Source], list[Issue]]:
    """Each content once, under the first of its names, and an issue for every further file that holds it. `tell` hears the hash of
    each content as soon as it is known."""
    first: dict[str, Source] = {}
    kept: list[Source] = []
    issues: list[Issue] = []
    for source in sources:
        source = source if source.sha256 or source.remote else _look_into(source)
        if not source.sha256:
            kept.append(source)  # the reader says why it cannot be read
            continue
        tell(source.sha256)
        twin = first.setdefault(source.sha256, source)
        if twin is source:
            kept.append(source)
        else:
            message = f"holds the same bytes as {twin.name}; it is read once, under that name"
            issues.append(Issue(source.name, None, Severity.INFO, "sources.twin", message))
    return kept, issues


def _look_into(source: Source) -> Source:
    """The source with hash and size of its content, if it can be opened. Raises `SourceError` where a disk or a mount fails."""
    try:
        with source.path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            return replace(source, sha256=digest, size=os.fstat(file.fileno()).st_size)
    except OSError as error:
        _check_that_it_is_there(source.path, error)
        return source


def _check_that_it_is_there(path: Path, error: OSError) -> None:
    if error.errno in _FAILING:
        reason = f"{path} cannot be read ({error.strerror}); nothing was changed"
        raise SourceError(f"{reason}. See that the disk or network mount it lies on is there, and build again") from error


def _elsewhere(url: str, room: Room | None, issues: list[Issue]) -> Iterator[Source]:
    """The documents below a URL, with the hashes of what they hold."""
    if room is None:
        raise InternalError("documents from elsewhere need a room to be fetched into")
    listed = dict(list_objects(url))
    documents = {name: each for name, each in listed.items() if not name.endswith(SIDECAR)}
    beside = {name.removesuffix(SIDECAR): each for name, each in listed.items() if name.endswith(SIDECAR)}
    ids = identities({name: each for name, each in beside.items() if name in documents}, room, issues)
    hashes = room.hash_all(list(documents.values()))
    for name, each in documents.items():
        sha256 = hashes[each]
        if isinstance(sha256, FileNotFoundError):
            continue  # taken away while we looked
        if isinstance(sha256, OSError):
            message = f"cannot be fetched ({sha256.strerror or sha256}); allow reading it and build again"
            issues.append(Issue(name, None, Severity.DOCUMENT, "sources.refused", message))
            sha256 = ""
        yield Source(name, room.path_of(each), sha256, ids.get(name, ""), size=each.size, remote=each)


def _below(root: Path, issues: list[Issue]) -> Iterator[Source]:
    """The files at or below `root`."""
    if root.is_file():
        yield Source(root.name, root, identity=identity_of(root.parent, root, issues))
        return
    pending: list[tuple[Path, frozenset[Path]]] = [(root, frozenset())]
    while pending:
        folder, above = pending.pop()
        real = folder.resolve()
        if real in above:
            issues.append(_issue(root, folder, "sources.loop", "a folder that links to one above it; its files are read once"))
            continue
        try:
            children = sorted(os.scandir(folder), key=lambda child: child.name)
        except OSError as error:
            _check_that_it_is_there(folder, error)
            if folder == root:
                raise SourceError(
                    f"{root} cannot be opened ({error.strerror}); nothing was changed. Allow reading it, or see that its disk or "
                    "network mount is there, and build again"
                ) from None
            reason = f"the folder cannot be opened ({error.strerror}); allow reading it and build again"
            issues.append(_issue(root, folder, UNREADABLE_FOLDER, reason, Severity.DOCUMENT))
            continue
        for child in children:
            if child.name.startswith(".") or child.name.endswith(SIDECAR):
                continue
            path = Path(child.path)
            if path.is_dir():
                pending.append((path, above | {real}))
            elif not path.is_file():
                message = "a link to a file that is not there, a pipe or a device; put the file itself there"
                issues.append(_issue(root, path, "sources.no_file", message, Severity.DOCUMENT))
            else:
                yield Source(path.relative_to(root).as_posix(), path, identity=identity_of(root, path, issues))


def _issue(root: Path, path: Path, rule: str, message: str, severity: Severity = Severity.INFO) -> Issue:
    return Issue(path.relative_to(root).as_posix(), None, severity, rule, message)
