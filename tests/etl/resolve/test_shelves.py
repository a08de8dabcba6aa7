"""What linking keeps from build to build."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.resolve.shelf import Shelf
from etl.resolve.shelves import Shelves


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with three values and the numbers of two keys."""
    shelves = Shelves()
    shelf: Shelf[str, int] = shelves.named("things")
    for place, name in enumerate(("dust", "sand", "rock")):
        shelf[name] = place
    postings = shelves.named_postings("places")
    for number in (1, 2):
        postings.add("here", number)
    postings.add("there", 3)
    shelves.keep(tmp_path / "state" / "file", "1")
    shelves.close()
    return tmp_path / "state" / "file"


def test_what_was_kept_is_there(path: Path) -> None:
    shelves = Shelves(path, "1")
    things: Shelf[str, int] = shelves.named("things")
    assert not shelves.is_empty
    assert (things["sand"], things.get("gravel")) == (1, None)
    assert dict(things.items()) == {"dust": 0, "sand": 1, "rock": 2}
    assert shelves.named_postings("places").get("here") == {1, 2}


def test_a_change_is_told_and_kept(path: Path) -> None:
    shelves = Shelves(path, "1")
    things: Shelf[str, int] = shelves.named("things")
    things["dust"], things["gravel"] = 7, 8
    things.drop("rock")
    places = shelves.named_postings("places")
    places.add("there", 4)
    places.discard("here", 1)
    places.discard("here", 2)
    assert sorted(things.changed()) == [("dust", 0, 7), ("gravel", None, 8), ("rock", 2, None)]
    assert sorted(places.changed()) == [("here", {1, 2}, set()), ("there", {3}, {3, 4})]
    assert things.before("dust") == 0
    shelves.keep(path, "2")
    shelves.close()
    again = Shelves(path, "2")
    assert dict(again.named("things").items()) == {"dust": 7, "sand": 1, "gravel": 8}
    assert [again.named_postings("places").get(key) for key in ("here", "there")] == [set(), {3, 4}]


def test_what_was_not_kept_is_lost(path: Path) -> None:
    shelves = Shelves(path, "1")
    things: Shelf[str, int] = shelves.named("things")
    things["dust"] = 7
    shelves.close()
    again: Shelf[str, int] = Shelves(path, "1").named("things")
    assert again["dust"] == 0


@pytest.mark.parametrize("content", [None, b"", b"no database at all, but long enough to look at", b"SQLite format 3\0 damaged"])
def test_another_version_or_a_damaged_file_is_nothing(path: Path, content: bytes | None) -> None:
    if content is not None:
        path.write_bytes(content)
    shelves = Shelves(path, "2" if content is None else "1")
    assert shelves.is_empty
    assert not path.exists()


def test_without_a_file_all_there_is_is_new() -> None:
    shelves = Shelves()
    things: Shelf[int, str] = shelves.numbered("things")
    things[1], things[2] = "dust", "sand"
    things.drop(1)
    assert list(things.changed()) == [(2, None, "sand")]
    assert things.before(2) is None
