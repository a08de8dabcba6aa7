from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.transform.parsers.degrees import find_degree, find_field, is_bare_honour, second_degree, unlisted_degree

CASES = [
    ("Ing. (MSc) in Informatics", "Ing.", "Informatics"),
    ("Bc. in Informatics", "Bc.", "Informatics"),
    ("Ph.D. in Applied Physics", "Ph.D.", "Applied Physics"),
    ("BA Hons. in Dust Studies", "BA Hons.", "Dust Studies"),
    ("Honours Bachelor of Science", "Honours Bachelor of Science", None),
    ("DEA d'Astrophysique", "DEA", "Astrophysique"),
    ("Habilitation à diriger les recherches (HDR)", "Habilitation à diriger les recherches (HDR)", None),
    ("M.A.Sc. in Sand Engineering", "M.A.Sc.", "Sand Engineering"),
    ("Pursuing a PhD in Dust", "PhD", "Dust"),
    ("Voraussichtliche Promotion in Geschichte", "Promotion", "Geschichte"),
    ("Promotion Geschichte (Dr. phil.)", "Promotion", "Geschichte"),
    ("Ph.D. Computer Science", "Ph.D.", "Computer Science"),
    ("PhD student in Biology", "PhD", "Biology"),
    ("M.Eng, Automation", "M.Eng", "Automation"),
    ("A. B. (Biology)", "A. B.", "Biology"),
    ("Bachelor of Science in Economics (Honors)", "Bachelor of Science", "Economics"),
    ("Bachelor of Science: Biology", "Bachelor of Science", "Biology"),
    ("Doctor of Science (Sc.D.)", "Doctor of Science (Sc.D.)", None),
    ("MSc. Volkswirtschaftslehre (Note: 1,3)", "MSc.", "Volkswirtschaftslehre"),
    ("BA Biology (magna cum laude)", "BA", "Biology"),
    ("PhD Biology (with distinction)", "PhD", "Biology"),
    ("Laurea in Storia", "Laurea", "Storia"),
    ("Doctorat en informatique", "Doctorat", "informatique"),
    ("Promotion in Geschichte", "Promotion", "Geschichte"),
    ("Honors BA", "Honors BA", None),
    ("Visiting Scholar", "Visiting Scholar", None),
    ("High school, Grade 97/100", "High school", None),
    ("Master of Marine Management", "Master of Marine Management", "Marine Management"),
    ("Master of Design Innovation", "Master of Design Innovation", "Design Innovation"),
    ("Master of Science Computer Science", "Master of Science", "Computer Science"),
    ("Master of Arts in Teaching", "Master of Arts", "Teaching"),
    ("Ingeniera Agrónoma", "Ingeniera Agrónoma", None),
    ("Ingeniero en Minas", "Ingeniero", "Minas"),
    ("Diplôme d'études musicales", "Diplôme d'études musicales", None),
    ("BSc (Eng) Chemical", "BSc (Eng)", "Chemical"),
    ("B.A. (Oxon)", "B.A.", None),
    ("DEA de mathématiques", "DEA", "mathématiques"),
    ("Honours Bachelor of Science", "Honours Bachelor of Science", None),
    ("M.A.Sc. in Dust", "M.A.Sc.", "Dust"),
    ("B.ENG. in Dust", "B.ENG.", "Dust"),
    ("Estudiante del Doctorado en Arena", "Doctorado", "Arena"),
    ("Master of Natural Sands Degree", "Master of Natural Sands", "Natural Sands"),
    ("Ph.D.Program in Sand Studies", "Ph.D.", "Sand Studies"),
    ("BSc [Hons] Geology", "BSc [Hons]", "Geology"),
    ("PhD supervised by Ada Birch on dust", "PhD", None),
    ("Doctorat en physique au sein de l'équipe Sable", "Doctorat", "physique"),
    ("Research Master Social Sand", "Research Master", "Social Sand"),
]


@pytest.mark.parametrize(("text", "degree", "field"), CASES, ids=[case[0] for case in CASES])
def test_degree_and_field_are_read_as_printed(text: str, degree: str, field: str | None) -> None:
    found = find_degree(text)
    assert found is not None
    assert text[found.start : found.end] == degree
    place = find_field(text, found.until)
    assert (text[slice(*place)] if place else None) == field


@pytest.mark.parametrize(
    "text",
    [
        "Master thesis",
        "Ph.D. Supervisor",
        "PhD project",
        "Ph.D. title: Dust",
        "Undergraduate Teaching Assistant",
        "JD Logistics",
        "Physics",
        "MAtlab",
        "",
    ],
)
def test_titles_names_and_theses_are_no_degrees(text: str) -> None:
    assert find_degree(text) is None


def test_two_degrees_joined_by_an_ampersand_are_two() -> None:
    text = "B.Sc. & M.Sc. in Physics"
    first = find_degree(text)
    assert first is not None
    second = second_degree(text, first)
    assert second is not None
    assert text[second.start : second.end] == "M.Sc."


@given(st.text(max_size=60))
def test_ranges_lie_in_the_text(text: str) -> None:
    found = find_degree(text)
    if found is not None:
        assert 0 <= found.start < found.end <= found.until <= len(text)
        place = find_field(text, found.until)
        assert place is None or found.until <= place[0] < place[1] <= len(text)


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        ("National Craft Certificate in Electrical Trades", "National Craft Certificate"),
        ("Élève normalien", "Élève normalien"),
        ("(in 2019)", None),
        ("", None),
    ],
)
def test_what_stands_in_a_degrees_place_is_one_up_to_its_field(text: str, degree: str | None) -> None:
    found = unlisted_degree(text)
    assert (text[found.start : found.end] if found else None) == degree


@pytest.mark.parametrize(
    "text",
    [
        "First Class Honours",
        "Distinction",
        "summa cum laude",
        "Note 1,3",
        "with distinction",
        "Upper second class (2:1)",
        "110/110 e lode",
    ],
)
def test_honours_alone_are_told(text: str) -> None:
    assert is_bare_honour(text)


@pytest.mark.parametrize("text", ["Merit Systems", "Top Hat Studios", "Mark Elm College", "Minor in Physics", "", "Elm University"])
def test_names_that_open_like_honours_are_none(text: str) -> None:
    assert not is_bare_honour(text)
