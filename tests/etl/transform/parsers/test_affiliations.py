from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.transform.parsers.affiliations import Role, evidence_of, is_place

CASES = [
    ("University of Larch", Role.ORGANIZATION),
    ("Maple Ltd.", Role.ORGANIZATION),
    ("Microsoft Research Asia", Role.ORGANIZATION),
    ("Elm High School", Role.ORGANIZATION),
    ("Universität Musterstadt", Role.ORGANIZATION),
    ("Department of Statistics", Role.UNIT),
    ("School of Law", Role.UNIT),
    ("Lehrstuhl für Statistik", Role.UNIT),
    ("Research Engineer, Speech", Role.TITLE),
    ("Member of Technical Staff", Role.TITLE),
    ("Staff Scientist II", Role.TITLE),
    ("Wissenschaftliche Mitarbeiterin", Role.TITLE),
    ("Maître de conférences", Role.TITLE),
    ("Head of Growth", Role.TITLE),
    ("Abteilungsleiterin", Role.TITLE),
    ("NSF Postdoctoral Fellow in Biology", Role.TITLE),
    ("Ph.D. in Physics", Role.DEGREE),
    ("Oslo", Role.PLACE),
    ("Boston, MA", Role.PLACE),
    ("Dr. Ada Example", Role.PERSON),
]


@pytest.mark.parametrize(("text", "role"), CASES, ids=[case[0] for case in CASES])
def test_words_tell_the_role(text: str, role: Role) -> None:
    found = evidence_of(text)
    assert found is not None
    assert found[0] is role


@pytest.mark.parametrize("text", ["Brightwell", "Information Engineering", "", "   ", "Blue Harbour"])
def test_unknown_names_tell_nothing(text: str) -> None:
    assert evidence_of(text) is None


@pytest.mark.parametrize("text", ["University of York", "Oslo Analytics", "MA student"])
def test_a_name_with_a_place_in_it_is_no_place(text: str) -> None:
    assert not is_place(text)


@given(st.text(max_size=60))
def test_any_text_has_a_role_of_some_strength_or_none(text: str) -> None:
    found = evidence_of(text)
    assert found is None or 0 < found[1] <= 1
