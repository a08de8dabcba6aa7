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
    "venue and its roles": (
        "- **NeurIPS**: Reviewer (2019–2020), Area Chair (2024)\n- **ICLR**: Reviewer (2021), Outstanding Reviewer",
        [("Reviewer", "NeurIPS", [2019, 2020]), ("Area Chair", "NeurIPS", [2024]), ("Reviewer", "ICLR", [2021])],
    ),
    "venue with its years and its role": (
        "- NeurIPS (2019, 2021): Reviewer\n- KDD 2020: Area Chair",
        [("Reviewer", "NeurIPS", [2019, 2021]), ("Area Chair", "KDD", [2020])],
    ),
    "venue in a cell before the role": (
        "ACL 2021\tSub-committee Co-Chair for Diversity and Inclusion",
        [("Sub-committee Co-Chair for Diversity and Inclusion", "ACL", [2021])],
    ),
    "seats in a bracket": (
        "2022–2023\tElm Research Council [Standing Member; Co-Chair 2023]",
        [("Standing Member", "Elm Research Council", [2022, 2023]), ("Co-Chair", "Elm Research Council", [2023])],
    ),
    "a date in its own cell holds for all": (
        "Journal referee: Physical Review D, Physical Review Letters\t2020-2021",
        [("Journal referee", "Physical Review D", [2020, 2021]), ("Journal referee", "Physical Review Letters", [2020, 2021])],
    ),
    "towns and countries are no venues": (
        (
            "- Publicity Chair: 42nd International Conference on Dust (ICD), Lyon, France, Oct. 2013\n"
            "- Program Chair: 11th Symposium on Sand, Dust and Gravel (SSDG), Elm Beach, California, May 2011"
        ),
        [
            ("Publicity Chair", "42nd International Conference on Dust (ICD)", [2013]),
            ("Program Chair", "11th Symposium on Sand, Dust and Gravel (SSDG)", [2011]),
        ],
    ),
    "the town behind a known venue": ("- Student Volunteer, CHI 2015, Seoul", [("Student Volunteer", "CHI", [2015])]),
    "a role with its own name before an organization": (
        "- Essay Contest Review Judge, American Society of Dust, 2012",
        [("Essay Contest Review Judge", "American Society of Dust", [2012])],
    ),
    "a name with and, by its acronym": (
        "- Reviewer for Transactions on Dust Networks and Learning Systems (TDNLS)",
        [("Reviewer", "Transactions on Dust Networks and Learning Systems (TDNLS)", [])],
    ),
    "two dated venues joined by and": (
        "- Program committee, SODA, 2023 and RANDOM, 2020",
        [("Program committee", "SODA", [2023]), ("Program committee", "RANDOM", [2020])],
    ),
    "a committee of several venues": (
        "- Technical papers committee: SIGGRAPH (2023), EGSR (2020–2021)",
        [("Technical papers committee", "SIGGRAPH", [2023]), ("Technical papers committee", "EGSR", [2020, 2021])],
    ),
    "an abbreviated role, what goes on": (
        "seit 2021    Stellv. Leiter, Elm-Fachausschuss Staub\nlaufend    Gutachter für Acta Pulveris, Staub heute und Sand",
        [
            ("Stellv. Leiter", "Elm-Fachausschuss Staub", [2021]),
            ("Gutachter", "Acta Pulveris", []),
            ("Gutachter", "Staub heute", []),
            ("Gutachter", "Sand", []),
        ],
    ),
    "a group of services above its rows": (
        "University service\n  Member, Dust Committee, 2020\n  Chair, Seminar Committee, 2023",
        [("Member", "Dust Committee", [2020]), ("Chair", "Seminar Committee", [2023])],
    ),
    "two clauses of a sentence": (
        "I serve as associate editor of Elm Letters (since 2022) and was a member of the program committee of OAK Days in 2019.",
        [
            ("associate editor", "Elm Letters", [2022]),
            ("member of the program committee", "OAK Days", [2019]),
        ],
    ),
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


def test_an_item_that_is_a_quotation_mark_gives_nothing(read_sections: Reader) -> None:
    text = "SERVICE\n\n- Reviewer, Elm Letters, 2019\n- “\n- Reviewer, Ash Letters, 2018\n- Editor, Oak Letters, 2017\n"
    assert [venue for _, venue, _ in _facts(read_sections, text)] == ["Elm Letters", "Ash Letters", "Oak Letters"]
