"""Web pages as a browser shows them."""

from __future__ import annotations

import base64
import struct
import zlib

import pytest

from etl.errors import DocumentError
from etl.extract.readers.html import read_html
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


BOXES = """<style>.f{display:flex} .c{display:flex;flex-direction:column} .w{display:flex;flex-wrap:wrap}
.g{display:grid;grid-template-columns:24mm minmax(0, 1fr)} .g2{display:grid;grid-template-columns:repeat(2, 1fr) [end]}
.r{float:right} .a{position:absolute;right:0}</style>"""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<div class=f><b>Postdoc</b><span>2019 - 2021</span></div><p>Harbour", ["Postdoc\t2019 - 2021", "Harbour"]),
        ("<div class=f><h3>Postdoc</h3><span>2019</span></div>", ["Postdoc\t2019"]),
        ("<div class=f><h3>Skills</h3><p>Python, R</p></div>", ["Skills", "Python, R"]),
        ("<div class=f><div><p>Postdoc<p>Harbour</div><div>2019</div></div>", ["Postdoc\t2019", "Harbour"]),
        ("<div class=f><div><p>Contact<p>Mail</div><div><p>Ada<p>Works</div></div>", ["Contact", "Mail", "Ada", "Works"]),
        ("<div class=c><b>Postdoc</b><div>2019</div></div>", ["Postdoc", "2019"]),
        ("<div class=w><div>R</div><div>Go</div><div>C</div></div>", ["R", "Go", "C"]),
        ("<ul class=f><li>R<li>Go</ul>", ["R", "Go"]),
        (
            "<div class=g><div>05/2020 –<br>08/2020</div><div><p>Intern<p>Quay</div><div>2019</div><div>PhD</div></div>",
            ["05/2020 – 08/2020\tIntern", "Quay", "2019\tPhD"],
        ),
        ("<div class=g2><p>a</p><p>b</p><p>c</p></div>", ["a", "b", "c"]),
        ("<p><span class=r>2019</span>Postdoc</p><p>PhD <i class=a>2015</i> at Hill</p>", ["Postdoc\t2019", "PhD at Hill\t2015"]),
        ("<div class=pull-right>2019</div><div>Postdoc</div>", ["Postdoc\t2019"]),
        ("<p>Postdoc</p><span class=float-right>2019</span>", ["Postdoc", "2019"]),
        ("<div><span class=org>Elm Labs</span><span class=date>2019</span></div>", ["Elm Labs\t2019"]),
        ("<p><span class=x1>Rob</span><span class=x2>otics</span></p>", ["Robotics"]),
        (
            "<div class=row><div class=col-3>2019</div><div class=col-9><p>Postdoc<p>Harbour</div></div>",
            ["2019\tPostdoc", "Harbour"],
        ),
        ("<div class=row><p>PhD, Lakeside</p><p>Thesis on tides</p></div>", ["PhD, Lakeside", "Thesis on tides"]),
        ("<div class='d-flex justify-content-between'><b>Postdoc</b><i>2019</i></div>", ["Postdoc\t2019"]),
    ],
)
def test_boxes_that_style_sheets_set_side_by_side(body: str, expected: list[str]) -> None:
    assert shown(body, BOXES) == expected


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


