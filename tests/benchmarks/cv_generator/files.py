"""Pages as files of six formats."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Callable
from random import Random

import docx
from cv_generator.list_files import (
    HTML_LISTS,
    LATEX_LISTS,
    MARKDOWN_LISTS,
    PDF_LISTS,
    WORD_LISTS,
    html_list,
    latex_list,
    markdown_list,
    pdf_list,
    starred,
    tagged,
    tex,
    tex_line,
    word_list,
)
from cv_generator.page import BOLD, ITALIC, Item, Page, words_of
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Cm, Pt
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, ListFlowable, Paragraph, SimpleDocTemplate, Table

WIDTH = 88  # characters of a line of plain text


def as_text(page: Page, chance: Random) -> bytes:
    """Plain text: capitals or underlines for headings, dates left in a column or right, wrapped lines."""
    underlined, left, bullet = chance.random() < 0.4, chance.random() < 0.5, chance.choice("-*•")
    out = [page.name, *page.contact, ""]
    for block in page.blocks:
        out += [block.heading, "=" * len(block.heading), ""] if underlined else [block.heading.upper(), ""]
        out += [block.remark, ""] if block.remark else []
        hanging = block.of_works and chance.random() < 0.3
        for group, items in block.groups:
            if group:
                out += [group, ""]
            for item in items:
                mark = f"{item.mark} " if item.mark else f"{bullet} " if block.bulleted else ""
                out += _text_item(item, mark, left=left, hanging=hanging and len(item.lines) == 1)
                if not mark and not (hanging and len(item.lines) == 1):
                    out.append("")
            if out[-1] and group:
                out.append("")
        out.append("")
    return ("\n".join(out).rstrip() + "\n").encode()


def _text_item(item: Item, mark: str, *, left: bool, hanging: bool) -> list[str]:
    lines = [words_of(line) for line in item.lines]
    if item.date and left:
        rail = 20 if len(item.date) > 4 else 8
        wrapped = [piece for line in lines for piece in _wrapped(line, WIDTH - rail)]
        head = [(item.date if i == 0 else "").ljust(rail) + line for i, line in enumerate(wrapped)]
        return [*head, *(" " * rail + "- " + detail for detail in item.details)]
    if item.date:
        first, *more = _wrapped(lines[0], WIDTH - len(item.date) - 3)
        wrapped = [first.ljust(WIDTH - len(item.date)) + item.date, *more, *lines[1:]]
    else:
        wrapped = [piece for line in lines for piece in _wrapped(line, WIDTH - len(mark))]
    indent = " " * (4 if hanging and not mark else len(mark))
    head = [(mark if i == 0 else indent) + line for i, line in enumerate(wrapped)]
    return [*head, *(" " * len(mark) + "  - " + detail for detail in item.details)]


def _wrapped(text: str, width: int) -> list[str]:
    lines, line = [], ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]


def as_markdown(page: Page, chance: Random) -> bytes:
    """Markdown: hash headings, stars for bold and italic."""
    bold_headings = chance.random() < 0.2
    out = [f"# {page.name}", "", *page.contact, ""]
    for block in page.blocks:
        out += [f"**{block.heading}**" if bold_headings else f"## {block.heading}", ""]
        out += [block.remark, ""] if block.remark else []
        shape = chance.choice(MARKDOWN_LISTS) if block.of_works else "plain"
        for group, items in block.groups:
            if group:
                out += [f"### {group}", ""]
            if shape != "plain":
                out += markdown_list(items, shape, bulleted=block.bulleted)
                continue
            for item in items:
                lines = ["".join(starred(segment) for segment in line) for line in item.lines]
                if item.date:
                    lines[-1] += f" | {item.date}"
                mark = "- " if block.bulleted else _number(item.mark) if item.mark else ""
                out.append(mark + ("  \n" + " " * len(mark)).join(lines))
                out += [f"{' ' * len(mark)}  - {detail}" for detail in item.details]
                if not mark:
                    out.append("")
        out.append("")
    return ("\n".join(out).rstrip() + "\n").encode()


def _number(mark: str) -> str:
    """A number as Markdown numbers lists; other marks as they are."""
    bare = mark.strip("[]().")
    return f"{bare}. " if bare.isdigit() else f"{mark} "


def as_html(page: Page, chance: Random) -> bytes:
    """A web page: lists, or tables with a column of dates, or paragraphs with line breaks."""
    heading = chance.choice(["h2", "h3"])
    out = [f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{html.escape(page.name)}</title></head><body>"]
    out += [f"<h1>{html.escape(page.name)}</h1>", *(f"<p>{html.escape(line)}</p>" for line in page.contact)]
    for block in page.blocks:
        out.append(f"<{heading}>{html.escape(block.heading)}</{heading}>")
        out += [f"<p>{html.escape(block.remark)}</p>"] if block.remark else []
        for group, items in block.groups:
            if group:
                out.append(f"<h4>{group}</h4>")
            shape = chance.choice(HTML_LISTS) if block.of_works and not any(item.date for item in items) else "plain"
            out.append(_html_items(items) if shape == "plain" else html_list(items, shape))
    return "\n".join([*out, "</body></html>"]).encode()


def _html_items(items: list[Item]) -> str:
    def body(item: Item) -> str:
        details = "".join(f"<li>{html.escape(detail)}</li>" for detail in item.details)
        return "<br>".join(tagged(line) for line in item.lines) + (f"<ul>{details}</ul>" if details else "")

    if any(item.date for item in items):
        rows = "\n".join(f"<tr><td>{html.escape(item.date)}</td><td>{body(item)}</td></tr>" for item in items)
        return f"<table>{rows}</table>"
    return "<ul>\n" + "\n".join(f"<li>{item.mark} {body(item)}</li>" for item in items) + "\n</ul>"


def as_latex(page: Page, chance: Random) -> bytes:
    """LaTeX: an article with lists and fills, or moderncv."""
    modern = chance.random() < 0.4
    given, _, family = page.name.rpartition(" ")
    out = [r"\documentclass{moderncv}", rf"\name{{{given}}}{{{family}}}"] if modern else [r"\documentclass{article}"]
    out += [r"\begin{document}", r"\makecvtitle" if modern else rf"\begin{{center}}{{\LARGE {page.name}}}\end{{center}}"]
    for block in page.blocks:
        out.append(rf"\section{{{tex(block.heading)}}}" if modern else rf"\section*{{{tex(block.heading)}}}")
        out += [rf"\emph{{{tex(block.remark)}}}", ""] if block.remark else []
        shape = chance.choice(LATEX_LISTS) if block.of_works and not modern else "plain"
        for group, items in block.groups:
            if group:
                out.append(rf"\subsection{{{group}}}" if modern else rf"\subsection*{{{group}}}")
            if shape != "plain":
                out += latex_list(items, shape)
                continue
            out += _modern_items(items) if modern else _article_items(items)
    return ("\n".join([*out, r"\end{document}"]) + "\n").encode()


def _article_items(items: list[Item]) -> list[str]:
    out = [r"\begin{itemize}"]
    for item in items:
        lines = [tex_line(line) for line in item.lines]
        if item.date:
            lines[0] += rf" \hfill {tex(item.date)}"
        out.append((rf"\item[{item.mark}] " if item.mark else r"\item ") + " \\\\\n".join(lines))
        if item.details:
            out += [r"\begin{itemize}", *(rf"\item {tex(detail)}" for detail in item.details), r"\end{itemize}"]
    return [*out, r"\end{itemize}"]


def _modern_items(items: list[Item]) -> list[str]:
    out = []
    for item in items:
        details = [tex(detail) for detail in item.details]
        label = tex(item.date) or item.mark
        text = r" \\ ".join([*map(tex_line, item.lines), *details])
        out.append(rf"\cvitem{{{label}}}{{{text}}}")
    return out


def as_docx(page: Page, chance: Random) -> bytes:
    """Word: heading styles or bold capitals, list styles, tab stops or a table for dates."""
    styled, tables = chance.random() < 0.6, chance.random() < 0.5
    document = docx.Document()
    document.add_paragraph().add_run(page.name).font.size = Pt(20)
    for line in page.contact:
        document.add_paragraph(line)
    for block in page.blocks:
        if styled:
            document.add_heading(block.heading, level=1)
        else:
            document.add_paragraph().add_run(block.heading.upper()).bold = True
        if block.remark:
            document.add_paragraph(block.remark)
        shape = chance.choice(WORD_LISTS) if block.of_works else "plain"
        for group, items in block.groups:
            if group:
                document.add_paragraph().add_run(group).bold = True
            if shape != "plain":
                word_list(document, items, shape)
                continue
            for item in items:
                _word_item(document, item, in_table=tables and bool(item.date), bulleted=block.bulleted)
    buffer = io.BytesIO()
    document.save(buffer)
    return undated(buffer)


def undated(archive: io.BytesIO) -> bytes:
    """The same zip archive with one date for all members: the same CV is the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            new.writestr(zipfile.ZipInfo(member.filename, (2020, 1, 1, 0, 0, 0)), old.read(member))
    return out.getvalue()


