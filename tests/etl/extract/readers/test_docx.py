"""Word files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from etl.extract.readers.docx import read_docx
from etl.model.document import Document, Style

Make = Callable[[Callable[[WordDocument], None]], bytes]


def read(make_docx: Make, fill: Callable[[WordDocument], None]) -> Document:
    """The document that `fill` makes."""
    return read_docx(make_docx(fill), name="cv.docx", sha256="0")


def test_paragraphs_headings_runs(make_docx: Make) -> None:
    def fill(word: WordDocument) -> None:
        word.add_heading("Education", 2)
        paragraph = word.add_paragraph("PhD, ")
        paragraph.add_run("Lakeside").bold = True
        paragraph.add_run(" 2019").italic = True
        word.add_paragraph()
        word.add_paragraph("A long paragraph in the size of most of the text").runs[0].font.size = Pt(11)

    lines = read(make_docx, fill).lines
    assert [(line.text, line.heading) for line in lines[:2]] == [("Education", 2), ("PhD, Lakeside 2019", 0)]
    assert lines[1].passage.runs(Style.BOLD) == [(5, 13)]
    assert [lines[1].text[start:end].strip() for start, end in lines[1].passage.runs(Style.ITALIC)] == ["2019"]
    assert lines[2].gap >= 1.0


def test_tables_are_read_where_they_stand(make_docx: Make) -> None:
    def fill(word: WordDocument) -> None:
        word.add_paragraph("before")
        table = word.add_table(2, 2)
        table.cell(0, 0).text, table.cell(0, 1).text = "2019", "Postdoc"
        table.cell(1, 0).text = "2015"
        table.cell(1, 1).text = "PhD"
        table.cell(1, 1).add_paragraph("Advisor: Bo Li")
        word.add_paragraph("after")

    lines = read(make_docx, fill).lines
    assert [line.text for line in lines] == ["before", "2019\tPostdoc", "2015\tPhD", "Advisor: Bo Li", "after"]
    assert [lines[1].text[start:end] for start, end in lines[1].cells] == ["2019", "Postdoc"]


def test_lists_show_their_marks(make_docx: Make) -> None:
    def fill(word: WordDocument) -> None:
        word.add_paragraph("one", style="List Number")
        word.add_paragraph("two", style="List Number")
        word.add_paragraph("dot", style="List Bullet")
        word.add_paragraph("- typed")

    lines = read(make_docx, fill).lines
    assert [(line.marker, line.text) for line in lines] == [("1.", "one"), ("2.", "two"), ("•", "dot"), ("-", "typed")]
    assert [line.level for line in lines] == [1, 1, 1, 1]


def test_tabs_and_line_breaks(make_docx: Make) -> None:
    lines = read(make_docx, lambda word: word.add_paragraph("2019\tPrize\nHill College") and None).lines
    assert [line.text for line in lines] == ["2019\tPrize", "Hill College"]
    assert len(lines[0].cells) == 2


def test_hyperlinks(make_docx: Make) -> None:
    def fill(word: WordDocument) -> None:
        paragraph = word.add_paragraph("See ")
        key = word.part.relate_to(
            "https://a.example", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink", True
        )
        paragraph._p.append(parse_xml(f'<w:hyperlink {nsdecls("w", "r")} r:id="{key}"><w:r><w:t>site</w:t></w:r></w:hyperlink>'))

    document = read(make_docx, fill)
    assert [(document.text[link.start : link.end], link.target) for link in document.links] == [("site", "https://a.example")]
    assert document.lines[0].passage.runs(Style.LINK) == [(4, 8)]


def test_text_boxes_are_read_once(make_docx: Make) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>Boxed</w:t></w:r></w:p></w:txbxContent>"
    names = nsdecls("w") + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    xml = (
        f"<w:p {names}><w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Anchor</w:t></w:r></w:p>"
    )
    lines = read(make_docx, lambda word: word.element.body.insert(0, parse_xml(xml))).lines
    assert [line.text for line in lines] == ["Boxed", "Anchor"]


def test_deleted_and_hidden_text_is_left_out(make_docx: Make) -> None:
    xml = (
        f"<w:p {nsdecls('w')}><w:r><w:t>kept</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:ins><w:r><w:t> new</w:t></w:r></w:ins></w:p>"
    )
    lines = read(make_docx, lambda word: word.element.body.insert(0, parse_xml(xml))).lines
    assert [line.text for line in lines] == ["kept new"]


def test_headers_and_footers(make_docx: Make) -> None:
    def fill(word: WordDocument) -> None:
        word.add_paragraph("Ada Moreau")
        word.sections[0].header.paragraphs[0].text = "Moreau – Curriculum Vitae"
        word.sections[0].footer.paragraphs[0].text = "Last updated May 2024"

    document = read(make_docx, fill)
    assert [line.text for line in document.lines] == ["Ada Moreau", "Last updated May 2024"]
    assert document.dropped == ((1, "page header"),)


def test_letterhead_in_the_page_header_is_kept(make_docx: Make) -> None:
    def fill(word: WordDocument) -> None:
        word.add_paragraph("Education")
        word.sections[0].header.paragraphs[0].text = "Ada Moreau, Portville"

    assert [line.text for line in read(make_docx, fill).lines] == ["Ada Moreau, Portville", "Education"]


def test_core_properties(make_docx: Make) -> None:
    def fill(word: WordDocument) -> None:
        word.add_paragraph("x")
        word.core_properties.title = "CV of Ada"

    document = read(make_docx, fill)
    assert document.title == "CV of Ada"
    assert document.modified is not None


NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    }.items()
)


def r(text: str) -> str:
    """A run."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs: str) -> str:
    """A paragraph."""
    return f"<w:p>{''.join(runs)}</w:p>"


