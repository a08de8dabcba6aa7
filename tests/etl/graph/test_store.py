from __future__ import annotations

from pathlib import Path

import pytest

from etl.errors import StoreError
from etl.graph.store import CURRENT, OLD_STORE_FOLDER, current_store, current_version


def test_no_graph_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="run `vitagraph build"):
        current_store(tmp_path)


def test_the_link_is_followed_once(tmp_path: Path) -> None:
    for number in ("1", "2"):
        (tmp_path / "versions" / number / "store").mkdir(parents=True)
    (tmp_path / CURRENT).symlink_to("versions/1")
    store = current_store(tmp_path)
    (tmp_path / CURRENT).unlink()
    (tmp_path / CURRENT).symlink_to("versions/2")
    assert store == tmp_path / "versions" / "1" / "store"
    assert current_version(tmp_path) == tmp_path / "versions" / "2"


def test_a_folder_without_versions_is_read_as_it_was(tmp_path: Path) -> None:
    (tmp_path / OLD_STORE_FOLDER).mkdir()
    assert current_store(tmp_path) == tmp_path / OLD_STORE_FOLDER
    (tmp_path / "store").mkdir()
    assert current_store(tmp_path) == tmp_path / "store"