def _word_item(document: docx.document.Document, item: Item, *, in_table: bool, bulleted: bool) -> None:
    if in_table:
        left, right = document.add_table(rows=1, cols=2).rows[0].cells
        left.text = item.date
        paragraph = right.paragraphs[0]
    else:
        paragraph = document.add_paragraph(style="List Bullet" if bulleted else None)
    for number, line in enumerate(item.lines):
        if number:
            paragraph.add_run().add_break()
        elif item.mark:
            paragraph.add_run(f"{item.mark} ")
        for text, style in line:
            run = paragraph.add_run(text)
            run.bold, run.italic = style == BOLD, style == ITALIC
        if number == 0 and item.date and not in_table:
            paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(16), WD_TAB_ALIGNMENT.RIGHT)
            paragraph.add_run(f"\t{item.date}")
    for detail in item.details:
        document.add_paragraph(detail, style="List Bullet 2")


def as_pdf(page: Page, chance: Random) -> bytes:
    """PDF: one column, dates in a rail left or at the right margin."""
    left, size = chance.random() < 0.5, chance.choice([9.5, 10, 11])
    body = ParagraphStyle("body", fontName="Times-Roman", fontSize=size, leading=size * 1.25)
    head = ParagraphStyle("head", parent=body, fontName="Times-Bold", fontSize=size * 1.25, spaceBefore=10, spaceAfter=4)
    name = ParagraphStyle("name", parent=body, fontName="Times-Bold", fontSize=20, leading=26)
    story: list[Flowable] = [Paragraph(html.escape(page.name), name), *(Paragraph(line, body) for line in page.contact)]
    for block in page.blocks:
        story.append(Paragraph(html.escape(block.heading), head))
        story += [Paragraph(html.escape(block.remark), body)] if block.remark else []
        shape = chance.choice(PDF_LISTS) if block.of_works else "plain"
        for group, items in block.groups:
            if group:
                story.append(Paragraph(f"<b>{group}</b>", body))
            if shape != "plain":
                story += pdf_list(items, shape, body)
                continue
            story += [flowable for item in items for flowable in _pdf_item(item, body, left=left, bulleted=block.bulleted)]
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, pagesize=A4, invariant=1, leftMargin=60, rightMargin=60).build(story)
    return buffer.getvalue()


def _pdf_item(item: Item, body: ParagraphStyle, *, left: bool, bulleted: bool) -> list[Flowable]:
    mark = f"{item.mark} " if item.mark else ""
    text = Paragraph(mark + "<br/>".join(tagged(line) for line in item.lines), body)
    details = [ListFlowable([Paragraph(html.escape(detail), body)], bulletType="bullet", leftIndent=30) for detail in item.details]
    if item.date:
        date = Paragraph(html.escape(item.date), body)
        row, widths = ([[date, text]], [120, 350]) if left else ([[text, date]], [350, 120])
        table = Table(row, colWidths=widths)
        table.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP")])
        return [table, *details]
    if bulleted:
        return [ListFlowable([text], bulletType="bullet", leftIndent=14), *details]
    return [text, *details]


FORMATS: list[tuple[str, Callable[[Page, Random], bytes]]] = [
    ("txt", as_text), ("md", as_markdown), ("pdf", as_pdf), ("docx", as_docx), ("html", as_html), ("tex", as_latex),
]  # fmt: skip
