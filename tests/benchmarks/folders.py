"""The claims of all documents in a folder: what several benchmarks begin with."""

from __future__ import annotations

from pathlib import Path

from etl.errors import DocumentError
from etl.extract.reading import read_file
from etl.model.document_claims import DocumentClaims
from etl.settings import Settings
from etl.transform.claims import read_claims


def read_folder(folder: Path) -> list[DocumentClaims]:
    """What every document below `folder` says, in the order of their names; those that cannot be read are left out."""
    found = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        try:
            found.append(read_claims(read_file(path, name=str(path.relative_to(folder)), settings=Settings())))
        except DocumentError:
            continue
    return found
