from __future__ import annotations

import pytest

from etl.graph import terms
from etl.graph.facts.works import SYSTEM_KIND
from etl.graph.literals import Literal, day, decimal, integer, partial_date
from etl.graph.merge import merge_versions
from etl.graph.statements import TYPE, Description
from etl.model.partial_date import PartialDate


def stay(start: str | None = None, end: str | None = None, *, ongoing: bool = False, **fields: str) -> Description:
    description: Description = {TYPE: [terms.CLASS_EMPLOYMENT]}
    if start:
        date = PartialDate.from_iso(start)
        description |= {terms.START: [partial_date(date)], terms.START_DATE: [day(date.first_day)]}
    if end:
        date = PartialDate.from_iso(end)
        description |= {terms.END: [partial_date(date)], terms.END_DATE: [day(date.last_day)]}
    if ongoing:
        description |= {terms.ONGOING: [Literal("true")], terms.AS_OF: [day("2019-06-30")]}
    return description | {getattr(terms, name.upper()): [Literal(value)] for name, value in fields.items()}


def period(description: Description) -> tuple[str, str]:
    start = description.get(terms.START, [Literal("")])[0]
    end = description.get(terms.END, [Literal("present" if terms.ONGOING in description else "")])[0]
    return start[0], end[0]


def test_one_version_stays_as_it_is() -> None:
    only = stay("2018", title="Intern")
    assert merge_versions([only]) is only


PERIODS = [
    ("the newest wins", stay("2018-05", "2018-09"), stay("2018-05", "2018-08"), ("2018-05", "2018-09")),
    ("an older date within it refines", stay("2015", "2019"), stay("2015-09", "2019-06"), ("2015-09", "2019-06")),
    ("an older date apart from it does not", stay("2015", "2019"), stay("2014-09", "2019"), ("2015", "2019")),
    ("a coarser date does not blur", stay("2015-09", "2019-06"), stay("2015", "2019"), ("2015-09", "2019-06")),
    ("an end follows present", stay("2015", "2019"), stay("2015", ongoing=True), ("2015", "2019")),
    ("present follows an end", stay("2015", ongoing=True), stay("2015", "2019"), ("2015", "present")),
    ("a missing end is filled in", stay("2015"), stay("2015", "2019"), ("2015", "2019")),
    ("but not with one before the start", stay("2018"), stay("2015", "2017"), ("2018", "")),
    ("a missing start is filled in", stay(None, "2019"), stay("2015", "2018"), ("2015", "2019")),
    ("a period from the one that has it", stay(), stay("2015", "2019"), ("2015", "2019")),
    ("none stays none", stay(), stay(), ("", "")),
]


@pytest.mark.parametrize(("newest", "older", "expected"), [case[1:] for case in PERIODS], ids=[case[0] for case in PERIODS])
def test_periods(newest: Description, older: Description, expected: tuple[str, str]) -> None:
    assert period(merge_versions([newest, older])) == expected


def test_an_open_end_keeps_the_date_of_its_document() -> None:
    merged = merge_versions([stay("2015", ongoing=True), stay("2015", "2019")])
    assert merged[terms.AS_OF] == [day("2019-06-30")]
    assert terms.END_DATE not in merged


def test_single_values_are_the_newest_and_gaps_are_filled() -> None:
    merged = merge_versions([stay(title="Scientist"), stay(title="Intern", unit_name="Group of Widgets")])
    assert merged[terms.TITLE] == [Literal("Scientist")]
    assert merged[terms.UNIT_NAME] == [Literal("Group of Widgets")]


def test_a_name_and_its_entity_come_from_one_version() -> None:
    newest = stay(organization_name="Acme Labs Europe")
    older = stay(organization_name="Acme Labs") | {terms.ORGANIZATION: ["https://data.example/id/o-acme"]}
    assert terms.ORGANIZATION not in merge_versions([newest, older])


def test_evidence_is_united_and_the_highest_confidence_counts() -> None:
    newest = stay() | {terms.EVIDENCE: ["s-1"], terms.CONFIDENCE: [decimal(0.5)]}
    older = stay() | {terms.EVIDENCE: ["s-2", "s-1"], terms.CONFIDENCE: [decimal(0.9)]}
    merged = merge_versions([newest, older])
    assert merged[terms.EVIDENCE] == ["s-1", "s-2"]
    assert merged[terms.CONFIDENCE] == [decimal(0.9)]


@pytest.mark.parametrize(
    ("class_", "years"),
    [(terms.CLASS_SERVICE, [2020, 2019]), (terms.CLASS_AWARD, [2020, 2019]), (terms.CLASS_TALK, [2020])],
    ids=["service", "award", "talk"],
)
def test_years_of_a_role_are_united(class_: str, years: list[int]) -> None:
    versions: list[Description] = [{TYPE: [class_], terms.YEAR: [integer(year)]} for year in (2020, 2019)]
    assert merge_versions(versions)[terms.YEAR] == [integer(year) for year in years]


def work(kind: str, status: str = "published", *, year: int | None = None, venue: str | None = None) -> Description:
    description: Description = {TYPE: [terms.CLASS_WORK], terms.KIND: [Literal(kind)], terms.STATUS: [Literal(status)]}
    if year:
        description[terms.YEAR] = [integer(year)]
    if venue:
        description[terms.VENUE_NAME] = [Literal(venue)]
    return description


WORKS = [
    (
        "article before newer preprint",
        work("preprint", year=2020, venue="arXiv"),
        work("article", year=2019, venue="ICML"),
        (2019, "ICML"),
    ),
    (
        "published before under review",
        work("article", "under review", venue="KDD"),
        work("article", year=2018, venue="ICML"),
        (2018, "ICML"),
    ),
    ("the newest of equals", work("article", year=2019, venue="ICML"), work("article", year=2018, venue="ICML"), (2019, "ICML")),
    ("the one with a venue", work("article", year=2018), work("article", year=2019, venue="ICML"), (2019, "ICML")),
    ("gaps from versions of its kind", work("article", venue="ICML"), work("article", year=2019), (2019, "ICML")),
    ("not from a preprint", work("article", venue="ICML"), work("preprint", year=2018, venue="arXiv"), (None, "ICML")),
    ("nor its venue", work("article", year=2019), work("preprint", venue="arXiv"), (2019, None)),
    ("anything before other", work("other", year=2020), work("thesis", year=2019), (2019, None)),
]


@pytest.mark.parametrize(("newest", "older", "expected"), [case[1:] for case in WORKS], ids=[case[0] for case in WORKS])
def test_works(newest: Description, older: Description, expected: tuple[int | None, str | None]) -> None:
    merged = merge_versions([newest, older])
    year, venue = expected
    assert merged.get(terms.YEAR) == ([integer(year)] if year else None)
    assert merged.get(terms.VENUE_NAME) == ([Literal(venue)] if venue else None)


def test_a_system_that_is_published_is_what_it_was_published_as() -> None:
    system: Description = {TYPE: [terms.CLASS_WORK], terms.KIND: [SYSTEM_KIND]}
    assert merge_versions([system, work("software")])[terms.KIND] == [Literal("software")]
