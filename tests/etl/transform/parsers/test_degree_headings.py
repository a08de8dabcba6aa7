"""Degrees as headings of sections."""

from __future__ import annotations

import pytest

from etl.extract.reading import read_bytes
from etl.settings import Settings
from etl.transform.context import Context
from etl.transform.parsers.education import read_education
from etl.transform.sections import split_sections

OPENING = "# Bo Tarn\n\n## Interests\n\nSand, tides\n\n"
BELOW = (
    "## PhD\n\nUniversity of Elmford, Sand Mechanics, Jan 2016 - May 2020\n\n"
    "## BASc\n\nLarch University, Light and Dust, Sept 2010 - June 2014\n\n"
)
CARDS = (
    "## Master's degree\n\nGraduate School of Sand\n\nUniversity of Elmford\n\nJan 2016 - May 2020\n\n"
    "## Bachelor's degree\n\nLarch University\n\nSept 2010 - June 2014\n\n"
)
TOLD = "## PhD\n\nThoughts about degrees and what they are good for.\n\n## MSc\n\nMore of these thoughts.\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(BELOW, [("PhD", "University of Elmford", "2016-01"), ("BASc", "Larch University", "2010-09")], id="rows"),
        pytest.param(
            CARDS,
            [("Master's degree", "University of Elmford", "2016-01"), ("Bachelor's degree", "Larch University", "2010-09")],
            id="cards",
        ),
        pytest.param(TOLD, [], id="nothing that a degree has"),
    ],
)
def test_degrees_as_headings(text: str, expected: list[tuple[str, str, str]]) -> None:
    document = read_bytes((OPENING + text).encode(), name="cv.md", settings=Settings())
    facts = read_education(split_sections(document), Context(document)).facts
    found = [
        (f.degree and f.degree.value, f.organization and f.organization.value, f.period.start and str(f.period.start.value))
        for f in facts
    ]
    assert found == expected


def test_a_degree_behind_its_field_above_the_school_and_how_it_ended() -> None:
    text = (
        "## Education\n\nApplied Geology PhD\n\nUniversity of Elmford (Elmstadt, UK). Pass with small changes. "
        "March 2011 - June 2015.\n\nMarine Geology MSc\n\nLarch University (Larch, UK). Pass with Merit. "
        "August 2008 - May 2010.\n"
    )
    document = read_bytes((OPENING + text).encode(), name="cv.md", settings=Settings())
    facts = read_education(split_sections(document), Context(document)).facts
    found = [(f.degree and f.degree.value, f.organization and f.organization.value, f.field and f.field.value) for f in facts]
    assert found == [("PhD", "University of Elmford", "Applied Geology"), ("MSc", "Larch University", "Marine Geology")]
