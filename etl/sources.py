"""Which files a build reads, and what each document is called."""

from __future__ import annotations

import hashlib
import os
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from etl.errors import UsageError
from etl.model.hidden import HiddenNames
from etl.model.issue import Issue, Severity

SIDECAR = ".vitagraph.toml"  # beside a document: `id = "torvik"`
UNREADABLE_FOLDER = "sources.unreadable_folder"


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A file to read.

    name     its path relative to the folder that was given, with `/`; a build's names are unique
    sha256   of its content; empty where it cannot be opened
    identity what the file beside it, `cv.pdf.vitagraph.toml`, gives as `id`: the document stays the same under other names
    hidden   names of forgotten people, which are not to be read in it
    """

    name: str
    path: Path
    sha256: str = ""
    identity: str = ""
    hidden: tuple[HiddenNames, ...] = field(default=(), compare=False)


def check_paths(paths: Sequence[Path]) -> None:
    """Raise `UsageError` for a path that does not exist."""
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise UsageError(f"there is no {' and no '.join(missing)}; give a folder of CVs or a file")


def find_documents(paths: Sequence[Path]) -> tuple[list[Source], list[Issue]]:
    """Every file at or below `paths`, sorted by name, and an issue for each folder that cannot be entered.

    Hidden files and folders are left out. A folder that links back to one above it is not entered again. Names that occur
    below two of the given folders are told apart by the folders' own names. Raises `UsageError` for a path that does not exist.
    """
    check_paths(paths)
    issues: list[Issue] = []
    found = [(root, source) for root in paths for source in _below(root, issues)]
    times = Counter(source.name for _, source in found)
    sources = {
        source.path.resolve(): replace(source, name=f"{root.resolve().name}/{source.name}") if times[source.name] > 1 else source
        for root, source in reversed(found)
    }
    return sorted(sources.values()), sorted(issues)


def drop_twins(sources: Sequence[Source]) -> tuple[list[Source], list[Issue]]:
    """Each content once, under the first of its names, and an issue for every further file that holds it."""
    first: dict[str, Source] = {}
    kept: list[Source] = []
    issues: list[Issue] = []
    for source in sources:
        try:
            with source.path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            source = replace(source, sha256=digest)
        except OSError:
            kept.append(source)  # the reader says why it cannot be read
            continue
        twin = first.setdefault(digest, source)
        if twin is source:
            kept.append(source)
        else:
            message = f"holds the same bytes as {twin.name}; it is read once, under that name"
            issues.append(Issue(source.name, None, Severity.INFO, "sources.twin", message))
    return kept, issues


def _below(root: Path, issues: list[Issue]) -> Iterator[Source]:
    """The files at or below `root`."""
    if root.is_file():
        yield Source(root.name, root, identity=_identity(root.parent, root, issues))
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
                yield Source(path.relative_to(root).as_posix(), path, identity=_identity(root, path, issues))


def _identity(root: Path, path: Path, issues: list[Issue]) -> str:
    """What the sidecar of a file gives as its id; nothing where there is none."""
    sidecar = path.with_name(path.name + SIDECAR)
    try:
        given = tomllib.loads(sidecar.read_text(encoding="utf-8")).get("id", "")
    except FileNotFoundError:
        return ""
    except (OSError, ValueError) as error:
        issues.append(
            _issue(root, sidecar, "sources.sidecar", f"cannot be read as TOML ({error}); it is not used", Severity.WARNING)
        )
        return ""
    return str(given)


def _issue(root: Path, path: Path, rule: str, message: str, severity: Severity = Severity.INFO) -> Issue:
    return Issue(path.relative_to(root).as_posix(), None, severity, rule, message)
