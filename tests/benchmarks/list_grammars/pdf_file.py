"""Lists as PDF pages: rails of dates left and right, hanging indents, tables, bullets; with running feet."""

from __future__ import annotations

import html
import io
import re
from random import Random

from cv_generator.list_files import tagged
from cv_generator.page import Item, Page
from list_grammars.page import ListBlock
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, ListFlowable, Paragraph, SimpleDocTemplate, Spacer, Table

INLINE = ("bullets", "bullets", "numbered", "paragraphs", "spaced", "hanging", "heads")
COLUMN = ("rail", "rail", "narrow rail", "right", "right", "below")
TABLES = ("grid", "grid bare")
_TOP = ("VALIGN", (0, 0), (-1, -1), "TOP")


def as_pdf(page: Page, chance: Random) -> bytes:
    """The page as a PDF; type, size, margins and the look of headings are drawn once."""
    size, font = chance.choice([9.5, 10, 11]), chance.choice([("Times-Roman", "Times-Bold"), ("Helvetica", "Helvetica-Bold")])
    align = chance.choice([0, 0, 4])  # ragged or justified
    body = ParagraphStyle("body", fontName=font[0], fontSize=size, leading=size * 1.25, alignment=align)
    head = ParagraphStyle(
        "head", parent=body, fontName=font[1], fontSize=size * chance.choice([1, 1.2, 1.4]), spaceBefore=10, spaceAfter=4
    )
    group_style = ParagraphStyle("group", parent=body, fontName=font[1], spaceBefore=4)
    name = ParagraphStyle("name", parent=head, fontSize=20, leading=26, alignment=chance.choice([0, 1]))
    capitals, foot, paper = chance.random() < 0.4, chance.random() < 0.4, chance.choice([A4, LETTER])
    story: list[Flowable] = [Paragraph(html.escape(page.name), name)]
    story += [Paragraph(html.escape(line), body) for line in page.contact]
    for block in page.blocks:
        assert isinstance(block, ListBlock)
        story.append(Paragraph(html.escape(block.heading.upper() if capitals else block.heading), head))
        story += [Paragraph(html.escape(block.remark), body)] if block.remark else []
        for group, items in block.groups:
            story += [Paragraph(html.escape(group), group_style if block.heads == "heading" else body)] if group else []
            story += _list(items, block, body)

    def draw_foot(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont(font[0], 8)
        canvas.drawCentredString(paper[0] / 2, 30, f"{page.name} – {document.page}")

    buffer = io.BytesIO()
    margin = chance.choice([50, 60, 75])
    document = SimpleDocTemplate(buffer, pagesize=paper, invariant=1, leftMargin=margin, rightMargin=margin)
    document.build(story, **({"onFirstPage": draw_foot, "onLaterPages": draw_foot} if foot else {}))
    return buffer.getvalue()


def _list(items: list[Item], block: ListBlock, body: ParagraphStyle) -> list[Flowable]:
    shape = block.shape
    if shape in ("grid", "grid bare"):
        small = ParagraphStyle("cell", parent=body, fontSize=9, leading=11, alignment=0)
        rows = [[f"<b>{html.escape(one)}</b>" for one in block.columns]] if shape == "grid" else []
        rows += [[html.escape(item.date), *map(tagged, item.cells)] for item in items]  # type: ignore[attr-defined]
        longest = [max(len(re.sub(r"<[^>]*>", "", row[column])) for row in rows) for column in range(len(block.columns))]
        widths = [min(5.2 * length, 140) + 14 for length in longest]
        table = Table([[Paragraph(cell, small) for cell in row] for row in rows], colWidths=widths, hAlign="LEFT")
        table.setStyle([_TOP, *([("GRID", (0, 0), (-1, -1), 0.4, colors.grey)] if shape == "grid" else [])])
        return [table]
    return [flowable for number, item in enumerate(items, 1) for flowable in _entry(item, shape, body, number)]


def _entry(item: Item, shape: str, body: ParagraphStyle, number: int) -> list[Flowable]:
    text = "<br/>".join(tagged(line) for line in item.lines)
    details: list[Flowable] = [
        ListFlowable([Paragraph(html.escape(detail), body)], bulletType="bullet", leftIndent=30, bulletDedent=12)
        for detail in item.details
    ]
    if shape in ("rail", "narrow rail", "right"):
        date = Paragraph(html.escape(item.date), body)
        left = shape != "right"
        rail = 120 if shape == "rail" else 70
        row, widths = (
            ([[date, Paragraph(text, body)]], [rail, 460 - rail]) if left else ([[Paragraph(text, body), date]], [330, 130])
        )
        table = Table(row, colWidths=widths, hAlign="LEFT")
        table.setStyle(
            [
                _TOP,
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 1),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
            ]
        )
        return [table, *details]
    if shape == "below" and item.date:
        text += f"<br/><i>{html.escape(item.date)}</i>"
    if shape in ("bullets", "numbered"):
        kind, start = ("1", number) if shape == "numbered" else ("bullet", None)
        return [ListFlowable([Paragraph(text, body)], bulletType=kind, start=start, leftIndent=16, bulletDedent=14), *details]
    if shape == "heads":
        first, *more = (tagged(line) for line in item.lines)
        return [Paragraph(f"<b>{first}</b>", body), *(Paragraph(line, body) for line in more), *details, Spacer(1, 4)]
    style = ParagraphStyle("entry", parent=body, leftIndent=18, firstLineIndent=-18) if shape == "hanging" else body
    return [Paragraph(text, style), *details, *([Spacer(1, 5)] if shape in ("spaced", "below") else [])]
