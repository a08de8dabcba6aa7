"""The raw lines of a text: which of them are text, where each stands, and what it opens: a heading, an item, a row of a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from etl.extract.marks import Mark, confirmed_numbers, find_bullet, find_number
from etl.extract.readers.front_matter import FrontMatter
from etl.extract.readers.restructured_text import find_silent
from etl.extract.readers.text_furniture import find_page_lines, find_wordless
from etl.model import regex as re
from etl.model.document import TextSource

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(?=\S)")
_TIGHT_HEADING = re.compile(r"(#{1,6})[ \t]*(?=[^\s#])")  # "##Awards", as older Markdown has it
_HASHTAG = re.compile(r"\s#\w")
_RULE = re.compile(r"\s*(?:[-=_*~–—─═]\s?){3,}\s*")
_UNDERLINE = re.compile(r"\s{0,3}(={3,}|-{3,}|~{3,}|\^{3,}|\+{3,}|\"{3,}|'{3,}|\*{3,}|#{3,}|:{3,}|\.{3,})\s*")
_TABLE_ROW = re.compile(r"\s*\|.*\|\s*")
_LONE_MARK = re.compile(r"[-*•·▪●◦‣]")  # a bullet on a line of its own, its item below
_EMPTY_ROW = re.compile(r"\s*\|[|\s]*")  # cells that a converter put on lines of their own are parted by lines of a bar
_LONE_CELL = re.compile(r"\|\s+\S[^|\n]*\s\|")  # "| 2005-2009 |", its row going on below
_TABLE_RULE = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|){1,}\s*(?::?-{2,}:?\s*)?|\+(?:[-=:]+\+)+|[-=]{2,}(?:\s+[-=]{2,})+")
_REFERENCE = re.compile(r" {0,3}\[([^\]\n]{1,100})\]:\s+<?((?:https?:|mailto:|www\.|/|#|\./)[^\s>]*)>?\s*(?:\"[^\"\n]*\")?\s*")
_LEADING = re.compile(r"[ \t\u00a0]*")
_FENCE = re.compile(r"\s*(?:```|~~~)\w*\s*|:{3,}\s*(?:\{[^{}]*\}|[\w-]*)\s*:*")
# Lines for the programs that make pages: "{% include base_path %}", "{: .no_toc}", ".. contents::", "[TOC]"
_TEMPLATE = re.compile(r"\s*(?:\{%[^\n]*%\}|\{:[^{}\n]*\}|\{\{[^{}\n]*\}\}|\.\. [\w-]+::[^\n]*|\[TOC\]|-\*-[^\n]*-\*-)\s*")
_ATTRIBUTES = re.compile(r"\s*\{:?\s*[.#][^{}\n]*\}\s*$")  # "# Heading {#id .class}"
_FOOTNOTE = re.compile(r"\[\^[\w-]{1,30}\]:\s+(?=\S)")
_DEFINITION = re.compile(r"[:~] {1,3}(?=\S)")  # ":   what the line above stands for"
_LINE_BLOCK = re.compile(r"\|\s(?=[^|\n]*[^|\s][^|\n]*$)")
_LOOSE_ITALICS = re.compile(r"\* (?=\S)[^*\n,]{2,90}\*(?:\s?\*\*\d|\s\d{1,3}\b)")  # "* Bull. Math.* **7,** 243": no item
_MODE_LINE = re.compile(r"\s+-\*-.*-\*-\s*$")  # what an editor reads: "-*- mode: outline -*-"
_OUTLINE = re.compile(r"(\*{1,4}) (?=\S)")
_OUTLINE_MAX, _OUTLINE_LEAST = 60, 3
_FULL = 55  # characters of a line that was broken because it was full
_HEADING_MAX = 90  # longer lines above a rule are sentences, not headings


_FEWEST_TIGHT = 2
_DASHES = "—–"


@dataclass(slots=True)
class Row:
    """A raw line: where it stands and what it opens."""

    number: int
    start: int
    end: int
    gap: int
    indent: int
    body: int
    mark: Mark | None = None
    heading: int = 0
    level: int = 0
    is_row: bool = False
    is_apart: bool = False  # goes on from no line above
    over: str = ""  # the character of the rule right above it, and of the one that underlines it
    under: str = ""
    neighbours: frozenset[int] = frozenset()


_EMPTY_CELLS = re.compile(r"(?:\s*\|)+(?=\s*[^\s|])")  # at the beginning of a row of a table


def _heading_pattern(lines: Sequence[str]) -> re.Pattern[str]:
    """What a heading looks like: with a blank behind its marks, or without one where no heading has one and several do so."""
    tight = 0
    for above, line in pairwise(["", *lines]):
        if not line.startswith("#"):
            continue
        if _HEADING.match(line):
            return _HEADING
        is_short = len(line) <= _HEADING_MAX and not _HASHTAG.search(line)
        tight += is_short and not above.strip() and _TIGHT_HEADING.match(line) is not None
    return _TIGHT_HEADING if tight >= _FEWEST_TIGHT else _HEADING


def split_rows(source: TextSource, front: FrontMatter) -> tuple[list[Row], list[tuple[int, str]], dict[str, str]]:
    """The rows of text, the lines that are none with the reason, and the targets of `[text][label]` links."""
    text, starts = source.text, [*source.line_starts, len(source.text) + 1]
    raw_lines = text.split("\n")
    page_lines, wordless = find_page_lines(raw_lines), find_wordless(raw_lines)
    pattern = _heading_pattern(raw_lines)
    named = [Row(i + 1, starts[i] + a, starts[i] + b, 0, 0, starts[i] + a, heading=1) for i, a, b in front.shown]
    rows, shown = named[:], {row.number for row in named}
    dropped = [(n, "front matter") for n in range(1, front.lines + 1) if n not in shown and text[starts[n - 1] : starts[n]].strip()]
    references: dict[str, str] = {}
    gap = 0
    was_page_end = False
    lone: Mark | None = None
    silent = find_silent(raw_lines)
    rule_above = (0, "")
    for number, (start, after) in enumerate(pairwise(starts), 1):
        end = after - 1
        raw = text[start:end]
        if number <= front.lines:
            continue
        stripped = raw.strip()
        if not stripped:
            gap += 1
            continue
        reference = _REFERENCE.fullmatch(raw) if "]:" in raw else None
        reason = page_lines.get(number - 1) or ("no words" if number - 1 in wordless else None)
        reason = reason or ("template" if number - 1 in silent else None)
        reason = reason or ("link definition" if reference else _furniture(raw, rows, gap))
        if reference:
            references[reference[1].casefold()] = reference[2]
        if reason:
            dropped.append((number, reason))
            gap += reason in ("rule", "bar of a table")
            rule_above = (number, stripped[0]) if reason == "rule" else rule_above
            was_page_end = was_page_end or number - 1 in page_lines
            continue
        if len(stripped) == 1 and _LONE_MARK.fullmatch(stripped) and text[after : after + 1].strip():
            dropped.append((number, "mark of the line below"))
            lone = find_bullet(f"{stripped} x")
            continue
        goes_on = was_page_end and rows and _goes_on(text[rows[-1].start : rows[-1].end], raw)
        rows.append(_row(raw, number, start, end, gap if rows and not goes_on else 0, pattern))
        if rule_above[0] == number - 1:
            rows[-1].over = rule_above[1]
        if lone is not None and rows[-1].mark is None and not rows[-1].heading:
            rows[-1].mark = lone
        gap, was_page_end, lone = 0, False, None
    for row, is_mark in zip(rows, confirmed_numbers([row.mark for row in rows]), strict=True):
        if row.mark is not None and row.mark.number is not None:
            if is_mark:
                row.body += row.mark.end
            else:
                row.mark = None
    set_underlined_levels(rows)
    return rows, dropped, references


_TITLE_LINE = re.compile(r"[ \t]*(?:\*\*|__)[^*_\n]{3,60}(?:\*\*|__):?[ \t]*")


def part_titles(rows: Sequence[Row], text: str) -> None:
    """A line all in bold above a paragraph stands apart, though no blank line does it: "**PUBLICATIONS**" and the first of them."""
    for above, row in pairwise(rows):
        is_title = above.gap > 0 and above.mark is None and _TITLE_LINE.fullmatch(text[above.start : above.end]) is not None
        if is_title and row.number == above.number + 1 and text[row.body : row.body + 1].isupper():
            row.is_apart = True


def set_underlined_levels(rows: Sequence[Row]) -> None:
    """Where headings stand between two rules, as in reStructuredText, each kind of rule has the level in which it comes first."""
    underlined = [row for row in rows if row.under and row.heading]
    if not any(row.over == row.under for row in underlined):
        return
    levels: dict[tuple[str, bool], int] = {}
    for row in underlined:
        row.heading = levels.setdefault((row.under, row.over == row.under), len(levels) + 1)


def settle_dashes(rows: list[Row], *, flows: bool) -> None:
    """A long dash is no list mark where it begins a line of a paragraph and no other line has one, or where paragraphs flow."""
    dashes = Counter(row.mark.printed for row in rows if row.mark is not None)
    for above, row in pairwise(rows):
        if row.mark is None or row.mark.printed not in _DASHES or row.gap or above.heading or above.mark is not None:
            continue
        if row.number == above.number + 1 and (flows or dashes[row.mark.printed] == 1):
            row.body, row.mark = row.body - row.mark.end, None


def _goes_on(above: str, raw: str) -> bool:
    """Whether a paragraph runs over the end of a page: its last line is full, neither it nor the next tells an end."""
    end, start = above.rstrip()[-1], raw.strip()[0]
    is_open = end not in ".!?:;" if start.islower() else end.isalpha() or end in ",-–&("
    return len(above.strip()) >= _FULL and is_open and find_bullet(raw.strip()) is None


def set_outline(rows: list[Row], text: str) -> None:
    """Stars as headings (`* JOBS`, `** Industry`), as outliners write them: each short and set off, no other headings."""
    found = []
    for i, row in enumerate(rows):
        match = _OUTLINE.match(text, row.start, row.end)
        if row.heading and (i or text[row.start] == "#"):
            return
        if match:
            if (i and not row.gap) or row.end - match.end() > _OUTLINE_MAX:
                return
            found.append((row, match))
    if len(found) < _OUTLINE_LEAST or any(b.number - a.number == 1 for (a, _), (b, _) in pairwise(found)):
        return
    if any(row.mark is not None and row.mark.printed == "*" and row.indent for row in rows):
        return  # a list in a list
    for row, match in found:
        row.mark, row.heading, row.body = None, len(match[1]), match.end()


def _furniture(raw: str, rows: list[Row], gap: int) -> str | None:
    """Why a line is no text: a rule, an underline (it makes a heading of the line above), a rule in a table, a fence."""
    stripped = raw.strip()
    if stripped[0].isalnum():
        return None  # all of these begin with a mark
    if _UNDERLINE.fullmatch(raw) and rows and not gap and _may_be_heading(rows):
        rows[-1].heading, rows[-1].under = (1 if "=" in raw else 2), raw.strip()[0]
        return "underline of a heading"
    if _RULE.fullmatch(stripped):
        return "rule"
    if _TABLE_RULE.fullmatch(stripped):
        return "rule of a table"
    if _EMPTY_ROW.fullmatch(raw):
        return "bar of a table"
    if _TEMPLATE.fullmatch(raw):
        return "template"
    return "code fence" if _FENCE.fullmatch(stripped) else None


def _may_be_heading(rows: list[Row]) -> bool:
    """Whether the last row is short and stands alone above its underline."""
    last = rows[-1]
    return last.end - last.start <= _HEADING_MAX and last.mark is None and (len(rows) == 1 or last.gap > 0 or rows[-2].heading > 0)


def _row(raw: str, number: int, start: int, end: int, gap: int, headings: re.Pattern[str]) -> Row:
    leading = _LEADING.match(raw)
    blank = leading.end() if leading else 0
    indent = len(raw[:blank].expandtabs(4))
    row = Row(number, start, end, gap, indent, start + blank)
    if "-*-" in raw and (mode := _MODE_LINE.search(raw, blank)):
        row.end = start + mode.start()
    is_word = raw[blank : blank + 1].isalnum()  # headings, footnotes and tables begin with a mark
    heading = None if is_word else headings.match(raw)
    if heading:
        row.heading = len(heading[1])
        row.body = start + heading.end()
        shown = raw.rstrip().rstrip("#")
        row.end = start + len(shown) if len(shown) > heading.end() and shown[-1].isspace() else end
        attributes = _ATTRIBUTES.search(raw, heading.end())
        row.end = min(row.end, start + attributes.start()) if attributes and attributes.start() > heading.end() else row.end
        return row
    opening = None if is_word else _FOOTNOTE.match(raw) or _DEFINITION.match(raw, blank) or _LINE_BLOCK.match(raw)
    if opening:
        row.body, row.is_apart = start + opening.end(), True
        return row
    if not is_word and (_LONE_CELL.fullmatch(raw.strip()) or (raw.count("|") >= 3 and _TABLE_ROW.fullmatch(raw.strip()))):
        row.is_row = True
        row.body, row.end = start + raw.index("|") + 1, start + raw.rindex("|")
        empty = _EMPTY_CELLS.match(raw, row.body - start, row.end - start)
        row.body += empty.end() - empty.start() if empty else 0
        return row
    may_be_mark = not is_word or raw[blank] == "o"
    row.mark = find_bullet(raw[blank:]) if may_be_mark and not _LOOSE_ITALICS.match(raw, blank) else None
    if row.mark:
        row.body += row.mark.end
        inner = find_bullet(text_after := raw[row.body - start :])
        if inner and text_after[0] in "*+":  # "- * item": an item of a list inside whose own mark was kept
            row.body += inner.end
            row.indent += 2
            row.mark = inner
    else:
        row.mark = find_number(raw[blank:])
    return row


def set_levels(rows: list[Row]) -> None:
    """Depth of each list item by its indentation among the open items; lines below an item belong to it until a blank line."""
    open_items: list[int] = []
    for row in rows:
        if row.mark is not None:
            while open_items and open_items[-1] > row.indent:
                open_items.pop()
            if not open_items or open_items[-1] < row.indent:
                open_items.append(row.indent)
            row.level = len(open_items)
            continue
        if row.heading or (row.gap and row.indent == 0):
            open_items.clear()
        elif row.gap:
            while open_items and open_items[-1] >= row.indent:
                open_items.pop()
        row.level = len(open_items)
