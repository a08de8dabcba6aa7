"""Lists of works as files of each format set them: paragraphs, tables, nested bullets, bibliographies, columns."""

from __future__ import annotations

import html

import docx
from cv_generator.page import BOLD, ITALIC, Item, LineOfText
from docx.shared import Cm
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BalancedColumns, Flowable, Paragraph, Spacer, Table

MARKDOWN_LISTS = ("plain", "plain", "nested", "breaks", "table")
HTML_LISTS = ("plain", "plain", "ordered", "divisions", "paragraphs", "definitions", "paragraphs in items", "table")
LATEX_LISTS = ("plain", "plain", "bibliography", "etaremune", "paragraphs", "entries")
WORD_LISTS = ("plain", "plain", "paragraph a line", "table", "hanging")
PDF_LISTS = ("plain", "plain", "hanging", "spaced", "rail", "columns")
LATEX_ESCAPES = str.maketrans({"&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_", "$": r"\$"})


def starred(segment: tuple[str, str]) -> str:
    """A piece of a line in Markdown."""
    text, style = segment
    star = {BOLD: "**", ITALIC: "*"}.get(style, "")
    bare = text.rstrip(" ")
    return f"{star}{bare}{star}{text[len(bare) :]}"


def markdown_list(items: list[Item], shape: str, *, bulleted: bool) -> list[str]:
    """Entries whose further lines are nested bullets, or parted by `<br>`, or rows of a table with the year beside."""
    out = ["| | Publication |", "|---|---|"] if shape == "table" else []
    for item in items:
        first, *more = ["".join(starred(segment) for segment in line) for line in item.lines]
        label = item.date or item.mark
        if shape == "table":
            out.append(f"| {label} | {'<br>'.join([first, *more])} |")
        elif shape == "nested":
            out += [f"- {label} {first}" if label else f"- {first}", *(f"    - {line}" for line in more)]
        else:
            mark = "* " if bulleted else ""
            out += [f"{mark}{label}{' ' if label else ''}" + "<br>".join([first, *more]), *([] if bulleted else [""])]
    return [*out, ""]


def tagged(line: LineOfText, bold: str = "b", italic: str = "i") -> str:
    """A line in HTML."""
    tags = {BOLD: bold, ITALIC: italic}
    return "".join(
        f"<{tags[style]}>{html.escape(text)}</{tags[style]}>" if style in tags else html.escape(text) for text, style in line
    )


def html_list(items: list[Item], shape: str) -> str:
    """Entries as a numbered list, blocks, paragraphs, a list of definitions, paragraphs in a list, or a table of numbers."""
    if shape == "ordered":
        return "<ol reversed>\n" + "\n".join(f"<li>{'<br/>'.join(map(tagged, item.lines))}</li>" for item in items) + "\n</ol>"
    if shape == "divisions":
        blocks = ("".join(f"<div>{line}</div>" for line in _marked(item)) for item in items)
        return "\n".join(f'<div class="pub">{block}</div>' for block in blocks)
    if shape == "paragraphs":
        return "\n".join(f"<p>{'<br>'.join(_marked(item))}</p>" for item in items)
    if shape == "definitions":
        rows = ((item.mark, "<br>".join(map(tagged, item.lines))) for item in items)
        return "<dl>\n" + "\n".join(f"<dt>{mark}</dt><dd>{body}</dd>" for mark, body in rows) + "\n</dl>"
    if shape == "paragraphs in items":
        return "<ul>\n" + "\n".join(f"<li>{''.join(f'<p>{line}</p>' for line in _marked(item))}</li>" for item in items) + "\n</ul>"
    rows = ((item.mark, "<br>".join(map(tagged, item.lines))) for item in items)
    return "<table>\n" + "\n".join(f"<tr><td>{mark}</td><td>{body}</td></tr>" for mark, body in rows) + "\n</table>"


def _marked(item: Item) -> list[str]:
    first, *more = map(tagged, item.lines)
    return [f"{item.mark} {first}" if item.mark else first, *more]


