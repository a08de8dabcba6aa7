from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.model.section import Section
from etl.transform.context import Context
from etl.transform.parsers.education import read_education

Reader = Callable[[str], tuple[tuple[Section, ...], Context]]

# rows of one degree, its field
DEGREES = [
    ("2014\nPhD, Elm University\nSubfield: Sand and Light History", "Sand and Light History"),
    ("Elm University, 2014\nPhD\nMajor: Physics", "Physics"),
    ("2014\nBA, Elm University\nHistory", "History"),
    ("2014\nBA, Elm University\nMathematics and River Management", "Mathematics and River Management"),
    ("2014\nBA in Dust, Elm University\nHistory", "Dust"),
    ("2014\nBA, Elm University\nWith high honours", None),
    ("2014\nBA, Elm University\nElmstadt, Norway", None),
    ("2014\nBA, Elm University\nThesis: History", None),
    ("2014\nBA, Elm University\nDean of Physics", None),
]


@pytest.mark.parametrize(("rows", "field"), DEGREES, ids=[case[0] for case in DEGREES])
def test_a_row_below_gives_the_field(rows: str, field: str | None, read_sections: Reader) -> None:
    (fact,) = read_education(*read_sections(f"EDUCATION\n\n{rows}\n")).facts
    assert (fact.field.value if fact.field else None) == field


# rows of degrees, each with degree, field, school
LISTS = [
    (
        "Ph.D.  2019\nApplied Physics\nBrightwell\n\nM.Sc.  2014\nPhysics\nElm University\n",
        [("Ph.D.", "Applied Physics", "Brightwell"), ("M.Sc.", "Physics", "Elm University")],
    ),
    (
        "MA: Physics, Elm University, 2014\nBA: History, Oak College, 2010\n",
        [("MA", "Physics", "Elm University"), ("BA", "History", "Oak College")],
    ),
    ("M.Sc., Dust, Light and Water, Elm University, 2014\n", [("M.Sc.", "Dust, Light and Water", "Elm University")]),
    ("B.A. in Applied Physics from Brightwell, 2014\n", [("B.A.", "Applied Physics", "Brightwell")]),
    ("Elm University – MA, Economics – 2014\n", [("MA", "Economics", "Elm University")]),
    (
        "2010–2014  BA, Sand Studies (Cognitive Dust). St. Elm's University, Boston, MA. Honors: summa cum laude.\n",
        [("BA", "Sand Studies (Cognitive Dust)", "St. Elm's University")],
    ),
    (
        "B.S. Economics & B.S. Mathematics, Elm University, 2014\n",
        [("B.S.", "Economics", "Elm University"), ("B.S.", "Mathematics", "Elm University")],
    ),
]


@pytest.mark.parametrize(("rows", "degrees"), LISTS, ids=[case[0] for case in LISTS])
def test_degrees_have_their_fields_and_schools(rows: str, degrees: list[tuple[str, str, str]], read_sections: Reader) -> None:
    facts = read_education(*read_sections(f"EDUCATION\n\n{rows}")).facts
    assert [
        (f.degree and f.degree.value, f.field and f.field.value, f.organization and f.organization.value) for f in facts
    ] == degrees


def test_a_line_that_ends_with_an_advisors_name_is_whole(read_sections: Reader) -> None:
    text = """EDUCATION

2008–2011  Ph.D. in Dust Physics and the Mechanics of Sand. Adviser: Prof. Ada B. Birch
           Program in Sand and Light, Elm State University, Oslo, Norway
"""
    (fact,) = read_education(*read_sections(text)).facts
    assert fact.organization is not None
    assert fact.organization.value == "Elm State University"
