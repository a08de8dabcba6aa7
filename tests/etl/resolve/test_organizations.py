"""Organizations of several documents."""

from __future__ import annotations

from typing import Any

import pytest

from etl.model.mention import EntityKind
from etl.resolve.resolution import resolve

ONE = [
    ("Nordwind Labs, Inc.", "Nordwind Labs"),
    ("MIT", "Massachusetts Institute of Technology"),
    ("Geological Survey of Foo (GSF)", "GSF"),
    ("University of Foo, Bar", "University of Foo"),
    ("Department of Dust, University of Foo", "University of Foo"),
    ("Universität Foo", "University of Foo"),
    ("University of Foo 1 , Foo, Germany", "University of Foo"),
    ("Sand Programme, Nordwind International", "Nordwind International"),
    ("MD Anderson Cancer Center", "University of Texas MD Anderson Cancer Center"),
]
TWO = [
    ("Stealth Startup", "Stealth Startup"),
    ("University of California, Davis", "University of California, Irvine"),
    ("Department of Dust", "Department of Dust"),
    ("Nordwind", "Nordwand"),
    ("Foo University", "University of Foo"),
    ("Sand Programme, Nordwind International", "Sand Programme, Südwind International"),
]


def organizations(cv: Any, *names: str) -> int:
    """How many organizations there are behind the names, each in a CV of its own."""
    documents = [cv(f"{i}").stay(name, "Engineer", 2019).build() for i, name in enumerate(names)]
    return sum(entity.kind is EntityKind.ORGANIZATION for entity in resolve(documents).entities)


@pytest.mark.parametrize(("left", "right"), ONE, ids=[a for a, _ in ONE])
def test_names_of_one_organization_meet(cv: Any, left: str, right: str) -> None:
    assert organizations(cv, left, right) == 1


@pytest.mark.parametrize(("left", "right"), TWO, ids=[a for a, _ in TWO])
def test_others_stay_apart(cv: Any, left: str, right: str) -> None:
    assert organizations(cv, left, right) == 2


def test_campuses_of_two_cities_stay_apart(cv: Any) -> None:
    assert organizations(cv, "University of Foo, Bar", "University of Foo, Baz", "University of Foo") == 3


def test_a_unit_is_one_within_its_organization(cv: Any) -> None:
    documents = [
        cv("a").stay("University of Foo", "Fellow", 2019, unit="Department of Dust").build(),
        cv("b").stay("The University of Foo", "Fellow", 2020, unit="Dept. of Dust").build(),
        cv("c").stay("University of Bar", "Fellow", 2020, unit="Department of Dust").build(),
    ]
    units = [entity for entity in resolve(documents).entities if entity.parent]
    assert sorted(len(unit.mentions) for unit in units) == [1, 2]
