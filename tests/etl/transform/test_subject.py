from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.model.claim import Claim
from etl.model.document import Document
from etl.model.facts import Author, Subject, Work, WorkKind, WorkStatus
from etl.transform.sections import split_sections
from etl.transform.subject import infer_subject, read_subject, settle_subject

from .conftest import Page, make_page


def subject_of(document: Document) -> Subject | None:
    return read_subject(document, split_sections(document))


NAMED = [
    ("first line", ["Jane Q. Doe", "jane@example.org", "", "# Education"], "Jane Q. Doe"),
    ("a doctorate before the name", ["Prof. Dr. phil. habil. Jane Doe-Roe", "", "# Education"], "Jane Doe-Roe"),
    ("members of colleges", ["Dr Jane Doe MRCP", "", "# Education"], "Jane Doe"),
    ("capitals", ["JANE O'NEIL-DOE", "", "# Education"], "Jane O'Neil-Doe"),
    ("particle in capitals", ["JAN VAN DER BERG", "", "# Education"], "Jan van der Berg"),
    ("degree", ["Jane Doe, PhD", "", "# Education"], "Jane Doe"),
    ("title", ["Prof. Dr. Jane Doe", "", "# Education"], "Jane Doe"),
    ("name like a degree", ["Jane Ma", "", "# Education"], "Jane Ma"),
    ("CV of", ["Curriculum Vitae of Jane Doe", "", "# Education"], "Jane Doe"),
    ("possessive", ["# Jane Doe's Curriculum Vitae", "", "# Education"], "Jane Doe"),
    ("CV after", ["Jane Doe — Curriculum Vitae", "", "# Education"], "Jane Doe"),
    ("label", ["CURRICULUM VITAE", "", "Name: Jane Doe", "", "# Education"], "Jane Doe"),
    ("letters apart", ["J A N E   D O E", "", "# Education"], "Jane Doe"),
    ("below the title", ["Curriculum Vitae", "", "Jane Doe", "Example University", "", "# Education"], "Jane Doe"),
    ("greeting", ["# Hi, I'm Jane Doe :wave:", "jane@example.org", "", "# Education"], "Jane Doe"),
    ("greeting in German", ["# Hallo, ich bin Jane Doe", "", "# Ausbildung"], "Jane Doe"),
    ("greeting in French", ["# Bonjour, je suis Jane Doe", "", "# Formation"], "Jane Doe"),
    ("greeting in Spanish", ["# Hola, soy Jane Doe", "", "# Educación"], "Jane Doe"),
    ("family name first, in capitals", ["**ROE, Anna Maria.** ORCID 0000-0000-0000-0000", "", "# Education"], "Anna Maria Roe"),
    ("family name first, spoken below", ["Roe, Anna", "", "Anna Roe is a chemist.", "", "# Education"], "Anna Roe"),
    ("small letters with a full stop", ["jane. doe", "", "jane@example.org", "", "# Education"], "Jane Doe"),
    ("in the first sentence", ["Dr. Jane Q. Doe is a chemist at Example University.", "", "# Education"], "Jane Q. Doe"),
    ("in the first sentence of a summary", ["# Profile", "", "Jane Doe ist Chemikerin.", "", "# Ausbildung"], "Jane Doe"),
    ("pronouns behind it", ["# Profile", "", "Jane Doe (she/her) currently works as a chemist.", "", "# Jobs"], "Jane Doe"),
    ("motto in italics behind it", ["**Jane Doe** surveyor of rivers", "", "# Education"], "Jane Doe"),
    ("remains of a table", ["Jane Doe & https://doe.example", "", "# Education"], "Jane Doe"),
    ("address beside", ["Jane Doe | jane@example.org | +49 30 0000", "", "# Education"], "Jane Doe"),
]


@pytest.mark.parametrize(("lines", "name"), [case[1:] for case in NAMED], ids=[case[0] for case in NAMED])
def test_reads_the_name_at_the_top(page: Page, lines: list[str], name: str) -> None:
    subject = subject_of(page(*lines))
    assert subject is not None
    assert subject.name.value == name
    assert subject.name.span.quote


@pytest.mark.parametrize(
    "lines",
    [
        ["Curriculum Vitae", "", "# Education", "", "PhD"],
        ["Department of Physics", "Example University", "", "# Education", "", "PhD"],
        ["# Education", "", "PhD in Physics", "Example University"],
        ["", "Summary", "", "An engineer with ten years of experience."],
        ["# Brief curriculum vitae", "", "# Education", "", "PhD"],
        ["Curriculum Vitae", "", "CEQP, Stones Oslo", "", "# Education", "", "PhD"],
        ["Laboratoire Lagrange", "Nice", "", "# Education", "", "PhD"],
    ],
    ids=["title", "organization", "no header", "summary", "title with an adjective", "acronym of a unit", "laboratory"],
)
def test_abstains_where_no_name_stands(page: Page, lines: list[str]) -> None:
    assert subject_of(page(*lines)) is None


