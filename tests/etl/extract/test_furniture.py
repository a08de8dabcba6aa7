"""Page furniture."""

from __future__ import annotations

from etl.extract.furniture import find_furniture

BODY = [("first row of the body", 100.0), ("second row", 120.0), ("third row", 140.0), ("fourth row", 160.0)]


def page(number: int, *, head: str = "", foot: str = "") -> list[tuple[str, float]]:
    """A page with its own body and the given head and foot."""
    body = [(f"{text} of {'abcdef'[number]}", y) for text, y in BODY]
    return ([(head, 30.0)] if head else []) + body + ([(foot, 780.0)] if foot else [])


def test_running_head() -> None:
    pages = [page(i, head=f"Moreau, CV, {i + 1}") for i in range(3)]
    assert find_furniture(pages) == [(1, "running head"), (6, "running head"), (11, "running head")]


def test_page_numbers() -> None:
    pages = [page(i, foot=f"{i + 1} of 3") for i in range(3)]
    assert [number for number, _ in find_furniture(pages)] == [5, 10, 15]


def test_a_running_line_with_a_year_stays_once() -> None:
    pages = [page(i, foot="Updated May 2024") for i in range(3)]
    assert find_furniture(pages) == [(5, "running foot"), (10, "running foot")]


def test_what_stands_once_is_no_furniture() -> None:
    assert find_furniture([page(0, head="Ada Moreau"), page(1), page(2)]) == []
    assert find_furniture([page(0, head="Ada Moreau")]) == []
    assert find_furniture([]) == []


def test_a_lone_page_number_is_set_aside() -> None:
    assert find_furniture([page(0, foot="Page 1")]) == [(5, "page number")]
    assert find_furniture([page(0), page(1, foot="ii")]) == [(9, "page number")]
    assert find_furniture([page(0, foot="2019")]) == []
    assert find_furniture([page(0, foot="ii")]) == []
