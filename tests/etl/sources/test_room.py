from __future__ import annotations

import stat
from pathlib import Path

import pytest

from etl.errors import StoreError
from etl.sources import Room, find_documents, passing_room, room_in
from etl.sources.source import Source
from tests.etl.sources.stores import S3Server, put, remove


def look(url: str, work: Path, most_bytes: int = 1000) -> list[Source]:
    with room_in(work, most_bytes) as room:
        found, issues = find_documents([url], room)
        assert issues == []
        room.remember()
    return found


def test_what_has_not_changed_is_not_fetched_again(s3: S3Server, bucket: str, tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        put(f"s3://{bucket}/{name}", name)
    put(f"s3://{bucket}/a.md.vitagraph.toml", 'id = "torvik"\n')
    first = look(f"s3://{bucket}", tmp_path)
    assert [(source.name, source.identity, source.size) for source in first] == [("a.md", "torvik", 4), ("b.md", "", 4)]
    before = s3.fetched()
    assert sorted(name for name in before if name.startswith(f"{bucket}/")) == [
        f"{bucket}/a.md",
        f"{bucket}/a.md.vitagraph.toml",
        f"{bucket}/b.md",
    ]
    assert look(f"s3://{bucket}", tmp_path) == first
    assert s3.fetched() == before
    put(f"s3://{bucket}/b.md", "other")
    second = look(f"s3://{bucket}", tmp_path)
    assert [source.sha256 == old.sha256 for source, old in zip(second, first, strict=True)] == [True, False]
    assert s3.fetched() == [*before, f"{bucket}/b.md"]


def test_a_memory_that_is_gone_or_damaged_costs_a_fetch(s3: S3Server, bucket: str, tmp_path: Path) -> None:
    put(f"s3://{bucket}/a.md", "a")
    first = look(f"s3://{bucket}", tmp_path)
    before = s3.fetched()
    (tmp_path / "remote.jsonl").write_text("{damaged")
    assert look(f"s3://{bucket}", tmp_path) == first
    assert s3.fetched() == [*before, f"{bucket}/a.md"]
    assert look(f"s3://{bucket}", tmp_path) == first
    assert s3.fetched() == [*before, f"{bucket}/a.md"]


def test_the_memory_names_nobody_and_forgets_what_is_gone(bucket: str, tmp_path: Path) -> None:
    for name in ("vera-example.md", "tomas-underhay.md"):
        put(f"s3://{bucket}/{name}", name)
    look(f"s3://{bucket}", tmp_path)
    memory = (tmp_path / "remote.jsonl").read_text()
    assert len(memory.splitlines()) == 2
    assert "vera" not in memory
    remove(f"s3://{bucket}/vera-example.md")
    look(f"s3://{bucket}", tmp_path)
    assert len((tmp_path / "remote.jsonl").read_text().splitlines()) == 1


def test_the_room_is_private_and_gone_afterwards(bucket: str, tmp_path: Path) -> None:
    put(f"s3://{bucket}/a.md", "a")
    (tmp_path / "fetched").mkdir()
    (tmp_path / "fetched" / "left by a build that was killed").write_text("a CV")
    with room_in(tmp_path, 1000) as room:
        ((found,), _) = find_documents([f"s3://{bucket}"], room)
        assert found.path.read_text() == "a"
        assert stat.S_IMODE((tmp_path / "fetched").stat().st_mode) == 0o700
        assert len(list((tmp_path / "fetched").iterdir())) == 1
    assert not (tmp_path / "fetched").exists()


def test_known_documents_are_fetched_when_they_are_to_be_read(bucket: str, tmp_path: Path) -> None:
    put(f"s3://{bucket}/a.md", "a")
    look(f"s3://{bucket}", tmp_path)
    with room_in(tmp_path, 1000) as room:
        ((found,), _) = find_documents([f"s3://{bucket}"], room)
        assert not found.path.exists()
        room.fetch([found])
        assert found.path.read_text() == "a"


def test_what_is_too_large_is_not_fetched(s3: S3Server, bucket: str, tmp_path: Path) -> None:
    put(f"s3://{bucket}/large.md", "x" * 2000)
    (first,) = look(f"s3://{bucket}", tmp_path)
    assert f"{bucket}/large.md" not in s3.fetched()
    with room_in(tmp_path, 1000) as room:
        room.fetch([first])
        assert first.path.stat().st_size == 2000
    assert f"{bucket}/large.md" not in s3.fetched()
    put(f"s3://{bucket}/large.md", "y" * 2000)
    assert look(f"s3://{bucket}", tmp_path)[0].sha256 != first.sha256


def test_a_look_in_passing_leaves_nothing(bucket: str, tmp_path: Path) -> None:
    put(f"s3://{bucket}/a.md", "a")
    with passing_room(tmp_path, 1000) as room:
        ((found,), _) = find_documents([f"s3://{bucket}"], room)
        assert found.sha256
    assert list(tmp_path.iterdir()) == []
    assert not found.path.exists()


def test_any_store_will_do(tmp_path: Path) -> None:
    put("memory://shelf/cvs/a.md", "a")
    put("memory://shelf/cvs/sub/b.md", "b")
    put("memory://shelf/cvs/sub/b.md.vitagraph.toml", "id = 'b'")
    assert [(source.name, source.identity) for source in look("memory://shelf/cvs", tmp_path)] == [("a.md", ""), ("sub/b.md", "b")]


def test_a_room_that_cannot_be_written_says_so(bucket: str, tmp_path: Path) -> None:
    put(f"s3://{bucket}/a.md", "a")
    (tmp_path / "work").write_text("a file where a folder should be")
    with pytest.raises(StoreError, match="free some space"):
        find_documents([f"s3://{bucket}"], Room(tmp_path / "work" / "fetched", tmp_path / "memory", 1000))


def test_equal_names_in_two_places_are_told_apart(bucket: str, tmp_path: Path) -> None:
    (tmp_path / "cvs").mkdir()
    (tmp_path / "cvs" / "a.md").write_text("one")
    put(f"s3://{bucket}/others/a.md", "two")
    with room_in(tmp_path / "work", 1000) as room:
        found, _ = find_documents([(tmp_path / "cvs").as_uri(), f"s3://{bucket}/others/"], room)
    assert [source.name for source in found] == ["cvs/a.md", "others/a.md"]
