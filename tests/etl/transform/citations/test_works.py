from __future__ import annotations

import pytest

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
2. A. Doe, B. Roe. Gadgets diverge at the edges. Journal of Widget Studies 13(3), 13-22, 2020. ISSN: 0317-8472. doi:10.1000/AB.13
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
    assert [work.doi and (work.doi.value, work.doi.span.quote) for work in works] == [
        ("10.1000/ab.12", "10.1000/ab.12"),
        ("10.1000/ab.13", "10.1000/AB.13"),
        None,
    ]


LINKED = """# Ada Q. Doe

## Publications

- [Quiet widgets converge slowly by night](https://example.org/1) by Ada Q. Doe, Bo Roe. *Journal of Widgets*, Lyon (France), 2019
- [Do lamps dream of Others? A survey](https://example.org/2) by Bo Roe, Ada Q. Doe. *Lamp Conference (LAMP)*, Berlin, Germany, 2018
<br>**Code:** [https://example.org/code](https://example.org/code)
- [A theory of idle valves and gates](https://example.org/3) by Ada Q. Doe. *Workshop on Valves*, Oslo (Norway), 2017
"""


def read(text: str) -> list[tuple[str, list[str], str, int]]:
    document = read_bytes(text.encode(), name="cv.md", settings=Settings())
    return [
        (
            work.title.value,
            [author.name.value for author in work.authors],
            work.venue.value if work.venue else "",
            work.year.value if work.year else 0,
        )
        for work in read_works(split_sections(document), context(document)).facts
    ]


def test_links_end_where_titles_end_and_towns_are_no_venues() -> None:
    assert read(LINKED) == [
        ("Quiet widgets converge slowly by night", ["Ada Q. Doe", "Bo Roe"], "Journal of Widgets", 2019),
        ("Do lamps dream of Others? A survey", ["Bo Roe", "Ada Q. Doe"], "Lamp Conference (LAMP)", 2018),
        ("A theory of idle valves and gates", ["Ada Q. Doe"], "Workshop on Valves", 2017),
    ]


def test_a_list_that_opens_with_venues() -> None:
    entries = (
        "- **ICML 2019** Quiet widgets converge slowly. Ada Q. Doe, Bo Roe.\n"
        "- **WidgetDays 2018** A theory of idle valves. Bo Roe, Ada Q. Doe.\n"
        "- **KDD 2017** Measuring the warmth of lamps. Ada Q. Doe, Di Moe.\n"
    )
    assert [(title, venue, year) for title, _, venue, year in read(f"# Ada Q. Doe\n\n## Publications\n\n{entries}")] == [
        ("Quiet widgets converge slowly", "ICML", 2019),
        ("A theory of idle valves", "WidgetDays", 2018),
        ("Measuring the warmth of lamps", "KDD", 2017),
    ]


def test_abstracts_and_co_authors_on_lines_of_their_own() -> None:
    text = (
        "# Ada Q. Doe\n\n## Working papers\n\nQuiet widgets converge slowly (PDF)\n\nwith Bo Roe and Di Moe\n\n"
        "This paper builds a model of widgets that come to rest by night when nobody looks at them, and shows that their "
        "number grows with the length of the night. We find that lamps make no difference.\n"
    )
    assert [(title, authors) for title, authors, _, _ in read(text)] == [("Quiet widgets converge slowly", ["Bo Roe", "Di Moe"])]


def test_titles_between_two_apostrophes() -> None:
    text = "# Ada Q. Doe\n\n## Publications\n\n* ''Do widgets rest?'' Widget Letters, May 2017 (with Bo Roe)\n"
    assert [(title, year) for title, _, _, year in read(text)] == [("Do widgets rest?", 2017)]


def test_years_end_what_is_under_review() -> None:
    text = (
        "# Ada Q. Doe\n\n## Publications\n\n### Under review\n\n- A. Q. Doe. *Counting what nobody counts*.\n\n"
        "### 2019\n\n- A. Q. Doe, B. Roe. *Quiet widgets converge slowly*. Widget Letters.\n"
    )
    document = read_bytes(text.encode(), name="cv.md", settings=Settings())
    works = read_works(split_sections(document), context(document)).facts
    assert [work.status.value for work in works] == [WorkStatus.UNDER_REVIEW, WorkStatus.PUBLISHED]


def of_list(*entries: str) -> list[tuple[str, list[str], str, int]]:
    return read("# Ada Q. Doe\n\n## Publications\n\n" + "\n".join(entries) + "\n")


