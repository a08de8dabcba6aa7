from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.transform.parsers.quotations import find_quotations

CASES = {
    "German, inner quotes stay inside": ("Elm Days: „Staub und «Licht»“, Ulm", ["Staub und «Licht»"]),
    "opens with an inner quotation": ("2014 “«Dust will fall!» Light, x”, with M", ["«Dust will fall!» Light, x"]),
    "single quotes with an apostrophe": ("‘The clerk’s tale’, Elm", ["The clerk’s tale"]),
    "French": ("« La poussière », Lyon", [" La poussière "]),
    "inward guillemets": ("»Der Staub«, Wien", ["Der Staub"]),
    "two": ('"first one" and "second one"', ["first one", "second one"]),
    "a slip at the end": ('"Big dust”, Elm', ["Big dust"]),
    "apostrophes": ("don't won't", []),
    "never closed": ("“unclosed title, Elm 2019", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_finds_quotations(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in find_quotations(text)] == expected


@given(st.text(alphabet="ab “”„«»‹›\"'‘’,.", max_size=80))
def test_ranges_follow_each_other_inside_the_text(text: str) -> None:
    ends = [place for pair in find_quotations(text) for place in pair]
    assert ends == sorted(ends)
    assert all(0 < place < len(text) for place in ends)
