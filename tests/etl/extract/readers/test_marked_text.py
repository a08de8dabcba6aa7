"""Plain text and Markdown as people see them."""

from __future__ import annotations

import time

import pytest

from etl.extract.readers.marked_text import read_marked_text
from etl.model.document import Document, Line, Style


def read(text: str) -> Document:
    """The document in `text`."""
    return read_marked_text(text, name="cv.md", sha256="0")


def texts(text: str) -> list[str]:
    """The visible lines of `text`."""
    return [line.text for line in read(text).lines]


def styled(line: Line, style: Style) -> list[str]:
    """The pieces of a line in `style`."""
    return [line.text[start:end] for start, end in line.passage.runs(style)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**PhD** at *Lakeside*", "PhD at Lakeside"),
        ("__PhD__ at _Lakeside_", "PhD at Lakeside"),
        ("Ann Ek*, Bo Li*, and Cy Fo", "Ann Ek*, Bo Li*, and Cy Fo"),
        ("Yo Yu*, **Ann Ek***, Bo Li", "Yo Yu*, Ann Ek*, Bo Li"),
        ('"Dust," * Acta Lampadum ***13,** 7-8', '"Dust,"  Acta Lampadum 13, 7-8'),
        ("* Lamp Math. J.* **22,** 445", "Lamp Math. J. 22, 445"),
        ("Ann Ek * and Bo Li *, Cy Fo", "Ann Ek * and Bo Li *, Cy Fo"),
        ('[LAMP 2024](https://a.example){:target="_blank"} here', "LAMP 2024 here"),
        ("(* means equal contribution)", "(* means equal contribution)"),
        ("Hollis, D.<sup>+</sup>, S. Taylor\\* and B", "Hollis, D.+, S. Taylor* and B"),
        ("snake_case_name stays", "snake_case_name stays"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("[A paper](https://a.example/x_(y)) here", "A paper here"),
        ("[[Preprint](https://a.example), [Data](https://b.example)]", "[Preprint, Data]"),
        ("A title. [paper][arxiv][codes]", "A title. [paper][arxiv][codes]"),
        ("See <https://a.example/x>.", "See https://a.example/x."),
        ("ann &amp; bo &lt;3", "ann & bo <3"),
        ("AT&T R&D; x", "AT&T R&D; x"),
        ("a < b and c > d", "a < b and c > d"),
        ("`code_here` *x*", "code_here x"),
        ("“ $D^2$ : Training”", "“ D^2 : Training”"),
        (r"in $(\text{Li}_{0.8}\text{Fe}_{0.2})\text{OHFeSe}$ films", "in (Li0.8Fe0.2)OHFeSe films"),
        (r"$\texttt{Squeeze}$: more", "Squeeze: more"),
        (r"an $\alpha$-stable $O(1/\epsilon^3)$", "an α-stable O(1/ϵ^3)"),
        ("won $1,000,000 and $100k", "won $1,000,000 and $100k"),
        ("from $5,000-$6,000 each", "from $5,000-$6,000 each"),
        (r"{\bf A}dam and \emph{one} word", "Adam and one word"),
        (r"Schr\"odinger and Erd\H{o}s, {\LaTeX}", "Schrödinger and Erdős, {LaTeX}"),
        (r"C:\temp\new stays", r"C:\temp\new stays"),
        ("<b>Bold</b> <i>it</i> <span style='x'>y</span><!-- no -->", "Bold it y"),
        ("![photo](me.png) Ada", "Ada"),
        ("caf\u0065\u0301 ﬁne\u00a0day", "café fine day"),
    ],
)
def test_inline_markup(text: str, expected: str) -> None:
    assert texts(text) == [expected]


def test_styles() -> None:
    line = read("**Ada** and *Bo* [site](https://a.example) <sup>1</sup> `x`").lines[0]
    assert styled(line, Style.BOLD) == ["Ada"]
    assert styled(line, Style.ITALIC) == ["Bo"]
    assert styled(line, Style.LINK) == ["site"]
    assert styled(line, Style.SUPERSCRIPT) == ["1"]
    assert styled(line, Style.MONOSPACE) == ["x"]


