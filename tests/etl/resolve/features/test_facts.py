"""How alike two facts are."""

from __future__ import annotations

import pytest

from etl.model.partial_date import PartialDate
from etl.resolve.features import facts as features
from etl.resolve.features.facts import FactView


def view(text: str, entity: str | None = "e", name: str = "foo", *years: int | None) -> FactView:
    """A fact as it is compared."""
    return FactView(text, entity, name, years, (text, ""))


def test_a_stay_needs_one_organization_and_periods_that_meet() -> None:
    post = view("postdoc", "mit", "mit", 2015, 2018)
    assert features.employment(post, view("postdoc", "mit", "mit", 2015, None)) > 0.6
    assert features.employment(post, view("postdoc", "eth", "eth", 2015, 2018)) == 0.0
    assert features.employment(post, view("postdoc", "mit", "mit", 2005, 2008)) == 0.0


def test_a_degree_needs_the_same_words() -> None:
    doctor = view("ph d physics", "mit", "mit", None, 2014)
    assert features.education(doctor, view("phd physics", "mit", "mit", None, 2014)) > 0.9
    assert features.education(doctor, view("b sc", "mit", "mit", None, 2014)) == 0.0


def test_reviewing_is_being_a_reviewer() -> None:
    assert features.service(view("external reviewer"), view("reviewing")) == 1.0
    assert features.service(view("area chair"), view("reviewer")) < 0.6


def test_awards_and_talks_need_a_common_year() -> None:
    assert features.award(view("golden broom", None, "", 2018), view("golden broom", None, "", 2018, 2019)) > 0.6
    assert features.award(view("golden broom", None, "", 2018), view("golden broom", None, "", 2017)) == 0.0
    assert features.talk(view("on dust", "icml", "icml", 2018), view("on dust", "kdd", "kdd", 2018)) == 0.0


def test_talks_without_a_title_are_compared_by_event() -> None:
    seminar = view("", None, "elm seminar", 2018)
    assert features.talk(seminar, view("", None, "elm seminar", 2018)) > 0.6
    assert features.talk(seminar, view("", None, "quarry days", 2018)) < 0.5
    assert features.talk(seminar, view("on dust", None, "", 2018)) == 0.0


def test_what_is_not_stated_speaks_neither_way() -> None:
    assert features.award(view("golden broom", None, ""), view("golden broom", None, "", 2017)) > 0.6
    assert features.advising(view("advisor", None, ""), view("advisor", None, "")) == 0.0


def stay(place: str, title: str, start: str, end: int | None) -> FactView:
    """A stay at an organization of its own name."""
    begin = PartialDate.from_iso(start)
    return FactView(title, place, place.lower(), (begin.year, end), (title,), place, begin)


ONE_HOUSE = [
    (
        "unit behind the form",
        stay("Nordwind Inc. Q-Lab", "intern", "2018-10", 2019),
        stay("Nordwind Inc. (North)", "intern", "2018-10", 2018),
    ),
    ("neighbouring months", stay("Nordwind", "intern", "2018-12", 2019), stay("Nordwind Labs", "intern", "2019-01", 2019)),
    ("years alone, both the same", stay("Nordwind", "engineer", "2012", 2015), stay("Nordwind Robotics", "engineer", "2012", 2015)),
]
OTHER_STAYS = [
    ("another summer", stay("Nordwind Q-Lab", "intern", "2017-05", 2017), stay("Nordwind Inc.", "intern", "2018-05", 2018)),
    ("another post", stay("Nordwind Q-Lab", "intern", "2018-05", 2018), stay("Nordwind Inc.", "director", "2018-05", 2018)),
    ("another house", stay("Nordwind Q-Lab", "intern", "2018-05", 2018), stay("Sandwerk Q-Lab", "intern", "2018-05", 2018)),
    ("a year and a month", stay("Nordwind Q-Lab", "intern", "2018", 2019), stay("Nordwind", "intern", "2018-05", 2018)),
    (
        "only broad words in common",
        stay("National Institute", "intern", "2018-05", 2018),
        stay("National Institute of Dust", "intern", "2018-05", 2018),
    ),
]


@pytest.mark.parametrize(("left", "right"), [case[1:] for case in ONE_HOUSE], ids=[case[0] for case in ONE_HOUSE])
def test_a_stay_at_two_names_of_one_house_is_one(left: FactView, right: FactView) -> None:
    assert features.employment(left, right) == features.employment(right, left) >= 0.6


@pytest.mark.parametrize(("left", "right"), [case[1:] for case in OTHER_STAYS], ids=[case[0] for case in OTHER_STAYS])
def test_stays_that_begin_apart_stay_apart(left: FactView, right: FactView) -> None:
    assert features.employment(left, right) == features.employment(right, left) == 0.0
