from __future__ import annotations

from etl.extract.reading import read_bytes
from etl.model.claim import Claim
from etl.model.document import Document
from etl.model.facts import Subject, WorkKind, WorkStatus
from etl.settings import Settings
from etl.transform.citations.works import read_works
from etl.transform.context import Context
from etl.transform.sections import split_sections

CV = """# Ada Q. Doe

## Education

- PhD, University of Nowhere, 2012

## Publications

(* means equal contribution)

### Journal articles

- A. Q. Doe, B. Roe. *Quiet widgets converge slowly*. Journal of Imaginary Systems, 2019. [pdf]
- B. Roe*, A. Q. Doe*. *Measuring the warmth of lamps*. Journal of Imaginary Systems, 2014.
- C. Poe, A. Q. Doe. *A theory of idle valves*. Annals of Valve Research, 2012.

### Under review

- A. Q. Doe, D. Moe. *Counting what nobody counts*. 2021.

## Talks

- A. Q. Doe. *A talk about lamps*. Lamp Conference, 2018.
"""


def context(document: Document) -> Context:
    place = document.source.span(0, 10)
    return Context(document, Subject(Claim("Ada Q. Doe", "Ada Q. Doe", place, "test")))


def test_works_of_publication_sections_only() -> None:
    document = read_bytes(CV.encode(), name="cv.md", settings=Settings())
    harvest = read_works(split_sections(document), context(document))
    assert [work.title.value for work in harvest.facts] == [
        "Quiet widgets converge slowly",
        "Measuring the warmth of lamps",
        "A theory of idle valves",
        "Counting what nobody counts",
    ]
    assert [len(work.authors) for work in harvest.facts] == [2, 2, 2, 2]
    assert [author.equal_contribution for author in harvest.facts[1].authors] == [True, True]
    assert any("remark" in aside.reason for aside in harvest.asides)


def test_headings_speak_where_entries_are_silent() -> None:
    document = read_bytes(CV.encode(), name="cv.md", settings=Settings())
    last = read_works(split_sections(document), context(document)).facts[-1]
    assert (last.kind.value, last.status.value) == (WorkKind.PREPRINT, WorkStatus.UNDER_REVIEW)


def test_no_sections_no_works() -> None:
    document = read_bytes(b"Ada Q. Doe\n", name="cv.txt", settings=Settings())
    assert read_works((), context(document)).facts == []


EXAMPLES = """# Ada Q. Doe

## Publications

(@) Doe, A. Q. & Roe, B. Quiet widgets converge slowly. *Journal of Imaginary Systems* **8**, 11--29 (2019).
(@) Roe, B. & Doe, A. Q. Measuring the warmth of lamps. *Journal of Imaginary Systems* **7**, 40--52 (2014).
(@) Doe, A. Q. A theory of idle valves. *Annals of Valve Research* **12**, 101--117 (2012).
"""


def test_numbered_examples_are_entries() -> None:
    document = read_bytes(EXAMPLES.encode(), name="cv.md", settings=Settings())
    works = read_works(split_sections(document), context(document)).facts
    assert [(work.title.value, len(work.authors)) for work in works] == [
        ("Quiet widgets converge slowly", 2),
        ("Measuring the warmth of lamps", 2),
        ("A theory of idle valves", 1),
    ]


SERIALS = """# Ada Q. Doe

## Publications

1. A. Doe, B. Roe. Widgets converge in the mean. Journal of Widget Studies 12(3), 1-12, 2019. ISSN: 0317-8471. doi:10.1000/ab.12
2. A. Doe, B. Roe. Gadgets diverge at the edges. Journal of Widget Studies 13(3), 13-22, 2020. ISSN: 0317-8472. doi:10.1000/ab.13
3. A. Doe. Gizmos in the wild. Journal of Widget Studies 14(3), 33-42, 2021. ISSN 2434-561X.
"""


def test_an_issn_is_read_if_its_check_digit_holds() -> None:
    document = read_bytes(SERIALS.encode(), name="cv.md", settings=Settings())
    works = read_works(split_sections(document), context(document)).facts
    assert [work.issn and (work.issn.value, work.issn.span.quote) for work in works] == [
        ("0317-8471", "0317-8471"),
        None,
        ("2434-561X", "2434-561X"),
    ]
