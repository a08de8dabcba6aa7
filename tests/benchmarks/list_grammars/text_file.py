"""Lists as plain text: hanging indents, columns of dates, wrapped lines, rules below headings."""

from __future__ import annotations

import re
import textwrap
from itertools import zip_longest
from random import Random

from cv_generator.page import Item, Page, words_of
from list_grammars.page import ListBlock

INLINE = ("bullets", "numbered", "paragraphs", "hanging", "close")
COLUMN = ("left", "left", "left narrow", "left below", "right", "tabs", "leaders")
TABLES = ("grid",)


def as_text(page: Page, chance: Random) -> bytes:
    """The page as lines of text; how headings and bullets look is drawn once."""
    width = chance.choice([70, 76, 80, 90, 10_000])
    heading = chance.choice(["capitals", "capitals", "ruled", "dashed", "colon", "hashes", "bare"])
    bullet, indent = chance.choice(["-", "*", "•", "o", "–", "+"]), chance.choice(["", "", "", "  ", "    "])
    out = [page.name, *page.contact, ""]
    for block in page.blocks:
        assert isinstance(block, ListBlock)
        out += ["", *_heading(block.heading, heading), *([] if heading == "ruled" else [""])]
        out += [block.remark, ""] if block.remark else []
        for group, items in block.groups:
            nested = "  " if group and block.heads == "bullet" else ""
            out += [f"{indent}{bullet} {group}"] if nested else [indent + group, ""] if group else []
            out += [(indent + nested + line).rstrip() for line in _list(items, block, bullet, width - len(indent))]
            out += [""] if out[-1] else []
    return ("\n".join(out).rstrip() + "\n").encode()


def _heading(text: str, kind: str) -> list[str]:
    if kind in ("ruled", "dashed"):
        return [text, ("=" if kind == "ruled" else "-") * len(text)]
    return [{"capitals": text.upper(), "colon": f"{text}:", "hashes": f"## {text}", "bare": text}[kind]]


def _list(items: list[Item], block: ListBlock, bullet: str, width: int) -> list[str]:
    """The lines of a list; dots and dashes lead to dates where lists of bullets have dashes."""
    fill = "-" if bullet in "-–" else "."
    if block.shape == "grid":
        return _grid(items, block)
    narrow = block.shape == "left narrow"
    rail = 3 + max((len(part) for item in items for part in (_halves(item.date) if narrow else [item.date])), default=0)
    out: list[str] = []
    for number, item in enumerate(items, 1):
        lines = [words_of(line) for line in item.lines]
        mark = {"bullets": f"{bullet} ", "numbered": f"{number}. "}.get(block.shape, "")
        hang = " " * (len(mark) or (4 if block.shape == "hanging" else 0))
        if block.shape in ("left", "left narrow"):
            out += _left(item, lines, rail, width, narrow=narrow)
            hang = " " * rail
        elif block.shape == "left below":
            out += [
                *([item.date] if item.date else []),
                *(piece for line in lines for piece in _wrapped(line, "    ", "    ", width)),
            ]
            hang = "    "
        elif block.shape in ("right", "tabs", "leaders"):
            room = max(3, min(width, 78) - len(lines[0]) - len(item.date))
            gap = "\t" if block.shape == "tabs" else f" {fill * (room - 2)} " if block.shape == "leaders" else " " * room
            out += [f"{lines[0]}{gap if item.date else ''}{item.date}", *lines[1:]]
        else:
            first = _wrapped(lines[0], mark, hang, width)
            out += [*first, *(piece for line in lines[1:] for piece in _wrapped(line, hang, hang, width))]
        for note in item.details:
            out += _wrapped(note, f"{hang}  {bullet} ", f"{hang}    ", width)
        if block.shape in ("paragraphs", "left below") or (len(lines) > 1 and not mark):
            out.append("")
    return out


def _left(item: Item, lines: list[str], rail: int, width: int, *, narrow: bool) -> list[str]:
    """Date and words side by side; in a narrow column the end of a period stands below its beginning."""
    parts = _halves(item.date) if narrow else [item.date]
    if narrow:
        rows = zip_longest(parts, lines, fillvalue="")
        return [f"{date.ljust(rail)}{line}".rstrip() for date, line in rows]
    pieces = [piece for line in lines for piece in _wrapped(line, "", "", max(40, width - rail))]
    return [(item.date if number == 0 else "").ljust(rail) + piece for number, piece in enumerate(pieces)]


def _halves(date: str) -> list[str]:
    """`2019 –` and `2021`."""
    return re.split(r"(?<=[–—]) ?(?=\w)", date, maxsplit=1)


def _grid(items: list[Item], block: ListBlock) -> list[str]:
    rows = [block.columns, *([item.date, *map(words_of, item.cells)] for item in items)]  # type: ignore[attr-defined]
    widths = [max(len(row[column]) for row in rows) + 3 for column in range(len(block.columns))]
    lines = ["".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    return [lines[0], "-" * sum(widths), *lines[1:]]


def _wrapped(text: str, first: str, more: str, width: int) -> list[str]:
    return textwrap.wrap(
        text, width, initial_indent=first, subsequent_indent=more, break_long_words=False, break_on_hyphens=False
    ) or [first]
