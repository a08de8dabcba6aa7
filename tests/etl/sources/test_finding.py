from __future__ import annotations

import os
from pathlib import Path

import pytest

from etl.errors import UsageError
from etl.model.issue import Severity
from etl.sources import drop_twins, find_documents


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)


def test_names_are_relative_with_slashes_and_sorted(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a/z.md", "a/y.md")
    sources, issues = find_documents([tmp_path])
    assert [source.name for source in sources] == ["a/y.md", "a/z.md", "b.txt"]
    assert issues == []


def test_hidden_files_and_folders_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, ".DS_Store", ".git/config", "cv.txt")
    assert [source.name for source in find_documents([tmp_path])[0]] == ["cv.txt"]


def test_a_single_file_is_called_by_its_name(tmp_path: Path) -> None:
    write(tmp_path, "deep/cv.txt")
    assert [source.name for source in find_documents([tmp_path / "deep" / "cv.txt"])[0]] == ["cv.txt"]


def test_a_folder_that_links_back_is_named_and_not_entered_again(tmp_path: Path) -> None:
    write(tmp_path, "cvs/cv.txt")
    (tmp_path / "cvs" / "again").symlink_to(tmp_path, target_is_directory=True)
    sources, issues = find_documents([tmp_path])
    assert [source.name for source in sources] == ["cvs/cv.txt"]
    assert [(issue.rule, issue.severity) for issue in issues] == [("sources.loop", Severity.INFO)]


@pytest.mark.parametrize("make", [lambda path: path.symlink_to("nowhere"), os.mkfifo], ids=["dangling link", "pipe"])
def test_what_is_no_file_is_left_out_by_name(tmp_path: Path, make: object) -> None:
    write(tmp_path, "cv.txt")
    make(tmp_path / "odd")  # type: ignore[operator]
    sources, issues = find_documents([tmp_path])
    assert [source.name for source in sources] == ["cv.txt"]
    assert [(issue.document, issue.rule, issue.severity) for issue in issues] == [("odd", "sources.no_file", Severity.DOCUMENT)]


def test_equal_names_of_two_folders_are_told_apart(tmp_path: Path) -> None:
    write(tmp_path, "lab/cv.txt", "school/cv.txt", "school/other.txt")
    sources, _ = find_documents([tmp_path / "lab", tmp_path / "school"])
    assert [source.name for source in sources] == ["lab/cv.txt", "other.txt", "school/cv.txt"]


def test_one_folder_given_twice_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, "cvs/cv.txt")
    sources, _ = find_documents([tmp_path / "cvs", tmp_path / "cvs"])
    assert len(sources) == 1


def test_a_missing_path_says_which_and_what_to_give(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"there is no .*nowhere; give a folder of CVs or a file"):
        find_documents([tmp_path, tmp_path / "nowhere"])


def test_equal_bytes_are_read_once_under_the_first_name(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "c.txt")
    (tmp_path / "b.txt").write_bytes((tmp_path / "a.txt").read_bytes())
    kept, issues = drop_twins(find_documents([tmp_path])[0])
    assert [source.name for source in kept] == ["a.txt", "c.txt"]
    assert [(issue.document, issue.rule) for issue in issues] == [("b.txt", "sources.twin")]


def test_a_file_beside_a_document_says_which_one_it_is(tmp_path: Path) -> None:
    (tmp_path / "cv.md").write_text("a CV")
    (tmp_path / "cv.md.vitagraph.toml").write_text('id = "torvik"\n')
    (tmp_path / "other.md").write_text("another")
    (tmp_path / "other.md.vitagraph.toml").write_text("id = ")
    sources, issues = find_documents([tmp_path])
    assert [(source.name, source.identity) for source in sources] == [("cv.md", "torvik"), ("other.md", "")]
    assert [(issue.document, issue.rule) for issue in issues] == [("other.md.vitagraph.toml", "sources.sidecar")]
    assert find_documents([tmp_path / "cv.md"])[0][0].identity == "torvik"
