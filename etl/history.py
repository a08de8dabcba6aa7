"""The versions of an output folder: what they are, what changed between them, and going back."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from etl.ask.changes import MOST_NODES, Change, tell_changes
from etl.errors import StoreError, UsageError
from etl.graph.store import STORE_FOLDER
from etl.load.atomic import replacing
from etl.load.nquads import GRAPH_FILE, read_graph_file
from etl.load.patch import PATCH_FILE, Patch, compare, read_patch, write_patch
from etl.load.store import can_be_opened
from etl.settings import Settings
from etl.state.ledger import DocumentRecord, State, read_ledger_file
from etl.state.lock import locked
from etl.state.manifest import MANIFEST_FILE, Manifest, read_manifest, write_manifest
from etl.state.settling import moment_after
from etl.state.versions import Version, current, drop_old, list_versions, new_version, publish

CHANGES_FILE = "changes.md"
RENAMED = "renamed"
_OWN_FILES = (MANIFEST_FILE, PATCH_FILE, CHANGES_FILE)


@dataclass(frozen=True, slots=True)
class Difference:
    """What one version has and another has not: documents by what became of them, facts in words, and the statements.

    is_told  whether the facts are told one by one; very many are not
    """

    documents: Sequence[tuple[str, str]]
    changes: Sequence[Change]
    patch: Patch
    is_told: bool


def read_log(output: Path) -> list[Manifest]:
    """The versions that are kept, oldest first."""
    return [read_manifest(version.folder) for version in list_versions(output)]


def compare_versions(output: Path, first: int | None = None, second: int | None = None) -> Difference:
    """What changed from version `first` to `second`: from the one before to the current one, if not given."""
    versions = {version.number: version for version in list_versions(output)}
    newer = _find(versions, max(versions, default=0) if second is None else second)
    earlier = [number for number in versions if number < newer.number]
    older = _find(versions, max(earlier, default=0) if first is None else first)
    return difference(older.folder, newer.folder, patch_between(older, newer))


def patch_between(older: Version, newer: Version) -> Patch:
    """The statements that are added and deleted from one version to another."""
    if read_manifest(newer.folder).parent == older.number:
        return read_patch(newer.folder / PATCH_FILE)
    return compare(read_graph_file(older.folder / GRAPH_FILE), read_graph_file(newer.folder / GRAPH_FILE))


def difference(old: Path, new: Path, patch: Patch) -> Difference:
    """What changed between the versions in two folders."""
    nodes = sorted({_node(line) for line in (*patch.deleted, *patch.added) if _is_consolidated(line)})
    is_told = len(nodes) <= MOST_NODES and can_be_opened(old / STORE_FOLDER)
    changes = tell_changes(nodes, old / STORE_FOLDER, new / STORE_FOLDER) if is_told else []
    return Difference(_documents(read_ledger_file(old), read_ledger_file(new)), changes, patch, is_told)


def write_changes(folder: Path, found: Difference | None) -> None:
    """Writes `changes.md` for the version in `folder`; `None` for the first one."""
    lines = ["# Changes", "", *(tell_difference(found) if found else ["The first version."])]
    with replacing(folder / CHANGES_FILE) as handle:
        handle.write(("\n".join(lines) + "\n").encode("utf-8", "replace"))


def tell_difference(found: Difference) -> list[str]:
    """The difference as lines of Markdown: statements, documents, and facts by person."""
    lines = [f"{len(found.patch.added)} statements added, {len(found.patch.deleted)} deleted."]
    if found.documents:
        lines += ["", "## Documents", "", *(f"- {what}: {name}" for what, name in found.documents)]
    if not found.is_told:
        lines += ["", "Too many facts changed to tell them one by one; the patch has all."]
    person = None
    for change in found.changes:
        if change.person != person:
            person = change.person
            lines += ["", f"## {person}", ""]
        lines.append(f"- {change.kind}: {change.words}")
    return lines


def rollback(output: Path, number: int | None, settings: Settings) -> Version:
    """Publishes an older version again, the one before the current if no number is given, as a version of its own.

    Graph, store, reports, ledger and register are as they were. Documents that have changed since are read again by the next build.
    """
    with locked(output, settings.lock_wait_s):
        newest = current(output)
        versions = {version.number: version for version in list_versions(output)}
        earlier = [each for each in versions if newest and each < newest.number]
        target = _find(versions, max(earlier, default=0) if number is None else number)
        assert newest is not None
        patch = compare(read_graph_file(newest.folder / GRAPH_FILE), read_graph_file(target.folder / GRAPH_FILE))
        with new_version(output) as fresh:
            _link_files(target.folder, fresh.folder)
            write_patch(patch, fresh.folder / PATCH_FILE, newest.number)
            write_changes(fresh.folder, _left_behind(newest.folder, fresh.folder, patch))
            manifest = replace(
                read_manifest(target.folder),
                number=fresh.number,
                parent=newest.number,
                published=moment_after(()),
                why=f"rollback to {target.number}",
                added=len(patch.added),
                removed=len(patch.deleted),
            )
            write_manifest(manifest, fresh.folder)
            published = publish(output, fresh)
        drop_old(output, settings.keep)
        return published


def _left_behind(old: Path, new: Path, patch: Patch) -> Difference:
    """What going back changes; the statements alone where the version that is left is damaged, which may be why one goes back."""
    try:
        return difference(old, new, patch)
    except StoreError:
        return Difference((), (), patch, is_told=True)


def _find(versions: dict[int, Version], number: int) -> Version:
    if number not in versions:
        there = ", ".join(map(str, sorted(versions))) or "none"
        raise UsageError(f"there is no version {number or 'before it'}; kept are {there} (`vitagraph log`)")
    return versions[number]


def _link_files(old: Path, new: Path) -> None:
    """The files of a version in another folder; they are never written again, so both may be one."""
    for path in sorted(old.rglob("*")):
        target = new / path.relative_to(old)
        if path.is_dir():
            target.mkdir()
        elif path.name not in _OWN_FILES:
            try:
                os.link(path, target)
            except OSError:  # a file system without links
                shutil.copyfile(path, target)


def compare_ledgers(
    old: Iterable[DocumentRecord], new: Iterable[DocumentRecord]
) -> list[tuple[str, DocumentRecord, DocumentRecord | None]]:
    """`("changed", record, record before)`: the documents that are new, changed, renamed, set aside or gone."""
    before, after = ({record.id: record for record in records} for records in (old, new))
    told: list[tuple[str, DocumentRecord, DocumentRecord | None]] = [
        ("gone", record, record) for identifier, record in before.items() if identifier not in after
    ]
    for identifier, record in after.items():
        was = before.get(identifier)
        if was is None:
            told.append(("new" if record.state is State.PRESENT else "cannot be read", record, was))
        elif was.state is not record.state:
            told.append(("can be read again" if record.state is State.PRESENT else "cannot be read any more", record, was))
        elif was.sha256 != record.sha256:
            told.append(("changed", record, was))
        if was is not None and was.source != record.source:
            told.append((RENAMED, record, was))
    return told


def _documents(old: Iterable[DocumentRecord], new: Iterable[DocumentRecord]) -> list[tuple[str, str]]:
    """`("changed", "cv.md")`: what became of documents, by name."""
    return sorted(
        (f"renamed from {was.source}" if what == RENAMED and was else what, record.source)
        for what, record, was in compare_ledgers(old, new)
    )


def _is_consolidated(line: bytes) -> bool:
    """Whether a line of N-Quads is of the default graph: after subject, predicate and object nothing comes but the point."""
    rest = line.rstrip().removesuffix(b" .").split(b" ", 2)[2]
    if rest.startswith(b"<"):
        return b" " not in rest
    return b" " not in rest[rest.rindex(b'"') :]


def _node(line: bytes) -> str:
    return line[1 : line.index(b">")].decode()
