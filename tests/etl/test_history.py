"""Versions of a graph told, compared and published again."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.errors import UsageError
from etl.history import compare_versions, read_log, rollback, tell_difference
from etl.load.nquads import read_graph_file
from etl.settings import Settings
from etl.state.ledger import read_ledger
from etl.state.versions import list_versions
from tests.etl.histories import assert_store_holds_the_file, build_here, same_as_fresh

CV = """# Ilse Korvath

## Employment

- Research Scientist, Quillfeather Labs, 2015 - 2019

## Publications

- Ilse Korvath, Tomas Underhay. "Gears of the mind." In NeurIPS, 2018.
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three versions: a CV, edited, edited again with a second one beside it."""
    place = tmp_path_factory.mktemp("history")
    folder = place / "cvs"
    folder.mkdir()
    (folder / "a.md").write_text(CV)
    build_here(folder, place / "out")
    edited = CV.replace("- Research", "- Professor, University of Halden, 2020 - present\n- Research").replace(
        "Gears of the", "Gears of a"
    )
    (folder / "a.md").write_text(edited)
    build_here(folder, place / "out")
    (folder / "a.md").rename(folder / "korvath.md")
    (folder / "b.md").write_text(CV.replace("Ilse Korvath", "Priya Sandoval").replace("Gears", "Wheels"))
    build_here(folder, place / "out")
    return place


def test_a_log_has_a_line_for_each_version(place: Path) -> None:
    log = read_log(place / "out")
    assert [(each.number, each.parent, each.why, each.documents) for each in log][:3] == [
        (1, None, "build", 1),
        (2, 1, "build", 1),
        (3, 2, "build", 2),
    ]
    assert [each.published for each in log] == sorted(each.published for each in log)


def test_changes_are_told_in_words_by_person(place: Path) -> None:
    lines = tell_difference(compare_versions(place / "out", 1, 2))
    assert "- changed: a.md" in lines
    assert "## Ilse Korvath" in lines
    assert "- new: position Professor at University of Halden since 2020" in lines
    assert "- changed: work “Gears of a mind” (2018): title was Gears of the mind" in lines
    assert not [line for line in lines if "Research Scientist" in line], "what only moved has not changed"


def test_what_is_gone_is_told_too(place: Path) -> None:
    lines = tell_difference(compare_versions(place / "out", 2, 3))
    assert "- renamed from a.md: korvath.md" in lines
    assert "- new: b.md" in lines
    assert "- new: position Research Scientist at Quillfeather Labs, 2015 to 2019" in lines
    back = compare_versions(place / "out", 1, 3)
    assert len(back.patch) > 0
    assert "- new: the person" in tell_difference(back)


def test_a_version_that_is_not_kept_is_named_with_those_that_are(place: Path) -> None:
    with pytest.raises(UsageError, match="there is no version 9; kept are 1, 2, 3"):
        compare_versions(place / "out", 1, 9)
    with pytest.raises(UsageError, match="kept are none"):
        compare_versions(place / "nowhere")


def test_going_back_publishes_all_of_an_older_version_again(tmp_path: Path) -> None:
    folder, output = tmp_path / "cvs", tmp_path / "out"
    folder.mkdir()
    (folder / "a.md").write_text(CV)
    build_here(folder, output)
    first = {path.name: path.read_bytes() for path in list_versions(output)[0].folder.iterdir() if path.is_file()}
    (folder / "a.md").write_text(CV.replace("2018", "2017"))
    (folder / "b.md").write_text(CV.replace("Ilse", "Else"))
    build_here(folder, output)
    second = (output / "graph.nq").read_bytes()
    assert rollback(output, None, Settings()).number == 3
    for name in ("graph.nq", "ledger.jsonl", "report.md", "register.jsonl"):
        assert (output / name).read_bytes() == first[name], name
    assert_store_holds_the_file(output)
    assert read_log(output)[-1].why == "rollback to 1"
    assert set(compare_versions(output, 2, 3).patch.deleted) == set(second.splitlines(keepends=True)) - set(
        read_graph_file(output / "graph.nq")
    )
    assert len(read_ledger(output)) == 1
    build_here(folder, output)
    assert (output / "graph.nq").read_bytes() != first["graph.nq"]
    same_as_fresh(folder, output, tmp_path)
    with pytest.raises(UsageError, match="there is no version 7"):
        rollback(output, 7, Settings())
