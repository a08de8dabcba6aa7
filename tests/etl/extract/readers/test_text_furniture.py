"""Lines of plain text that hold nothing to read."""

from __future__ import annotations

import pytest

from etl.extract.readers.text_furniture import find_wordless


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["A"] * 200, range(200)),
        (["Ada Moreau", *["", " x", "42"] * 100, "Education"], [i for i in range(1, 301) if (i - 1) % 3]),
        (["A"] * 199, []),
        (["A"] * 150 + ["Oak"] + ["A"] * 150, []),
        (["2019"] * 300, []),
        ([], []),
    ],
    ids=["letters", "blank lines between", "too few", "words between", "years", "nothing"],
)
def test_long_runs_of_lines_without_words_are_no_text(lines: list[str], found: list[int]) -> None:
    assert find_wordless(lines) == frozenset(found)
