"""Names as keys."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from etl.normalize.folding import fold


def test_case_accents_and_signs_go() -> None:
    assert fold("Food & Policy (Søndag)") == "food and policy sondag"
    assert fold("Weiß") == "weiss"


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
