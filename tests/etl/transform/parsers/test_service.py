from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.extract.reading import read_bytes
from etl.model.section import Section
from etl.settings import Settings
from etl.transform.context import Context
from etl.transform.parsers.service import read_service
from etl.transform.sections import split_sections

Reader = Callable[[str], tuple[tuple[Section, ...], Context]]

CASES = {
    "label and list": (
        "- Journal reviewer: Measurement, Neurocomputing",
        [("Journal reviewer", "Measurement", []), ("Journal reviewer", "Neurocomputing", [])],
    ),
    "short years": (
        "- Reviewer: ICML'19-21; ICCV'19, 21",
        [("Reviewer", "ICML", [2019, 2020, 2021]), ("Reviewer", "ICCV", [2019, 2021])],
    ),
    "years in the bracket of the acronym": (
        "- PC member: International Conference on Machine Learning (ICML 2019, 2021)",
        [("PC member", "International Conference on Machine Learning (ICML)", [2019, 2021])],
    ),
    "role, body with commas": (
        "- Member, Admissions Committee, Elm University, 2014-2016",
        [("Member", "Admissions Committee, Elm University", [2014, 2015, 2016])],
    ),
    "body, seat": ("- Elm Foundation, Steering Committee (2020)", [("Steering Committee", "Elm Foundation", [2020])]),
    "sentence": (
        "- Served as a peer reviewer for Ecology, PeerJ, and Oikos.",
        [("peer reviewer", "Ecology", []), ("peer reviewer", "PeerJ", []), ("peer reviewer", "Oikos", [])],
    ),
    "an honour is no service": ("- ICML 2020 outstanding reviewer (top 10%)", []),
    "no role": ("- Enjoys long walks", []),
}


def _facts(read: Reader, text: str) -> list[tuple[str, str | None, list[int]]]:
    facts = read_service(*read(text)).facts
    return [(f.role.value, f.venue.value if f.venue else None, [y.value for y in f.years]) for f in facts]


@pytest.mark.parametrize(("line", "expected"), CASES.values(), ids=CASES.keys())
def test_reads_service(read_sections: Reader, line: str, expected: list[tuple[str, str, list[int]]]) -> None:
    assert _facts(read_sections, f"SERVICE\n\n{line}\n") == expected


def test_one_role_and_venue_in_several_year_groups_is_one_fact(read_sections: Reader) -> None:
    text = "SERVICE\n\nReviewer\n\n- 2019: Neurocomputing, ICML\n- 2018: Neurocomputing\n"
    found = {venue: years for _, venue, years in _facts(read_sections, text)}
    assert found["Neurocomputing"] == [2018, 2019]


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="Reviewer, PC member:;()'\"2019–\n-ICML&/", max_size=120))
def test_never_raises_and_quotes_the_text(noise: str) -> None:
    document = read_bytes(f"SERVICE\n\n- Reviewer: ICML 2019\n{noise}\n".encode(), name="cv.txt", settings=Settings())
    facts = read_service(split_sections(document), Context(document)).facts
    assert all(document.text[f.span.start : f.span.end] == f.span.quote for f in facts)
