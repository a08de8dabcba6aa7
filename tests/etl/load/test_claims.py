from __future__ import annotations

from pathlib import Path

import pytest

from etl.errors import StoreError
from etl.load.claims import claims_file, read_claims_file, renamed, write_claims
from etl.model.document_claims import DocumentClaims
from tests.etl.graph.sample_claims import sample_claims


@pytest.mark.parametrize("claims", sample_claims(), ids=lambda claims: claims.name)
def test_claims_read_back_as_they_were(claims: DocumentClaims, tmp_path: Path) -> None:
    path = write_claims(claims, tmp_path)
    assert path.name == claims_file(claims.sha256, claims.name, "")
    assert path.name.startswith(f"{claims.sha256[:16]}-")
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


def test_the_name_of_a_file_of_claims_tells_content_reader_and_extension() -> None:
    names = {
        claims_file(sha256, name, reader)
        for sha256, name, reader in (
            ("a" * 64, "x.md", "r"),
            ("b" * 64, "x.md", "r"),
            ("a" * 64, "x.md", "s"),
            ("a" * 64, "x.tex", "r"),
        )
    }
    assert len(names) == 4
    assert claims_file("a" * 64, "folder/y.MD", "r") == claims_file("a" * 64, "x.md", "r")


def test_claims_under_another_name_differ_in_nothing_else() -> None:
    claims = sample_claims()[0]
    other = renamed(claims, "elsewhere.md")
    assert other.name == "elsewhere.md"
    assert {issue.document for issue in other.issues} <= {"elsewhere.md"}
    assert renamed(other, claims.name) == claims