def test_who_somebody_is_with_is_no_venue() -> None:
    assert of_list("- *Quiet widgets converge slowly by night*, with Bo Roe (Elm University), *Widget Letters*, 2019") == [
        ("Quiet widgets converge slowly by night", ["Bo Roe"], "Widget Letters", 2019)
    ]


def test_reviews_open_with_the_word() -> None:
    assert of_list(
        "- Review of *The Frozen Lamp*, by Mary Roe. *Lamp Quarterly*, 2019.", "- 2018. Review of “Dust,” by C. Poe. *Dust Days*."
    )[0] == ("The Frozen Lamp", [], "Lamp Quarterly", 2019)


def test_meetings_right_before_a_year_are_no_authors() -> None:
    assert of_list(
        "- “Quiet widgets,” A. Q. Doe; B. Roe; *Lamp Letters*, 2019.",
        "- “The idle valve,” A. Q. Doe; C. Poe; *Valve Letters*, 2017.",
        "- “Lamps for all: a story,” XLamp 2005, Ulm.",
    )[2] == ("Lamps for all: a story", [], "XLamp", 2005)


def test_a_patent_with_its_kind_first_and_its_number_on_a_line_of_its_own() -> None:
    entries = (
        f"- **{kind}**: {title}<br>\n  Application No.: I891383 (Elmland)<br>\n  Filed in 2019\n"
        for kind, title in (("Utility Model Patent", "Folding Lamp"), ("Invention Patent", "Wick Trimmer"))
    )
    assert [title for title, *_ in read("# Ada Q. Doe\n\n## Patents\n\n" + "".join(entries))] == ["Folding Lamp", "Wick Trimmer"]


def test_series_behind_meetings_are_no_part_of_their_names() -> None:
    assert (
        of_list("- A. Q. Doe. Quiet widgets converge slowly. In *Widgets in Theory*, LNCS, pages 3-9, 2019.")[0][2]
        == "Widgets in Theory"
    )


@pytest.mark.parametrize(
    "remark",
    ["Names of students are set in italics.", "Web of Science h-index: 12", "My trainees in bold", "Total citations: 1,204"],
)
def test_remarks_on_a_list_are_no_works(remark: str) -> None:
    works = of_list("A. Q. Doe, B. Roe. Quiet widgets converge slowly. *Widget Letters* 3, 2019.", "", remark)
    assert [title for title, *_ in works] == ["Quiet widgets converge slowly"]


def test_where_a_work_was_shown_is_no_work() -> None:
    works = of_list(
        "- A. Q. Doe. Quiet widgets converge slowly. *Widget Letters* 3, 2019. Slides here, presented at",
        "    - *Widget Days*, Oslo, 2018",
        "    - *Lamp Conference*, Bonn, 2017",
        "- A. Q. Doe. A theory of idle valves. *Valve Review* 2, 2015.",
    )
    assert [title for title, *_ in works] == ["Quiet widgets converge slowly", "A theory of idle valves"]


def test_edited_volumes_that_are_waited_for() -> None:
    assert (
        of_list("- A. Q. Doe. Quiet widgets converge slowly. Under review for the edited volume *Widgets at Rest*.")[0][2]
        == "Widgets at Rest"
    )


def test_a_remark_above_year_groups_of_a_list_with_line_breaks() -> None:
    text = (
        "# Ada Q. Doe\n\n# Publications\n\\* = equal contribution\n\n### 2025\n\n"
        "* **Quiet Lamps and What They Tell**<br/>**Ada Q. Doe**, Bo Roe<br/>*LAMP 2025* [[paper](/a.pdf)]\n"
        "* **How Many Valves Does a Widget Need?**<br/>Bo Roe\\*, **Ada Q. Doe**\\*<br/>*arXiv:2502.06610*, under review\n"
        "\n### 2024\n\n"
        "* **Measuring the Warmth of Mills**<br/>**Ada Q. Doe**, Cy Poe<br/>*Mill Days 2024*\n"
    )
    assert [title for title, *_ in read(text)] == [
        "Quiet Lamps and What They Tell",
        "How Many Valves Does a Widget Need?",
        "Measuring the Warmth of Mills",
    ]