def web_font(name: str, widths: dict[str, int], weight: int = 400) -> str:
    """A font in the form that pages carry along, as a `src`; characters have glyphs 1, 2, ..."""
    characters = sorted(widths)
    segments = [(ord(c), i) for i, c in enumerate(characters, 1)] + [(0xFFFF, 0)]
    ends = [code for code, _ in segments]
    shifts = [(glyph - code) % 0x10000 for code, glyph in segments]
    arrays = [*ends, 0, *ends, *shifts, *[0] * len(segments)]
    subtable = struct.pack(f">7H{len(arrays)}H", 4, 14 + 2 * len(arrays), 0, 2 * len(segments), 0, 0, 0, *arrays)
    printed = name.encode("utf-16-be")
    tables = {
        b"OS/2": struct.pack(">3H", 4, 0, weight),
        b"cmap": struct.pack(">HHHHI", 0, 1, 3, 1, 12) + subtable,
        b"head": bytes(18) + struct.pack(">H", 1000),
        b"hhea": bytes(34) + struct.pack(">H", len(characters) + 1),
        b"hmtx": struct.pack(">HH", 0, 0) + b"".join(struct.pack(">HH", widths[c], 0) for c in characters),
        b"name": struct.pack(">9H", 0, 1, 18, 3, 1, 1033, 6, len(printed), 0) + printed,
    }
    body, directory = b"", b""
    for tag, content in tables.items():
        packed = min(zlib.compress(content), content, key=len)
        directory += struct.pack(">4s4I", tag, 44 + 20 * len(tables) + len(body), len(packed), len(content), 0)
        body += packed
    file = b"wOFF" + bytes(8) + struct.pack(">H", len(tables)) + bytes(30) + directory + body
    return f"url('data:application/font-woff;base64,{base64.b64encode(file).decode()}')format(\"woff\")"


NAMED = '<span class="ff2">Dap hne<span class="_2"> </span>Bont</span><span class="ff1">, <span class="ff3">Tides</span></span>'


def test_fonts_that_a_converted_page_carries_along_tell_styles_and_blanks() -> None:
    letters = dict.fromkeys("ABDLabdehinoprstu,.", 500) | {" ": 280}
    head = "".join(
        f"@font-face{{font-family:{family};src:{source};}}.{family}{{font-family:{family};font-style:normal;font-weight:normal;}}"
        for family, source in (
            ("ff1", web_font("CMR10", letters)),
            ("ff2", web_font("CMBX10", letters | {" ": 1}, 700)),  # has no blank
            ("ff3", web_font("ABCDEF+Garamond-Italic", letters)),
        )
    )
    pieces = [(60, 40 + 15 * i, '<span class="ff1">Lead and tin</span>') for i in range(20)]
    pieces.append(
        (
            60,
            400,
            NAMED,
        )
    )
    line = read(f"<div class=page>{placed(pieces)}</div>", f"{PLACED}<style>{head}</style>").lines[-1]
    assert line.text == "Daphne Bont, Tides"
    assert line.passage.runs(Style.BOLD) == [(0, 11)]
    assert line.passage.runs(Style.ITALIC) == [(13, 18)]


@pytest.mark.parametrize(
    "source",
    [
        "url(data:font/woff;base64,AAAA)",
        "url('data:font/woff;base64,d09GRgABAAAAAAAAAP8')",
        "url(data:x;base64,AAEAAAD/)",
        "url(a.woff)",
    ],
)
def test_files_that_are_no_fonts_are_left_out(source: str) -> None:
    pieces = [(60, 40 + 15 * i, '<span style="font-family:ff1">Lead and tin</span>') for i in range(24)]
    head = f"{PLACED}<style>@font-face{{font-family:ff1;src:{source}}}</style>"
    assert [line.text for line in read(f"<div class=page>{placed(pieces)}</div>", head).lines] == ["Lead and tin"] * 24


TEXT_LAYER = "<style>.textLayer{position:relative} .textLayer > span{position:absolute;white-space:pre}</style>"


def test_spans_placed_by_their_layer_and_in_percent() -> None:
    """The text layer of a viewer: places in percent of the page, bold told by the font's name."""
    rows = [(10.0, 5 + 2 * i, f"Line number {i} of the page", "Times") for i in range(24)]
    rows += [(75.0, 5.0, "2019", "ABCDEF+Times-Bold")]
    spans = "".join(
        f'<span style="left:{x}%;top:{y}%;font-size:calc(var(--scale-factor)*12px);font-family:{font}">{text}</span>'
        for x, y, text, font in rows
    )
    lines = read(f'<div class="textLayer" style="width:612px;height:792px">{spans}</div>', TEXT_LAYER).lines
    assert [line.text for line in lines] == ["Line number 0 of the page\t2019", *(text for _, _, text, _ in rows[1:24])]
    assert lines[0].passage.is_set(Style.BOLD, lines[0].text.index("2019"))


