from __future__ import annotations

from pathlib import Path

from etl.coverage import cover, cover_document
from etl.extract.reading import read_file
from etl.model.document_claims import count_outcomes
from etl.settings import Settings
from etl.sources import Source
from etl.transform.claims import read_claims

CV = """# Ada Doe

## Education

- PhD in Physics, Elm University, 2012-2016

## Zyxwvut

Qwert zuiop asdf.
"""


def test_every_line_has_an_outcome_and_unread_ones_are_quoted(tmp_path: Path) -> None:
    path = tmp_path / "doe.md"
    path.write_text(CV, encoding="utf-8")
    covered = cover_document(Source("doe.md", path), Settings())
    filled = [line for line in CV.splitlines() if line.strip()]
    assert covered.lines.total() == len(filled)
    assert covered.lines["fact"] >= 2
    assert sum(covered.reasons.values()) == covered.lines["aside"]
    assert all(CV.splitlines()[number - 1].strip() == text for number, text in covered.unread)
    claims = read_claims(read_file(path, name="doe.md", settings=Settings()))
    assert count_outcomes([claims]) == {outcome: covered.lines[outcome] for outcome in ("fact", "aside", "unread")}


def test_a_folder_is_covered_by_name_and_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text(CV, encoding="utf-8")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 cut off")
    first, second = cover([tmp_path], Settings(processes=1))
    assert (first.name, first.issue is not None, first.lines.total()) == ("a.pdf", True, 0)
    assert (second.name, second.issue) == ("b.md", None)