def test_lines_of_a_paragraph_end_where_a_name_follows_a_sentence() -> None:
    text = (
        "Ada Q. Doe\n\nPUBLICATIONS\n\n"
        "Ada Q. Doe and Bo Roe. Measuring the warmth of many quiet lamps that stand in the northern reinforce\u00ad\n"
        "ment halls of Elm. In Proceedings of the Eleventh Quiet Lamp Systems Engineering Conference, 1996.\n"
        "Ada Q. Doe. A theory of idle valves and of the gates that nobody opens when the dust of winter lies\n"
        "on them all. In Proceedings of the Sixth International Conference on Valves and Gates, July 1995.\n"
        "Cy Poe, Bo Roe, and Ada Q. Doe. Counting what nobody counts and why it should be counted by those\n"
        "who may. In Third International Conference on Small Numbers and their Uses, Oslo, Norway, May 1994.\n"
    )
    document = read_bytes(text.encode(), name="cv.txt", settings=Settings())
    works = read_works(split_sections(document), context(document)).facts
    assert [(work.title.value.split()[0], len(work.authors), work.year and work.year.value) for work in works] == [
        ("Measuring", 2, 1996),
        ("A", 1, 1995),
        ("Counting", 3, 1994),
    ]
    assert "reinforcement halls" in works[0].title.value


def test_a_line_that_says_what_a_thesis_is_belongs_to_it() -> None:
    text = (
        "Ada Q. Doe\n\nMASTER THESIS\n\nAda Q. Doe. Application of the quiet ring pattern to lamps.\n"
        "M.S. Thesis, Elm University, May 1991.\n"
    )
    document = read_bytes(text.encode(), name="cv.txt", settings=Settings())
    works = read_works(split_sections(document), context(document)).facts
    assert [(work.title.value, work.year and work.year.value) for work in works] == [
        ("Application of the quiet ring pattern to lamps", 1991)
    ]


def test_runs_of_type_that_the_file_ends_and_begins_anew() -> None:
    tex = (
        r"\documentclass{article}\begin{document}\name{Ada Q. Doe}\section{Publications}" + "\n\n"
        r"Ada Q. Doe, Bo Roe" + "\n" + r"\textit{Quiet lamps and what they tell}" + "\n"
        r"\textsl{12th International Conference on Lamps}, 2018, Oslo, Norway" + "\n\n"
        r"Cy Poe, Ada Q. Doe" + "\n" + r"\textit{Measuring the warmth of many mills}" + "\n"
        r"\textsl{Lamps and Microsystems, Elsevier}, 2017" + "\n\n"
        r"Ada Q. Doe" + "\n" + r"\textit{A theory of idle valves and gates}" + "\n"
        r"\textsl{Journal of Universal Valve Science}, 2015" + "\n" + r"\end{document}"
    )
    document = read_bytes(tex.encode(), name="cv.tex", settings=Settings())
    works = read_works(split_sections(document), context(document)).facts
    assert [(work.title.value, work.venue and work.venue.value, work.publisher and work.publisher.value) for work in works] == [
        ("Quiet lamps and what they tell", "12th International Conference on Lamps", None),
        ("Measuring the warmth of many mills", "Lamps and Microsystems", "Elsevier"),
        ("A theory of idle valves and gates", "Journal of Universal Valve Science", None),
    ]


def test_titles_with_their_authors_alone_are_works_where_the_owner_is_one() -> None:
    works = of_list(
        "- Doe, A. Q., Roe, B., and Poe, C., *A comparison of estimators for quiet lamps*.",
        "- Roe, B., *Lamps at rest and at work*.",
    )
    assert [title for title, *_ in works] == ["A comparison of estimators for quiet lamps"]


def test_parts_of_years_are_no_venues_and_meetings_no_houses() -> None:
    works = of_list(
        "- Ada Q. Doe, “Quiet lamps and their landscapes,” forthcoming (early 2023).",
        "- Ada Q. Doe, Bo Roe, “Waves on thin lamps.” *Lamp Letters* 3, 2019.",
        "- Bo Roe, Ada Q. Doe, “Waves throughout the lamp.” Northern Lamp Society, Oslo, Norway, Sep 2012.",
    )
    assert [venue for _, _, venue, _ in works] == ["", "Lamp Letters", "Northern Lamp Society"]


def test_brackets_within_words_part_nothing() -> None:
    works = of_list("- Ada Q. Doe. Dust of Al15(Fe,Mn)3Si2 in poly(A)-bound lamps. *Lamp Letters* 3, 2019.")
    assert works == [("Dust of Al15(Fe,Mn)3Si2 in poly(A)-bound lamps", ["Ada Q. Doe"], "Lamp Letters", 2019)]


