"""Names as keys."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from etl.normalize.folding import fold, name_key


def test_case_accents_and_signs_go() -> None:
    assert fold("Food & Policy (Søndag)") == "food and policy sondag"
    assert fold("Weiß") == "weiss"


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_a_name_has_a_key_whatever_it_is_made_of() -> None:
    assert name_key("Søren  O’Brien-Ünal") == "soren o brien unal"
    assert name_key(" ☃  ☃ ") == "☃ ☃"


@given(st.text(max_size=60))
def test_keys_are_keys_of_themselves(text: str) -> None:
    assert name_key(name_key(text)) == name_key(text)
    assert name_key(text) or not text.strip()
