"""List marks at the start of a line."""

from __future__ import annotations

import pytest

from etl.extract.marks import confirmed_numbers, find_bullet, find_number


@pytest.mark.parametrize(
    ("text", "printed"),
    [("- item", "-"), ("• item", "•"), ("•item", "•"), ("– item", "–"), ("* item", "*"), ("o  item", "o"), ("▪ item", "▪")],
)
def test_bullets(text: str, printed: str) -> None:
    mark = find_bullet(text)
    assert mark is not None
    assert mark.printed == printed
    assert text[mark.end :] == "item"


@pytest.mark.parametrize(
    "text", ["-5 degrees", "item - more", "o item", "*emphasis*", "—", "word", "* indicates equal contribution"]
)
def test_no_bullets(text: str) -> None:
    assert find_bullet(text) is None


@pytest.mark.parametrize(
    ("text", "printed", "number"),
    [
        ("[4] Author", "[4]", 4),
        ("[J12] Author", "[J12]", 12),
        ("12. Author", "12.", 12),
        ("3) Author", "3)", 3),
        ("(3) Author", "(3)", 3),
        ("a) Author", "a)", 1),
        ("(b) Author", "(b)", 2),
        ("[4]Author", "[4]", 4),
        ("J3. Author", "J3.", 3),
    ],
)
def test_numbers(text: str, printed: str, number: int) -> None:
    mark = find_number(text)
    assert mark is not None
    assert (mark.printed, mark.number) == (printed, number)
    assert text[mark.end :] == "Author"


@pytest.mark.parametrize("text", ["A. Author", "2019. Title", "(2019) Title", "12.5 points", "1st place", "[link] text", "i.e. so"])
def test_no_numbers(text: str) -> None:
    assert find_number(text) is None


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["1. a", "2. b", "x", "3. c"], [True, True, False, True]),
        (["12. b", "11. a"], [True, True]),
        (["12. March 2020", "text"], [False, False]),
        (["3. Preis", "text", "7. Platz"], [False, False, False]),
        (["[4] a"], [True]),
        (["(1) a", "2. b"], [False, False]),
    ],
)
def test_numbers_need_company(texts: list[str], expected: list[bool]) -> None:
    assert confirmed_numbers([find_number(text) for text in texts]) == expected