def test_links_of_placed_pieces() -> None:
    pieces = [(60, 40 + 15 * i, f"Line number {i}") for i in range(24)]
    pieces.append((60, 500, '<a href="https://a.example">My site</a>'))
    box = '<a href="https://b.example"><div class="t" style="left:58px;top:30px;width:300px;height:14px"></div></a>'
    document = read(f"<div class=page>{placed(pieces)}{box}</div>", PLACED)
    links = [(document.text[link.start : link.end], link.target) for link in document.links]
    assert links == [("Line number 0", "https://b.example"), ("My site", "https://a.example")]


def test_few_placed_pieces_are_no_converted_page() -> None:
    assert shown(placed([(1, 300, "first"), (1, 2, "second")]), PLACED) == ["first", "second"]


def test_page_without_text() -> None:
    with pytest.raises(DocumentError, match="without text"):
        read("<script>x</script>")


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


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ('<div class="item-year">2018 – 21</div>', ["2018 – 21\tLecturer", "Elm University"]),
        ('<div class="dates">since 2018</div>', ["since 2018\tLecturer", "Elm University"]),
        ('<div class="item-name">Maps</div>', ["Maps", "Lecturer", "Elm University"]),
        ('<div class="date">Maps of 2018</div>', ["Maps of 2018", "Lecturer", "Elm University"]),
    ],
    ids=["years", "since", "no date's name", "no date"],
)
def test_boxes_with_dates_stand_beside_what_is_dated(first: str, expected: list[str]) -> None:
    page = f'<ul><li>{first}<div class="body"><h4>Lecturer</h4><p>Elm University</p></div></li></ul>'
    assert [line.text for line in read_html(page, name="cv.html", sha256="0").lines] == expected


def test_numbers_before_headings_are_their_marks() -> None:
    page = "<div><span>02</span><h2>Education</h2></div><p>PhD, 2012</p><div><span>Room 3</span><h2>Awards</h2></div>"
    lines = read_html(page, name="cv.html", sha256="0").lines
    assert [(line.marker, line.heading, line.level, line.text) for line in lines] == [
        ("02", 2, 0, "Education"),
        (None, 0, 0, "PhD, 2012"),
        (None, 0, 0, "Room 3"),
        (None, 2, 0, "Awards"),
    ]


def test_front_matter_above_a_page_is_not_read_but_for_the_name() -> None:
    page = "---\nlayout: page\ntitle: CV\nauthor: Ada <Quill>\n---\n<html><body><h4>Education</h4><p>PhD, 2012</p></body></html>"
    lines = read_html(page, name="cv.html", sha256="0").lines
    assert [(line.heading, line.text) for line in lines] == [(1, "Ada <Quill>"), (4, "Education"), (0, "PhD, 2012")]


OWNED = "<html><head><title>{}</title></head><body>{}<h2>Education</h2><p>PhD, Oakmere University, 2012</p></body></html>"


@pytest.mark.parametrize(
    ("title", "top", "first"),
    [
        ("Ida R. Brook's Curriculum Vitae", "", "Ida R. Brook"),
        ("CV of Ida Brook", "", "Ida Brook"),
        ("Vita", '<nav><a class="navbar-brand" href="/">Ida Brook</a></nav>', "Ida Brook"),
        ("CV of Ida Brook", "<h1>Dr. Ida Brook</h1>", "Dr. Ida Brook"),
        ("CV of the group", "", "Education"),
        ("Oakmere University", '<nav><a class="navbar-brand" href="/">Rivers Lab</a></nav>', "Education"),
    ],
)
def test_the_owner_whom_only_title_or_sign_name(title: str, top: str, first: str) -> None:
    document = read_html(OWNED.format(title, top), name="cv.html", sha256="0")
    assert document.lines[0].text == first
