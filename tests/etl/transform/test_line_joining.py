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


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["for low-", "resource languages"], "for low-resource languages"),
        (["a self-", "supervised stone"], "a self-supervised stone"),
        (["energy-", "efficient mills"], "energy-efficient mills"),
        (["gravel-", "based rivers"], "gravel-based rivers"),
        (["asyn-", "chronous rivers"], "asynchronous rivers"),
        (["soft-", "ware for mills"], "software for mills"),
        (["in real-", "ity"], "in reality"),
        (["a short-", "age of stones"], "a shortage of stones"),
        (["for high-", "lighted stones"], "for highlighted stones"),
        (["an under-", "graduate"], "an undergraduate"),
        (["ein nicht-", "linearer Fluss"], "ein nicht-linearer Fluss"),
        (["Selbst-", "konsistente Flüsse"], "Selbst-konsistente Flüsse"),
        (["une demi-", "journée"], "une demi-journée"),
        (["un taller teórico-", "práctico"], "un taller teórico-práctico"),
        (["die Erosions-", "stabilität"], "die Erosionsstabilität"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_tells_compounds_from_hyphenated_words(page: Page, lines: list[str], joined: str) -> None:
    assert str(join_lines(page(*lines).lines)) == joined


@pytest.mark.parametrize(
    ("elsewhere", "joined"),
    [
        ("A gravel-fed river.", "On gravel-fed ice"),
        ("A river of gravel and fed by rain.", "On gravelfed ice"),
        ("The gravel river was poorly feed by rain.", "On gravelfed ice"),
        ("A gravelfed river, low on gravel .", "On gravelfed ice"),
    ],
    ids=["written with its hyphen", "a part too short to tell", "one part alone", "written in one word"],
)
def test_asks_the_rest_of_the_document(page: Page, elsewhere: str, joined: str) -> None:
    assert str(join_lines(page(elsewhere, "On gravel-", "fed ice").lines[1:])) == joined


def test_two_words_that_stand_alone_elsewhere_are_a_compound(page: Page) -> None:
    document = page("The gravel bank of a river.", "On gravel-", "bank ice")
    assert str(join_lines(document.lines[1:])) == "On gravel-bank ice"


def test_offsets_stay_those_of_the_text(page: Page) -> None:
    document = page("distri-", "buted systems")
    passage = join_lines(document.lines)
    assert all(document.text[offset] == passage.text[i] for i, offset in enumerate(passage.offsets) if passage.text[i] != " ")
