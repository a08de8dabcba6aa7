"""Files beside documents that give them an id, by which a document stays the same under another name and content."""

from __future__ import annotations

import tomllib
from pathlib import Path

from etl.model.issue import Issue, Severity
from etl.sources.room import Room
from etl.sources.source import SIDECAR, RemoteObject


def identity_of(root: Path, path: Path, issues: list[Issue]) -> str:
    """The id that the file beside one of this machine gives; nothing where there is none."""
    sidecar = path.with_name(path.name + SIDECAR)
    try:
        return _read_id(sidecar.read_bytes())
    except FileNotFoundError:
        return ""
    except (OSError, ValueError) as error:
        issues.append(_bad_sidecar(sidecar.relative_to(root).as_posix(), error))
        return ""


def identities(beside: dict[str, RemoteObject], room: Room, issues: list[Issue]) -> dict[str, str]:
    """The ids that files of a store give, by the name of the document that each lies beside."""
    given = {name: held for name, each in beside.items() if (held := room.recall(each)) is not None}
    names = {each: name for name, each in beside.items() if name not in given}
    for each, content in room.fetch_texts(list(names)):
        name = names[each]
        try:
            given[name] = _read_id(content)
        except ValueError as error:
            issues.append(_bad_sidecar(name + SIDECAR, error))
            continue
        room.note(each, given[name])
    return given


def _read_id(content: bytes) -> str:
    return str(tomllib.loads(content.decode("utf-8")).get("id", ""))


def _bad_sidecar(name: str, error: Exception) -> Issue:
    return Issue(name, None, Severity.WARNING, "sources.sidecar", f"cannot be read as TOML ({error}); it is not used")
