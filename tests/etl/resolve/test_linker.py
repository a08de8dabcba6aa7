"""Linking that goes on from the version before gives what linking everything gives, and tells what changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from etl.model.document_claims import DocumentClaims
from etl.model.link_change import LinkChange, Listed
from etl.resolve.linker import FILE, Linker
from tests.etl.resolve.link_histories import SMALL, run_history


def link(linker: Linker, documents: Sequence[DocumentClaims]) -> LinkChange:
    by_sha256: Mapping[str, DocumentClaims] = {document.sha256: document for document in documents}
    listed = [Listed(document.sha256, document.name, document.sha256) for document in documents]
    return linker.link(listed, by_sha256.__getitem__)


def kept(folder: Path, documents: Sequence[DocumentClaims]) -> Linker:
    linker = Linker.open(folder, "")
    link(linker, documents)
    linker.keep("1")
    linker.close()
    return Linker.open(folder, "1")


def folder_of(cv: Any) -> list[DocumentClaims]:
    first = cv("first.md", "Ilse Nordmann", "2020-05").work("Counting Dust in Quiet Rooms", "I. Nordmann", "Otmar Quell", year=2018)
    second = cv("second.md", "Otmar Quell", "2022").work("Counting dust in quiet rooms", "Ilse Nordmann", "Otmar Quell", year=2018)
    third = cv("third.md", "Bela Vosk", "2021").work("Sand Castles as a Service", "Bela Vosk", year=2020, venue="KDD")
    return [first.build(), second.build(), third.build()]


def test_what_is_new_is_told_and_nothing_else(cv: Any, tmp_path: Path) -> None:
    first, second, third = folder_of(cv)
    change = link(kept(tmp_path, [first, third]), [first, second, third])
    assert not change.is_whole
    assert second.sha256 in change.documents
    assert third.sha256 not in change.documents
    assert {key.document for key in change.resolution.entity_of} == change.documents
    ilse = next(entity for entity in change.linked.added if entity.label == "Ilse Nordmann")
    assert ilse.id in {entity.id for entity in change.linked.removed}
    assert {row.document for row in ilse.rows} == {first.sha256, second.sha256}


def test_what_is_gone_is_told(cv: Any, tmp_path: Path) -> None:
    first, second, third = folder_of(cv)
    change = link(kept(tmp_path, [first, second, third]), [first, second])
    assert set(change.documents) == set()
    assert change.gone == {third.sha256}
    assert {entity.label for entity in change.linked.removed} >= {"Bela Vosk", "Sand Castles as a Service"}
    assert change.linked.added == ()
    assert change.entities == {entity.id for entity in change.linked.removed}


def test_nothing_new_changes_nothing(cv: Any, tmp_path: Path) -> None:
    documents = folder_of(cv)
    change = link(kept(tmp_path, documents), documents)
    assert {*change.documents, *change.gone, *change.entities} == set()
    assert (*change.linked.added, *change.judgements.added, *change.doubts.added) == ()


def test_the_state_of_another_version_is_not_believed(cv: Any, tmp_path: Path) -> None:
    documents = folder_of(cv)
    kept(tmp_path, documents)
    change = link(Linker.open(tmp_path, "2"), documents)
    assert change.is_whole
    assert change.documents == {document.sha256 for document in documents}
    assert change.linked.removed == ()


@pytest.mark.parametrize("seed", range(6))
def test_any_history_gives_what_linking_anew_gives(cv: Any, tmp_path: Path, seed: int) -> None:
    done = run_history(cv, tmp_path, seed, 12)
    assert done["add"] > done["whole"]


@pytest.mark.parametrize("seed", range(4))
def test_so_it_is_at_every_limit(cv: Any, tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Samples, blocks, batches and long lists of a few documents."""
    for module, name, limit in SMALL:
        monkeypatch.setattr(module, name, limit)
    assert run_history(cv, tmp_path, 50 + seed, 10)["whole"] > 1


def test_a_damaged_state_is_made_anew(cv: Any, tmp_path: Path) -> None:
    documents = folder_of(cv)
    kept(tmp_path, documents[:2]).close()
    path = tmp_path / FILE
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2] + bytes(len(content) // 2))
    linker = Linker.open(tmp_path, "1")
    change = link(linker, documents)
    anew = Linker()
    link(anew, documents)
    assert linker.resolution() == anew.resolution()
    assert change.documents >= {documents[2].sha256}
