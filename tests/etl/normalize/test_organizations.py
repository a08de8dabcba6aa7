"""Printed names of organizations."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.normalize.organizations import (
    find_organization,
    is_same_house,
    is_unit,
    is_unnamed,
    known_organizations,
    organization_fold,
)

KNOWN = [
    ("MIT", "mit"),
    ("UC Davis", "uc-davis"),
    ("University of California, Davis", "uc-davis"),
    ("University of California at Berkeley", "berkeley"),
    ("Universität Zürich", "uzh"),
    ("The University of Tokyo, Japan", "tokyo"),
    ("Google Inc.", "google"),
    ("Facebook", "meta"),
    ("IBM T.J. Watson Research Center", "ibm-watson"),
]
UNKNOWN = ["University of California, Nowhere", "Department of Physics", "mit", "Nordwind Labs", "", "Google Scholar"]


@pytest.mark.parametrize(("printed", "key"), KNOWN, ids=[p for p, _ in KNOWN])
def test_known_organization_is_found(printed: str, key: str) -> None:
    assert find_organization(printed) == key


@pytest.mark.parametrize("printed", UNKNOWN, ids=[p or "empty" for p in UNKNOWN])
def test_others_are_not_forced_onto_one(printed: str) -> None:
    assert find_organization(printed) is None


@pytest.mark.parametrize(
    ("left", "right"),
    [("Nordwind Labs, Inc.", "Nordwind Labs"), ("Nordwind GmbH & Co. KG", "Nordwind"), ("Univ. of Foo", "The University of Foo")],
)
def test_legal_forms_and_abbreviations_do_not_matter(left: str, right: str) -> None:
    assert organization_fold(left) == organization_fold(right)


def test_units_and_unnamed_employers_are_seen() -> None:
    assert is_unit("Department of Dust")
    assert is_unit("AI Lab")
    assert not is_unit("Nordwind Industries")
    assert is_unnamed("Stealth Startup (Somewhere)")
    assert not is_unnamed("Nordwind")


def test_the_gazetteer_is_sane() -> None:
    organizations = known_organizations()
    names = Counter(name for known in organizations.values() for name in {organization_fold(n) for n in (known.name, *known.names)})
    acronyms = Counter(acronym for known in organizations.values() for acronym in set(known.acronyms))
    assert len(organizations) >= 200
    assert [name for name, count in (names + acronyms).items() if count > 1] == []
    assert [known.key for known in organizations.values() if known.parent and known.parent not in organizations] == []


@given(st.text(max_size=80))
def test_nothing_raises(text: str) -> None:
    assert organization_fold(organization_fold(text)) is not None
    assert find_organization(text) is None or find_organization(text) in known_organizations()


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Nordwind Inc. Sand Lab", "Nordwind Inc. (North Wind Technology)", True),
        ("Nordwind", "Nordwind Robotics GmbH, Bremen", True),
        ("Universität Foostadt", "Universität Foostadt, Institut für Staub", True),
        ("Nordwind", "Nordwand", False),
        ("National Institute", "National Institute of Dust", False),
        ("Inc.", "Nordwind", False),
        ("", "Nordwind", False),
    ],
)
def test_one_house_has_one_beginning(left: str, right: str, expected: bool) -> None:
    assert is_same_house(left, right) is is_same_house(right, left) is expected
