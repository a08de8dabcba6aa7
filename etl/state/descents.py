"""What places of documents were in earlier versions of these: kept beside the ledger, so that what they name keeps its IRI."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from etl.errors import StoreError
from etl.graph.store import current_version
from etl.load.atomic import replacing
from etl.model.lineage import Birth, Descent, Place

DESCENTS_FILE = "descents.jsonl"


def read_descents(output: Path) -> dict[str, Descent]:
    """The descents of documents that have had several contents, by the documents' ids."""
    path = current_version(output) / DESCENTS_FILE
    try:
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        return {
            line["id"]: Descent(line["origin"], line["version"], _read(line["births"]), _read(line["elders"])) for line in lines
        }
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise StoreError(f"cannot read {path}: {error.strerror or error}") from None
    except (ValueError, TypeError, KeyError):
        raise StoreError(f"{path} is no file of descents that can be read; `vitagraph rollback` or build anew") from None


def write_descents(descents: Mapping[str, Descent], folder: Path) -> None:
    """Writes `descents.jsonl`: a line for each document that is not in its first version."""
    with replacing(folder / DESCENTS_FILE) as handle:
        for identifier, descent in sorted(descents.items()):
            if descent.version > 1:
                line = {"id": identifier, "origin": descent.document, "version": descent.version}
                line |= {"births": _rows(descent.births), "elders": _rows(descent.elders)}
                handle.write((json.dumps(line) + "\n").encode())


def _rows(births: Mapping[Place, Birth]) -> list[list[object]]:
    """`["p", 2, 15, 0, 1, 2, 15, 0]`: a place and where it was born."""
    return [
        [place.kind, place.start, place.end, place.ordinal, birth.version, birth.start, birth.end, birth.ordinal]
        for place, birth in sorted(births.items())
    ]


def _read(rows: list[list[object]]) -> dict[Place, Birth]:
    return {Place(*row[:4]): Birth(*row[4:]) for row in rows}  # type: ignore[arg-type]