def tex(text: str) -> str:
    """Words in LaTeX."""
    return text.translate(LATEX_ESCAPES).replace("“", "``").replace("”", "''").replace("–", "--")


def tex_line(line: LineOfText) -> str:
    """A line in LaTeX."""
    macros = {BOLD: r"\textbf{%s}", ITALIC: r"\emph{%s}"}
    return "".join(macros.get(style, "%s").replace("%s", tex(text)) for text, style in line)


def latex_list(items: list[Item], shape: str) -> list[str]:
    """Entries as a bibliography, a list numbered backwards, paragraphs, or calls of a macro with an argument a line."""
    lines = [[tex_line(line) for line in item.lines] for item in items]
    labels = [item.date or item.mark for item in items]
    if shape == "bibliography":
        entries = [rf"\bibitem{{w{n}}}" + "\n" + " \\\\\n".join(one) for n, one in enumerate(lines)]
        entries = [f"{entry} {item.date}" if item.date else entry for entry, item in zip(entries, items, strict=True)]
        return [r"\begin{thebibliography}{99}", *entries, r"\end{thebibliography}"]
    if shape == "etaremune":
        dates = [rf" \hfill {item.date}" if item.date else "" for item in items]
        body = [r"\item " + " \\\\\n".join([one[0] + date, *one[1:]]) for one, date in zip(lines, dates, strict=True)]
        return [r"\begin{etaremune}", *body, r"\end{etaremune}"]
    if shape == "paragraphs":
        marks = [f"{label} " if label else "" for label in labels]
        return [r"\noindent " + mark + r" \\ ".join(one) + r"\par\medskip" for mark, one in zip(marks, lines, strict=True)]
    command = r"\newcommand{\work}[2]{\noindent\makebox[2em][l]{#1}#2\par}"
    bodies = [r" \newline ".join(one) for one in lines]
    return [command, *(rf"\work{{{label}}}{{{one}}}" for label, one in zip(labels, bodies, strict=True))]


def word_list(document: docx.document.Document, items: list[Item], shape: str) -> None:
    """Entries with a paragraph for each line, as rows of a table, or with hanging indents."""
    if shape == "table":
        table = document.add_table(rows=0, cols=2)
        for item in items:
            left, right = table.add_row().cells
            left.text = item.date or item.mark
            for number, line in enumerate(item.lines):
                _runs(right.paragraphs[0] if not number else right.add_paragraph(), line)
        return
    for item in items:
        for number, line in enumerate(item.lines):
            paragraph = document.add_paragraph()
            if shape == "hanging":
                paragraph.paragraph_format.left_indent = Cm(1)
                paragraph.paragraph_format.first_line_indent = Cm(-1 if not number else 0)
            else:
                paragraph.paragraph_format.left_indent = Cm(1 if number else 0)
            label = item.date or item.mark
            if not number and label:
                paragraph.add_run(f"{label}\t")
            _runs(paragraph, line)


def _runs(paragraph: docx.text.paragraph.Paragraph, line: LineOfText) -> None:
    for text, style in line:
        run = paragraph.add_run(text)
        run.bold, run.italic = style == BOLD, style == ITALIC


def pdf_list(items: list[Item], shape: str, body: ParagraphStyle) -> list[Flowable]:
    """Entries with hanging indents, with space between them, with their numbers in a rail, or in two columns."""
    style = ParagraphStyle("entry", parent=body, leftIndent=18, firstLineIndent=-18) if shape in ("hanging", "columns") else body
    out: list[Flowable] = []
    for item in items:
        label = item.date or item.mark
        text = "<br/>".join(map(tagged, item.lines))
        if shape == "rail":
            table = Table([[Paragraph(label, body), Paragraph(text, body)]], colWidths=[40, 430])
            table.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP")])
            out.append(table)
            continue
        out.append(Paragraph(f"{label} {text}" if label else text, style))
        out += [Spacer(1, 5)] if shape == "spaced" else []
    return [BalancedColumns(out, nCols=2)] if shape == "columns" and len(items) > 3 else out
