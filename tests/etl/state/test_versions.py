from __future__ import annotations

from pathlib import Path

import pytest

from etl.state.versions import Version, current, drop_old, list_versions, new_version, publish, put_links, sweep


def publish_one(output: Path, words: str) -> Version:
    with new_version(output) as fresh:
        (fresh.folder / "graph.nq").write_text(words)
        (fresh.folder / "store").mkdir()
        (fresh.folder / "store" / "part").write_text(words)
        return publish(output, fresh)


def test_a_version_is_seen_under_the_paths_that_people_know(tmp_path: Path) -> None:
    assert current(tmp_path) is None
    assert publish_one(tmp_path, "one").number == 1
    assert (tmp_path / "graph.nq").read_text() == "one"
    assert publish_one(tmp_path, "two").number == 2
    assert (tmp_path / "graph.nq").read_text() == (tmp_path / "store" / "part").read_text() == "two"
    assert [version.number for version in list_versions(tmp_path)] == [1, 2]


def test_what_was_not_published_leaves_nothing(tmp_path: Path) -> None:
    publish_one(tmp_path, "one")
    with pytest.raises(ZeroDivisionError), new_version(tmp_path) as fresh:
        (fresh.folder / "graph.nq").write_text(str(1 / 0))
    assert sorted(path.name for path in (tmp_path / "versions").iterdir()) == ["00000001"]


def test_what_a_killed_build_left_is_swept_away(tmp_path: Path) -> None:
    publish_one(tmp_path, "one")
    (tmp_path / "versions" / ".new-00000002" / "store").mkdir(parents=True)
    (tmp_path / "versions" / "00000002").mkdir()  # killed between the two renames
    (tmp_path / "versions" / ".gone-00000000").mkdir()
    sweep(tmp_path)
    assert sorted(path.name for path in (tmp_path / "versions").iterdir()) == ["00000001"]
    assert publish_one(tmp_path, "two").number == 2


def test_old_versions_go_but_those_that_are_kept(tmp_path: Path) -> None:
    for number in range(1, 6):
        publish_one(tmp_path, str(number))
    assert [version.number for version in drop_old(tmp_path, 2)] == [3, 4, 5]
    assert [version.number for version in list_versions(tmp_path)] == [3, 4, 5]
    assert [version.number for version in drop_old(tmp_path, 0)] == [5]


def test_plain_files_of_an_earlier_layout_give_way(tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_text("old")
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "part").write_text("old")
    (tmp_path / "store.old").mkdir()
    publish_one(tmp_path, "new")
    assert (tmp_path / "graph.nq").readlink() == Path("current/graph.nq")
    assert (tmp_path / "store" / "part").read_text() == "new"
    assert not (tmp_path / "store.old").exists()


def test_links_that_a_killed_build_did_not_make_are_made_later(tmp_path: Path) -> None:
    publish_one(tmp_path, "one")
    (tmp_path / "graph.nq").unlink()
    put_links(tmp_path)
    assert (tmp_path / "graph.nq").read_text() == "one"
