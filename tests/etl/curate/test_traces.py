from __future__ import annotations

from pathlib import Path

import pytest

from etl.curate.traces import bears, hints, search

NAMES = ["Ilse Korvath", "I. Korvath", "Korvath"]


@pytest.mark.parametrize(
    ("path", "is_borne", "is_hinted"),
    [
        ("letters/ilse-korvath.md", True, True),
        ("Korvath_Ilse/cv.md", True, True),
        ("i.korvath.tex", True, True),
        ("ILSE KORV\u00c1TH.md", True, True),
        ("cv-korvath.md", False, True),
        ("korvathian/ilses.md", False, False),
        ("underhay.md", False, False),
    ],
)
def test_a_name_in_a_path(path: str, is_borne: bool, is_hinted: bool) -> None:
    assert bears(path, NAMES) is is_borne
    assert hints(path, NAMES) is is_hinted


def test_files_are_searched_for_full_names_without_their_case(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("to ILSE KORVATH, with thanks")
    (tmp_path / "b").write_text("Korvath spaces")
    (tmp_path / "c").symlink_to(tmp_path / "a")
    assert search(tmp_path, NAMES) == (2, 1)
