"""Facts of several documents about one thing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from etl.resolve.resolution import resolve

Add = Callable[[Any], Any]
TITLE = "Counting Dust in Quiet Rooms"


def links(cv: Any, *adds: Add) -> int:
    """How many links the facts make, each added to a CV of one and the same person."""
    documents = [
        add(cv(f"{i}", "Ilse Nordmann").work(TITLE, "Ilse Nordmann", "O. Quell", year=2018)).build() for i, add in enumerate(adds)
    ]
    found = resolve(documents).link_of
    return len({link for key, link in found.items() if key.section != "works"})


ONE: list[tuple[str, Add, Add]] = [
    ("stay", lambda c: c.stay("MIT", "Postdoc", 2015, 2018), lambda c: c.stay("MIT", "Postdoctoral Fellow", 2015)),
    ("degree", lambda c: c.degree("MIT", "Ph.D.", 2014), lambda c: c.degree("MIT", "PhD")),
    ("service", lambda c: c.service("Reviewer", "NIPS", 2018), lambda c: c.service("reviewing", "NeurIPS", 2019)),
    ("award", lambda c: c.award("Golden Broom Award", 2018), lambda c: c.award("The Golden Broom Award", 2018)),
    ("talk", lambda c: c.talk("On Dust", None, 2018), lambda c: c.talk("On dust", "Some Seminar", 2018)),
    ("advisor", lambda c: c.advisor("Bele Tarn"), lambda c: c.advisor("Bele Tarn")),
    ("system", lambda c: c.system("Dust-Pan"), lambda c: c.system("DustPan")),
    ("skill", lambda c: c.skill("Python"), lambda c: c.skill("python")),
]
TWO: list[tuple[str, Add, Add]] = [
    ("later stay", lambda c: c.stay("MIT", "Postdoc", 2005, 2008), lambda c: c.stay("MIT", "Postdoc", 2015)),
    ("other degree", lambda c: c.degree("MIT", "Ph.D.", 2014), lambda c: c.degree("MIT", "B.Sc.", 2010)),
    ("other venue", lambda c: c.service("Reviewer", "ICML", 2018), lambda c: c.service("Reviewer", "NeurIPS", 2018)),
    ("other year", lambda c: c.award("Golden Broom Award", 2018), lambda c: c.award("Golden Broom Award", 2019)),
    ("other sign", lambda c: c.skill("C"), lambda c: c.skill("C++")),
    ("same document", lambda c: c.stay("MIT", "Fellow", 2005, 2008).stay("MIT", "Fellow", 2009, 2010), lambda c: c),
]


@pytest.mark.parametrize(("left", "right"), [(a, b) for _, a, b in ONE], ids=[name for name, _, _ in ONE])
def test_facts_about_one_thing_share_a_link(cv: Any, left: Add, right: Add) -> None:
    assert links(cv, left, right) == 1


@pytest.mark.parametrize(("left", "right"), [(a, b) for _, a, b in TWO], ids=[name for name, _, _ in TWO])
def test_others_do_not(cv: Any, left: Add, right: Add) -> None:
    assert links(cv, left, right) == 2


def test_the_same_words_twice_in_one_document_are_one_fact(cv: Any) -> None:
    assert links(cv, lambda c: c.skill("Python").skill("Python")) == 1


def test_an_authorship_is_one_for_a_person_and_a_work(cv: Any) -> None:
    documents = [cv(name, "Ilse Nordmann").work(TITLE, "Ilse Nordmann", "O. Quell", year=2018).build() for name in "ab"]
    found = resolve(documents).link_of
    assert len(found) == 4
    assert len(set(found.values())) == 2
