from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Store

from etl.errors import StoreError
from etl.graph.store import current_store
from etl.load.store import load_store

LINE = '<https://data.example/s> <https://data.example/p> "{}" .\n'


def graph_file(folder: Path, *values: str) -> Path:
    path = folder / "graph.nq"
    path.write_text("".join(LINE.format(value) for value in values))
    return path


def values_in(folder: Path) -> list[str]:
    return sorted(quad.object.value for quad in Store.read_only(str(folder)))


def test_a_store_holds_the_file_and_nothing_else(tmp_path: Path) -> None:
    load_store(graph_file(tmp_path, "one", "two"), tmp_path)
    load_store(graph_file(tmp_path, "three"), tmp_path)
    assert values_in(current_store(tmp_path)) == ["three"]


def test_a_store_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("in the way")
    with pytest.raises(StoreError, match="free some space"):
        load_store(graph_file(tmp_path, "one"), tmp_path / "folder")
