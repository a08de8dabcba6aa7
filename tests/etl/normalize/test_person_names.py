from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.normalize.person_names import PersonName, is_initials, looks_like_name, parse_person_name, same_person_form, strip_marks


@pytest.mark.parametrize(
    ("printed", "family", "given_name", "suffix"),
    [
        pytest.param("Jane Doe", "Doe", "Jane", "", id="given-family"),
        pytest.param("J. Q. Doe", "Doe", "J. Q.", "", id="initials-family"),
        pytest.param("Doe, Jane Q.", "Doe", "Jane Q.", "", id="inverted"),
        pytest.param("Doe JQ", "Doe", "JQ", "", id="family-initials"),
        pytest.param("Doe J.", "Doe", "J.", "", id="family-dotted-initial"),
        pytest.param("Jane van der Berg", "van der Berg", "Jane", "", id="particles"),
        pytest.param("van der Berg, J.", "van der Berg", "J.", "", id="particles-inverted"),
        pytest.param("Martin Roe Jr.", "Roe", "Martin", "Jr.", id="suffix"),
        pytest.param("Roe, Jr., Martin", "Roe", "Martin", "Jr.", id="suffix-inverted"),
        pytest.param("Jane Doe*†", "Doe", "Jane", "", id="marks"),
        pytest.param("Dr. Jane Doe", "Doe", "Jane", "", id="title"),
        pytest.param("Poe", "Poe", "", "", id="family-alone"),
        pytest.param("Yuxi (Lucy) Doe", "Doe", "Yuxi (Lucy)", "", id="nickname"),
        pytest.param("JANE DOE", "DOE", "JANE", "", id="all-in-capitals"),
        pytest.param("Jane BIRCH ROE", "BIRCH ROE", "Jane", "", id="family-in-capitals"),
        pytest.param("FONG Mei", "FONG", "Mei", "", id="family-first-in-capitals"),
    ],
)
def test_parts_of_a_name(printed: str, family: str, given_name: str, suffix: str) -> None:
    assert parse_person_name(printed) == PersonName(family, given_name, suffix)


@pytest.mark.parametrize("text", ["", "AB", "of the", "analysis of names", "Doe, Jane, Roe, Mary", "see page 7", "a" * 90])
def test_what_is_no_name(text: str) -> None:
    assert parse_person_name(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Jane Doe", True), ("Doe, J.", True), ("Doe", False), ("On the names of cats", False), ("42", False)],
)
def test_looks_like_name(text: str, *, expected: bool) -> None:
    assert looks_like_name(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"), [("A. M.", True), ("AM", True), ("J.-P.", True), ("Ann", False), ("LEARNING", False)]
)
def test_initials(text: str, *, expected: bool) -> None:
    assert is_initials(text) is expected


@pytest.mark.parametrize(("text", "bare"), [("Doe1,2", "Doe"), ("Doe‡✉", "Doe"), ("Doe", "Doe"), ("*Doe", "Doe")])
def test_marks_go(text: str, bare: str) -> None:
    assert strip_marks(text) == bare


def test_same_person_form() -> None:
    jane = PersonName("Doe", "Jane")
    assert same_person_form(jane, PersonName("Doe", "JQ"))
    assert not same_person_form(jane, PersonName("Doe", "Mary"))
    assert not same_person_form(jane, PersonName("Roe", "Jane"))


@given(st.text(max_size=60))
def test_any_text_is_a_name_or_none(text: str) -> None:
    name = parse_person_name(text)
    assert name is None or name.family


@pytest.mark.parametrize(
    ("text", "family", "given"),
    [
        ("DE LA FUENTE T.", "DE LA FUENTE", "T."),
        ("VAN DER BERG Jane", "VAN DER BERG", "Jane"),
        ("FONG Mei", "FONG", "Mei"),
        ("Jane SAMPLE ROE", "SAMPLE ROE", "Jane"),
        ("Jane IYER", "IYER", "Jane"),
        ("IYER V. S.", "IYER", "V. S."),
        ("JA Doe", "Doe", "JA"),
        ("Doe JAM", "Doe", "JAM"),
        ("JANE DOE", "DOE", "JANE"),
        ("Robert Ó Briain", "Ó Briain", "Robert"),
    ],
)
def test_capitals_tell_the_family_name(text: str, family: str, given: str) -> None:
    name = parse_person_name(text)
    assert name is not None
    assert (name.family, name.given) == (family, given)
