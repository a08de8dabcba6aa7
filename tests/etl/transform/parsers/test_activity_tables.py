from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.transform.parsers.activity_tables import is_header

HEADERS = ["Title\tFunder\tRole\tAmount\tPeriod", "Code | Titre / Title | Années", "Curso\tNivel\tAños", "Jahr   Titel   Betrag"]
OTHERS = ["Title", "Course in dust", "2019\tTitle\tAmount", "Elm Award\tQuarry Society", "", "Years of dust, title of light"]


@pytest.mark.parametrize("text", HEADERS)
def test_names_of_columns(text: str) -> None:
    assert is_header(text)


@pytest.mark.parametrize("text", OTHERS)
def test_other_lines(text: str) -> None:
    assert not is_header(text)


@given(st.text())
def test_digits_make_no_header(text: str) -> None:
    assert not is_header(text + "7")
