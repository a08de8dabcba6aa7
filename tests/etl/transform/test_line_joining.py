from __future__ import annotations

import pytest

from etl.transform.line_joining import join_lines

from .conftest import Page


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["distri-", "buted systems"], "distributed systems"),
        (["a map of the Rhein-", "Main area"], "a map of the Rhein-Main area"),
        (["distri\u00ad", "buted"], "distributed"),
        (["pp. 3254–", "3263"], "pp. 3254–3263"),
        (["one", "two"], "one two"),
        (["https://example.org/the-", "river"], "https://example.org/the-river"),
        (["before –", "after"], "before – after"),
    ],
)
def test_joins_wrapped_lines(page: Page, lines: list[str], joined: str) -> None:
    assert str(join_lines(page(*lines).lines)) == joined


def test_keeps_the_hyphen_of_a_word_that_is_written_so_elsewhere(page: Page) -> None:
    document = page("Large-scale rivers.", "On large-", "scale ice")
    assert str(join_lines(document.lines[1:])) == "On largescale ice"
    document = page("A large-scale river.", "On large-", "scale ice")
    assert str(join_lines(document.lines[1:])) == "On large-scale ice"


def test_offsets_stay_those_of_the_text(page: Page) -> None:
    document = page("distri-", "buted systems")
    passage = join_lines(document.lines)
    assert all(document.text[offset] == passage.text[i] for i, offset in enumerate(passage.offsets) if passage.text[i] != " ")
