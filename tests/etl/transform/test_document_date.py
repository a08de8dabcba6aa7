from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.model.document import Document
from etl.model.document_claims import AsOfSource
from etl.transform.document_date import read_document_date
from etl.transform.sections import split_sections

from .conftest import Page, make_page


def date_of(document: Document) -> tuple[str, AsOfSource] | None:
    found = read_document_date(document, split_sections(document))
    return (str(found[0]), found[1]) if found else None


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Last updated: October 18, 2024", "2024-10-18"),
        ("(as of May 2023)", "2023-05"),
        ("Stand: März 2021", "2021-03"),
        ("Dernière mise à jour : juin 2020", "2020-06"),
        ("Curriculum Vitae (March 22, 2015)", "2015-03-22"),
        ("August 2026", "2026-08"),
    ],
)
def test_a_printed_date_wins(page: Page, line: str, date: str) -> None:
    document = page("Jane Doe", line, "", "# Education", "", "PhD, 2010", modified="2030-01-01")
    assert date_of(document) == (date, AsOfSource.PRINTED)


def test_then_the_date_that_the_file_states(page: Page) -> None:
    assert date_of(page("Jane Doe", "", "# Education", "", "PhD, 2010", modified="2020-05-04T10:00:00")) == (
        "2020-05-04",
        AsOfSource.FILE,
    )


def test_then_the_latest_date_in_the_text(page: Page) -> None:
    document = page("Jane Doe", "", "# Experience", "", "Engineer, May 2015 - June 2019", "", "# Education", "", "PhD, 2010")
    assert date_of(document) == ("2019-06", AsOfSource.LATEST_DATE)


@pytest.mark.parametrize("line", ["Deltas, forthcoming 2029", "PhD, expected May 2029", "See https://example.org/2029/05"])
def test_what_lies_ahead_does_not_count(page: Page, line: str) -> None:
    document = page("Jane Doe", "", "# Education", "", line, "BSc, 2015")
    assert date_of(document) == ("2015", AsOfSource.LATEST_DATE)


def test_no_date_at_all_is_none(page: Page) -> None:
    assert date_of(page("Jane Doe", "", "# Skills", "", "Rowing")) is None


def test_a_bad_date_of_the_file_is_passed_over(page: Page) -> None:
    assert date_of(page("Jane Doe", modified="yesterday")) is None


@given(st.text(max_size=200))
def test_never_raises(text: str) -> None:
    document = make_page(*text.replace("\r", " ").splitlines() or [""])
    assert date_of(document) is None or date_of(document) == date_of(document)
