from __future__ import annotations

from etl.model.claim import Claim
from etl.model.document import Document
from etl.model.facts import Award, Subject
from etl.transform.accounting import account_for_lines
from etl.transform.context import Aside
from etl.transform.sections import split_sections

from .conftest import Page


def award(document: Document, words: str) -> Award:
    start = document.text.index(words)
    span = document.source.span(start, start + len(words))
    return Award(span, Claim(words, words, span, "test"))


def test_every_line_has_one_account(page: Page) -> None:
    document = page(
        "Jane Doe", "", "# Awards", "", "River Medal", "thank you", "what is this", "", "# References", "", "Bob Roe", dropped=()
    )
    name = Claim("Jane Doe", "Jane Doe", document.source.span(0, 8), "test")
    accounts = account_for_lines(
        document, split_sections(document), Subject(name), [award(document, "River Medal")], [Aside(6, "a word of thanks")]
    )
    assert [(a.line, a.outcome, a.reason) for a in accounts] == [
        (1, "fact", ""),
        (3, "aside", "heading"),
        (5, "fact", ""),
        (6, "aside", "a word of thanks"),
        (7, "unread", ""),
        (9, "aside", "heading"),
        (11, "aside", "people who recommend the subject"),
    ]


def test_a_fact_of_several_lines_claims_them_all(page: Page) -> None:
    document = page("# Awards", "", "River", "Medal")
    accounts = account_for_lines(document, split_sections(document), None, [award(document, "River\nMedal")], [])
    assert [a.outcome for a in accounts] == ["aside", "fact", "fact"]


def test_lines_that_the_reader_dropped_keep_its_reason(page: Page) -> None:
    document = page("# Awards", "", "River Medal", dropped=((3, "page number"),))
    accounts = account_for_lines(document, split_sections(document), None, [], [])
    assert [a.reason for a in accounts] == ["heading", "page number"]


def test_an_address_alone_is_set_aside(page: Page) -> None:
    document = page("# Service", "", "Link: https://example.org/talk", "Helped at https://example.org")
    accounts = account_for_lines(document, split_sections(document), None, [], [])
    assert [(a.line, a.reason) for a in accounts] == [(1, "heading"), (3, "an address alone"), (4, "")]


def test_a_section_of_two_kinds_is_not_set_aside_for_its_first(page: Page) -> None:
    document = page("# Memberships and Service", "", "Something done for the bay")
    accounts = account_for_lines(document, split_sections(document), None, [], [])
    assert [(a.line, a.outcome) for a in accounts] == [(1, "aside"), (3, "unread")]
