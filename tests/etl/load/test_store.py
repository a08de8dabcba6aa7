from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Store

from etl.errors import StoreError
from etl.graph.store import OLD_STORE_FOLDER, STORE_FOLDER, current_store
from etl.load.store import load_store

LINE = '<https://data.example/s> <https://data.example/p> "{}" .\n'


def graph_file(folder: Path, *values: str) -> Path:
    path = folder / "graph.nq"
    path.write_text("".join(LINE.format(value) for value in values))
    return path


def values_in(folder: Path) -> list[str]:
    return sorted(quad.object.value for quad in Store.read_only(str(folder)))


def test_a_new_graph_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    load_store(graph_file(tmp_path, "one", "two"), tmp_path)
    load_store(graph_file(tmp_path, "three"), tmp_path)
    assert values_in(current_store(tmp_path)) == ["three"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph.nq", STORE_FOLDER]


def test_an_open_reader_does_not_stop_a_build(tmp_path: Path) -> None:
    load_store(graph_file(tmp_path, "one"), tmp_path)
    reader = Store.read_only(str(current_store(tmp_path)))
    load_store(graph_file(tmp_path, "two"), tmp_path)
    assert [quad.object.value for quad in reader] == ["one"]
    assert values_in(current_store(tmp_path)) == ["two"]


def test_what_an_interrupted_build_left_does_not_matter(tmp_path: Path) -> None:
    load_store(graph_file(tmp_path, "one"), tmp_path)
    (tmp_path / STORE_FOLDER).rename(tmp_path / OLD_STORE_FOLDER)
    (tmp_path / "store.new").mkdir()
    (tmp_path / "store.new" / "half").write_text("")
    assert values_in(current_store(tmp_path)) == ["one"]
    load_store(graph_file(tmp_path, "two"), tmp_path)
    assert values_in(current_store(tmp_path)) == ["two"]
    assert not (tmp_path / OLD_STORE_FOLDER).exists()


def test_no_graph_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="run `vitagraph build"):
        current_store(tmp_path)
