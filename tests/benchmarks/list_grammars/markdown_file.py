"""Lists as Markdown: bullets, headings for entries, tables, bold terms, lines with breaks."""

from __future__ import annotations

import re
import textwrap
from random import Random

from cv_generator.list_files import starred
from cv_generator.page import Item, LineOfText, Page
from list_grammars.page import LINK, ListBlock

INLINE = ("bullets", "bullets", "numbered", "paragraphs", "breaks", "heads", "nested")
COLUMN = ("left bold", "left bullets", "right bar", "right italic", "definition", "below")
TABLES = ("grid",)


def as_markdown(page: Page, chance: Random) -> bytes:
    """The page as Markdown; marks of bullets and levels of headings are drawn once."""
    wrapped = chance.random() < 0.2
    bullet, level = chance.choice(["-", "*", "+"]), chance.choice(["##", "##", "##", "###", "#"])
    out = [f"# {page.name}", "", *(line + "  " for line in page.contact), ""]
    for block in page.blocks:
        assert isinstance(block, ListBlock)
        out += [f"{level} {block.heading}", ""]
        out += [block.remark, ""] if block.remark else []
        for group, items in block.groups:
            listed = _list(items, block, bullet, f"{level}#{'#' if group else ''}")
            if group and block.heads == "bullet":
                out += [f"{bullet} {group}", *(f"    {line}".rstrip() for line in listed)]
                continue
            if group:
                out += [f"**{group}**" if block.heads == "line" else f"{level}# {group}", ""]
            out += listed
            out.append("")
    if wrapped:
        out = [piece for line in out for piece in _wrapped(line)]
    return ("\n".join(out).rstrip() + "\n").encode()


def _wrapped(line: str) -> list[str]:
    """A line of at most 80 characters, as far as that leaves it one paragraph."""
    if len(line) <= 80 or line.startswith(("#", "|")) or line.endswith("  "):
        return [line]
    indent = re.match(r"\s*(?:[-*+] |\d+\. |:   )?", line)
    inner = " " * len(indent[0]) if indent else ""
    return textwrap.wrap(line, 80, subsequent_indent=inner, break_long_words=False, break_on_hyphens=False)


def marked(line: LineOfText) -> str:
    """A line with stars."""
    linked = (f"[{text}](https://example.org/{len(text)})" if style == LINK else starred((text, style)) for text, style in line)
    return "".join(linked).replace("|", "\\|")


def _list(items: list[Item], block: ListBlock, bullet: str, level: str) -> list[str]:
    if block.shape == "grid":
        out = [f"| {' | '.join(block.columns)} |", "|" + "---|" * len(block.columns)]
        return [*out, *(f"| {' | '.join([item.date, *map(marked, item.cells)])} |" for item in items)]  # type: ignore[attr-defined]
    out = []
    for number, item in enumerate(items, 1):
        first, *more = _dated([marked(line).replace("\\|", "|") for line in item.lines], item.date, block.shape)
        notes = [f"{bullet} {note}" for note in item.details]
        if block.shape in ("bullets", "left bullets", "numbered"):
            mark = f"{number}. " if block.shape == "numbered" else f"{bullet} "
            inner = " " * len(mark)
            out += ["  \n".join([mark + first, *(inner + line for line in more)]), *(f"{inner}{note}" for note in notes)]
        elif block.shape == "nested":
            out += [f"{bullet} {first}", *(f"    {bullet} {line}" for line in more), *(f"    {note}" for note in notes)]
        elif block.shape == "heads":
            out += [f"{level} {first}", "", *(line for one in more for line in (one, "")), *notes, *([""] if notes else [])]
        elif block.shape == "definition":
            out += [item.date or "–", f":   {first}", *(f"    {line}" for line in more), *(f"    {note}" for note in notes), ""]
        else:
            glue = "<br>" if block.shape == "breaks" else "  \n"
            out += [glue.join([first, *more]), "", *notes, *([""] if notes else [])]
    return out


def _dated(lines: list[str], date: str, shape: str) -> list[str]:
    if not date or shape == "definition":
        return lines
    if shape == "below":
        return [*lines, f"*{date}*"]
    if shape in ("left bold", "left bullets"):
        return [f"**{date}** {lines[0]}", *lines[1:]]
    return [f"{lines[0]} | {date}" if shape == "right bar" else f"{lines[0]} *{date}*", *lines[1:]]
