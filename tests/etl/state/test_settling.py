from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from etl.model.issue import Issue, Severity
from etl.model.reading import Reading
from etl.sources import Source
from etl.state.ledger import DocumentRecord, State, read_ledger_file, write_ledger
from etl.state.plan import make_plan
from etl.state.settling import moment_after, settle

BASE = "https://data.example/"
UNREADABLE = Issue("a", None, Severity.DOCUMENT, "reading.empty", "the file is empty")


def after(records: list[DocumentRecord], contents: dict[str, str | None], moment: str) -> list[DocumentRecord]:
    """The ledger after a build that finds these contents; `None` cannot be read."""
    sources = [Source(name, Path(name), content or f"bad-{name}") for name, content in contents.items()]
    plan = make_plan(sources, records, lambda source: f"{source.sha256}.json", Path("nowhere"))
    readings = [
        Reading(each.name, Path(f"{each.sha256}.json"), None, each.sha256, "2020-01-31")
        if contents[each.name]
        else Reading(each.name, None, UNREADABLE)
        for each in plan.to_read
    ]
    return settle(plan.documents, readings, moment, {each.name: f"{each.sha256}.json" for each in sources}, ("e", "c"), BASE)


def test_a_document_keeps_id_and_age_under_other_names_and_in_new_versions() -> None:
    (first,) = after([], {"a": "1"}, "2024-01-01")
    (renamed,) = after([first], {"b": "1"}, "2024-01-02")
    (edited,) = after([renamed], {"b": "2"}, "2024-01-03")
    assert first.id == renamed.id == edited.id
    assert first.age == renamed.age == edited.age == ("2024-01-01", "2020-01-31", "1")
    assert (first.versions, renamed.versions, edited.versions) == (1, 1, 2)
    assert first.graph == renamed.graph != edited.graph


def test_a_document_that_cannot_be_read_any_more_keeps_its_age() -> None:
    (first,) = after([], {"a": "1"}, "2024-01-01")
    (broken,) = after([first], {"a": None}, "2024-01-02")
    assert (broken.state, broken.issue, broken.claims) == (State.FAILED, UNREADABLE, "bad-a.json")
    (mended,) = after([broken], {"a": "2"}, "2024-01-03")
    assert (mended.state, mended.issue, mended.age, mended.versions) == (State.PRESENT, None, first.age, 2)


def test_a_document_is_as_old_as_its_first_reading() -> None:
    (broken,) = after([], {"a": None}, "2024-01-01")
    assert broken.first_seen == ""
    (read,) = after([broken], {"a": "1"}, "2024-01-02")
    assert read.first_seen == "2024-01-02"


def test_two_documents_that_began_with_one_content_have_two_ids() -> None:
    (first,) = after([], {"a": "1"}, "2024-01-01")
    edited = after([first], {"a": "2", "b": "1"}, "2024-01-02")
    assert sorted(each.source for each in edited) == ["a", "b"]
    again = after(edited, {"a": "2", "b": "1", "c": "3"}, "2024-01-03")
    assert len({each.id for each in again}) == 3


def test_moments_never_go_back() -> None:
    now = datetime(2024, 5, 1, tzinfo=UTC)
    earlier = DocumentRecord("d", "a", "1", State.PRESENT, first_seen=moment_after([], now))
    assert moment_after([earlier], now) > earlier.first_seen
    assert moment_after([earlier], datetime(2020, 1, 1, tzinfo=UTC)) > earlier.first_seen
    assert moment_after([], now) == "2024-05-01T00:00:00.000000+00:00"


def test_a_ledger_reads_back_as_it_was(tmp_path: Path) -> None:
    records = after([], {"b": "1", "a": None}, "2024-01-01")
    write_ledger(records, tmp_path)
    assert read_ledger_file(tmp_path) == sorted(records, key=lambda record: record.source)
    assert read_ledger_file(tmp_path / "nowhere") == []
