"""Any bytes: a document, or one sentence that says what is wrong and what to do."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.errors import DocumentError
from etl.extract.reading import read_bytes, read_file
from etl.model.document import Document
from etl.settings import Settings

SETTINGS = Settings()

TEXT = "Ada Moreau\n\nEDUCATION\n\n- **PhD**, Lakeside University, *2019*\n- BSc\tHill College\t2014\n"
MARKDOWN = (
    "# Ada Moreau\n\n## Works\n\n1. [A paper](https://a.example) & $x^2$\n2. <b>Another</b> `one`\n\n"
    "| a | b |\n|---|---|\n| 1 | 2 |\n"
)
HTML = (
    "<!doctype html><html><head><title>Ada Moreau</title><style>.x{font-weight:bold}</style></head><body>"
    "<h1>Ada Moreau</h1><ul><li>PhD<ul><li>Lakeside</li></ul></li></ul>"
    "<table><tr><td>2019</td><td class=x>Postdoc &amp; more</td></tr></table></body></html>"
)
PLACED = "<html><head><style>.t{position:absolute}</style></head><body>" + "".join(
    f'<div class=t style="left:72px;top:{20 * i}px;font-size:12px">Line {i} of a page</div>' for i in range(30)
)
LATEX = (
    "\\documentclass{moderncv}\n\\newcommand{\\me}[1]{\\textbf{#1}}\n\\name{Ada}{Moreau}\n\\begin{document}\n\\section{Education}\n"
    "\\cventry{2019}{PhD}{Lakeside University}{Portville}{}{Advisor: \\me{Ben Okoro}}\n\\begin{itemize}\n"
    "\\item $x^2$ \\'etude\n\\end{itemize}\n"
    "\\begin{tabular}{ll}\n2019 & Prize\\\\\n\\end{tabular}\n\\end{document}\n"
)


@pytest.fixture(scope="session")
def samples(make_pdf: Callable[..., bytes], make_docx: Callable[..., bytes]) -> dict[str, bytes]:
    """A small whole file of each format."""

    def fill(document: object) -> None:
        document.add_heading("Ada Moreau", 1)  # type: ignore[attr-defined]
        document.add_paragraph("PhD, Lakeside University", style="List Bullet")  # type: ignore[attr-defined]
        table = document.add_table(1, 2)  # type: ignore[attr-defined]
        table.cell(0, 0).text, table.cell(0, 1).text = "2019", "Postdoc, Harbour Institute"

    page = [(72.0, 740.0 - 14 * i, 11.0, "RBI"[i % 3], f"Line {i}, Lakeside University, 20{10 + i}") for i in range(12)]
    return {
        "text": TEXT.encode(),
        "markdown": MARKDOWN.encode(),
        "html": HTML.encode(),
        "placed html": PLACED.encode(),
        "latex": LATEX.encode(),
        "pdf": make_pdf([page, page]),
        "docx": make_docx(fill),
    }


def read(content: bytes, name: str = "cv") -> Document:
    """The document in `content`, with the default settings."""
    return read_bytes(content, name=name, settings=SETTINGS)


MEDIA_TYPES = {
    "text": "text/markdown",
    "markdown": "text/markdown",
    "html": "text/html",
    "placed html": "text/html",
    "latex": "application/x-tex",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@pytest.mark.parametrize("kind", MEDIA_TYPES)
@pytest.mark.parametrize("name", ["cv.pdf", "cv.txt", "cv", "cv.docx.jpg"])
def test_format_is_found_by_content(samples: dict[str, bytes], kind: str, name: str) -> None:
    document = read(samples[kind], name)
    assert document.media_type == MEDIA_TYPES[kind]
    assert document.name == name
    assert any("Moreau" in line.text or "Line 1" in line.text for line in document.lines)


def test_plain_text_without_markup_is_plain_text() -> None:
    assert read(b"Ada Moreau\nPhD 2019, cost $5 * 3, a < b\n").media_type == "text/plain"


def check_promises(document: Document) -> None:
    """What every reader promises."""
    for line in document.lines:
        passage = line.passage
        assert passage.text.strip() == passage.text != ""
        assert len(passage.text) == len(passage.offsets) == len(passage.styles)
        if document.media_type != "application/x-tex":  # a macro may print its arguments in another order
            assert list(passage.offsets) == sorted(passage.offsets)
        assert 0 <= min(passage.offsets) <= max(passage.offsets) < len(document.text)
        assert document.source.line_number(passage.offsets[0]) == line.number
        span = passage.span()
        assert document.text[span.start : span.end] == span.quote
        assert all(0 <= start < end <= len(passage.text) for start, end in line.cells)
        assert line.indent >= 0
        assert line.gap >= 0
        assert line.size > 0
    for link in document.links:
        assert 0 <= link.start < link.end <= len(document.text)
    lines = document.text.count("\n") + 1
    assert all(1 <= number <= lines and reason for number, reason in document.dropped)


def check_outcome(content: bytes) -> None:
    """A document that keeps the promises, or an error of one sentence."""
    try:
        outcome: Document | DocumentError = read(content)
    except DocumentError as error:
        outcome = error
    if isinstance(outcome, Document):
        check_promises(outcome)
    else:
        assert outcome.rule
        assert "\n" not in str(outcome)


@pytest.mark.parametrize("kind", MEDIA_TYPES)
def test_promises_hold(samples: dict[str, bytes], kind: str) -> None:
    document = read(samples[kind])
    assert document.lines
    check_promises(document)


@pytest.mark.parametrize("kind", MEDIA_TYPES)
def test_most_visible_characters_are_quoted_literally(samples: dict[str, bytes], kind: str) -> None:
    document = read(samples[kind])
    pairs = [(c, document.text[o]) for line in document.lines for c, o in zip(line.text, line.passage.offsets, strict=True)]
    assert sum(seen == read for seen, read in pairs) > 0.9 * len(pairs)


@pytest.mark.parametrize("kind", MEDIA_TYPES)
def test_same_bytes_twice_give_equal_documents(samples: dict[str, bytes], kind: str) -> None:
    first, second = read(samples[kind]), read(samples[kind])
    assert first.text == second.text
    assert [(line.text, line.number, line.cells, line.marker, line.indent, line.passage.styles) for line in first.lines] == [
        (line.text, line.number, line.cells, line.marker, line.indent, line.passage.styles) for line in second.lines
    ]
    assert (first.links, first.dropped, first.sha256) == (second.links, second.dropped, second.sha256)


@pytest.mark.parametrize("kind", MEDIA_TYPES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_files_give_a_document_or_one_sentence(samples: dict[str, bytes], kind: str, data: st.DataObject) -> None:
    content = bytearray(samples[kind])
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, max(0, len(content) - 1)))
        length = data.draw(st.integers(0, 60))
        content[start : start + length] = data.draw(st.binary(max_size=60))
    check_outcome(bytes(content))


MARKS = [
    "*", "**", "_", "[", "](", ")", "<li>", "</ul>", "<ul>", "•", "$", "\\", "{", "}", "`", "a", " ", "\n", "\t", "|", "- ",
    "1. ", "&amp;", "<b>", "#", "---\n", "é",
]  # fmt: skip
TEX = [
    "\\item ", "\\begin{itemize}", "\\end{itemize}", "\\newcommand{\\x}[1]{#1 \\x{#1}}", "\\x{a}", "{", "}", "[", "]", "\\\\",
    "&", "$", "%", "\n\n", "a b", "\\textbf{", "\\'e", "\\def\\y#1{#1}", "\\y", "\\iffalse", "\\fi", "~", "\\section{",
    "\\cventry{a}{b}",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_a_document_or_one_sentence(content: bytes) -> None:
    check_outcome(content)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(MARKS)))
def test_any_mix_of_marks_is_read(parts: list[str]) -> None:
    check_outcome(("x" + "".join(parts)).encode())


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(TEX)))
def test_any_latex_is_read(parts: list[str]) -> None:
    check_outcome(("\\begin{document} x" + "".join(parts)).encode())


def zipped(**members: bytes) -> bytes:
    """A ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


