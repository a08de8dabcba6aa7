from __future__ import annotations

from pathlib import Path

import pytest

from etl.errors import StoreError
from etl.load.claims import read_claims_file, write_claims
from etl.model.document_claims import DocumentClaims
from tests.etl.graph.sample_claims import sample_claims


@pytest.mark.parametrize("claims", sample_claims(), ids=lambda claims: claims.name)
def test_claims_read_back_as_they_were(claims: DocumentClaims, tmp_path: Path) -> None:
    path = write_claims(claims, tmp_path)
    assert path.name == f"{claims.sha256[:16]}.json"
    assert read_claims_file(path) == claims
    before = path.read_bytes()
    write_claims(claims, tmp_path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("text", ["", "{}", '{"name": 1}'], ids=["empty", "no fields", "wrong type"])
def test_what_is_no_claims_is_said_in_one_sentence(text: str, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(text)
    with pytest.raises(StoreError, match="does not hold claims"):
        read_claims_file(path)
    with pytest.raises(StoreError, match="cannot read"):
        read_claims_file(tmp_path / "nothing.json")
