"""Web pages as a browser shows them."""

from __future__ import annotations

import pytest

from etl.errors import DocumentError
from etl.extract.readers.html import declared_charset, read_html
from etl.model.document import Document, Style


def read(body: str, head: str = "") -> Document:
    """A page with this body."""
    return read_html(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>", name="cv.html", sha256="0")


def shown(body: str, head: str = "") -> list[str]:
    """The visible lines."""
    return [line.text for line in read(body, head).lines]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>one\n  two</p><p>three</p>", ["one two", "three"]),
        ("<div>one<br>two</div>three", ["one", "two", "three"]),
        ("a <b>bold</b><i> it</i>alic", ["a bold italic"]),
        ("<p>AT&amp;T caf&eacute;</p>", ["AT&T café"]),
        ("<script>no</script><style>no</style><p hidden>no</p><p style='display: none'>no</p><!-- no --><p>yes</p>", ["yes"]),
        ("<p class=gone>no</p>yes", ["yes"]),
        ("<table><tr><td>2019</td><td>Postdoc</td></tr><tr><td>2015</td><td>PhD</td></tr></table>", ["2019\tPostdoc", "2015\tPhD"]),
        ("<table><tr><td>2019</td><td><p>Postdoc</p><p>Harbour</p></td></tr></table>", ["2019\tPostdoc", "Harbour"]),
        ("<dl><dt>2019</dt><dd>Postdoc</dd></dl>", ["2019", "Postdoc"]),
        ("<pre>a\n b</pre>", ["a", "b"]),
        ("<p>yes</p><p>© 2024 Ada</p>", ["yes"]),
    ],
)
def test_shown(body: str, expected: list[str]) -> None:
    assert shown(body, "<style>.gone{display:none} @media print{.t{display:none}}</style>") == expected


def test_headings_lists_and_gaps() -> None:
    lines = read("<h2>Works</h2><ol><li>One<ul><li>Two</li></ul></li><li>Three</li></ol><p>Body text here</p>").lines
    assert [(line.text, line.heading, line.marker, line.level) for line in lines] == [
        ("Works", 2, None, 0),
        ("One", 0, "1.", 1),
        ("Two", 0, "•", 2),
        ("Three", 0, "2.", 1),
        ("Body text here", 0, None, 0),
    ]
    assert [line.gap for line in lines] == [1.0, 1.0, 0.0, 0.0, 1.0]


@pytest.mark.parametrize(
    ("attributes", "marks"), [("start=5", ["5.", "6."]), ("reversed", ["2.", "1."]), ("type=a", ["a.", "b."]), ("", ["1.", "2."])]
)
def test_numbers_of_lists(attributes: str, marks: list[str]) -> None:
    assert [line.marker for line in read(f"<ol {attributes}><li>x<li>y</ol>").lines] == marks


def test_styles_and_links() -> None:
    document = read(
        "<p><strong>Ada</strong> <span class=k>Bo</span> <a href='https://a.example'>site</a></p>",
        "<style>.k{font-style:italic}</style>",
    )
    passage = document.lines[0].passage
    assert passage.runs(Style.BOLD) == [(0, 3)]
    assert passage.runs(Style.ITALIC) == [(4, 6)]
    assert [(document.text[link.start : link.end], link.target) for link in document.links] == [("site", "https://a.example")]


def test_navigation_is_set_aside() -> None:
    document = read("<nav><a href=/>Home</a></nav><p><a href=#a>Skills</a> | <a href=#b>Works</a></p><p>Ada Moreau</p>")
    assert [line.text for line in document.lines] == ["Ada Moreau"]
    assert [reason for _, reason in document.dropped] == ["navigation", "navigation"]


def test_title_and_date_of_the_page() -> None:
    document = read("<p>x</p>", "<title>CV of\n Ada</title><meta name='last-modified' content='2024-05-03T10:00'>")
    assert (document.title, document.modified) == ("CV of Ada", "2024-05-03")


def placed(pieces: list[tuple[int, int, str]]) -> str:
    """Pieces of text at absolute places, as converters of PDF write them."""
    return "".join(f'<div class="t" style="left:{x}px;top:{y}px;font-size:12px">{text}</div>' for x, y, text in pieces)


PLACED = "<style>.t{position:absolute}.page{position:relative}._1{width:200px}._2{width:4px}</style>"


def test_placed_pieces_are_put_together() -> None:
    pieces = [(60, 40 + 15 * i, f"Line number {i} with words") for i in range(24)]
    pieces += [(400, 40, "2019"), (60, 420, 'PhD<span class="_2"> </span>Physics<span class="_1"> </span>2015')]
    lines = read(f"<div class=page>{placed(pieces[::-1])}</div>", PLACED).lines
    assert lines[0].text == "Line number 0 with words\t2019"
    assert [line.text for line in lines[1:24]] == [f"Line number {i} with words" for i in range(1, 24)]
    assert lines[24].text.split("\t") == ["PhD Physics", "2015"]


def test_few_placed_pieces_are_no_converted_page() -> None:
    assert shown(placed([(1, 300, "first"), (1, 2, "second")]), PLACED) == ["first", "second"]


def test_page_without_text() -> None:
    with pytest.raises(DocumentError, match="without text"):
        read("<script>x</script>")


@pytest.mark.parametrize(
    ("content", "expected"),
    [(b'<meta charset="ISO-8859-1">', "iso-8859-1"), (b'content="text/html; charset=utf-8"', "utf-8"), (b"<html>", None)],
)
def test_declared_charset(content: bytes, expected: str | None) -> None:
    assert declared_charset(content) == expected


WORD_STYLE = "<style><!-- p.MsoNormal {margin:0in; font-size:12.0pt} --></style>"
WORD = """
<p class=MsoTitle><b><span style='font-size:18.0pt'>Ada Moreau<o:p></o:p></span></b></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal>2019<span style='mso-tab-count:1'>      </span>PhD, <span class=SpellE>Lakeside</span></p>
<p class=MsoNormal style='margin-left:.5in;mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span
>&nbsp;&nbsp; </span></span><![endif]>Gears</p>
<p class=MsoNormal style='mso-list:l0 level2 lfo1'><!--[if !supportLists]-->2.&nbsp; <!--[endif]-->Bolts</p>
<p class=MsoNormal>&nbsp;&nbsp;&nbsp;&nbsp;Set off</p>
<p class=MsoNormal><del>gone</del><ins>stays</ins><span style='mso-element:comment'>why?</span></p>
"""


def test_pages_that_word_wrote() -> None:
    lines = read(WORD, WORD_STYLE).lines
    assert [(line.text, line.marker, line.level, line.indent, line.size) for line in lines] == [
        ("Ada Moreau", None, 0, 0.0, 1.5),
        ("2019\tPhD, Lakeside", None, 0, 0.0, 1.0),
        ("Gears", "1.", 2, 6.0, 1.0),
        ("Bolts", "2.", 2, 0.0, 1.0),
        ("Set off", None, 0, 4.0, 1.0),
        ("stays", None, 0, 0.0, 1.0),
    ]
    assert [line.gap for line in lines[2:]] == [0.0, 0.0, 0.0, 0.0]
