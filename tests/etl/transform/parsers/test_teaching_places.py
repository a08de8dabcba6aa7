"""Lists of courses that tell the role on the line below each course, or right behind its name."""

from __future__ import annotations

from collections.abc import Callable

from etl.model.section import Section
from etl.transform.context import Context
from etl.transform.parsers.teaching import read_teaching

Reader = Callable[[str], tuple[tuple[Section, ...], Context]]
Row = tuple[str, str, str, tuple[int, ...]]

ROLES_BELOW = """TEACHING EXPERIENCE

- Writing for Builders of Dams and Weirs
  Teaching Assistant for Fall 2012 and Spring 2013 at Elm University
- Weather and Stone: A Foundation in Sand, Silt and Clay
  Teaching Assistant for Fall 2011 at ELMU
"""
ROLES_BEHIND = """TEACHING

Sand Theory tutor, Oakmere - 2018

Linear Dust tutor, Oakmere - 2017

Foundations of pure gravel tutor, Halle - 2016

Pebbles, Rocks and Boulders tutor, Halle, 2015
"""
POSTS = """TEACHING

Graduate Teaching Assistant, Elm University, 2018

Head Teaching Assistant, Elm University, 2017

Senior Teaching Assistant, Elm University, 2016
"""


def courses(sections: tuple[tuple[Section, ...], Context]) -> list[Row]:
    return [
        (
            fact.course.value,
            fact.role.value if fact.role else "",
            fact.organization.value if fact.organization else "",
            tuple(year.value for year in fact.years),
        )
        for fact in read_teaching(*sections).facts
    ]


def test_roles_stand_below_their_courses(read_sections: Reader) -> None:
    assert courses(read_sections(ROLES_BELOW)) == [
        ("Writing for Builders of Dams and Weirs", "Teaching Assistant", "Elm University", (2012, 2013)),
        ("Weather and Stone: A Foundation in Sand, Silt and Clay", "Teaching Assistant", "ELMU", (2011,)),
    ]


def test_roles_stand_behind_their_courses(read_sections: Reader) -> None:
    assert [(course, role, years) for course, role, _, years in courses(read_sections(ROLES_BEHIND))] == [
        ("Sand Theory", "tutor", (2018,)),
        ("Linear Dust", "tutor", (2017,)),
        ("Foundations of pure gravel", "tutor", (2016,)),
        ("Pebbles, Rocks and Boulders", "tutor", (2015,)),
    ]


def test_ranks_of_a_post_are_no_courses(read_sections: Reader) -> None:
    assert not {"Graduate", "Head", "Senior"} & {course for course, _, _, _ in courses(read_sections(POSTS))}
