"""Names of other scripts in Latin letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.normalize.transliteration import skeleton, to_latin

LATIN = [
    ("한민준", "Han Minjun"),
    ("구실", "Gu Sil"),
    ("Ильза Нордман", "Ilza Nordman"),
    ("Щербак", "Shcherbak"),
    ("Γιώργος", "Giorgos"),
    ("გიორგი", "giorgi"),
    ("Արամ", "Aram"),
    ("バラク・ミナ", "baraku mina"),
    ("みな", "mina"),
    ("Müller", "Müller"),
    ("Ilse", "Ilse"),
    ("김", "김"),
]


@pytest.mark.parametrize(("printed", "latin"), LATIN, ids=[latin for _, latin in LATIN])
def test_letters_of_other_scripts(printed: str, latin: str) -> None:
    assert to_latin(printed) == latin


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [("sergei", "sergej", True), ("sergey", "sergei", True), ("mikhail", "mihail", True), ("jinyan", "yinyan", False)],
)
def test_one_sound_has_one_spelling(left: str, right: str, same: bool) -> None:
    assert (skeleton(left) == skeleton(right)) is same


@given(st.text(max_size=60))
def test_text_in_latin_letters_stays(text: str) -> None:
    assert to_latin(to_latin(text)) == to_latin(text)
    assert not text.isascii() or to_latin(text) == text
