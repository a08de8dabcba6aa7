"""Lists in Word files: styles of lists, tab stops, hanging indents, tables of two columns or with a cell for each field."""

from __future__ import annotations

import io
from random import Random

import docx
from cv_generator.files import undated
from cv_generator.page import BOLD, ITALIC, Item, LineOfText, Page
from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph
from list_grammars.page import SMALL, ListBlock

INLINE = ("bullets", "bullets", "numbered", "paragraphs", "paragraph a line", "hanging", "heads")
COLUMN = ("right", "right", "tabs", "table", "tables", "below")
TABLES = ("grid", "grid bare")


def as_docx(page: Page, chance: Random) -> bytes:
    """The page as a Word file; how headings look is drawn once."""
    heading = chance.choice(["styled", "styled", "styled", "capitals", "bold", "ruled"])
    document = docx.Document()
    document.add_paragraph(style="Title" if chance.random() < 0.5 else None).add_run(page.name).font.size = Pt(20)
    if chance.random() < 0.3:
        document.sections[0].footer.paragraphs[0].text = page.name
    for line in page.contact:
        document.add_paragraph(line)
    for block in page.blocks:
        assert isinstance(block, ListBlock)
        _heading(document, block.heading, heading)
        if block.remark:
            document.add_paragraph(block.remark)
        for group, items in block.groups:
            if group and block.heads != "heading":
                document.add_paragraph(style="List Bullet" if block.heads == "bullet" else None).add_run(group).bold = True
            elif group:
                document.add_heading(group, level=2)
            _list(document, items, block)
    buffer = io.BytesIO()
    document.save(buffer)
    return undated(buffer)


def _heading(document: Document, text: str, kind: str) -> None:
    if kind == "styled":
        document.add_heading(text, level=1)
        return
    run = document.add_paragraph().add_run(text.upper() if kind == "capitals" else text)
    run.bold, run.underline = True, kind == "ruled"
    run.font.size = Pt(13) if kind == "ruled" else None


def _list(document: Document, items: list[Item], block: ListBlock) -> None:
    shape = block.shape
    if shape in ("grid", "grid bare"):
        rows = [block.columns] if shape == "grid" else []
        table = document.add_table(rows=0, cols=len(block.columns), style="Table Grid" if len(items) % 2 else None)
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.paragraphs[0].add_run(text).bold = True
        for item in items:
            first, *cells = table.add_row().cells
            first.text = item.date
            for cell, line in zip(cells, item.cells, strict=True):  # type: ignore[attr-defined]
                _runs(cell.paragraphs[0], line)
        return
    whole = document.add_table(rows=0, cols=2) if shape == "table" else None
    for item in items:
        if shape in ("table", "tables"):
            row = (whole or document.add_table(rows=0, cols=2)).add_row()
            row.cells[0].text = item.date
            for number, line in enumerate(item.lines):
                _runs(row.cells[1].paragraphs[0] if not number else row.cells[1].add_paragraph(), line)
            for detail in item.details:
                row.cells[1].add_paragraph(detail, style="List Bullet")
            continue
        _entry(document, item, shape)
        for detail in item.details:
            document.add_paragraph(detail, style="List Bullet 2")


def _entry(document: Document, item: Item, shape: str) -> None:
    styles = {"bullets": "List Bullet", "numbered": "List Number", "heads": "Heading 3"}
    lines: list[LineOfText] = [*item.lines, *([[(item.date, ITALIC)]] if shape == "below" and item.date else [])]
    paragraph = document.add_paragraph(style=styles.get(shape))
    for number, line in enumerate(lines):
        if number and shape in ("paragraph a line", "heads", "right", "tabs", "below"):
            paragraph = document.add_paragraph()
            paragraph.paragraph_format.left_indent = Cm(3.5) if shape == "tabs" else None
        elif number:
            paragraph.add_run().add_break()
        if shape == "hanging":
            paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Cm(1), Cm(-1)
        if number == 0 and shape == "tabs":
            paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Cm(3.5), Cm(-3.5)
            paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(3.5))
            paragraph.add_run(f"{item.date}\t")
        _runs(paragraph, line)
        if number == 0 and shape == "right" and item.date:
            paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(16), WD_TAB_ALIGNMENT.RIGHT)
            paragraph.add_run(f"\t{item.date}")


def _runs(paragraph: Paragraph, line: LineOfText) -> None:
    for text, style in line:
        run = paragraph.add_run(text)
        run.bold, run.italic, run.font.small_caps = style == BOLD or None, style == ITALIC or None, style == SMALL or None
