"""Word lists, and how what was read of them is kept."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.errors import SettingsError
from etl.gazetteers import loader
from etl.gazetteers.loader import read_gazetteer


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(loader, "files", lambda package: tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "trees.toml").write_text('[trees]\nwords = ["elm", "ash"]\n')
    read_gazetteer.cache_clear()
    yield tmp_path
    read_gazetteer.cache_clear()


def test_what_was_read_is_kept_and_read_no_more(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = read_gazetteer("trees")
    assert first == {"trees": {"words": ["elm", "ash"]}}
    assert [path.name for path in (place / "__pycache__").iterdir()] == [f"trees.toml.{sys.implementation.cache_tag}.pyc"]
    read_gazetteer.cache_clear()
    monkeypatch.delattr(loader.tomllib, "loads")
    assert read_gazetteer("trees") == first


def test_a_list_that_was_changed_is_read_again(place: Path) -> None:
    read_gazetteer("trees")
    read_gazetteer.cache_clear()
    (place / "trees.toml").write_text('[trees]\nwords = ["elm", "oak"]\n')
    assert read_gazetteer("trees")["trees"]["words"] == ["elm", "oak"]


@pytest.mark.parametrize(
    "kept", [b"", b"no such thing", b"\xe9\x01\x00\x00\x00"], ids=["empty", "of another kind", "half a number"]
)
def test_what_was_kept_and_is_damaged_does_not_count(place: Path, kept: bytes) -> None:
    first = read_gazetteer("trees")
    (file,) = (place / "__pycache__").iterdir()
    file.write_bytes(kept)
    read_gazetteer.cache_clear()
    assert read_gazetteer("trees") == first


def test_where_nothing_may_be_kept_it_is_read_all_the_same(place: Path) -> None:
    (place / "__pycache__").write_text("no folder")
    assert read_gazetteer("trees")["trees"]["words"] == ["elm", "ash"]


@pytest.mark.parametrize("words", ["[trees", "\udcff"], ids=["broken", "no text"])
def test_a_broken_list_is_told(place: Path, words: str) -> None:
    (place / "trees.toml").write_bytes(words.encode(errors="surrogateescape"))
    with pytest.raises(SettingsError, match=r"trees\.toml cannot be read"):
        read_gazetteer("trees")
    with pytest.raises(SettingsError, match="there is no gazetteer"):
        read_gazetteer("shrubs")
