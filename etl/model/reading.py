"""What became of a document that was to be read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from etl.model.issue import Issue


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of one document: its claims are in the file at `claims`, or `issue` says why there are none.

    `sha256` and `as_of` (last day of the document's date, empty if it has none) are those of the content that was read.
    """

    name: str
    claims: Path | None
    issue: Issue | None = None
    sha256: str = ""
    as_of: str = ""
