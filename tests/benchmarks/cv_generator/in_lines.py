"""Entries of several lines: title, authors and venue on lines of their own in any order, with lines below that are no reference."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from cv_generator.citations import Convention, family_first, full, given_initials, pages_of, when
from cv_generator.page import BOLD, ITALIC, PLAIN, LineOfText, Segment, plain
from cv_generator.world import Work

# the lines of an entry: T title, A authors, V venue with its numbers and year, v without the year
ORDERS = ["T/A/V", "A/T/V", "T/V/A", "T/AV", "TA/V", "AT/V", "V/T/A", "T/A/v", "T/vA"]
TITLES = {"bold": BOLD, "plain": PLAIN, "italic": ITALIC, "quoted": PLAIN}


def in_lines(order: str, title: str, *, venue_style: str, label: str = "") -> Callable[[Work, list[Segment]], list[LineOfText]]:
    """A writer of entries in the given `order` of lines, with the title set as `title` says."""

    def write(work: Work, authors: list[Segment]) -> list[LineOfText]:
        lines = [_line(work, authors, letters) for letters in order.split("/")]
        return [line for line in lines if any(text.strip() for text, _ in line)]

    def _line(work: Work, authors: list[Segment], letters: str) -> LineOfText:
        line: LineOfText = []
        for letter in letters:
            piece = _piece(work, authors, letter)
            if line and piece:
                line.append((" " if line[-1][0].endswith(("?", ".")) else ". ", PLAIN))
            line += piece
        return line

    def _piece(work: Work, authors: list[Segment], letter: str) -> LineOfText:
        if letter == "A":
            return authors
        if letter == "T":
            return [(f"“{work.title}”" if title == "quoted" else work.title, TITLES[title])]
        return _venue(work, venue_style, label, dated=letter == "V" or work.status != "published")

    return write


def _venue(work: Work, style: str, label: str, *, dated: bool) -> LineOfText:
    out: LineOfText = []
    if work.arxiv:
        out = plain(f"arXiv preprint arXiv:{work.arxiv}")
    elif work.kind == "chapter":
        out = [("Chapter in ", PLAIN), (work.venue, style), (f", {work.publisher}", PLAIN)]
    elif work.venue:
        numbers = f" {work.volume} ({work.issue}), {pages_of(work, '-')}" if work.volume else ""
        out = [(label if work.kind == "article" else "", PLAIN), (work.venue, style), (numbers, PLAIN)]
    elif work.publisher:
        out = plain(work.publisher)
    if dated:
        out = [*out, (", " if out else "", PLAIN), (when(work), PLAIN)]
    return [segment for segment in out if segment[0]]


def invent_in_lines(chance: Random) -> Convention:
    """A convention of entries in lines."""
    order = chance.choice(ORDERS)
    title = chance.choice(["bold", "bold", "plain", "italic", "quoted"])
    style = chance.choice([PLAIN, ITALIC])
    label = chance.choice(["", "", "In "])
    form = chance.choice([full, full, given_initials, family_first])
    last = chance.choice([", ", " and ", ", and "])
    write = in_lines(order, title, venue_style=style, label=label)
    return Convention(form, write, last=last, only_two=", " if last == ", " else " and ", year_apart="v" in order)


def line_below(work: Work, kind: str) -> list[LineOfText]:
    """A line below an entry that is no part of its reference, or an address."""
    if kind == "links":
        return [plain("[PDF] [Code] [Slides]" if work.pages[0] % 3 else "[PDF]")]
    if kind == "doi":
        return [plain(f"https://doi.org/{work.doi}")] if work.doi else []
    if kind == "prize":
        return [[("Best Paper Award", BOLD)]] if work.pages[0] % 5 == 0 else []
    if kind == "cited":
        return [plain(f"Cited by {work.pages[0] % 90 + 1}")]
    if kind == "impact":
        return [plain(f"Impact factor: {work.issue}.{work.pages[0] % 10}")] if work.volume else []
    if kind == "role":
        return [plain("My role: designed the study and wrote the first draft.")] if work.pages[0] % 3 == 0 else []
    return []


BELOW = ["links", "doi", "prize", "cited", "impact", "role"]
