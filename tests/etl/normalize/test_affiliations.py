"""Which part of an affiliation names the institution."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.normalize.affiliations import find_institution, institution_key, is_other_site, main_name

MAIN = [
    ("Department of Dust, University of Foo, Bar", "University of Foo"),
    ("Nordwind, Inc.", "Nordwind, Inc."),
    ("Department of Dust, University of Foo", "University of Foo"),
    ("Sand Laboratory, Centre for Small Things, Hudwell Institute of Dust", "Hudwell Institute of Dust"),
    ("Department of Physics, University of California, San Diego", "University of California, San Diego"),
    ("CNRS, Université de Foo", "Université de Foo"),
    ("Department of Dust, Foo University School of Sand", "Foo University"),
    ("Department of Dust at the University of Foo", "University of Foo"),
    ("Foo University School of Sand", "Foo University School of Sand"),
    ("University of Foo, Bar", "University of Foo, Bar"),
    ("Nordwind Labs, Bremen", "Nordwind Labs, Bremen"),
    ("CNRS", "CNRS"),
    ("University of Foo 1 , Bar, Germany", "University of Foo, Bar"),
    ("University of Foo 6 Department of Dust, , Bar, Germany", "University of Foo"),
    ("3Department of Dust, University of Foo", "University of Foo"),
    ("Université de Foo, IUT du Bar, F-12345 Foo, France", "Université de Foo"),
    ("Unit of Sand, Foo Medical School", "Foo Medical School"),
    ("Howard Hughes Medical Institute, Nordwind Research Campus", "Nordwind Research Campus"),
    ("Department of Dust, Bar School of Medicine at the University of Pennsylvania", "University of Pennsylvania"),
    ("Department of Dust, University of Pennsylvania Bar School of Medicine", "University of Pennsylvania"),
    ("Department of Dust, National Institute of Small Things", "National Institute of Small Things"),
    ("Massachusetts General Hospital, Foo Medical School", "Massachusetts General Hospital"),
    ("Section of Dust, University of California, Los Angeles School of Sand", "University of California, Los Angeles"),
    ("Institute for Dust Design. University of Foo", "University of Foo"),
    ("Faculté de la Poussière Laboratoire Sable Université de Foo", "Université de Foo"),
    ("Foo Hospital 4 Clinical Sand Division, , Bar, Germany", "Foo Hospital"),
]
KEYS = [
    ("Universität Foo", "University of Foo", True),
    ("Université de Foo", "University of Foo", True),
    ("Medical University Foo", "Medizinische Universität Foo", True),
    ("Foo University at Bar", "Foo University, Bar", True),
    ("Foo universitet", "University of Foo", True),
    ("Università degli Studi di Firenze", "University of Florence", True),
    ("Universität Wien", "University of Vienna", True),
    ("Universidad Autónoma de Foo", "Autonomous University of Foo", True),
    ("Universidade Federal do Foo", "Federal University of Foo", True),
    ("Universitätsklinikum Foo", "University Hospital Foo", True),
    ("University National of Foo", "National University of Foo", False),
    ("Foo University", "University of Foo", False),
    ("Foo College", "Foo University", False),
    ("Nordwind Bank (Singapore) Ltd.", "Nordwind Bank (Hong Kong) Ltd.", False),
    ("Nordwind Bank (NWB)", "Nordwind Bank", True),
    ("Институт Песка", "Institut Peska", True),
    ("OJSC Nordwind", "Nordwind Joint Stock Company", True),
]


@pytest.mark.parametrize(("printed", "main"), MAIN, ids=[printed for printed, _ in MAIN])
def test_the_organization_of_an_affiliation(printed: str, main: str) -> None:
    assert main_name(printed) == main


@pytest.mark.parametrize(("left", "right", "same"), KEYS, ids=[f"{a} / {b}" for a, b, _ in KEYS])
def test_keys_leave_out_small_words_and_languages(left: str, right: str, same: bool) -> None:
    assert (institution_key(left) == institution_key(right)) is same


@pytest.mark.parametrize(
    ("left", "right", "other"),
    [
        ("Nordwind (Singapore)", "Nordwind (London)", True),
        ("Nordwind (Singapore)", "Nordwind (SG)", False),
        ("Nordwind (London)", "Nordwind", False),
        ("Nordwind (London)", "Nordwind Ltd. (London)", False),
    ],
)
def test_places_in_brackets_tell_sites_apart(left: str, right: str, other: bool) -> None:
    assert is_other_site(left, right) is is_other_site(right, left) is other


def test_known_names_are_found_without_their_small_words() -> None:
    assert find_institution("Washington University St. Louis") == find_institution("Washington University in St. Louis") is not None
    assert find_institution("University of Washington") != find_institution("Washington University")
    assert find_institution("Institute of Imaginary Dust") is None


@given(st.text(max_size=200))
def test_any_text_has_a_main_name(text: str) -> None:
    assert isinstance(main_name(text), str)
    assert isinstance(institution_key(text), str)
