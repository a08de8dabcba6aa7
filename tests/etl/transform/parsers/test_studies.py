import pytest

from etl.transform.parsers.studies import is_no_school, is_office, names_whole


@pytest.mark.parametrize("title", ["Member of the Dune Board", "Student Council President", "Editor, Sand Letters"])
def test_offices_are_told(title: str) -> None:
    assert is_office(title)


@pytest.mark.parametrize("title", ["Visiting Student", "Fellow of the Dust Society", "Exchange Student", ""])
def test_studies_are_no_offices(title: str) -> None:
    assert not is_office(title)


@pytest.mark.parametrize("name", ["Thesis defence", "Supervised by Ada Birch", "Term 2016/17", "department of"])
def test_what_names_no_school(name: str) -> None:
    assert is_no_school(name)


@pytest.mark.parametrize("name", ["Elm University", "Thesis-Institut Ulme", "Termini College"])
def test_schools_are_schools(name: str) -> None:
    assert not is_no_school(name)


@pytest.mark.parametrize(
    ("unit", "whole"),
    [
        ("Graduate Center of the City University of Elm", True),
        ("School of Sand at Elm University", True),
        ("School of Sand", False),
        ("Department of Geology", False),
    ],
)
def test_a_units_name_may_hold_its_universitys(unit: str, whole: bool) -> None:
    assert names_whole(unit) is whole