REFUSED = {
    "empty": (b"", "reading.empty"),
    "blank": (b" \n\t\n", "reading.empty"),
    "JPEG": (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(range(256)), "reading.picture"),
    "PNG": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "reading.picture"),
    "old Word file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "reading.office"),
    "RTF": (b"{\\rtf1\\ansi Ada Moreau}", "reading.office"),
    "gzip": (gzip.compress(b"Ada Moreau" * 30, mtime=0), "reading.archive"),
    "program": (b"\x7fELF\x02\x01\x01" + bytes(300), "reading.binary"),
    "unknown binary": (bytes(range(256)) * 20, "reading.binary"),
    "ZIP of text files": (zipped(cv_dot_txt=b"Ada Moreau"), "reading.no_word_file"),
    "spreadsheet": (zipped(**{"[Content_Types]_dot_xml": b"<a/>", "xl__workbook_dot_xml": b"<a/>"}), "reading.no_word_file"),
    "cut ZIP": (zipped(cv_dot_txt=b"Ada Moreau" * 50)[:60], "reading.damaged_zip"),
    "broken DOCX": (zipped(word__document_dot_xml=b"no xml at all"), "docx.damaged"),
    "DOCX without text": (
        zipped(
            word__document_dot_xml=b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>'
        ),
        "docx.no_text",
    ),
    "PDF header only": (b"%PDF-1.4\nnothing else\n", "pdf.damaged"),
    "page without text": (b"<!doctype html><html><body><script>1</script></body></html>", "html.no_text"),
    "LaTeX preamble": (b"\\documentclass{article}\n\\usepackage{url}\n\\begin{document}\n\\end{document}\n", "latex.no_text"),
    "lying byte order mark": (b"\xff\xfe\x00\xd8\x00\x00A", "reading.encoding"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused_with_one_sentence(case: str) -> None:
    content, rule = REFUSED[case]
    with pytest.raises(DocumentError) as caught:
        read(content, "cv.pdf")
    assert caught.value.rule == rule
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) > 20


