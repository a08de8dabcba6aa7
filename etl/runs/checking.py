"""Whether a graph whose documents were all read anew is what was kept: the same bytes are expected."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from etl.errors import CheckError
from etl.state.ledger import read_ledger_file
from etl.state.manifest import read_manifest
from etl.state.versions import list_versions


@dataclass(frozen=True, slots=True)
class Looked:
    """A version at one time: its number, and what it was made from."""

    version: int
    fingerprint: str
    documents: frozenset[tuple[str, str, str]]


def look_at(output: Path) -> Looked:
    """The current version; number 0 where there is none."""
    versions = list_versions(output)
    if not versions:
        return Looked(0, "", frozenset())
    newest = versions[-1]
    documents = frozenset((each.id, each.source, each.sha256) for each in read_ledger_file(newest.folder))
    return Looked(newest.number, read_manifest(newest.folder).fingerprint, documents)


def check_same(before: Looked, after: Looked) -> bool:
    """Whether both could be compared: false where documents, settings or code changed meanwhile.

    Raises `CheckError` where they could and are not the same.
    """
    if (before.documents, before.fingerprint) != (after.documents, after.fingerprint):
        return False
    if before.version == after.version:  # a build that gives the same bytes publishes nothing
        return True
    raise CheckError(
        f"all documents were read anew, and version {after.version} is not what version {before.version} was, although no document "
        f"has changed; `vitagraph diff {before.version} {after.version}` tells what differs. Please report it"
    )
