from __future__ import annotations

from pathlib import Path

import pytest

from etl.errors import SourceError
from etl.model.issue import Issue, Severity
from etl.sources import UNREADABLE_FOLDER, Source
from etl.state.ledger import DocumentRecord, State
from etl.state.plan import Change, Plan, check_removals, forget_readings, make_plan


def claims_of(source: Source) -> str:
    return f"{source.sha256}.json"


def source(name: str, content: str, identity: str = "") -> Source:
    return Source(name, Path(name), content, identity)


def record(identifier: str, name: str, content: str, state: State = State.PRESENT, identity: str = "") -> DocumentRecord:
    return DocumentRecord(identifier, name, content, state, identity, claims=f"{content}.json")


def plan(folder: Path, sources: list[Source], records: list[DocumentRecord]) -> Plan:
    for each in records:
        (folder / each.claims).write_text("{}")
    return make_plan(sources, records, claims_of, folder)


CASES = {
    "unchanged": (source("a", "1"), record("d1", "a", "1"), "d1", Change.UNCHANGED, False),
    "new": (source("a", "1"), record("d1", "b", "2"), None, Change.NEW, True),
    "new version": (source("a", "2"), record("d1", "a", "1"), "d1", Change.CHANGED, True),
    "renamed": (source("b", "1"), record("d1", "a", "1"), "d1", Change.RENAMED, False),
    "renamed and edited": (source("b", "2"), record("d1", "a", "1"), None, Change.NEW, True),
    "renamed and edited, with an id": (source("b", "2", "x"), record("d1", "a", "1", identity="x"), "d1", Change.CHANGED, True),
    "id given now": (source("a", "1", "x"), record("d1", "a", "1"), "d1", Change.RENAMED, False),
    "another id": (source("a", "1", "y"), record("d1", "a", "1", identity="x"), None, Change.NEW, True),
    "cannot be opened": (source("a", ""), record("d1", "a", "1"), "d1", Change.CHANGED, True),
    "could not be read": (source("a", "1"), record("d1", "a", "1", State.FAILED), "d1", Change.FAILED, False),
}


@pytest.mark.parametrize(("found", "known", "expected", "change", "must_read"), CASES.values(), ids=CASES)
def test_which_document_a_file_is(
    tmp_path: Path, found: Source, known: DocumentRecord, expected: str | None, change: Change, must_read: bool
) -> None:
    made = plan(tmp_path, [found], [known])
    (planned,) = made.documents
    assert (planned.record.id if planned.record else None, planned.change, planned.must_read) == (expected, change, must_read)
    assert [each.id for each in made.gone] == ([] if expected else ["d1"])


def test_content_tells_more_than_a_name(tmp_path: Path) -> None:
    """Two files swap names; a third takes the name of one that is gone."""
    records = [record("d1", "a", "1"), record("d2", "b", "2"), record("d3", "c", "3")]
    made = plan(tmp_path, [source("a", "2"), source("b", "1"), source("c", "4")], records)
    assert [planned.record and planned.record.id for planned in made.documents] == ["d2", "d1", "d3"]
    assert [planned.change for planned in made.documents] == [Change.RENAMED, Change.RENAMED, Change.CHANGED]


def test_claims_that_are_missing_or_made_by_other_code_are_read_anew(tmp_path: Path) -> None:
    made = plan(tmp_path, [source("a", "1")], [record("d1", "a", "1")])
    assert made.changes_nothing
    (tmp_path / "1.json").unlink()
    assert make_plan([source("a", "1")], [record("d1", "a", "1")], claims_of, tmp_path).to_read
    (tmp_path / "1.json").write_text("{}")
    (planned,) = make_plan([source("a", "1")], forget_readings([record("d1", "a", "1")]), claims_of, tmp_path).documents
    assert (planned.change, planned.must_read) == (Change.STALE, True)


def gone(count: int, of: int) -> Plan:
    known = [record(f"d{number}", f"{number}", f"{number}") for number in range(of)]
    return make_plan([source(each.source, each.sha256) for each in known[count:]], known, claims_of, Path("nowhere"))


@pytest.mark.parametrize(("count", "of", "stops"), [(2, 4, False), (3, 4, True), (3, 3, False), (6, 10, True), (0, 9, False)])
def test_a_build_stops_where_too_many_documents_are_gone_at_once(count: int, of: int, stops: bool) -> None:
    if stops:
        with pytest.raises(SourceError, match=f"{count} of {of} documents are gone .* --allow-removals"):
            check_removals(gone(count, of), [], 0.5)
    else:
        assert check_removals(gone(count, of), [], 0.5) is None  # type: ignore[func-returns-value]


def test_documents_behind_a_folder_that_cannot_be_opened_are_not_gone() -> None:
    made = make_plan([], [record("d1", "shared/team/a.pdf", "1")], claims_of, Path("nowhere"))
    for folder in ("shared/team", "shared", ".", "team"):
        closed = Issue(folder, None, Severity.DOCUMENT, UNREADABLE_FOLDER, "the folder cannot be opened")
        with pytest.raises(SourceError, match="lie in folders that cannot be opened"):
            check_removals(made, [closed], 1.0)
    elsewhere = Issue("shared/tea", None, Severity.DOCUMENT, UNREADABLE_FOLDER, "the folder cannot be opened")
    check_removals(made, [elsewhere], 1.0)
    assert len(made.gone) == 1
