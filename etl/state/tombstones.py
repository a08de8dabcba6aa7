"""What was forgotten and is to stay so: salted hashes, no personal data.

`tombstones.jsonl` has a line for each content that may not come back; `hidden.jsonl` one for each document that names a forgotten
person; `forgetting` is there from the moment something is to be forgotten until nothing is left of it.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from etl.errors import StoreError
from etl.load.atomic import replacing
from etl.model.hidden import HiddenNames

TOMBSTONES_FILE = "tombstones.jsonl"
HIDDEN_FILE = "hidden.jsonl"
MARKER_FILE = "forgetting"


class Tombstones:
    """The contents that may not come back."""

    def __init__(self, lines: Iterable[Mapping[str, str]] = ()) -> None:
        self.lines = [dict(line) for line in lines]

    def __contains__(self, sha256: str) -> bool:
        return any(_hash(line["salt"], sha256) == line["hash"] for line in self.lines)

    def add(self, contents: Iterable[str]) -> None:
        """Contents, by their sha256, that are to stay away."""
        for sha256 in sorted(contents):
            if sha256 not in self:
                salt = secrets.token_hex(8)
                self.lines.append({"salt": salt, "hash": _hash(salt, sha256)})

    def lift(self, sha256: str) -> None:
        """Lets a content come back."""
        self.lines = [line for line in self.lines if _hash(line["salt"], sha256) != line["hash"]]


def read_tombstones(output: Path) -> Tombstones:
    """The tombstones in an output folder."""
    return Tombstones(_read(output / TOMBSTONES_FILE))


def write_tombstones(output: Path, tombstones: Tombstones) -> None:
    """Keeps the tombstones, sorted, so that their order tells nothing."""
    _write(output / TOMBSTONES_FILE, tombstones.lines)


def read_hidden(output: Path) -> dict[str, list[HiddenNames]]:
    """The names that are not to be read, by the ids of documents."""
    found: dict[str, list[HiddenNames]] = {}
    for line in _read(output / HIDDEN_FILE):
        hidden = HiddenNames(line["salt"], frozenset(line["hashes"]), int(line["longest"]))
        found.setdefault(line["document"], []).append(hidden)
    return found


def write_hidden(output: Path, hidden: Mapping[str, Sequence[HiddenNames]]) -> None:
    """Keeps the names that are not to be read."""
    lines = [
        {"document": document, "salt": each.salt, "hashes": sorted(each.hashes), "longest": each.longest}
        for document, names in hidden.items()
        for each in names
    ]
    _write(output / HIDDEN_FILE, lines)


def is_forgetting(output: Path) -> bool:
    """Whether something is to be forgotten of which there may still be traces."""
    return (output / MARKER_FILE).exists()


def begin_forgetting(output: Path) -> None:
    """From now on each publication leaves no trace of what was there before."""
    with replacing(output / MARKER_FILE) as handle:
        handle.write(b"the next build finishes what was begun\n")


def end_forgetting(output: Path) -> None:
    """Nothing is left."""
    with suppress(FileNotFoundError):
        (output / MARKER_FILE).unlink()


def new_salt() -> str:
    """For names of one document."""
    return secrets.token_hex(8)


def _hash(salt: str, sha256: str) -> str:
    return hashlib.sha256(f"{salt} {sha256}".encode()).hexdigest()


def _read(path: Path) -> list[dict[str, str]]:
    try:
        return [dict(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]
    except FileNotFoundError:
        return []
    except (OSError, ValueError) as error:
        raise StoreError(f"cannot read {path}: {error}; put a copy back, for without it forgotten documents would return") from None


def _write(path: Path, lines: Iterable[Mapping[str, object]]) -> None:
    with replacing(path) as handle:
        handle.writelines(line.encode() + b"\n" for line in sorted(map(json.dumps, lines)))