def test_links_point_to_their_words() -> None:
    document = read(
        "See [site](https://a.example) and <a href='https://b.example'>b</a>, <mail@a.example>, [ref][1]\n\n[1]: https://c.example"
    )
    assert [(document.text[link.start : link.end], link.target) for link in document.links] == [
        ("site", "https://a.example"),
        ("b", "https://b.example"),
        ("mail@a.example", "mailto:mail@a.example"),
        ("ref", "https://c.example"),
    ]
    assert document.dropped == ((3, "link definition"),)


def test_markup_over_line_ends() -> None:
    document = read("A title.\n[**OA**, *a\nb*]")
    assert [line.text for line in document.lines] == ["A title.", "[OA, a", "b]"]
    assert styled(document.lines[2], Style.ITALIC) == ["b"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Education #", ("Education", 1)),
        ("### Works", ("Works", 3)),
        ("Education\n=========", ("Education", 1)),
        ("Education\n---", ("Education", 2)),
        ("#1 ranked", ("#1 ranked", 0)),
        ("<h2>Works</h2>", ("Works", 2)),
    ],
)
def test_headings(text: str, expected: tuple[str, int]) -> None:
    line = read(text).lines[0]
    assert (line.text, line.heading) == expected


def test_rule_below_a_paragraph_makes_no_heading() -> None:
    document = read("Para one\nruns on here\n---\nNext")
    assert [line.heading for line in document.lines] == [0, 0, 0]
    assert document.dropped == ((3, "rule"),)


def test_nested_lists() -> None:
    document = read("- a\n - b\n   - c\n - d\n- e\n\ntext\n\n1. x\n2. y\n")
    assert [(line.marker, line.level, line.text) for line in document.lines] == [
        ("-", 1, "a"),
        ("-", 2, "b"),
        ("-", 3, "c"),
        ("-", 2, "d"),
        ("-", 1, "e"),
        (None, 0, "text"),
        ("1.", 1, "x"),
        ("2.", 1, "y"),
    ]


def test_lines_below_an_item_belong_to_it() -> None:
    document = read("- **Lakeside**\n*PhD* 2019\n  - detail\n\nNext")
    assert [(line.marker, line.level) for line in document.lines] == [("-", 1), (None, 1), ("-", 2), (None, 0)]


def test_gaps_and_numbers() -> None:
    document = read("\n\na\n\n\nb\nc")
    assert [(line.number, line.gap) for line in document.lines] == [(3, 0.0), (6, 2.0), (7, 0.0)]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("PhD\tLakeside University\t2019", ["PhD", "Lakeside University", "2019"]),
        ("2019    Prize   Hill College", ["2019", "Prize", "Hill College"]),
        (r"2005 \hspace{4mm} PhD Biology", ["2005", "PhD Biology"]),
        ("| 2019 | **Prize** |", ["2019", "Prize"]),
        ("\tOnly one cell\t", []),
        ("Two  blanks.  Are none", []),
    ],
)
def test_cells(text: str, cells: list[str]) -> None:
    line = read(text).lines[0]
    assert [line.text[start:end] for start, end in line.cells] == cells


def test_items_inside_a_table_row() -> None:
    text = 'PhD\tLakeside\n\t<ul style="x">• Advisor: Bo Li• GPA: 4.0\t\n• 2022 - :\tEngineer\t\nA • B • C'
    document = read(text)
    assert [(line.number, line.marker, line.text) for line in document.lines] == [
        (1, None, "PhD\tLakeside"),
        (2, "•", "Advisor: Bo Li"),
        (2, "•", "GPA: 4.0"),
        (3, "•", "2022 - :\tEngineer"),
        (4, None, "A • B • C"),
    ]


def test_dashes_as_items_inside_a_list_element() -> None:
    document = read("\t<ul>– Led the work, from–to.– Built more.\t")
    assert [(line.marker, line.text) for line in document.lines] == [("–", "Led the work, from–to."), ("–", "Built more.")]


def test_html_list_in_one_line() -> None:
    document = read("<ul><li>one</li><li>two<br>more</li></ul>after")
    assert [(line.marker, line.text) for line in document.lines] == [("•", "one"), ("•", "two"), (None, "more"), (None, "after")]


def test_form_feeds_part_pages() -> None:
    document = read("one\n\ftwo\n")
    assert [line.passage.span().page for line in document.lines] == [1, 2]


