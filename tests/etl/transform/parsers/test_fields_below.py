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
    ("2014\nBA, Elm University\nMathematics and Financial Economics", "Mathematics and Financial Economics"),
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
