"""Lists as web pages: lists, tables, definitions, cards of blocks, headings for entries."""

from __future__ import annotations

import html
from random import Random

from cv_generator.page import BOLD, ITALIC, Item, LineOfText, Page
from list_grammars.page import LINK, SMALL, ListBlock

INLINE = ("bullets", "bullets", "numbered", "paragraphs", "breaks", "heads", "cards", "paragraphs in bullets")
COLUMN = ("table", "table", "definitions", "cards dated", "cards headed", "floats", "list of spans")
TABLES = ("grid", "grid bare")
_TAGS = {
    BOLD: ("<b>", "</b>"),
    ITALIC: ("<i>", "</i>"),
    SMALL: ('<span style="font-variant: small-caps">', "</span>"),
    LINK: ('<a href="https://example.org/">', "</a>"),
}


def as_html(page: Page, chance: Random) -> bytes:
    """The page as HTML; tags of headings are drawn once."""
    level, wide = chance.choice([2, 2, 3]), chance.random() < 0.3
    name = html.escape(page.name)
    out = [f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{name}</title></head><body>", f"<h1>{name}</h1>"]
    out.append("<p>" + "<br>".join(map(html.escape, page.contact)) + "</p>")
    for block in page.blocks:
        assert isinstance(block, ListBlock)
        out += ["<section>"] if wide else []
        out.append(f"<h{level}>{html.escape(block.heading)}</h{level}>")
        out += [f"<p>{html.escape(block.remark)}</p>"] if block.remark else []
        for group, items in block.groups:
            head, listed = html.escape(group), _list(items, block, level + (2 if group else 1))
            if group and block.heads == "bullet":
                out.append(f"<ul><li>{head}\n{listed}</li></ul>")
                continue
            if group:
                line = block.heads == "line"
                out.append(f"<p><strong>{head}</strong></p>" if line else f"<h{level + 1}>{head}</h{level + 1}>")
            out.append(listed)
        out += ["</section>"] if wide else []
    return ("\n".join([*out, "</body></html>"]) + "\n").encode()


def tagged(line: LineOfText) -> str:
    """A line with tags."""
    return "".join(
        f"{before}{html.escape(text)}{after}" for text, style in line for before, after in [_TAGS.get(style, ("", ""))]
    ).replace("  ", "&nbsp; ")


def _list(items: list[Item], block: ListBlock, level: int) -> str:
    shape = block.shape
    if shape in ("grid", "grid bare"):
        rows = ["".join(f"<th>{html.escape(column)}</th>" for column in block.columns)] if shape == "grid" else []
        rows += ["".join(f"<td>{cell}</td>" for cell in [html.escape(i.date), *map(tagged, i.cells)]) for i in items]  # type: ignore[attr-defined]
        return "<table>\n" + "\n".join(f"<tr>{row}</tr>" for row in rows) + "\n</table>"
    entries = [_entry(item, shape, level) for item in items]
    before, after = {
        "bullets": ("<ul>\n", "\n</ul>"),
        "paragraphs in bullets": ("<ul>\n", "\n</ul>"),
        "list of spans": ('<ul class="entries">\n', "\n</ul>"),
        "numbered": ("<ol>\n", "\n</ol>"),
        "table": ("<table>\n", "\n</table>"),
        "definitions": ("<dl>\n", "\n</dl>"),
    }.get(shape, ("", ""))
    return before + "\n".join(entries) + after


def _entry(item: Item, shape: str, level: int) -> str:
    lines, date = [tagged(line) for line in item.lines], html.escape(item.date)
    notes = "<ul>" + "".join(f"<li>{html.escape(note)}</li>" for note in item.details) + "</ul>" if item.details else ""
    body = "<br>".join(lines)
    if shape in ("bullets", "numbered"):
        return f"<li>{body}{notes}</li>"
    if shape == "table":
        return f"<tr><td>{date}</td><td>{body}{notes}</td></tr>"
    if shape == "definitions":
        return f"<dt>{date}</dt><dd>{body}{notes}</dd>"
    if shape == "paragraphs in bullets":
        return "<li>" + "".join(f"<p>{line}</p>" for line in lines) + notes + "</li>"
    if shape in ("cards", "cards dated"):
        parts = [*lines, f'<span class="when">{date}</span>'] if date else lines
        return '<div class="card">' + "".join(f"<div>{part}</div>" for part in parts) + notes + "</div>"
    if shape == "cards headed":
        when = f"<time>{date}</time>" if date else ""
        return (
            f"<article><h{level}>{lines[0]}</h{level}>{when}"
            + "".join(f"<p>{line}</p>" for line in lines[1:])
            + f"{notes}</article>"
        )
    if shape == "floats":
        return f'<div><span style="float: right">{date}</span> {body}</div>{notes}'
    if shape == "list of spans":
        return f"<li><span>{date}</span> <span>{body}</span>{notes}</li>"
    if shape == "heads":
        return f"<h{level}>{lines[0]}</h{level}>" + "".join(f"<p>{line}</p>" for line in lines[1:]) + notes
    return f"<p>{body}</p>{notes}"
