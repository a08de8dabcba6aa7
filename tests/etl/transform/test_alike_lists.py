"""Short lists of works are parted as the document's longer ones are."""

from __future__ import annotations

from etl.extract.reading import read_bytes
from etl.model.section import SectionKind
from etl.settings import Settings
from etl.transform.entries import split_entries
from etl.transform.sections import split_sections

_BOOK = """
Books
=====
*Some Lamps Have Dreams: the lamps of Elm and the light of the west*.
Elmford, LX: Oak University Press, 2014.
"""
_ARTICLES = """
Articles
========
**2013**
“Rethinking wicks in the lamps of the north.”
*Lampiana* 5.1 (2013): 1-15.

**2011**
“In the light of others: lamps and selves.”
*Journal of Lamps* 48.4 (2011), 571-592.

**2011**
“Two wicks: an analysis.”
*Lamp Studies* 5 (2011), 41-60.

**2009**
“Time is oil.”
*Journal of Oil* 7.2 (2009), 88-97.
"""
_REVIEWS = """
Book Reviews
============
**2009**
Review of *The Story of Wicks*,
by T. Birch Roe.
*The Lamp Review* (February 2009).

**2008**
Review of *Light in the Town:
The Question of Lamps and the Long Night*,
by Ada R. Muster.
*Annual of Lamps* 23 (2008): 274-9.
"""


def entries(text: str) -> dict[str, list[str]]:
    document = read_bytes(f"Ada Q. Doe\n\n{text}".encode(), name="cv.txt", settings=Settings())
    return {
        section.heading.text: [entry.passage.text for entry in split_entries(section)]
        for section in split_sections(document)
        if section.kind is SectionKind.PUBLICATIONS and section.heading is not None
    }


def test_two_lines_are_one_entry_where_those_of_other_lists_are() -> None:
    found = entries(_BOOK + _ARTICLES)
    assert [text[-26:] for text in found["Books"]] == ["Oak University Press, 2014"[1:] + "."]
    assert len(found["Articles"]) == 4


def test_a_year_above_each_entry_of_one_list_is_so_above_those_of_another() -> None:
    """The same year stands twice among the articles, so it holds for one entry each; the reviews alone would not tell."""
    found = entries(_ARTICLES + _REVIEWS)
    assert [text[:20] for text in found["Book Reviews"]] == ["Review of The Story ", "Review of Light in t"]


def test_lists_that_tell_enough_are_parted_on_their_own() -> None:
    lines = "".join(f"Doe, A. Wick {n}. Journal of Lamps, 20{10 + n}.\n" for n in range(9))
    assert len(entries(f"{_ARTICLES}\nReports\n=======\n{lines}")["Reports"]) == 9


def test_a_list_of_two_lines_with_one_date_is_one_entry() -> None:
    text = "Publications\n============\n2018 Doe, A. D.; Roe, C. P.; Poe, B.\nWaves of Oil in Lamps: Rings of Light\n"
    assert len(entries(text)["Publications"]) == 1
    assert len(entries(text.replace("Waves", "“Waves").replace("Light", "Light”"))["Publications"]) == 2