def box(text: str) -> str:
    """A text box, as older programs write it."""
    return f"<w:pict><v:textbox><w:txbxContent>{p(r(text))}</w:txbxContent></v:textbox></w:pict>"


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def cell(*blocks: str) -> str:
    """A cell."""
    return f"<w:tc>{''.join(blocks)}</w:tc>"


ODD = {
    "struck and inserted": (
        p(r("PhD "), "<w:del><w:r><w:delText>2018</w:delText></w:r></w:del>", f"<w:ins>{r('2019')}</w:ins>"),
        ["PhD 2019"],
    ),
    "moved": (p(f"<w:moveFrom>{r('Old')}</w:moveFrom><w:moveTo>{r('New')}</w:moveTo>"), ["New"]),
    "struck paragraph end": (p("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", r("PhD at ")) + p(r("Lakeside")), ["PhD at Lakeside"]),
    "struck paragraph end at the end": (p("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", r("PhD")), ["PhD"]),
    "struck row": (table("<w:trPr><w:del/></w:trPr>" + cell(p(r("Gone"))), cell(p(r("Stays")))), ["Stays"]),
    "content control": (f"<w:sdt><w:sdtContent>{p(r('Ada'))}</w:sdtContent></w:sdt>", ["Ada"]),
    "control that nobody filled": (
        p(f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('Click here')}</w:sdtContent></w:sdt>", r("Ada")),
        ["Ada"],
    ),
    "control around a cell": (
        table(cell(p(r("2019"))) + f"<w:sdt><w:sdtContent>{cell(p(r('PhD')))}</w:sdtContent></w:sdt>"),
        ["2019\tPhD"],
    ),
    "smart tags": (p(f"<w:smartTag><w:smartTag>{r('Lakeside')}</w:smartTag></w:smartTag>", r(" Ltd")), ["Lakeside Ltd"]),
    "two forms of one box": (
        p(
            f"<w:r><mc:AlternateContent><mc:Choice>{box('Box')}</mc:Choice><mc:Fallback>{box('Box')}</mc:Fallback>"
            "</mc:AlternateContent></w:r>"
        ),
        ["Box"],
    ),
    "box in the old form only": (
        p(f"<w:r><mc:AlternateContent><mc:Choice/><mc:Fallback>{box('Box')}</mc:Fallback></mc:AlternateContent></w:r>"),
        ["Box"],
    ),
    "table in a cell": (
        table(cell(p(r("2019"))) + cell(table(cell(p(r("PhD"))) + cell(p(r("Lakeside")))), p())),
        ["2019\tPhD\tLakeside"],
    ),
    "formula": (p(r("On "), "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>", r(" widgets")), ["On x+1 widgets"]),
    "Greek of the font Symbol": (p(r("A"), '<w:r><w:sym w:font="Symbol" w:char="F062"/></w:r>', r("-cat")), ["Aβ-cat"]),
    "ruby": (p(f"<w:r><w:ruby><w:rt>{r('li')}</w:rt><w:rubyBase>{r('李')}</w:rubyBase></w:ruby></w:r>"), ["李"]),
}  # fmt: skip


@pytest.mark.parametrize("case", ODD)
def test_unusual_markup(case: str) -> None:
    body, expected = ODD[case]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
    document = read_docx(out.getvalue(), name="cv.docx", sha256="0")
    assert [line.text for line in document.lines] == expected
