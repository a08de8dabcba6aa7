"""The contradictions of a version as lines of JSON, so that the next build asks only about what it touched."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path

from etl.load.atomic import replacing
from etl.model.contradiction import Contradiction

CONTRADICTIONS_FILE = "contradictions.jsonl"
_NAMES = [each.name for each in fields(Contradiction)]


def write_contradictions(found: Iterable[Contradiction], folder: Path, program: str) -> None:
    """Writes `contradictions.jsonl` into the folder of a version; `program` stands for what asked."""
    with replacing(folder / CONTRADICTIONS_FILE) as handle:
        handle.write((json.dumps({"program": program}) + "\n").encode())
        handle.writelines(
            (json.dumps({name: getattr(each, name) for name in _NAMES}, ensure_ascii=False) + "\n").encode("utf-8", "replace")
            for each in found
        )


def read_contradictions(folder: Path, program: str) -> list[Contradiction] | None:
    """What `write_contradictions` wrote; `None` where there is nothing that the same program asked."""
    try:
        lines = (folder / CONTRADICTIONS_FILE).read_text(encoding="utf-8").split("\n")[:-1]
        if json.loads(lines[0]) != {"program": program}:
            return None
        return [Contradiction(**json.loads(line)) for line in lines[1:]]
    except (OSError, ValueError, TypeError, IndexError):
        return None
