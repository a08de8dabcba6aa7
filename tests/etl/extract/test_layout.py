"""Words of a page put into rows."""

from __future__ import annotations

import math

import pytest

from etl.extract.layout import Word, find_rows


@pytest.mark.parametrize("place", [math.nan, math.inf, -math.inf])
def test_words_that_stand_nowhere_are_left_out(place: float) -> None:
    words = [Word("gone", place, 1, 2, 9, 0, 0), Word("kept", 0, 1, 2, 9, 0, 1), Word("gone", 0, 1, place, 9, 0, 2)]
    assert [[word.text for word in row.words] for row in find_rows(words)] == [["kept"]]
    assert find_rows(words[:1]) == []


def test_a_small_letter_between_two_that_reach_over_it_is_one_of_the_word() -> None:
    """The A of the sign that LaTeX prints for itself; a footnote's mark behind a letter stays raised."""
    sign = [Word("L", 0, 6.2, 100, 10, 0, 0), Word("A", 2.7, 8.6, 97.9, 7, 0, 1), Word("TEX", 7.1, 20, 100, 10, 0, 2)]
    noted = [Word("Elm", 0, 15, 100, 10, 0, 0), Word("2", 15.1, 18, 96, 7, 0, 1), Word("Fen", 20, 30, 100, 10, 0, 2)]
    raised = [[word.text for word in row.words if word.raised] for row in (*find_rows(sign), *find_rows(noted))]
    assert raised == [[], ["2"]]
