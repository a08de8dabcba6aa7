from __future__ import annotations

import json
from pathlib import Path

import pytest

from etl.errors import CheckError
from etl.runs.checking import check_same, look_at
from etl.runs.trends import changed_documents, read_current, read_trends
from tests.etl.histories import build_here


def cv_of(name: str) -> str:
    return f"# {name}\n\n## Education\n\n- PhD in Botany, Example University, 2011\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "cvs"
    folder.mkdir()
    for name in ("Vera Example", "Ada Sample", "Tom Specimen"):
        (folder / f"{name.split()[0].lower()}.md").write_text(cv_of(name))
    return folder


def test_trends_and_changes_name_nobody(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    assert (read_trends(output), changed_documents(output), read_current(output)) == ([], [], None)
    build_here(folder, output)
    assert [what for what, _ in changed_documents(output)] == ["new"] * 3
    (folder / "vera.md").unlink()
    (folder / "ada.md").write_text(cv_of("Ada Sample").replace("201", "200"))
    (folder / "new.md").write_text(cv_of("Max Muster"))
    (folder / "empty.md").write_text("")
    build_here(folder, output)
    assert [what for what, _ in changed_documents(output)] == ["cannot be read", "changed", "gone", "new"]
    first, second = read_trends(output)
    assert (first.version, second.version) == (1, 2)
    assert (first.documents, first.left_out, second.documents, second.left_out) == (3, 0, 3, 1)
    assert second.statements > 10
    assert sum(second.lines.values()) == pytest.approx(1)
    assert (read_current(output).number) == 2  # type: ignore[union-attr]
    told = json.dumps([changed_documents(output), str(first), str(second)])
    assert [word for word in ("vera", "ada", "new.md", "Sample", "Muster") if word.lower() in told.lower()] == []


def test_reading_anew_gives_the_same_and_what_does_not_is_told(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    build_here(folder, output)
    before = look_at(output)
    build_here(folder, output, full=True)
    assert check_same(before, look_at(output))
    (folder / "ada.md").write_text(cv_of("Ada Sample").replace("201", "200"))
    build_here(folder, output)
    assert not check_same(before, look_at(output)), "a document has changed: there is nothing to compare"
    later = look_at(output)
    with pytest.raises(CheckError, match="version 3 is not what version 2 was"):
        check_same(later, type(later)(3, later.fingerprint, later.documents))