def test_pdf_without_text_layer_is_refused(make_pdf: Callable[..., bytes]) -> None:
    with pytest.raises(DocumentError, match="no text layer, nothing read") as caught:
        read(make_pdf([[]]))
    assert caught.value.rule == "pdf.no_text"


def test_truncated_pdf_is_refused_or_read(make_pdf: Callable[..., bytes]) -> None:
    with pytest.raises(DocumentError) as caught:
        read(make_pdf([[(72, 700, 12, "R", "Ada Moreau")]])[:300])
    assert caught.value.rule == "pdf.damaged"


def test_locked_pdf_is_refused(make_pdf: Callable[..., bytes]) -> None:
    lock = f"/ID [<{'00' * 16}> <{'00' * 16}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'11' * 32}> /U <{'22' * 32}> >>"
    with pytest.raises(DocumentError, match="locked with a password") as caught:
        read(make_pdf([[(72, 700, 12, "R", "Ada Moreau")]], trailer=lock))
    assert caught.value.rule == "pdf.encrypted"


def test_giant_line_is_refused_at_once() -> None:
    generous = Settings(max_document_bytes=100_000_000)
    with pytest.raises(DocumentError, match="a line of more than 200,000 characters") as caught:
        read_bytes(b"word " * 10_000_000, name="cv.txt", settings=generous)
    assert caught.value.rule == "reading.long_line"


def test_too_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "cv.txt"
    path.write_bytes(b"x" * 2000)
    with pytest.raises(DocumentError, match=r"2,000 bytes are more than the 1,000 allowed") as caught:
        read_file(path, name="cv.txt", settings=Settings(max_document_bytes=1000))
    assert caught.value.rule == "reading.too_large"


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="cannot be opened") as caught:
        read_file(tmp_path / "cv.txt", name="cv.txt", settings=SETTINGS)
    assert caught.value.rule == "reading.unreadable"


def test_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "cv.txt"
    path.write_text(TEXT, encoding="utf-8")
    document = read_file(path, name="folder/cv.txt", settings=SETTINGS)
    assert document.name == "folder/cv.txt"
    assert document.lines[0].text == "Ada Moreau"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("E D U C A T I O N", "EDUCATION"),
        ("W O R K   H I S T O R Y", "WORK HISTORY"),
        ("S K I L L S  &  T O O L S", "SKILLS & TOOLS"),
        ("F O R M A Ç Ã O", "FORMAÇÃO"),
        ("A B C", "A B C"),
        ("I  a m  h e r e", "I  a m  h e r e"),
        ("A  B  C  D  E", "A  B  C  D  E"),
    ],
)
def test_letters_with_blanks_between_are_words(text: str, expected: str) -> None:
    line = read(f"{text}\n\nAda Moreau\n".encode()).lines[0]
    assert line.text == expected
    assert line.passage.span().quote == text
