"""The register: what keeps names stable from one build to the next, in the folder of each version.

```
{"document": "d-...", "origin": "9f...", "version": 2, "births": [...], "elders": [...]}
{"published": "p-...", "mention": {...}, "with": ["d-..."], "failed": [], "decided": ["k-..."], "undone": []}
{"decisions": ["k-..."]}
```
A line for each document with more than one version; one for each id that was published and is no entity's any more, or came up
when nothing new named it; the decisions that were followed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from etl.errors import StoreError
from etl.load.atomic import replacing
from etl.model.decision import Anchor
from etl.model.lineage import Birth, Descent, Place
from etl.model.mention import EntityKind

REGISTER_FILE = "register.jsonl"


@dataclass(frozen=True, slots=True)
class Published:
    """An id that readers may know, and the mention that it names.

    It counts while what made it an entity's id holds: documents that are there, documents that could not be read, decisions that
    are followed, decisions that are not.
    """

    mention: Anchor
    documents: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    decided: tuple[str, ...] = ()
    undone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Register:
    """Descents by the ids of documents; published ids; ids of the decisions in force."""

    descents: Mapping[str, Descent] = field(default_factory=dict)
    published: Mapping[str, Published] = field(default_factory=dict)
    decisions: tuple[str, ...] = ()


def read_register(folder: Path) -> Register:
    """The register of the version in `folder`; an empty one where it has none."""
    path = folder / REGISTER_FILE
    descents: dict[str, Descent] = {}
    published: dict[str, Published] = {}
    decisions: tuple[str, ...] = ()
    try:
        with path.open(encoding="utf-8") as handle:
            for line in map(json.loads, handle):
                if "document" in line:
                    births, elders = dict(_births(line["births"])), dict(_births(line["elders"]))
                    descents[line["document"]] = Descent(line["origin"], line["version"], births, elders)
                elif "published" in line:
                    conditions = (tuple(line[name]) for name in ("with", "failed", "decided", "undone"))
                    published[line["published"]] = Published(_read_anchor(line["mention"]), *conditions)
                else:
                    decisions = tuple(line["decisions"])
    except FileNotFoundError:
        return Register()
    except OSError as error:
        raise StoreError(f"cannot read {path}: {error.strerror or error}") from None
    except (ValueError, KeyError, TypeError):
        raise StoreError(
            f"{path} is no register that this version of Vitagraph reads; `vitagraph rollback` or build anew"
        ) from None
    return Register(descents, published, decisions)


def write_register(register: Register, folder: Path) -> None:
    """Writes `register.jsonl`, sorted."""
    lines: list[dict[str, Any]] = []
    for document, descent in sorted(register.descents.items()):
        if descent.version > 1:
            births = {"births": _rows(descent.births), "elders": _rows(descent.elders)}
            lines.append({"document": document, "origin": descent.document, "version": descent.version, **births})
    for identifier, each in sorted(register.published.items()):
        conditions = {"with": each.documents, "failed": each.failed, "decided": each.decided, "undone": each.undone}
        lines.append({"published": identifier, "mention": _anchor(each.mention), **conditions})
    if register.decisions:
        lines.append({"decisions": register.decisions})
    with replacing(folder / REGISTER_FILE) as handle:
        for line in lines:
            handle.write((json.dumps(line, ensure_ascii=False) + "\n").encode("utf-8", "replace"))


def _rows(births: Mapping[Place, Birth]) -> list[list[object]]:
    return [
        [place.kind, place.start, place.end, place.ordinal, birth.version, birth.start, birth.end, birth.ordinal]
        for place, birth in sorted(births.items())
    ]


def _births(rows: Iterable[list[Any]]) -> Iterable[tuple[Place, Birth]]:
    return ((Place(*row[:4]), Birth(*row[4:])) for row in rows)


def _anchor(anchor: Anchor) -> dict[str, object]:
    """Without the words: an id is found by its birth alone."""
    return {
        "origin": anchor.origin,
        "kind": anchor.kind.value,
        "born": [anchor.birth.version, anchor.birth.start, anchor.birth.end],
    }


def _read_anchor(line: Mapping[str, Any]) -> Anchor:
    return Anchor(line["origin"], Birth(*line["born"]), "", EntityKind(line["kind"]), "", 0)
