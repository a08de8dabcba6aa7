"""Lists of awards that set each award on a line of its own."""

from __future__ import annotations

from pathlib import Path

from etl.extract.reading import read_file
from etl.settings import Settings
from etl.transform.claims import read_claims

GIVER_BELOW = """
2019	Elm Poster Prize
	Symposium on Leaves, Halle
2015	Thesis Award
	Given each year to one thesis of the faculty
2014	Medal for long service to leaf counting
	German Society of Leaf Counting
"""
GIVER_ABOVE = """
2019	Society of Leaves
	Elm Poster Prize
2015	Faculty of Bark
	Thesis Award
2014	Society of Roots
	Counting Medal
"""


def titles_of(text: str, folder: Path) -> list[object]:
    path = folder / "cv.txt"
    path.write_text(f"Ottilie Brambeck\n\nAWARDS\n{text}", encoding="utf-8")
    return [
        award.title.value for award in read_claims(read_file(path, name=path.name, settings=Settings.from_environment())).awards
    ]


def test_the_first_line_of_each_entry_is_its_title(tmp_path: Path) -> None:
    assert titles_of(GIVER_BELOW, tmp_path) == [
        "Elm Poster Prize",
        "Thesis Award",
        "Medal for long service to leaf counting",
    ]


def test_who_gave_it_stands_above(tmp_path: Path) -> None:
    assert not {"Society of Leaves", "Faculty of Bark", "Society of Roots"} & set(titles_of(GIVER_ABOVE, tmp_path))