def test_a_name_that_runs_into_other_words_is_known_by_the_title(page: Page) -> None:
    lines = ["# Jane Doe chemist, sometimes miller", "", "# Education", "", "PhD"]
    assert subject_of(page(*lines)) is None
    subject = subject_of(page(*lines, title="CV | Jane Doe"))
    assert subject is not None
    assert (subject.name.value, subject.name.printed) == ("Jane Doe", "Jane Doe")


def test_takes_addresses_along(page: Page) -> None:
    subject = subject_of(
        page("Jane Doe", "jane [at] example [dot] org", "https://example.org/jane, 0000-0002-1825-0097", "", "# Education")
    )
    assert subject is not None
    assert [claim.value for claim in subject.emails] == ["jane@example.org"]
    assert [claim.value for claim in subject.urls] == ["https://example.org/jane"]
    assert subject.orcid is not None
    assert subject.orcid.value == "0000-0002-1825-0097"


def test_a_wrong_check_digit_is_no_orcid(page: Page) -> None:
    subject = subject_of(page("Jane Doe", "0000-0002-1825-0098", "", "# Education"))
    assert subject is not None
    assert subject.orcid is None


def works_by(document: Document, *lists: str) -> list[Work]:
    """A work for each list of names that stands in the document."""
    works = []
    for names in lists:
        start = document.text.index(names)
        authors = []
        for name in names.split(", "):
            at = start + names.index(name)
            span = document.source.span(at, at + len(name))
            authors.append(Author(Claim(name, name, span, "test")))
        span = document.source.span(start, start + len(names))
        article, published = Claim(WorkKind.ARTICLE, "", span, "test"), Claim(WorkStatus.PUBLISHED, "", span, "test")
        works.append(Work(span, Claim("On rivers", "", span, "test"), article, published, tuple(authors)))
    return works


def test_infers_the_common_author_in_the_fullest_form(page: Page) -> None:
    lists = ["A. Poe, J. Doe", "Jane Doe, Bob Roe", "Cy Coe, Jane Doe"]
    document = page(*lists)
    subject = infer_subject(works_by(document, *lists), document)
    assert subject is not None
    assert subject.name.value == "Jane Doe"
    assert [form.value for form in subject.names] == ["J. Doe"]


def test_bold_tells_the_owner_of_two_common_authors(page: Page) -> None:
    document = page("**Jane Doe**, Bob Roe", "Bob Roe, **Jane Doe**")
    works = works_by(document, "Jane Doe", "Bob Roe")
    document = page("**Jane Doe**; Bob Roe", "**Jane Doe**; Bob Roe.")
    works = works_by(document, "Jane Doe", "Jane Doe")
    subject = infer_subject(works, document)
    assert subject is not None
    assert subject.name.value == "Jane Doe"


def test_two_equally_common_authors_are_nobody(page: Page) -> None:
    lists = ["Jane Doe, Bob Roe", "Bob Roe, Jane Doe"]
    document = page(*lists)
    assert infer_subject(works_by(document, *lists), document) is None


def test_one_work_is_too_few(page: Page) -> None:
    document = page("Jane Doe")
    assert infer_subject(works_by(document, "Jane Doe"), document) is None


def test_the_given_name_of_a_summary_is_another_form(page: Page) -> None:
    lists = ["A. Poe, Xia Doe", "Xia Doe, Bob Roe"]
    document = page("# Summary", "", "Jane is a chemist.", "", "# Publications", "", *lists)
    sections = split_sections(document)
    subject = settle_subject(None, infer_subject(works_by(document, *lists), document), document, sections)
    assert subject is not None
    assert (subject.name.value, [form.value for form in subject.names]) == ("Xia Doe", ["Jane"])


def test_a_whole_name_at_the_top_wins(page: Page) -> None:
    document = page("Jane Doe", "", "# Education", "", "PhD")
    sections = split_sections(document)
    read = read_subject(document, sections)
    assert settle_subject(read, None, document, sections) == read


@given(st.lists(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=60), max_size=12))
def test_never_raises_and_spans_quote_the_text(lines: list[str]) -> None:
    document = make_page(*lines)
    subject = subject_of(document)
    if subject is not None:
        assert document.text[subject.name.span.start : subject.name.span.end] == subject.name.span.quote
