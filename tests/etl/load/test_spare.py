from __future__ import annotations

import os
from pathlib import Path

from etl.load.atomic import replacing
from etl.load.sorted_file import SortedFile
from etl.load.spare import keep_spare, take_spare


def spare_of(folder: Path) -> Path:
    (folder / "gone").write_bytes(b"what was before\n")
    keep_spare(folder / "gone", folder / "spare")
    return folder / "spare"


def test_a_spare_file_is_written_over(tmp_path: Path) -> None:
    spare = spare_of(tmp_path)
    place = spare.stat().st_ino
    for words in (b"new\n", b"longer than what was before\n", b""):
        with replacing(tmp_path / "file", spare) as handle:
            handle.write(words)
        assert (tmp_path / "file").read_bytes() == words
        assert (tmp_path / "file").stat().st_ino == place
        keep_spare(tmp_path / "file", spare)


def test_one_that_somebody_reads_is_left_alone(tmp_path: Path) -> None:
    spare = spare_of(tmp_path)
    with SortedFile(spare) as read:
        assert not take_spare(spare, tmp_path / "file")
        with replacing(tmp_path / "file", spare) as handle:
            handle.write(b"new\n")
        assert read.slice(0, read.size) == b"what was before\n"
    assert take_spare(spare, tmp_path / "other")


def test_one_with_another_name_is_left_alone(tmp_path: Path) -> None:
    """As in a version that was published again."""
    spare = spare_of(tmp_path)
    os.link(spare, tmp_path / "kept")
    assert not take_spare(spare, tmp_path / "file")


def test_what_is_not_there_cannot_be_kept_or_taken(tmp_path: Path) -> None:
    keep_spare(tmp_path / "gone", tmp_path / "spare")
    assert not take_spare(tmp_path / "spare", tmp_path / "file")
    assert list(tmp_path.iterdir()) == []
