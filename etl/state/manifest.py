"""What a version is: its number, its parent, when it was published, and how much is in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from etl.errors import StoreError
from etl.load.atomic import replacing

MANIFEST_FILE = "manifest.json"
LOOK_FILE = "last-look.json"
WORK = "work"
FORMAT = 2


@dataclass(frozen=True, slots=True)
class Manifest:
    """parent       number of the version that was current before; `None` for the first one
    published    UTC; why: `build`, `rollback to 7`, `forget`
    fingerprint  of everything but the documents that the graph depends on
    counts       nodes of the default graph by class; quads: all statements; added, removed: against the parent
    digest       stands for the lines of `graph.nq`: the sum of their SHA-256 (each with its line end) modulo 2**256, in hexadecimal
    """

    number: int
    parent: int | None
    published: str
    why: str
    fingerprint: str
    documents: int
    counts: Mapping[str, int] = field(default_factory=dict)
    quads: int = 0
    added: int = 0
    removed: int = 0
    digest: str = ""
    format: int = FORMAT


_FIELDS = {each.name for each in fields(Manifest)}


def write_manifest(manifest: Manifest, folder: Path) -> None:
    """Writes `manifest.json` into the folder of the version."""
    with replacing(folder / MANIFEST_FILE) as handle:
        handle.write((json.dumps(asdict(manifest), indent=1) + "\n").encode())


def read_manifest(folder: Path) -> Manifest:
    """The manifest of the version in `folder`."""
    path = folder / MANIFEST_FILE
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return Manifest(**{name: value for name, value in found.items() if name in _FIELDS})
    except OSError as error:
        raise StoreError(f"cannot read {path}: {error.strerror or error}; `vitagraph log` lists the versions there are") from None
    except (ValueError, TypeError, AttributeError):
        raise StoreError(f"{path} is no manifest that this version of Vitagraph reads; build anew") from None


def note_look(output: Path, number: int, fingerprint: str, moment: str) -> None:
    """Keeps beside the versions that all documents were looked at, and with what code and settings."""
    with replacing(output / WORK / LOOK_FILE) as handle:
        handle.write((json.dumps({"version": number, "fingerprint": fingerprint, "at": moment}) + "\n").encode())


def last_look(output: Path) -> dict[str, object]:
    """When the documents of the ledger were last seen, as `at`; empty where nobody noted it."""
    try:
        return dict(json.loads((output / WORK / LOOK_FILE).read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}
