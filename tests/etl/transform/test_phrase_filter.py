"""Phrase filters never lose a text that holds one of their phrases."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.transform.citations.words import KIND_OF, STATUS_OF, alternatives
from etl.transform.phrase_filter import PhraseFilter, lower_words, word_places

PHRASES = {"status": [*STATUS_OF], "kinds": [*KIND_OF], "invented": ["R&R", "et. al", "u. a", "half-done", "half-done twice"]}


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("On gears. R&R at Widgets", True),
        ("r & r", True),  # the pattern decides
        ("A. Moreau et.\nal. Gears", True),
        ("Half-Done", True),
        ("half of it is done", False),
        ("restful u.a.", True),
        ("halfdone", False),
        ("", False),
    ],
)
def test_a_text_fits_if_it_has_the_words_of_a_phrase_in_order(text: str, fits: bool) -> None:
    assert PhraseFilter(PHRASES["invented"]).fits(*lower_words(text.lower())) is fits


@pytest.mark.parametrize("phrases", PHRASES.values(), ids=PHRASES)
@given(data=st.data())
def test_what_the_pattern_finds_fits(phrases: list[str], data: st.DataObject) -> None:
    around = st.text(alphabet=" .,;:()-\n“aR1", max_size=6)
    phrase = data.draw(st.sampled_from(phrases))
    text = data.draw(around) + data.draw(st.sampled_from([phrase, phrase.upper(), phrase.replace(" ", "\n ")])) + data.draw(around)
    found = re.search(rf"\b(?:{alternatives(phrases)})(?!\w)", text, re.IGNORECASE)
    assert found is None or PhraseFilter(phrases).fits(*lower_words(text.lower()))


@given(st.text(alphabet="ab_ -AİßB", max_size=24), st.frozensets(st.sampled_from(["a", "ab", "b", "a_b"])))
def test_places_are_those_of_whole_words(text: str, words: frozenset[str]) -> None:
    assert word_places(text, words) == [word.start() for word in re.finditer(r"\w+", text) if word[0].lower() in words]
