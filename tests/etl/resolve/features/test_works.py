"""The named features of works."""

from __future__ import annotations

import pytest

from etl.model.mention import EntityKind, MentionKey
from etl.normalize.titles import parse_title
from etl.resolve.features import works as features
from etl.resolve.features.person_names import name_form
from etl.resolve.features.works import WorkMention
from etl.resolve.mentions import Mention


def work(title: str, *authors: str, year: int | None = None, venue: str | None = None, et_al: bool = False) -> WorkMention:
    """A work of an invented document."""
    mention = Mention(MentionKey("d", EntityKind.WORK, 0, 1), title, f'd:1 "{title}"')
    return WorkMention(mention, parse_title(title), tuple(map(name_form, authors)), et_al, year, venue)


@pytest.mark.parametrize(
    ("left", "right", "least", "most"),
    [
        ("Dust over Dust", "dust over dust", 1.0, 1.0),
        ("Counting Dust in Rooms", "Counting Dust in Room", 0.99, 1.0),
        ("Dustpan: A Broom", "Dustpan: Another Story", 0.85, 0.85),
        ("Counting Dusty Rooms", "Counting Dutsy Rooms", 0.95, 0.95),
        ("Symmetric Brooms", "Asymmetric Brooms", 0.0, 0.5),
    ],
)
def test_title(left: str, right: str, least: float, most: float) -> None:
    assert least <= features.title(work(left), work(right)).score <= most


@pytest.mark.parametrize(
    ("left", "right", "score"),
    [
        ("Dust, Part 1", "Dust, Part 2", 0.0),
        ("Dust", "Erratum: Dust", 0.0),
        ("Dust II", "Dust II", 1.0),
        ("Dust Days", "Dust Days 1997", 0.5),
        ("Dust", "Dust 2", 0.2),
        ("Dust", "Sand", None),
    ],
)
def test_numbers_and_parts_tell_works_apart(left: str, right: str, score: float | None) -> None:
    evidence = features.parts(work(left, year=2018), work(right, year=2018))
    assert (evidence and evidence.score) == score


def test_the_year_of_a_work_in_its_title_is_no_part() -> None:
    assert features.parts(work("Dust Days", year=1997), work("Dust Days 1997", year=1997)) is None


def test_bodies_as_authors_agree_by_their_words() -> None:
    evidence = features.authors(
        work("Dust", "Broom Development Team"), work("Dust", "Corporate The Broom Development Team Nordwind")
    )
    assert evidence is not None
    assert evidence.score == 0.8


def test_a_feature_without_values_says_nothing() -> None:
    assert features.authors(work("Dust", "A. Berg"), work("Dust")) is None
    assert features.year(work("Dust", year=2018), work("Dust")) is None
    assert features.venue(work("Dust", venue="v"), work("Dust")) is None
    assert features.identifier(work("Dust"), work("Dust")) is None


def test_authors_count_initials_and_other_orders() -> None:
    evidence = features.authors(work("Dust", "Ilse Nordmann", "Otmar Quell"), work("Dust", "Quell, O.", "Nordmann, I."))
    assert evidence is not None
    assert evidence.score == 1.0
    assert evidence.sentence == "2 of 2 authors are on both lists (2 on the longer one)"


def test_a_cut_list_is_not_held_against_the_longer_one() -> None:
    cut, full = work("Dust", "Ilse Nordmann", et_al=True), work("Dust", "Ilse Nordmann", "O. Quell", "B. Tarn", "E. Orb")
    whole = features.authors(work("Dust", "Ilse Nordmann"), full)
    evidence = features.authors(cut, full)
    assert evidence is not None
    assert whole is not None
    assert evidence.score == 1.0 > whole.score


def test_years_that_are_near_are_nearly_as_good() -> None:
    scores = [features.year(work("Dust", year=2018), work("Dust", year=2018 + apart)) for apart in range(5)]
    assert [evidence.score for evidence in scores if evidence] == sorted((e.score for e in scores if e), reverse=True)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Dust Forum: Guest Editorial", "Guest editorial", True),
        ("Counting Dust in Quiet Rooms: part of the Second Broom Days 2012", "Counting dust in quiet rooms", True),
        ("Counting Dust in Qui", "Counting Dust in Quiet Rooms", True),
        ("Dust Counting", "A Review of Dust Counting in Rooms", True),
        ("Dust", "Dust in Quiet Rooms", False),
        ("Counting Dust Again", "Weighing Dust Again", False),
    ],
)
def test_a_title_may_be_a_part_of_another(left: str, right: str, expected: bool) -> None:
    assert features.is_contained(work(left), work(right)) is features.is_contained(work(right), work(left)) is expected
