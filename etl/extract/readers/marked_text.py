"""Plain text and Markdown: one reader, because text in the wild has remains of markup and Markdown is read by people as it is.

What it reads: headings (`# Title`, underlined ones), list marks and their depth, rules, columns (tabs, three or more
blanks, pipes), and within lines what `inline_markup` reads. The text is the file's, with every line end turned into a newline.
"""

from __future__ import annotations

from dataclasses import replace

from etl.extract.readers.front_matter import read_front_matter
from etl.extract.readers.inline_markup import read_inline
from etl.extract.readers.inline_scan import Inline
from etl.extract.readers.text_columns import aligned_cells, column_starts
from etl.extract.readers.text_rows import Row, part_titles, set_levels, set_outline, settle_dashes, split_rows
from etl.model import regex as re
from etl.model.document import Document, Line, Link, TextSource

_MARKDOWN = re.compile(r"^#{1,6} \S|\*\*[^*\n]+\*\*|\]\([^)\s]{1,500}\)", re.M)
# lines that go on in a paragraph and are told apart by "<br>", two blanks or a backslash
_HARD_BREAKS = re.compile(r"\S(?:  |\\)\n(?=[^\s#>*+-])|<br\s?/?>", re.I)
_OF_HARD_BREAKS = ("  \n", "\\\n", "<br")
_FEWEST_BREAKS = 3


def read_marked_text(text: str, *, name: str, sha256: str) -> Document:
    """The document behind a text or Markdown file's decoded text."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    source = TextSource(text, _page_starts(text))
    front = read_front_matter(text[:20_000].split("\n"))
    rows, dropped, references = split_rows(source, front)
    is_markdown = _MARKDOWN.search(text) is not None
    may_flow = is_markdown and any(map(text.lower().__contains__, _OF_HARD_BREAKS))
    flows = may_flow and len(_HARD_BREAKS.findall(text)) >= _FEWEST_BREAKS
    settle_dashes(rows, flows=flows)
    part_titles(rows, text)
    set_outline(rows, text)
    set_levels(rows)
    columns = [column_starts(text[row.start : row.end]) for row in rows]
    for i, row in enumerate(rows):
        near = [columns[k] for k in (i - 1, i + 1) if 0 <= k < len(rows) and abs(rows[k].number - row.number) == 1]
        row.neighbours = frozenset().union(*near)
    lines: list[Line] = []
    links: list[Link] = []
    for block in _blocks(rows):
        inline = read_inline(text, block[0].body, block[-1].end, references, flows=flows)
        links += inline.links
        lines += _lines_of(source, block, inline, flows=flows)
    media_type = "text/markdown" if is_markdown else "text/plain"
    return Document(
        name,
        sha256,
        media_type,
        source,
        tuple(lines),
        tuple(sorted(links, key=lambda k: k.start)),
        title=front.title,
        dropped=tuple(dropped),
    )


def _page_starts(text: str) -> list[int]:
    """Form feeds part pages: converters of PDF leave them in."""
    breaks = [match.end() for match in re.finditer("\f", text)]
    return [0, *breaks] if breaks else []


def _blocks(rows: list[Row]) -> list[list[Row]]:
    """Rows whose inline markup may run over line ends: a paragraph, an item."""
    blocks: list[list[Row]] = []
    for row in rows:
        opens = row.gap or row.mark or row.heading or row.is_row or row.is_apart or not blocks
        if opens or blocks[-1][-1].heading or blocks[-1][-1].is_row or blocks[-1][-1].number + 1 != row.number:
            blocks.append([row])
        else:
            blocks[-1].append(row)
    return blocks


def _lines_of(source: TextSource, block: list[Row], inline: Inline, *, flows: bool) -> list[Line]:
    """The visible lines of a block: one a raw line, more where `<br>`, `<li>` or bullets part one.

    Where paragraphs flow, how far a raw line is indented says nothing.
    """
    rows = {row.number: row for row in block}
    first = block[0]
    bounds = [(0, None), *((entry.index, entry) for entry in inline.breaks)]
    ends = [index for index, _ in bounds[1:]] + [len(inline.visible)]
    lines: list[Line] = []
    seen: set[int] = set()
    heading, blank = first.heading, 0
    for (start, entry), end in zip(bounds, ends, strict=True):
        if entry is not None and entry.heading:
            heading = entry.heading
        blank = max(blank, entry.gap if entry is not None and lines else 0)
        passage = inline.visible.passage(source, start, end)
        if not passage.text:
            continue
        number = source.line_number(passage.offsets[0])
        row = rows[number]
        is_first = number not in seen
        seen.add(number)
        marker = row.mark.printed if is_first and row.mark else None
        level = row.level
        if entry is not None and (entry.marker or entry.level):
            marker, level = entry.marker, row.level + entry.level
        indent = _column(source.text, row) if is_first else row.indent
        indent = 0 if flows and row.mark is None else indent
        gap, blank = max(row.gap if is_first else 0, blank), 0
        line = Line(passage, number, indent=float(indent), gap=float(gap), marker=marker, level=level, heading=heading)
        lines.append(_with_cells(line, row, source.text[row.start : row.end]))
        heading = 0
    return lines


def _column(text: str, row: Row) -> int:
    """The column at which the row's text starts behind its mark, a tab counted as four."""
    return len(text[row.start : row.body].expandtabs(4)) if not row.heading else 0


def _with_cells(line: Line, row: Row, raw: str) -> Line:
    text = line.passage.text
    if row.is_row:
        cells = tuple((m.start(), m.end()) for m in re.finditer(r"[^|\s](?:[^|]*[^|\s])?", text))
        return replace(line, cells=cells) if len(cells) > 1 else line
    cells = aligned_cells(text, raw, row.neighbours)
    return replace(line, cells=cells) if cells else line
