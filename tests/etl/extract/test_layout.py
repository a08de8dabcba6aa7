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
