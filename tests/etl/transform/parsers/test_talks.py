from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.extract.reading import read_bytes
from etl.model.section import Section
from etl.settings import Settings
from etl.transform.context import Context
from etl.transform.parsers.talks import read_talks
from etl.transform.sections import split_sections

Reader = Callable[[str], tuple[tuple[Section, ...], Context]]

CASES = {
    "quoted title first": (
        "- “Dust in the dark.” Elm University, May 2019\n- “Light at noon.” Quarry Institute, 2018\n",
        [("Dust in the dark", "Elm University", 2019), ("Light at noon", "Quarry Institute", 2018)],
    ),
    "event before a colon": (
        "- ICML 2018: Dust in the dark: a survey\n- KDD 2019: Counting light\n",
        [("Dust in the dark: a survey", "ICML 2018", 2018), ("Counting light", "KDD 2019", 2019)],
    ),
    "title, event, date": (
        "- Dust in the dark, Elm University, 2018 (colloquium)\n- Light at noon, Quarry Symposium, 2017\n",
        [("Dust in the dark", "Elm University", 2018), ("Light at noon", "Quarry Symposium", 2017)],
    ),
    "authors before the title": (
        "- Nord, O. and Lee, A. 2014. Counting dust. Elm Society Meeting.\n- Nord, O. 2013. Counting light. Quarry Workshop.\n",
        [("Counting dust", "Elm Society Meeting", 2014), ("Counting light", "Quarry Workshop", 2013)],
    ),
}


@pytest.mark.parametrize(("lines", "expected"), CASES.values(), ids=CASES.keys())
def test_reads_talks(read_sections: Reader, lines: str, expected: list[tuple[str, str, int]]) -> None:
    facts = read_talks(*read_sections(f"INVITED TALKS\n\n{lines}")).facts
    found = [(f.title.value, f.event.value if f.event else None, f.year.value if f.year else None) for f in facts]
    assert found == expected


def test_other_sections_hold_no_talks(read_sections: Reader) -> None:
    assert read_talks(*read_sections("AWARDS\n\n- Elm Medal, 2015\n")).facts == []


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="Talk at University,.:()“”'2019–\n-", max_size=120))
def test_never_raises_and_quotes_the_text(noise: str) -> None:
    document = read_bytes(f"INVITED TALKS\n\n- Dust, Elm University, 2018\n{noise}\n".encode(), name="cv.txt", settings=Settings())
    facts = read_talks(split_sections(document), Context(document)).facts
    assert all(document.text[f.span.start : f.span.end] == f.span.quote for f in facts)
