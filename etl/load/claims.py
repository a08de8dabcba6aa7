"""The claims of each document on disk: the stored truth that the graph is made from."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from etl.errors import StoreError
from etl.load.atomic import replacing
from etl.model.document_claims import ADAPTER, DocumentClaims


def write_claims(claims: DocumentClaims, folder: Path) -> Path:
    """Writes `<first 16 of sha256>.json` into `folder` and gives its path."""
    path = folder / f"{claims.sha256[:16]}.json"
    with replacing(path) as handle:
        handle.write(ADAPTER.dump_json(claims) + b"\n")
    return path


def read_claims_file(path: Path) -> DocumentClaims:
    """The claims that `write_claims` wrote; raises `StoreError` for a file that does not hold claims."""
    try:
        return ADAPTER.validate_json(path.read_bytes())
    except OSError as error:
        raise StoreError(f"cannot read {path}: {error.strerror or error}") from None
    except ValidationError as error:
        raise StoreError(f"{path} does not hold claims ({error.error_count()} problems): delete it and build again") from None
