"""Lines of plain text that hold nothing to read."""

from __future__ import annotations

import pytest

from etl.extract.readers.text_furniture import find_page_lines, find_wordless


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


def pages(*feet: str) -> list[str]:
    return ["Ada Moreau", "", *(line for n, foot in enumerate(feet) for line in ("Dust " * (n + 1), "", *foot.split("\n"), ""))]


@pytest.mark.parametrize(
    ("lines", "dropped"),
    [
        pytest.param(
            pages("Curriculum Vitae\n\nMoreau\n\n1", "Curriculum Vitae\n\nMoreau\n\n2", "Curriculum Vitae\n\nMoreau\n\n3"),
            9,
            id="heads-and-numbers",
        ),
        pytest.param(
            pages(
                "Updated: May 2024\nAda Moreau  CV  1",
                "Updated: May 2024\nAda Moreau  CV  2",
                "Updated: May 2024\nAda Moreau  CV  3",
            ),
            6,
            id="a-line-right-above",
        ),
        pytest.param(
            pages("Elm University\n\n2019", "Elm University\n\n2017", "Elm University\n\n2015"), 0, id="years-below-employers"
        ),
        pytest.param(pages("Elm University\n\n1", "Elm University\n\n2"), 0, id="two-pages-of-an-unknown-line"),
    ],
)
def test_what_comes_back_beside_page_numbers_is_furniture(lines: list[str], dropped: int) -> None:
    assert len(find_page_lines(lines)) == dropped


def test_heads_right_above_the_text_of_their_page() -> None:
    text = ["Ada Moreau", "Curriculum Vitae", "Dust", "Dust Dust", "", "Ada Moreau", "Curriculum Vitae 2", "Sand", "", "Ada Moreau"]
    text += ["Curriculum Vitae 3", "Clay"]
    assert {5, 6, 9, 10} >= set(find_page_lines(text)) >= {6, 10}
