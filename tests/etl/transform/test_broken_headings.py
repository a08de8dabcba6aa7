"""Headings of a narrow margin in converted text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.transform.broken_headings import with_whole_headings

from .conftest import Page, make_page

BROKEN = ("Honors and", "Awards", "Quartz Medal, 2015", "Professional", "Experience", "Lecturer in Maps, Elm University, 2014")
WHOLE = ["Honors and Awards", "Quartz Medal, 2015", "Professional Experience", "Lecturer in Maps, Elm University, 2014"]


def texts(*lines: str) -> list[str]:
    """The lines of a page with these lines."""
    return [line.text for line in with_whole_headings(make_page(*lines).lines)]


def test_words_that_are_a_heading_together() -> None:
    assert texts(*BROKEN) == WHOLE


def test_three_lines() -> None:
    assert texts("Unrefereed", "Technical", "Reports", "A. Quill. On quartz. 2012.") == [
        "Unrefereed Technical Reports",
        "A. Quill. On quartz. 2012.",
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Education Doctor of Philosophy in Geology", ["Education", "Doctor of Philosophy in Geology"]),
        ("Languages English, Dutch", ["Languages", "English, Dutch"]),
        ("References Ida R. Brook, Elm University", ["References", "Ida R. Brook, Elm University"]),
        ("Patent Application Award, July 1993", ["Patent Application Award, July 1993"]),
        ("Education Committee, Elm University", ["Education Committee, Elm University"]),
        ("Teaching Assistant, Oak College", ["Teaching Assistant, Oak College"]),
    ],
)
def test_headings_that_run_into_their_text(line: str, expected: list[str]) -> None:
    assert texts(*BROKEN, line) == [*WHOLE, *expected]
    assert texts("Quartz Medal, 2015", line) == ["Quartz Medal, 2015", line]


@pytest.mark.parametrize(
    "lines",
    [
        ("Teaching", "Assistant", "Oak College, 2010"),
        ("Elm University", "Lecturer", "2014"),
        ("SKILLS", "", "Python", "Maps"),
        ("Professional", "", "Experience"),
        ("- Honors and", "- Awards"),
    ],
    ids=["a post", "an employer", "a list", "a blank line between", "items"],
)
def test_other_short_lines_stay(lines: tuple[str, ...]) -> None:
    assert texts(*lines) == [line.text for line in make_page(*lines).lines]


@given(st.lists(st.sampled_from([*BROKEN, "Education", "Research", "PhD, 2012", "a", "Fellow"]), max_size=12))
def test_no_word_is_lost(lines: list[str]) -> None:
    assert " ".join(texts(*lines)) == " ".join(line.text for line in make_page(*lines).lines)


def test_positions_are_those_of_the_words(page: Page) -> None:
    document = page(*BROKEN)
    joined = with_whole_headings(document.lines)[0].passage
    assert joined.span().quote == "Honors and\nAwards"


LARGE = {"size": 1.5, "page": 1}


@pytest.mark.parametrize(
    ("above", "below", "count"),
    [
        (LARGE | {"is_full": True}, LARGE | {"gap": 0.5}, 1),
        (LARGE, LARGE | {"gap": 0.5}, 2),
        (LARGE | {"is_full": True}, LARGE | {"gap": 1.5}, 2),
        (LARGE | {"is_full": True}, LARGE | {"size": 1.2}, 2),
        (LARGE | {"is_full": True}, LARGE | {"page": 2}, 2),
        ({"page": 1, "is_full": True}, {"page": 1}, 2),
    ],
    ids=["wrapped", "not full", "far below", "another size", "another page", "body type"],
)
def test_large_type_that_fills_its_line_goes_on(above: dict[str, Any], below: dict[str, Any], count: int) -> None:
    page = make_page(("Invited Workshops, Symposia, Panels, and", above), ("Working Groups", below))
    assert len(with_whole_headings(page.lines)) == count