def test_what_stands_in_small_letters_behind_a_year_is_no_title() -> None:
    pieces = "- The Canon of Oil (2003) for violin and lamp\n- Roe’s Complaint (2003) for solo lamp\n- Night Offering (2001)\n"
    found = read(f"# Ada Q. Doe\n\n## Selected Compositions\n\n{pieces}")
    assert [(title, venue, year) for title, _, venue, year in found] == [
        ("The Canon of Oil", "", 2003),
        ("Roe’s Complaint", "", 2003),
        ("Night Offering", "", 2001),
    ]


def test_a_status_in_brackets_ends_the_title() -> None:
    (work,) = of_list("- Doe, A. Q., Roe, B. *The warmth of lamps: a case (submitted to Lamp Letters)*.")
    assert work[:3] == ("The warmth of lamps: a case", ["Doe, A. Q.", "Roe, B."], "Lamp Letters")


def test_a_colon_before_a_series_of_reports_ends_the_title() -> None:
    titles = [
        "Summary for well NR-16 near the Oil Facility, Elm National Laboratory, Elmland",
        "Monitoring of oil in the lake, Elm Testing Grounds and surroundings, Elmland",
    ]
    found = of_list(*(f"- Roe, B., Doe, A.Q., 2010, {title}: Elm Survey Open-File Report 2010-5101, 36 p." for title in titles))
    assert [title for title, *_ in found] == titles


def test_brackets_behind_a_title_are_its_own() -> None:
    found = of_list(
        "- Doe A. Q., 2016, Signs of the lamp makers of the north (Ash, Elmland), *Cambridge Lamp Journal* 41, 1-23.",
        "- Doe A. Q., 2015, The wick of the lake, *Lamp Letters* 5, 105-118.",
    )
    assert found[0][0] == "Signs of the lamp makers of the north (Ash, Elmland)"
    assert found[0][2] == "Cambridge Lamp Journal"


def test_editors_follow_what_says_so() -> None:
    entries = (
        f"- “{title}.” In *Public Lamps*, edited by Nathan Roe. New Elm: Lamp Centre, 2016." for title in ("Oil", "Wicks of Ulm")
    )
    assert [venue for _, _, venue, _ in of_list(*entries)] == ["Public Lamps", "Public Lamps"]


def test_words_in_quotation_marks_end_nothing_where_titles_are_not_quoted() -> None:
    entries = [f"- Doe, Ada. {2000 + n}. The lamps of town number {n}. *Lamp Letters* {n}(1): 3–9." for n in range(8)]
    found = of_list('- Doe, Ada. 2012. "Talking Oil" in Rayne: How lamps reveal things. *Lamp Folklore* 125(4): 30–36.', *entries)
    assert found[0][:1] == ('"Talking Oil" in Rayne: How lamps reveal things',)


def test_a_line_that_says_how_far_a_work_is_belongs_to_the_work_above() -> None:
    text = "“Oil and welfare in lamp markets: the Elm merger”\n\nRevised and resubmitted to the Journal of Lamp Management\n\n"
    found = read(f"# Ada Q. Doe\n\n## Working Papers\n\n{text}“Wicks to challenge the leader: an analysis”, with B. Roe\n")
    assert [title for title, *_ in found] == [
        "Oil and welfare in lamp markets: the Elm merger",
        "Wicks to challenge the leader: an analysis",
    ]


def test_a_status_with_its_journal_in_brackets_before_the_title() -> None:
    works = of_list(
        "- Doe, A. Q. & Roe, B. (In revision at Lamp Letters) “The warmth of lamps: a case of wicks”. Preprint online.\n"
        "- Doe, A. Q. & Poe, C. (2019) “Candles of the north and their wicks”. Lamp Letters 3: 1-9.\n"
        "- Doe, A. Q. (2018) “Wicks of the east in the long winter”. Lamp Letters 2: 10-19.\n"
    )
    assert works[0][0] == "The warmth of lamps: a case of wicks"


def test_authors_end_with_a_line_that_was_ended_on_purpose() -> None:
    works = of_list(
        "- Gradients of quiet lamps\n  EGX21 General Assembly\n  Ada Q. Doe, Bo Roe\n\n"
        "- Candles of the north\n  Journal of Lamp Management\n  Ada Q. Doe, Cy Poe\n\n"
        "- Wicks of the east\n  Journal of Lamp Letters\n  Ada Q. Doe, Bo Roe\n\n"
        "- Oils of the west\n  Lamps and Oils Review\n  Ada Q. Doe, Bo Roe\n"
    )
    assert works[0][1] == ["Ada Q. Doe", "Bo Roe"]
