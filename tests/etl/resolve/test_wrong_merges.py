"""What must never be one: people, works, venues and organizations that look alike."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from etl.model.document_claims import DocumentClaims
from etl.model.judgement import Verdict
from etl.model.mention import EntityKind
from etl.model.resolution import Resolution
from etl.resolve.resolution import resolve

LAB = "lab@foo.example"


def subjects(resolution: Resolution) -> list[tuple[str, ...]]:
    """The names of each person who has a CV."""
    return sorted(entity.names for entity in resolution.entities if entity.tier == "subject")


def of_kind(resolution: Resolution, kind: EntityKind) -> list[tuple[str, ...]]:
    """The names of each entity of a kind."""
    return sorted(entity.names for entity in resolution.entities if entity.kind is kind)


def with_mail(document: Any, mail: str) -> DocumentClaims:
    """The claims of a CV whose subject has this address."""
    claims: DocumentClaims = document.build()
    assert claims.subject is not None
    return replace(claims, subject=replace(claims.subject, emails=(document.claim(mail),)))


def asked(resolution: Resolution) -> int:
    """The number of pairs of people that are left for review."""
    found = [
        each.mentions[0].kind for each in resolution.judgements if each.verdict is Verdict.UNSURE and each.mentions is not None
    ]
    return found.count(EntityKind.PERSON)


@pytest.mark.parametrize("name", ["Lan Zhou", "Ilse Nordmann"])
def test_two_subjects_of_one_name_place_field_and_circle_are_left_for_review(cv: Any, name: str) -> None:
    documents = [
        cv(title, name)
        .stay("University of Foo", "Professor", 2010)
        .work(title, name, "Otmar Quell", year=2015, venue="Journal of Dust")
        .build()
        for title in ("Counting Dust in Rooms", "Weighing Dust in Rooms")
    ]
    resolution = resolve(documents)
    assert len(subjects(resolution)) == 2
    assert asked(resolution) == 1


def test_of_father_and_son_on_one_list_nobody_knows_whose_cv_it_is(cv: Any) -> None:
    documents = [cv(name, "Karl Tarn").work("Dust in Attics", "Karl Tarn", "Karl Tarn", year=2001).build() for name in "ab"]
    assert len(subjects(resolve(documents))) == 2


@pytest.mark.parametrize(
    ("father", "son"), [("Karl Tarn", "Karl Tarn Jr."), ("Karl Tarn Sr.", "Karl Tarn"), ("K. Tarn", "K. Tarn III")]
)
def test_a_generation_tells_the_son_from_the_father(cv: Any, father: str, son: str) -> None:
    documents = [cv(owner, owner).work("Dust in Attics", father, son, year=2001).build() for owner in (father, son)]
    assert subjects(resolve(documents)) == sorted([(father,), (son,)])


def test_two_generations_never_meet_and_one_may_be_left_out(cv: Any) -> None:
    both = [
        cv(name, name).work("Dust in Attics", name, "O. Quell", year=2001).build() for name in ("Karl Tarn Jr.", "Karl Tarn Sr.")
    ]
    one = [cv(name, name).work("Dust in Attics", name, "O. Quell", year=2001).build() for name in ("Karl Tarn Jr.", "Karl Tarn")]
    assert len(subjects(resolve(both))) == 2
    assert len(subjects(resolve(one))) == 1


def test_siblings_keep_their_places_where_only_initials_are_printed(cv: Any) -> None:
    full = cv("a", "Otmar Quell").work("Dust in Attics", "Anna Berg", "Arne Berg", "Otmar Quell", year=2001).build()
    short = cv("b", "Bele Tarn").work("Dust in Attics", "A. Berg", "A. Berg", "O. Quell", year=2001).build()
    people = of_kind(resolve([full, short]), EntityKind.PERSON)
    assert ("A. Berg", "Anna Berg") in people
    assert ("A. Berg", "Arne Berg") in people


def test_the_address_of_a_laboratory_is_nobodys(cv: Any) -> None:
    names = ("A. Quell", "Ana Quell", "Anton Quell")
    documents = [with_mail(cv(name, name).work(f"Dust of {name}", name, year=2001), LAB) for name in names]
    assert subjects(resolve(documents)) == [(name,) for name in names]
    assert subjects(resolve(documents[:2])) == [("A. Quell", "Ana Quell")]


def test_whoever_shares_works_with_two_ids_joins_them_not(cv: Any) -> None:
    owners = [
        cv(orcid, "Ilse Nordmann", orcid=orcid).work(title, "Ilse Nordmann", "Otmar Quell", year=2015).build()
        for title, orcid in (("Counting Dust in Rooms", "0000-0001-5109-3700"), ("Weighing Dust in Rooms", "0000-0002-1825-0097"))
    ]
    between = cv("c", "Otmar Quell")
    for title in ("Counting Dust in Rooms", "Weighing Dust in Rooms"):
        between.work(title, "I. Nordmann", "O. Quell", year=2015)
    assert len([names for names in subjects(resolve([*owners, between.build()])) if "Ilse Nordmann" in names]) == 2


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("On Symmetric Dust Flows", "On Asymmetric Dust Flows"),
        ("Reversible Dust Flows in Rooms", "Irreversible Dust Flows in Rooms"),
        ("Report on Dust 2018", "Report on Dust 2019"),
        ("Dust in Rooms, Part I", "Dust in Rooms, Part II"),
        ("Effects of Dust on Male Mice", "Effects of Dust on Female Mice"),
        ("Sorting with Comparisons", "Sorting without Comparisons"),
        ("Dust is Dry", "Erratum to: Dust is Dry"),
        ("Dust is Dry", "Dust is Dry: A Reply to Orb"),
    ],
)
def test_works_of_one_author_that_differ_in_what_tells_are_two(cv: Any, left: str, right: str) -> None:
    years = [2018, 2019] if "2018" in left else [2018, 2018]
    documents = [
        cv(title).work(title, "Bele Tarn", "A. Orb", year=year, venue="Journal of Dust").build()
        for title, year in zip((left, right), years, strict=True)
    ]
    assert len(of_kind(resolve(documents), EntityKind.WORK)) == 2


def test_one_title_of_two_authors_is_two_works(cv: Any) -> None:
    documents = [cv(name).work("A Survey of Dust", name, year=2001).build() for name in ("A. Orb", "C. Hull")]
    assert len(of_kind(resolve(documents), EntityKind.WORK)) == 2


@pytest.mark.parametrize(
    "names",
    [
        ["Journal of Dust", "Journal of Dust Research", "Journal of Applied Dust", "Dust Letters", "Annals of Dust", "Dust"],
        ["Journal of Dust A", "Journal of Dust B", "European Journal of Dust", "International Journal of Dust"],
        ["International Conference on Dust", "European Conference on Dust", "Workshop on Dust", "International Symposium on Dust"],
    ],
)
def test_venues_of_similar_names_are_several(cv: Any, names: list[str]) -> None:
    documents = [cv(name).work(f"Dust {number}", "A. Orb", venue=name).build() for number, name in enumerate(names)]
    assert of_kind(resolve(documents), EntityKind.VENUE) == sorted((name,) for name in names)


@pytest.mark.parametrize(
    "names",
    [
        ["University of Zandovia", "Technical University of Zandovia", "Zandovia State University", "Zandovia University Hospital"],
        ["University of Zandovia at Northtown", "University of Zandovia, Southtown", "University of South Zandovia"],
        ["Department of Physics, University of Zandovia", "Department of Physics, University of Quellia", "Department of Physics"],
        ["St. Mary's Hospital, Quelltown", "St. Mary's Hospital, Tarnville"],
    ],
)
def test_organizations_of_similar_names_are_several(cv: Any, names: list[str]) -> None:
    documents = [cv(name, "Ilse Nordmann").stay(name, "Professor", 2000 + number).build() for number, name in enumerate(names)]
    assert len(of_kind(resolve(documents), EntityKind.ORGANIZATION)) == len(names)
