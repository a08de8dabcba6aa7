"""Titles of works as keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.normalize.titles import parse_title

SAME = [
    ("D^2: Dust over Dust", "D$^2$: Dust over Dust"),
    ("Non-convex Dust", "Nonconvex dust"),
    ("\\emph{Quiet} Rooms", "Quiet Rooms"),
    ("Dust <sub>2</sub>", "Dust 2"),
    ("Counting Dust (Extended Abstract)", "Counting Dust"),
    ("Counting Dust [poster]", "Counting Dust"),
    ("Éclats de poussière", "Eclats de poussiere"),
]
DIFFERENT = [("Counting Dust", "Counting Sand"), ("Dust, Part II", "Dust, Part III"), ("Dust (in Rooms)", "Dust")]


@pytest.mark.parametrize(("left", "right"), SAME, ids=[a for a, _ in SAME])
def test_notation_and_form_do_not_matter(left: str, right: str) -> None:
    assert parse_title(left).tight == parse_title(right).tight


@pytest.mark.parametrize(("left", "right"), DIFFERENT, ids=[a for a, _ in DIFFERENT])
def test_words_do(left: str, right: str) -> None:
    assert parse_title(left).tight != parse_title(right).tight


def test_parts_and_errata_are_marked() -> None:
    assert parse_title("Erratum: Dust").marks != parse_title("Dust").marks
    assert parse_title("Dust II").marks == {"ii"}


def test_ordinals_in_words_are_those_in_figures() -> None:
    assert parse_title("The Fourth Dust Days").tight == parse_title("The 4th Dust Days").tight


def test_main_title_ends_at_its_subtitle() -> None:
    assert parse_title("Dustpan: A Study of Brooms").main == "dustpan"
    assert parse_title("Who sweeps? A Study").main == "whosweeps"
    assert parse_title("A Study of Brooms").main == "astudyofbrooms"


@given(st.text(max_size=80))
def test_any_text_is_a_title(text: str) -> None:
    title = parse_title(text)
    assert title.tight == "".join(title.words)
