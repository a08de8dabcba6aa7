from __future__ import annotations

import csv
from pathlib import Path

import pytest

from etl.ask.tables import write_tables
from etl.errors import StoreError
from tests.etl.graph.sample_claims import BASE
from tests.etl.graph.sample_graph import sample_dataset

COLUMNS = {
    "subjects": "document person name",
    "names": "person name",
    "education": "document person organization organization_name degree field start end",
    "employment": "document person organization organization_name title start end",
    "works": "document work kind title venue venue_name year status",
    "authors": "document work position person name",
    "service": "document person venue venue_name role year",
    "awards": "document person title year",
    "talks": "document person title event year",
    "teaching": "document person role course year",
    "advisors": "document person advisor advisor_name relation organization_name",
    "systems": "document person work name organization_name",
    "skills": "document person skill",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables") / "deep"
    written = write_tables(sample_dataset(), folder)
    assert [name for name, _ in written] == sorted(f"{name}.csv" for name in COLUMNS)
    assert all(rows > 0 for _, rows in written)
    return folder


def rows_of(folder: Path, name: str, document: str = "") -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(newline="", encoding="utf-8") as handle:
        return [row for row in csv.DictReader(handle) if not document or row["document"] == document]


@pytest.mark.parametrize("name", COLUMNS)
def test_columns(name: str, folder: Path) -> None:
    header = (folder / f"{name}.csv").read_text(encoding="utf-8").splitlines()[0]
    assert header == COLUMNS[name].replace(" ", ",")


def test_each_document_keeps_its_own_words_and_shares_the_entity(folder: Path) -> None:
    jobs = [row for row in rows_of(folder, "employment") if row["start"] == "2018-05"]
    assert [(row["document"], row["title"], row["end"]) for row in jobs] == [
        ("lindqvist-2019.txt", "Research Intern", "2018-08"),
        ("lindqvist-2023.txt", "Intern", "2018-09"),
    ]
    assert {row["person"] for row in jobs} == {f"{BASE}id/p-mara"}


def test_an_open_end_is_an_empty_cell(folder: Path) -> None:
    (degree,) = rows_of(folder, "education", "lindqvist-2019.txt")
    assert (degree["start"], degree["end"]) == ("2015", "")


def test_one_subject_a_document_by_its_best_name(folder: Path) -> None:
    assert [(row["document"], row["name"]) for row in rows_of(folder, "subjects")] == [
        ("brandt.txt", "Teo Brandt"),
        ("lindqvist-2019.txt", "Mara Lindqvist"),
        ("lindqvist-2023.txt", "Mara K. Lindqvist"),
    ]


def test_systems_are_no_works_and_authors_stand_in_order(folder: Path) -> None:
    assert "GearBox" not in {row["title"] for row in rows_of(folder, "works")}
    assert [row["name"] for row in rows_of(folder, "systems")] == ["GearBox"]
    gears = [row for row in rows_of(folder, "authors", "brandt.txt") if row["work"].endswith("w-gears")]
    assert [(row["position"], row["name"]) for row in gears] == [("1", "Ana Petrov"), ("2", "Mara Lindqvist"), ("3", "Teo Brandt")]


def test_a_row_a_year(folder: Path) -> None:
    assert [row["year"] for row in rows_of(folder, "service", "lindqvist-2019.txt")] == ["2018", "2019"]


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot write"):
        write_tables(sample_dataset(), tmp_path / "file")
