"""How alike two facts are."""

from __future__ import annotations

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
