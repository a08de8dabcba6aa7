from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.errors import DocumentError
from etl.extract.reading import read_bytes
from etl.model.facts import Work, WorkKind, WorkStatus
from etl.settings import Settings
from etl.transform.claims import read_claims
from tests.etl.transform.records.test_reading import spans_in

FILE = r"""@string{jt = "Journal of Tides"}
@article{tides, author = {Moreau, Ada and {\'E}mile Okoro and others}, title = {{On} the Tides. Of \emph{Harbours}: a study},
  journal = jt, volume = 12, number = {3}, pages = "45--67", year = 2019, doi = {10.1234/AB_c}, issn = {0317-8471}}
@inproceedings{flows, year = 2021, title = {Affine flows?}, author = {Ben Writer and Moreau, Jr., Ada},
  booktitle = {Proceedings of the Harbour} # { Meeting, Lisbon, 2021}}
@phdthesis{depths, author = "Ada Moreau", title = {Depths}, school = {Quay University}, date = {2018-05-01}}
@misc{notes, author = {Ada Moreau}, title = {Notes on 1999, Lisbon, and Porto}, note = {under review}, eprint = {1901.01234}}
@book{buoys, author = {{Barnes and Noble Group}}, title = {Buoys}, publisher = {Quay Press}, year = 2017}
@misc{empty, year = 2001}
"""


def read(text: str) -> tuple[Work, ...]:
    return read_claims(read_bytes(text.encode(), name="own.bib", settings=Settings())).works


def said(work: Work) -> dict[str, object]:
    names = ("title", "venue", "volume", "issue", "pages", "year", "doi", "arxiv", "issn", "publisher", "kind", "status", "et_al")
    claims = {name: getattr(work, name) for name in names}
    found = {name: claim.value for name, claim in claims.items() if claim is not None}
    return found | {"authors": [author.name.value for author in work.authors]}


def test_fields_are_what_they_are_named() -> None:
    tides, flows, depths, notes, buoys = read(FILE)
    assert said(tides) == {
        "title": "On the Tides. Of Harbours: a study",
        "authors": ["Ada Moreau", "Émile Okoro"],
        "et_al": True,
        "venue": "Journal of Tides",
        "volume": "12",
        "issue": "3",
        "pages": "45–67",
        "year": 2019,
        "doi": "10.1234/ab_c",
        "issn": "0317-8471",
        "kind": WorkKind.ARTICLE,
        "status": WorkStatus.PUBLISHED,
    }
    assert (flows.venue and flows.venue.value) == "Proceedings of the Harbour Meeting, Lisbon, 2021"
    assert [author.name.value for author in flows.authors] == ["Ben Writer", "Ada Moreau Jr."]
    assert (depths.kind.value, depths.venue and depths.venue.value, depths.year and depths.year.value) == (
        WorkKind.THESIS,
        "Quay University",
        2018,
    )
    assert (notes.title.value, notes.status.value) == ("Notes on 1999, Lisbon, and Porto", WorkStatus.UNDER_REVIEW)
    assert (notes.arxiv and notes.arxiv.value, notes.year) == ("1901.01234", None)
    assert (buoys.kind.value, buoys.venue, buoys.publisher and buoys.publisher.value) == (WorkKind.BOOK, None, "Quay Press")
    assert [author.name.value for author in buoys.authors] == ["Barnes and Noble Group"]


def test_spans_quote_the_file() -> None:
    works = read(FILE)
    assert all(FILE[span.start : span.end] == span.quote for span in spans_in(works))
    tides = works[0]
    assert tides.title.span.quote == r"On} the Tides. Of \emph{Harbours}: a study"
    assert tides.venue is not None
    assert (tides.venue.span.quote, tides.venue.span.line) == ("jt", 3)
    assert [author.name.span.quote for author in tides.authors] == ["Moreau, Ada", r"\'E}mile Okoro"]
    assert tides.doi is not None
    assert (tides.doi.printed, tides.doi.span.quote) == ("10.1234/AB_c", "10.1234/AB_c")


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ("{Flows}", "Flows"),
        ("{{Flows}}", "Flows"),
        ('"Flows."', "Flows."),
        ("{ Flows? }", "Flows?"),
        ("{Flows \\& tides}", "Flows & tides"),
        ("{Flows}  #  { and tides}", "Flows and tides"),
        ("{Stra{\\ss}e}", "Straße"),
        ("{A--B}", "A–B"),
    ],
)
def test_a_title_ends_where_its_value_does(value: str, title: str) -> None:
    (work,) = read(f"@article{{k, author = {{Ada Moreau}}, title = {value}, journal = {{Tides}}, year = 2019}}")
    assert work.title.value == title
    assert (work.venue and work.venue.value) == "Tides"


@given(st.text(alphabet='@article{}",=#\\& andTides2019\n', max_size=150))
def test_any_file_is_read_or_refused(text: str) -> None:
    text = f"@article{{k, title = {{Tides}}, year = 2019}}\n{text}"
    try:
        works = read(text)
    except DocumentError:
        return
    assert all(text[span.start : span.end] == span.quote for span in spans_in(works))
