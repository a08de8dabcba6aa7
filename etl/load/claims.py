"""The claims of each document on disk: the stored truth that the graph is made from."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path, PurePosixPath

from pydantic import ValidationError

from etl.errors import StoreError
from etl.load.atomic import replacing
from etl.model.document_claims import ADAPTER, DocumentClaims

_CONTENT = 16  # characters of the content's hash in a file's name


def claims_file(sha256: str, name: str, reader: str) -> str:
    """The name of the file for the claims of a content: `3f0c9a1be2d45678-91ac03fe.json`.

    The second part stands for what else decides on claims: `reader`, a hash of code and settings, and the extension of the
    document's name, which may say what format a part of a page is in.
    """
    extension = PurePosixPath(name).suffix.lower()
    return f"{sha256[:_CONTENT]}-{hashlib.sha256(f'{reader} {extension}'.encode()).hexdigest()[:8]}.json"


def holds_content(file: str, sha256: str) -> bool:
    """Whether a file of claims, by its name, is of this content."""
    return file.startswith(f"{sha256[:_CONTENT]}-")


def write_claims(claims: DocumentClaims, folder: Path, reader: str = "") -> Path:
    """Writes the claims into `folder` and gives the path of the file, which `claims_file` names."""
    path = folder / claims_file(claims.sha256, claims.name, reader)
    rewrite_claims(claims, path)
    return path


def rewrite_claims(claims: DocumentClaims, path: Path) -> None:
    """Puts claims into a file of claims that has its name already."""
    write_encoded(encode_claims(claims), path)


def encode_claims(claims: DocumentClaims) -> bytes:
    """What a file of claims holds."""
    return ADAPTER.dump_json(claims) + b"\n"


def write_encoded(encoded: bytes, path: Path) -> None:
    """Puts what `encode_claims` gave into a file of claims."""
    with replacing(path) as handle:
        handle.write(encoded)


def renamed(claims: DocumentClaims, name: str) -> DocumentClaims:
    """The same claims under another name of the document."""
    if claims.name == name:
        return claims
    return replace(claims, name=name, issues=tuple(replace(issue, document=name) for issue in claims.issues))


def read_claims_file(path: Path) -> DocumentClaims:
    """The claims that `write_claims` wrote; raises `StoreError` for a file that does not hold claims."""
    try:
        return ADAPTER.validate_json(path.read_bytes())
    except OSError as error:
        raise StoreError(f"cannot read {path}: {error.strerror or error}") from None
    except ValidationError as error:
        raise StoreError(f"{path} does not hold claims ({error.error_count()} problems): delete it and build again") from None
