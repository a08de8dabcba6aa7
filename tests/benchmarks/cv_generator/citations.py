"""Citation conventions: each turns a work into the lines of an entry, and into the names as it prints them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cv_generator.page import BOLD, ITALIC, PLAIN, LineOfText, Segment
from cv_generator.world import Name, Work


@dataclass(frozen=True)
class Convention:
    """How names are printed and joined, and how the lines of an entry are made of them."""

    name_form: Callable[[Name], str]
    write: Callable[[Work, list[Segment]], list[LineOfText]]
    separator: str = ", "
    last: str = ", and "
    only_two: str = " and "
    elides_owner: bool = False  # prints the co-authors alone
    year_apart: bool = False  # leaves the year to a column of its own


def author_segments(work: Work, owner: Name, convention: Convention, *, bold_owner: bool) -> list[Segment]:
    """The author list as the convention prints it."""
    segments: list[Segment] = []
    names = printed_authors(work, owner, convention)
    for rank, name in enumerate(names):
        if rank:
            is_last = rank == len(names) - 1
            joint = convention.only_two if len(names) == 2 else convention.last
            segments.append((joint if is_last else convention.separator, PLAIN))
        segments.append((convention.name_form(name), BOLD if bold_owner and name == owner else PLAIN))
    return segments


def printed_authors(work: Work, owner: Name, convention: Convention) -> list[Name]:
    """The authors whom the list prints: all, or all but its owner."""
    return [name for name in work.authors if not (convention.elides_owner and name == owner)]


def full(name: Name) -> str:
    return str(name)


def given_initials(name: Name) -> str:
    return f"{name.initials} {name.family}"


def family_first(name: Name) -> str:
    return f"{name.family}, {name.initials}"


def family_given(name: Name) -> str:
    return f"{name.family}, {name.given}"


def family_letters(name: Name) -> str:
    return f"{name.family} {name.initials.replace('.', '').replace(' ', '').replace('-', '')}"


def pages_of(work: Work, dash: str = "–") -> str:
    return f"{work.pages[0]}{dash}{work.pages[1]}"


def when(work: Work) -> str:
    return "under review" if work.status == "under review" else str(work.year)


def ended(title: str) -> str:
    return title if title.endswith("?") else f"{title}."


def capital_family(name: Name) -> str:
    return f"{name.family.upper()}, {name.initials}"


def family_stops(name: Name) -> str:
    return f"{name.family} {name.initials}"


def place_of(work: Work, volume: str, rest: str = "") -> list[Segment]:
    """The venue in italics, with its volume; an arXiv number; nothing for what has no venue."""
    if not work.venue:
        return [(work.publisher, PLAIN)] if work.publisher else []
    if work.arxiv:
        return [(f"arXiv:{work.arxiv}", PLAIN)]
    if work.kind == "chapter":
        return [("In ", PLAIN), (work.venue, ITALIC), (f", pp. {pages_of(work)}", PLAIN)]
    return [(work.venue, ITALIC), (volume if work.volume else rest, PLAIN)]


def closed(line: LineOfText) -> LineOfText:
    """The line with one full stop at its end, empty pieces left out."""
    line = [segment for segment in line if segment[0]]
    text, style = line[-1]
    line[-1] = (text.rstrip(" ,."), style)
    return [*line, (".", PLAIN)]


def author_year(work: Work, authors: list[Segment]) -> list[LineOfText]:
    place = place_of(work, f", {work.volume}({work.issue}), {pages_of(work)}")
    return [closed([*authors, (f" ({when(work)}). {ended(work.title)} ", PLAIN), *place])]


def quoted(work: Work, authors: list[Segment]) -> list[LineOfText]:
    place = place_of(work, f", vol. {work.volume}, no. {work.issue}, pp. {pages_of(work)}")
    comma = "" if work.title.endswith("?") else ","
    return [closed([*authors, (f', "{work.title}{comma}" ', PLAIN), *place, (", " if place else "", PLAIN), (when(work), PLAIN)])]


def curly(work: Work, authors: list[Segment]) -> list[LineOfText]:
    place = place_of(work, f" {work.volume}, no. {work.issue} ({work.year}): {pages_of(work)}", f", {work.year}")
    tail = "" if place and not work.arxiv and work.kind != "chapter" else when(work)
    gap = " " if not place or not tail else ", "
    return [closed([*authors, (f". “{ended(work.title)}” ", PLAIN), *place, (gap if place else "", PLAIN), (tail, PLAIN)])]


def title_first(work: Work, authors: list[Segment]) -> list[LineOfText]:
    place = place_of(work, f", {work.volume}({work.issue})")
    return [
        closed(
            [
                (work.title, BOLD),
                (". ", PLAIN),
                *authors,
                (". ", PLAIN),
                *place,
                (", " if place else "", PLAIN),
                (when(work), PLAIN),
            ]
        )
    ]


def medical(work: Work, authors: list[Segment]) -> list[LineOfText]:
    place = place_of(work, "")
    numbers = f";{work.volume}({work.issue}):{pages_of(work, '-')}" if work.volume else ""
    return [
        closed(
            [*authors, (f". {ended(work.title)} ", PLAIN), *place, (". " if place else "", PLAIN), (when(work) + numbers, PLAIN)]
        )
    ]


def computing(work: Work, authors: list[Segment]) -> list[LineOfText]:
    place = place_of(work, f" {work.volume}, {work.issue}, {pages_of(work)}")
    return [closed([*authors, (f". {when(work)}. {ended(work.title)} ", PLAIN), *place])]


def three_lines(work: Work, authors: list[Segment]) -> list[LineOfText]:
    place = place_of(work, f", vol. {work.volume}")
    return [[(work.title, BOLD)], authors, [*place, (", " if place else "", PLAIN), (when(work), PLAIN)]]


def german(work: Work, authors: list[Segment]) -> list[LineOfText]:
    place = place_of(work, f" {work.volume} ({work.issue}), S. {pages_of(work)}")
    place = [("In: ", PLAIN), *place] if place and work.kind == "article" else place
    return [closed([*authors, (f" ({when(work)}): {ended(work.title)} ", PLAIN), *place])]


def italic_title(work: Work, authors: list[Segment]) -> list[LineOfText]:
    place = [(text, PLAIN) for text, _ in place_of(work, f" {work.volume}:{pages_of(work)}")]
    return [
        closed(
            [
                *authors,
                (". ", PLAIN),
                (work.title, ITALIC),
                (". ", PLAIN),
                *place,
                (", " if place else "", PLAIN),
                (when(work), PLAIN),
            ]
        )
    ]


CONVENTIONS: list[Convention] = [
    Convention(family_first, author_year, last=", & ", only_two=", & "),
    Convention(given_initials, quoted),
    Convention(family_given, curly, separator="; ", last="; ", only_two="; "),
    Convention(full, title_first, last=" and "),
    Convention(family_letters, medical, last=", ", only_two=", "),
    Convention(full, computing),
    Convention(full, three_lines, last=", ", only_two=", "),
    Convention(family_given, german, separator="; ", last="; ", only_two="; "),
    Convention(given_initials, italic_title, last=" and "),
    Convention(full, quoted),
    Convention(full, author_year),
    Convention(family_first, italic_title, last=" and "),
]
