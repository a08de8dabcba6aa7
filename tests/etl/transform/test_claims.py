from __future__ import annotations

import gc

from hypothesis import given, settings
from hypothesis import strategies as st

from etl.extract.readers.latex import read_bibtex
from etl.model.document_claims import ADAPTER
from etl.transform.claims import read_claims

from .conftest import Page, make_page


def test_claims_of_a_document(page: Page) -> None:
    document = page(
        "Jane Doe",
        "",
        "# Education",
        "",
        "PhD in Physics, Example University, 2015 - 2019",
        "",
        "# Awards",
        "",
        "River Medal, 2019",
    )
    claims = read_claims(document)
    assert claims.subject is not None
    assert claims.subject.name.value == "Jane Doe"
    assert {account.line for account in claims.lines} == {1, 3, 5, 7, 9}
    assert str(claims.as_of) == "2019"


def test_a_document_of_nobody_has_an_issue(page: Page) -> None:
    claims = read_claims(page("# Awards", "", "River Medal, 2019"))
    assert claims.subject is None
    assert [issue.rule for issue in claims.issues if issue.rule == "subject.none"] == ["subject.none"]


def test_the_same_document_gives_the_same_claims(page: Page) -> None:
    lines = ("Jane Doe", "", "# Publications", "", "Jane Doe and Bob Roe. On rivers. Journal of Rivers, 2019.")
    assert ADAPTER.dump_json(read_claims(page(*lines))) == ADAPTER.dump_json(read_claims(page(*lines)))


HEADINGS = st.sampled_from(["# Publications", "# Education", "# Experience", "# Awards", "# Skills", "# Talks", "# Service", ""])
WORDS = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=60)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(HEADINGS, WORDS), max_size=20))
def test_every_line_of_any_document_is_accounted_for(lines: list[str]) -> None:
    document = make_page(*lines)
    claims = read_claims(document)
    assert [account.line for account in claims.lines] == [
        n for n, line in enumerate(document.text.split("\n"), start=1) if line.strip()
    ]


BIBLIOGRAPHY = r"""@article{tides, author = {Moreau, Ada and Okoro, B.}, title = {On the Tides of Outer Harbours},
  journal = {Journal of Tides}, volume = 12, number = {3}, pages = {45--67}, year = 2019}
@inproceedings{flows, year = 2021, title = {Affine flows in offset fields}, author = {Ben Writer and Moreau, Ada},
  booktitle = {Proceedings of the Harbour Meeting}, pages = {1--9}}
@article{surge, author = {Moreau, Ada and Poe, Carol}, title = {Storm Surges at Outer Piers}, journal = {Annals of Oceanography},
  volume = 7, pages = {1--19}, year = 2017}
"""


def test_entries_of_a_bibtex_file_are_works_of_their_common_author() -> None:
    """A BibTeX file is a list of publications that belongs to the author whom its entries have in common."""
    claims = read_claims(read_bibtex(BIBLIOGRAPHY, name="own.bib", sha256="0"))
    assert claims.subject is not None
    assert claims.subject.name.value == "Ada Moreau"
    assert [(work.title.value, work.year and work.year.value, work.title.span.line) for work in claims.works] == [
        ("On the Tides of Outer Harbours", 2019, 1),
        ("Affine flows in offset fields", 2021, 3),
        ("Storm Surges at Outer Piers", 2017, 5),
    ]
    assert [author.name.value for author in claims.works[0].authors] == ["Ada Moreau", "B. Okoro"]


def test_what_was_worked_out_is_freed_without_the_garbage_collector(page: Page) -> None:
    lines = (
        "Jane Doe",
        "",
        "# Employment",
        "",
        "Surveyor, Example University, 2015 - 2019",
        "",
        "# Awards",
        "",
        "River Medal, 2019",
    )
    read_claims(page(*lines))
    gc.collect()
    gc.disable()
    try:
        read_claims(page(*lines))
        assert gc.collect() == 0
    finally:
        gc.enable()
