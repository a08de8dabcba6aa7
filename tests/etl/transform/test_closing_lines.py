from __future__ import annotations

import pytest

from etl.extract.reading import read_bytes
from etl.model.section import SectionKind
from etl.settings import Settings
from etl.transform.closing_lines import read_signature
from etl.transform.document_date import read_document_date
from etl.transform.sections import split_sections

HEAD = "# Ada Example\n\n## Education\n\n- PhD in Physics, Elm University, 2010\n\n"

# what closes the document, its last lines, the kinds of sections behind EDUCATION
CLOSINGS = [
    ("languages", "## Awards\n\n- Elm Prize, 2019\n- Oak Medal, 2018\n\n*Languages: English, Hindi*\n", ["awards", "languages"]),
    (
        "how references are had",
        "## Service\n\n- Reviewer, PLOS ONE\n\nReferences available on request.\n",
        ["service", "references"],
    ),
    ("the same in German", "## Preise\n\nElm-Preis, 2019\n\nReferenzen auf Anfrage\n", ["awards", "references"]),
    ("place and day", "## Awards\n\nElm Prize, 2019\n\nBrake, den 4. Februar 2024\n", ["awards", "personal"]),
    ("a declaration", "## Awards\n\nElm Prize, 2019\n\nI hereby declare that all this is true.\n", ["awards", "personal"]),
    ("when it was changed", "## Talks\n\nOn Sand, Elm Society, 2019\n\nLast updated: 3 May 2024\n", ["talks", "personal"]),
    ("a last word", "## Awards\n\nElm Prize, 2019\n\nTemplate borrowed from a friend. Ask for the cat.\n", ["awards", "personal"]),
    ("a last award", "## Awards\n\nElm Prize, 2019\n\nOak Medal of the Society of Reeds. With Bo Roe, 2018.\n", ["awards"]),
    ("a label among labels", "## Skills\n\nSoftware: R, Stata\nLanguages: English, Hindi\n", ["skills"]),
    ("a label of the list", "## Service\n\nMember: Elm Society\n\nReviewer: Nature, Science\n", ["service"]),
    ("a prize with a place", "## Awards\n\n- Elm Prize, Oslo, 2019\n- Oak Medal, Bergen, May 2018\n", ["awards"]),
    ("a heading of its own", "## Awards\n\nElm Prize, 2019\n\n## Languages\n\nEnglish\n", ["awards", "languages"]),
]


@pytest.mark.parametrize(("tail", "kinds"), [case[1:] for case in CLOSINGS], ids=[case[0] for case in CLOSINGS])
def test_lines_that_close_a_document_are_no_items_of_its_last_list(tail: str, kinds: list[str]) -> None:
    document = read_bytes((HEAD + tail).encode(), name="cv.md", settings=Settings())
    sections = split_sections(document)
    assert [section.kind.value for section in sections[2:]] == kinds
    assert sum(len(section.lines) for section in sections) + sum(section.heading is not None for section in sections) == len(
        document.lines
    )


def test_a_list_keeps_its_labelled_items_inside() -> None:
    text = HEAD + "## Awards\n\nLanguages: prize for teaching them, 2019\n- Elm Prize, 2018\n- Oak Medal, 2017\n"
    sections = split_sections(read_bytes(text.encode(), name="cv.md", settings=Settings()))
    assert [section.kind for section in sections[2:]] == [SectionKind.AWARDS]


SIGNATURES = [
    ("Brake, den 4. Februar 2024", "2024-02-04"),
    ("Beijing, June 10, 2021", "2021-06-10"),
    ("Paris, le 3 mai 2020", "2020-05-03"),
    ("Oslo, 2021", None),
    ("Elm Prize, awarded in Oslo, 3 May 2020", None),
    ("4. Februar 2024", None),
]


@pytest.mark.parametrize(("line", "day"), SIGNATURES)
def test_a_signature_is_a_place_and_a_day(line: str, day: str | None) -> None:
    found = read_signature(line)
    assert (str(found) if found else None) == day


def test_a_signature_dates_the_document() -> None:
    document = read_bytes(
        (HEAD + "## Awards\n\nElm Prize, 2025\n\nBrake, den 4. Februar 2024\n").encode(), name="cv.md", settings=Settings()
    )
    found = read_document_date(document, split_sections(document))
    assert found is not None
    assert str(found[0]) == "2024-02-04"