@pytest.mark.parametrize("text", ["a\r\nb\r\n", "a\rb", "a\nb"])
def test_line_ends(text: str) -> None:
    assert texts(text) == ["a", "b"]


@pytest.mark.parametrize("piece", ["[", "](", "*a", "<b>", "`", "$a", "{", "•a ", "  ", "<ul><li>", "\\a", "_a", "a b "])
def test_no_text_takes_long(piece: str) -> None:
    start = time.process_time()
    assert read("x" + piece * (100_000 // len(piece))).lines
    assert time.process_time() - start < 5  # generous: half a second is usual


FRONT = '---\nlayout: page\ntitle: CV\nauthor: "Ada Moreau"\ntags:\n  - x\n---\n\n# Education\n'


def test_front_matter_names_the_person() -> None:
    document = read(FRONT)
    assert [(line.text, line.number, line.heading) for line in document.lines] == [("Ada Moreau", 4, 1), ("Education", 9, 1)]
    assert document.title == "CV"
    assert [number for number, reason in document.dropped if reason == "front matter"] == [1, 2, 3, 5, 6, 7]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ntitle: Ada Moreau\n---\nPhD", ["Ada Moreau", "PhD"]),
        ("---\ntitle: Curriculum Vitae\nname: 'Ada Moreau'\n...\nPhD", ["Ada Moreau", "PhD"]),
        ("% Ada Moreau\n% Lakeside University\n\nPhD", ["Ada Moreau", "Lakeside University", "PhD"]),
        ("---\nAda Moreau\n---\nPhD", ["Ada Moreau", "PhD"]),
        ("---\n\nAda: a life\n", ["Ada: a life"]),
    ],
)
def test_what_stands_above_a_text(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% include base_path %}\nPhD\n{: .note}", ["PhD"]),
        ("# Work {#work .unnumbered}\n\nPhD", ["Work", "PhD"]),
        ("::: {.column}\nPhD\n:::", ["PhD"]),
        ("| Ada Moreau\n| Lakeside", ["Ada Moreau", "Lakeside"]),
        ("Degree\n:   PhD in Physics", ["Degree", "PhD in Physics"]),
        ("PhD\\\nLakeside", ["PhD", "Lakeside"]),
        ("+------+-----+\n| 2019 | PhD |\n+======+=====+", ["2019 | PhD"]),
        ("Year   Prize\n----  -------\n2019   Medal", ["Year   Prize", "2019   Medal"]),
        ("A paper.[^1]\n\n[^1]: With honours.", ["A paper.", "With honours."]),
        ("[PhD]{.smallcaps} 2019", ["PhD 2019"]),
        ("Award - {2019}", ["Award - {2019}"]),
        ("`Site <https://a.example>`_ of mine", ["Site of mine"]),
    ],
)
def test_markdown_of_pandoc_and_page_makers(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize("underline", ["=========", "---------", "~~~~~~~~~", "^^^^^^^^^", "*********", "+++++++++"])
def test_underlined_headings(underline: str) -> None:
    lines = read(f"Ada Moreau\n\nEducation\n{underline}\n\nPhD, 2019").lines
    assert [line.text for line in lines if line.heading] == ["Education"]


OUTLINE = "Ada Moreau\n\n* JOBS\n\n  - Engineer\n    Quay Labs\n\n* SCHOOL\n\n  - PhD\n\n* TALKS\n  2019 One\n"


def test_stars_are_headings_of_an_outline() -> None:
    lines = read(OUTLINE).lines
    assert [line.text for line in lines if line.heading] == ["JOBS", "SCHOOL", "TALKS"]
    assert [(line.marker, line.level) for line in lines if line.text == "Engineer"] == [("-", 1)]


@pytest.mark.parametrize(
    "text", ["* One\n* Two\n* Three\n", "# Jobs\n\n* One\n\n* Two\n\n* Three\n", "* One\n\n  * a\n\n* Two\n\n* Three\n"]
)
def test_stars_are_items_of_a_list(text: str) -> None:
    assert [line.marker for line in read(text).lines if not line.heading] == ["*"] * text.count("*")


PAGED = """Ada Moreau

PAPERS

"Gears and their Widgets in the Machines of the North," Journal of Widgets and

Moreau - CV - Page 1 of 2

Gears 12, 2019.

Project 1

"Other," Widgets, 2018.

Project 2

Moreau - CV - Page 2 of 2
"""


def test_page_feet_are_dropped_and_paragraphs_run_on() -> None:
    document = read(PAGED)
    assert [reason for _, reason in document.dropped] == ["running foot", "running foot"]
    assert {line.text: line.gap for line in document.lines}["Gears 12, 2019."] == 0
    assert [line.text for line in document.lines if line.text.startswith("Project")] == ["Project 1", "Project 2"]


def test_page_numbers_at_form_feeds_are_dropped() -> None:
    assert texts("Ada Moreau\nPhD\n\n1\n\fMore\nText\n\n2\n\fEnd\n\n3\n") == ["Ada Moreau", "PhD", "More", "Text", "End"]


def test_columns_two_blanks_apart() -> None:
    lines = read("2019-10  Ekofair, Quaytown   Gears\n2018-02  Workshop          Bolts\nOne.  Two sentences.").lines
    assert [[line.text[a:b] for a, b in line.cells] for line in lines] == [
        ["2019-10", "Ekofair, Quaytown", "Gears"],
        ["2018-02", "Workshop", "Bolts"],
        [],
    ]


def test_cells_on_lines_of_their_own_are_rows_without_bars() -> None:
    text = "|\nWork\n|\n|\nLamp College\n|\n| 2005-present |\nLecturer, department of dust\n|\n| 2001-2005 |\nFellow\n|"
    document = read(text)
    assert [line.text for line in document.lines] == [
        "Work",
        "Lamp College",
        "2005-present",
        "Lecturer, department of dust",
        "2001-2005",
        "Fellow",
    ]
    assert [line.gap > 0 for line in document.lines] == [False, True, True, False, True, False]
    assert {reason for _, reason in document.dropped} == {"bar of a table"}


def test_a_star_before_a_name_of_a_journal_is_no_bullet() -> None:
    lines = read('1. "On dust,"\n* Bull. Lamp. Soc.* **7,** 243 (1971).\n\n2. "On mills"\n\n* Lamp Prize* 2019\n').lines
    assert [(line.text, line.marker) for line in lines] == [
        ('"On dust,"', "1."),
        ("Bull. Lamp. Soc. 7, 243 (1971).", None),
        ('"On mills"', "2."),
        ("Lamp Prize* 2019", "*"),
    ]


def test_a_bullet_alone_marks_the_line_below() -> None:
    document = read("Papers\n-\nOn gears\nLamp Letters 2020\n-\nOn mills\n")
    assert [(line.text, line.marker) for line in document.lines] == [
        ("Papers", None),
        ("On gears", "-"),
        ("Lamp Letters 2020", None),
        ("On mills", "-"),
    ]
    assert document.dropped == ((2, "mark of the line below"), (5, "mark of the line below"))


FLOWING = """**Lecturer** — Elm University
<br>Led the work on maps of the far
north. <br>*Dean: Ida Brook*

**MSc Geology and BSc Maps**
— Oak College, 2008<br>
With honours
"""


def test_paragraphs_flow_where_breaks_are_written() -> None:
    assert texts(FLOWING) == [
        "Lecturer — Elm University",
        "Led the work on maps of the far north.",
        "Dean: Ida Brook",
        "MSc Geology and BSc Maps — Oak College, 2008",
        "With honours",
    ]


def test_line_ends_are_kept_where_no_breaks_are_written() -> None:
    assert texts("**Lecturer**\nElm University\n2014") == ["Lecturer", "Elm University", "2014"]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Maps and rocks\n— Oak College, 2008\n", [None, None]),
        ("Awards\n— Quartz Medal\n— Slate Prize\n", [None, "—", "—"]),
        ("— Quartz Medal\n", ["—"]),
    ],
    ids=["a lone dash goes on", "a list", "the first line"],
)
def test_long_dashes(text: str, marks: list[str | None]) -> None:
    assert [line.marker for line in read(text).lines] == marks


