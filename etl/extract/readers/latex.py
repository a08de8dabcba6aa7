"""LaTeX files, as a person sees them printed: macros expanded, classes for CVs known, offsets into the source kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from etl.errors import DocumentError
from etl.extract.marks import confirmed_numbers, find_number
from etl.extract.readers.latex_bibliography import tokens_of_entries
from etl.extract.readers.latex_run import Interpreter
from etl.extract.readers.latex_tokens import tokenize
from etl.extract.visible import find_cells
from etl.model import regex as re
from etl.model.document import Document, Line, TextSource

_COMMENT = re.compile(r"[ \t]*%")
# for the program that makes a page: "{% include base_path %}"
_TEMPLATE = re.compile(r"(?:\s*(?:\{%[^%\n]{0,200}%\}|\{\{[^{}\n]{0,200}\}\}))+\s*")


def read_latex(text: str, *, name: str, sha256: str) -> Document:
    """The document in a LaTeX file's decoded source. Raises `DocumentError` for one that prints nothing."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    source = TextSource(text)
    collector = Interpreter(source, tokenize(text)).run()
    if not collector.lines:
        raise DocumentError("latex.no_text", "a LaTeX file that prints no text; give the main file, or its PDF")
    printed = [line for line in collector.lines if not (line.text.startswith("{") and _TEMPLATE.fullmatch(line.text))]
    lines = _scaled(_with_marks(printed or collector.lines, source))
    links = tuple(sorted(collector.links, key=lambda link: (link.start, link.end)))
    return Document(name, sha256, "application/x-tex", source, lines, links, dropped=_unseen(source, collector.seen_lines()))


def read_bibtex(text: str, *, name: str, sha256: str) -> Document:
    """The document in a file of BibTeX entries: each is a line, as `\\printbibliography` would print it.

    Raises `DocumentError` for a file without an entry that is well formed.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    source = TextSource(text)
    collector = Interpreter(source, tokens_of_entries(text)).run()
    if not collector.lines:
        raise DocumentError("bibtex.no_entry", "a BibTeX file without an entry that is well formed; close its braces")
    links = tuple(sorted(collector.links, key=lambda link: (link.start, link.end)))
    dropped = _unseen(source, collector.seen_lines())
    return Document(name, sha256, "application/x-bibtex", source, tuple(collector.lines), links, dropped=dropped)


def _with_marks(lines: list[Line], source: TextSource) -> list[Line]:
    """The lines with numbers that stand in cells of their own (`\\cvitem{12}{...}`) or are typed as list marks taken off."""
    marks = [find_number(line.text) if line.marker is None else None for line in lines]
    found = []
    for line, mark, is_mark in zip(lines, marks, confirmed_numbers(marks), strict=True):
        if mark is not None and is_mark and len(line.passage) > mark.end:
            passage = line.passage.cut(mark.end).trimmed()
            number = source.line_number(passage.offsets[0])
            line = replace(line, passage=passage, number=number, marker=mark.printed, level=line.level or 1)
            line = replace(line, cells=find_cells(passage.text))
        found.append(line)
    return found


def _scaled(lines: list[Line]) -> tuple[Line, ...]:
    """Sizes relative to the size of most of the text."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    body = max(sizes, key=lambda size: (sizes[size], size))
    return tuple(replace(line, size=round(line.size / body, 2)) for line in lines)


def _unseen(source: TextSource, seen: set[int]) -> tuple[tuple[int, str], ...]:
    """The source's lines of which nothing is printed, with the reason."""
    found = []
    for number, line in enumerate(source.text.split("\n"), 1):
        if line.strip() and number not in seen:
            found.append((number, "comment" if _COMMENT.match(line) else "markup"))
    return tuple(found)
