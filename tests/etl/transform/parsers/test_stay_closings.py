"""What stands below the headers of a list's entries, above groups of them, and in lists of another kind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.model.section import Section
from etl.transform.context import Context
from etl.transform.parsers.employment import read_employment

Reader = Callable[[str], tuple[tuple[Section, ...], Context]]
Post = tuple[str | None, str | None, str | None]  # title, employer, start


def _posts(read_sections: Reader, text: str) -> list[Post]:
    facts = read_employment(*read_sections(text)).facts
    return [
        (f.title and f.title.value, f.organization and f.organization.value, f.period.start and str(f.period.start.value))
        for f in facts
    ]


CLOSED = """EXPERIENCE

2014–2016  Research Assistant
           Topic: Dust in narrow rooms
           Department of Sand
           University of Elmford

2011–2013  Teaching Assistant
           Topic: Light in wide rooms
           Department of Light
           University of Oakmere

2009–2010  Researcher
           Topic: Tides
           Larch University
"""
BELOW = """EXPERIENCE

Kiln Steward	University of Elmford
Fires and glazes the pots of two studios, keeps the kiln clean,	Aug 2014 – May 2016
orders clay

Dune Modeller	Larch University
Measures how far the dunes drift and draws maps of them weekly,	Jan 2010 – Feb 2012
"""
GROUPED = """EXPERIENCE

**Orchestras**
Elmford Symphony Orchestra, 2018–2020
Oakmere Symphony Orchestra, 2016–2018
Larch Chamber Orchestra, 2014–2016

**Other ensembles**
Tarnvik Quartet, 2012–2014
Openfern Quintet, 2010–2012
"""
PIECES = """EXPERIENCE

Violinist, Elmford Symphony Orchestra, 2018–2020
Violinist, Oakmere Symphony Orchestra, 2016–2018
Bo Tarn, Drifting, for solo viola, 2015
Ada Larch, Grains, for solo viola, 2014
Cy Fern, Three Tides, for two violins, 2013
Di Oakes, Kiln, for viola and tape, 2012
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            CLOSED,
            [
                ("Research Assistant", "University of Elmford", "2014"),
                ("Teaching Assistant", "University of Oakmere", "2011"),
                ("Researcher", "Larch University", "2009"),
            ],
            id="the employer closes each entry",
        ),
        pytest.param(
            GROUPED,
            [
                (None, "Elmford Symphony Orchestra", "2018"),
                (None, "Oakmere Symphony Orchestra", "2016"),
                (None, "Larch Chamber Orchestra", "2014"),
                (None, "Tarnvik Quartet", "2012"),
                (None, "Openfern Quintet", "2010"),
            ],
            id="names of groups are no titles",
        ),
        pytest.param(
            PIECES,
            [("Violinist", "Elmford Symphony Orchestra", "2018"), ("Violinist", "Oakmere Symphony Orchestra", "2016")],
            id="pieces played are no posts",
        ),
        pytest.param(
            "EXPERIENCE\n\n2018–2020  Founder - Brightwell\nBrightwell is a company where people sort pebbles by their colour.\n\n"
            "2016–2018  Cohort Member - Founder First\nSorted pebbles.\n\n2014–2016  Engineer at Tarnvik\nKept the archive.\n",
            [("Founder", "Brightwell", "2018"), ("Cohort Member", "Founder First", "2016"), ("Engineer", "Tarnvik", "2014")],
            id="of two titles the weaker is the employer; what says what a company is tells",
        ),
        pytest.param(
            "EXPERIENCE\n\n2018–2020  Internship supervised by Bo Tarn on dust, University of Elmford\n"
            "2016–2018  Lecturer, Larch University Department of Light\n",
            [("Internship", "University of Elmford", "2018"), ("Lecturer", "Larch University", "2016")],
            id="who supervised is no part of the title, a department none of the name",
        ),
    ],
)
def test_posts_of_a_list_that_sets_them_its_own_way(text: str, expected: list[Post], read_sections: Reader) -> None:
    assert _posts(read_sections, text) == expected


def test_a_date_in_a_cell_below_is_the_entrys(read_sections: Reader) -> None:
    assert _posts(read_sections, BELOW) == [
        ("Kiln Steward", "University of Elmford", "2014-08"),
        ("Dune Modeller", "Larch University", "2010-01"),
    ]


def test_courses_with_who_taught_them_are_no_posts(read_sections: Reader) -> None:
    text = (
        "TEACHING\n\nWinter 2020/21 | Elmford University, Elmford, Germany\nSand Mechanics (Bachelor), Lecturer\n\n"
        "Summer 2019 | Larch University, Larch, Germany\nLight and Dust (Master), Guest Lecturer\n"
    )
    assert _posts(read_sections, text) == []


RECORDS = """EXPERIENCE

Kiln Steward
Where: University of Elmford
When: 2014-2016

Dune Modeller
Where: Larch University, Department of Sand
When: 2010-2012
Supervision: four students

Doctoral Candidate
Where: Oakmere College
When: 2006-2009
"""
OFFICES = """AFFILIATIONS

2010–present  Member, Elmford Society for Sand
2009–present  Junior member, Larch Academy
2008–2011  Member, Institute of Tides
"""


def test_the_row_above_a_records_labels_is_what_it_lacks(read_sections: Reader) -> None:
    assert _posts(read_sections, RECORDS) == [
        ("Kiln Steward", "University of Elmford", "2014"),
        ("Dune Modeller", "Larch University", "2010"),
        ("Doctoral Candidate", "Oakmere College", "2006"),
    ]


def test_a_list_of_memberships_is_none_of_posts(read_sections: Reader) -> None:
    assert _posts(read_sections, OFFICES) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "EXPERIENCE\n\nPresent\tProfessor, Sand Mechanics, University of Elmford\n"
            "2016–2020\tLecturer, Tides, Larch University\n2013–2016\tInstructor, Glazes, Oakmere College\n",
            [
                ("Professor", "University of Elmford", None),
                ("Lecturer", "Larch University", "2016"),
                ("Instructor", "Oakmere College", "2013"),
            ],
            id="an open end in the column of dates is no title",
        ),
        pytest.param(
            "EXPERIENCE\n\n2016–2020  Lecturer, Larch University (Tides and Dust)\n"
            "2013–2016  Instructor, Oakmere College (Elmstadt, UK)\n2010–2013  Researcher, Elmford Institute of Sand (EIS)\n",
            [
                ("Lecturer", "Larch University", "2016"),
                ("Instructor", "Oakmere College", "2013"),
                ("Researcher", "Elmford Institute of Sand (EIS)", "2010"),
            ],
            id="brackets behind names",
        ),
    ],
)
def test_what_stands_beside_names_is_none_of_them(text: str, expected: list[Post], read_sections: Reader) -> None:
    assert _posts(read_sections, text) == expected