@pytest.mark.parametrize("attributes", ["{ .button .button--large }", "{:target=_blank}", "{.x width=80%}", "{#top}"])
def test_attributes_of_links_are_markup(attributes: str) -> None:
    assert texts(f"See [my page](https://a.example){attributes} now") == ["See my page now"]


def test_braces_that_are_no_attributes() -> None:
    assert texts("the sets {.5, 1} and {a}") == ["the sets {.5, 1} and {a}"]


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        (
            "#Ada Quill\n12 Quay Lane\n\n##Education\nPhD, 2012\n\n##[Awards][a]\nQuartz Medal\n\n[a]: https://a.example",
            [1, 0, 2, 0, 2, 0],
        ),
        ("# Ada Quill\n\n##Education\n\n##Awards", [1, 0, 0]),
        ("#maps #rocks\n\n#maps #coasts", [0, 0]),
        ("Maps\n#3 of the list\n#4 of the list", [0, 0, 0]),
        ("##Education\nPhD, 2012", [0, 0]),
    ],
    ids=["without blanks", "one has a blank", "hashtags", "numbers", "a single one"],
)
def test_headings_without_a_blank_behind_their_marks(text: str, headings: list[int]) -> None:
    assert [line.heading for line in read(text).lines] == headings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("### :newspaper: News", ["News"]),
        ("In *Maps*. :trophy: *Best Map* :tada:", ["In Maps. Best Map"]),
        ("[:material-file-pdf-box: Download](cv.pdf)", ["Download"]),
        ("Thesis: maps: an outline", ["Thesis: maps: an outline"]),
        ("std::map::find at 10:30:15", ["std::map::find at 10:30:15"]),
    ],
)
def test_names_of_pictures_are_no_text(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_a_line_in_bold_above_a_paragraph_stands_apart_where_paragraphs_flow() -> None:
    text = (
        "# Ada\n\n**Elm**  \nUlm  \nBonn  \nMay\n\n**ARTICLES**\nMoe, A. (2019). On dust\nand lamps.\n\n"
        "**Moe, A.**\nand R. Birch. Paint.\n"
    )
    assert texts(text) == [
        "Ada",
        "Elm",
        "Ulm",
        "Bonn",
        "May",
        "ARTICLES",
        "Moe, A. (2019). On dust and lamps.",
        "Moe, A. and R. Birch. Paint.",
    ]


def test_paragraphs_and_lists_of_html_stand_apart() -> None:
    document = read(
        "<p>A. Quill. On quartz. 2012.</p>\n<p>A. Quill. On slate,\n2013.</p>\nElm College<ul>\n<li>maps</li></ul>\nOak College"
    )
    assert [(line.text, line.gap) for line in document.lines] == [
        ("A. Quill. On quartz. 2012.", 0.0),
        ("A. Quill. On slate,", 1.0),
        ("2013.", 0.0),
        ("Elm College", 1.0),
        ("maps", 0.0),
        ("Oak College", 1.0),
    ]


def test_indents_of_paragraphs_that_flow_say_nothing() -> None:
    text = "**ELM COLLEGE**<br>\n  <em>Surveyor</em><br>\nOslo<br>\n<ul>\n<li>Drew maps of rivers and\n   of coasts.</li></ul>\n"
    document = read(text)
    assert [(line.text, line.indent, line.cells) for line in document.lines] == [
        ("ELM COLLEGE", 0.0, ()),
        ("Surveyor", 0.0, ()),
        ("Oslo", 0.0, ()),
        ("Drew maps of rivers and of coasts.", 0.0, ()),
    ]


@pytest.mark.parametrize(
    ("description", "first"),
    [
        ("CV of Ida Brook", "Ida Brook"),
        ("Ida R. Brook's curriculum vitae (CV)", "Ida R. Brook"),
        ("What I did so far", "Education"),
    ],
)
def test_front_matter_may_tell_whose_cv_it_is(description: str, first: str) -> None:
    assert texts(f"---\ntitle: CV\ndescription: {description}\n---\n## Education\nPhD, Elm University")[0] == first


def test_levels_of_headings_between_rules() -> None:
    document = read(
        "======\nA. Roe\n======\n\n-----\nTalks\n-----\n\nPapers\n======\n\nOn quartz\n\n-----\nPrizes\n-----\n\nQuartz Medal\n"
    )
    assert [(line.text, line.heading) for line in document.lines] == [
        ("A. Roe", 1),
        ("Talks", 2),
        ("Papers", 3),
        ("On quartz", 0),
        ("Prizes", 2),
        ("Quartz Medal", 0),
    ]
