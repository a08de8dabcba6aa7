"""Citation conventions of single disciplines and countries: chemistry, physics, medicine, law, the humanities, French and Brazilian
lists, and those that only CVs have."""

from __future__ import annotations

from cv_generator.citations import (
    Convention,
    capital_family,
    closed,
    ended,
    family_first,
    family_given,
    family_letters,
    family_stops,
    full,
    given_initials,
    pages_of,
    when,
)
from cv_generator.page import BOLD, ITALIC, PLAIN, LineOfText, Segment
from cv_generator.world import Work


def _editors(work: Work, form: str) -> str:
    names = " & ".join(f"{name.initials} {name.family}" for name in work.editors)
    return form.format(names) if work.editors else ""


def chemistry(work: Work, authors: list[Segment]) -> list[LineOfText]:
    """Doe, J.; Roe, M. Small Cats. *Feline Lett.* **2019**, *12*, 3-9."""
    line: LineOfText = [*authors, (f" {ended(work.title)} ", PLAIN)]
    if work.volume:
        line += [(f"{work.venue} ", ITALIC), (when(work), BOLD), (", ", PLAIN), (str(work.volume), ITALIC)]
        return [closed([*line, (f", {pages_of(work)}", PLAIN)])]
    if work.kind == "chapter":
        line += [("In ", PLAIN), (work.venue, ITALIC), (f"; {_editors(work, '{}, Eds.; ')}{work.publisher}, {work.year}", PLAIN)]
        return [closed([*line, (f"; pp {pages_of(work)}", PLAIN)])]
    if work.arxiv:
        return [closed([*line, (f"arXiv:{work.arxiv}, ", PLAIN), (when(work), BOLD)])]
    return [closed([*line, *_bare_place(work), (when(work), BOLD)])]


def _bare_place(work: Work, *, style: str = ITALIC, after: str = ", ") -> list[Segment]:
    if work.arxiv:
        return [(f"arXiv:{work.arxiv}{after}", PLAIN)]
    if work.venue:
        return [(work.venue, style), (after, PLAIN)]
    return [(f"{work.publisher}{after}", PLAIN)] if work.publisher else []


def physics(work: Work, authors: list[Segment]) -> list[LineOfText]:
    """J. Doe, M. Roe, Small Cats, Feline Lett. **12**, 3 (2019)."""
    line: LineOfText = [*authors, (", ", PLAIN), (work.title, ITALIC), (", ", PLAIN)]
    if work.volume:
        return [closed([*line, (f"{work.venue} ", PLAIN), (str(work.volume), BOLD), (f", {work.pages[0]} ({when(work)})", PLAIN)])]
    return [closed([*line, *_bare_place(work, style=PLAIN, after=" "), (f"({when(work)})", PLAIN)])]


def vancouver(work: Work, authors: list[Segment]) -> list[LineOfText]:
    """Doe J, Roe M. Small cats. Feline Lett. 2019;12(3):3-9. doi:10.5555/3. PMID: 31234567."""
    line: LineOfText = [*authors, (f". {ended(work.title)} ", PLAIN)]
    if work.volume:
        numbers = f"{work.venue}. {work.year};{work.volume}({work.issue}):{pages_of(work, '-')}. doi:{work.doi}"
        return [closed([*line, (f"{numbers}. PMID: 3{work.pages[0]:07}", PLAIN)])]
    if work.kind == "chapter":
        return [
            closed(
                [
                    *line,
                    (
                        f"In: {_editors(work, '{}, editors. ')}{work.venue}. {work.publisher}; {work.year}. p. "
                        + pages_of(work, "-"),
                        PLAIN,
                    ),
                ]
            )
        ]
    return [closed([*line, *_bare_place(work, style=PLAIN, after=". "), (when(work), PLAIN)])]


def law(work: Work, authors: list[Segment]) -> list[LineOfText]:
    """Jane Doe & Mary Roe, *Small Cats*, 12 FELINE L. REV. 345 (2019)."""
    line: LineOfText = [*authors, (", " if authors else "", PLAIN), (work.title, ITALIC), (", ", PLAIN)]
    if work.volume:
        return [closed([*line, (f"{work.volume} {work.venue} {work.pages[0]} ({work.year})", PLAIN)])]
    if work.kind == "chapter":
        return [
            closed(
                [
                    *line,
                    ("in ", PLAIN),
                    (work.venue, ITALIC),
                    (f" {work.pages[0]} ({_editors(work, '{} eds., ')}{work.year})", PLAIN),
                ]
            )
        ]
    return [closed([*line, *_bare_place(work, style=PLAIN, after=" "), (f"({when(work)})", PLAIN)])]


def humanities(work: Work, authors: list[Segment]) -> list[LineOfText]:
    """“Small Cats,” *Feline Studies* 12.3 (2019): 3–9 (with Mary Roe). *A Book of Cats*. Cambridge University Press, 2019."""
    others: LineOfText = [(" (with ", PLAIN), *authors, (")", PLAIN)] if authors else []
    if work.kind == "book":
        return [closed([(work.title, ITALIC), (f". {work.publisher}, {when(work)}", PLAIN), *others])]
    comma = "" if work.title.endswith("?") else ","
    line: LineOfText = [(f"“{work.title}{comma}” ", PLAIN)]
    if work.volume:
        return [
            closed([*line, (work.venue, ITALIC), (f" {work.volume}.{work.issue} ({work.year}): {pages_of(work)}", PLAIN), *others])
        ]
    if work.kind == "chapter":
        editors = _editors(work, ", edited by {}")
        tail = f"{editors} ({work.publisher}, {work.year}), {pages_of(work)}"
        return [closed([*line, ("in ", PLAIN), (work.venue, ITALIC), (tail, PLAIN), *others])]
    return [closed([*line, *_bare_place(work), (when(work), PLAIN), *others])]


def harvard(work: Work, authors: list[Segment]) -> list[LineOfText]:
    """Doe, J. and Roe, M. (2019) ‘Small cats’, *Feline Studies*, 12(3), pp. 3–9."""
    line: LineOfText = [*authors, (f" ({when(work)}) ‘{work.title}’, ", PLAIN)]
    if work.volume:
        return [closed([*line, (work.venue, ITALIC), (f", {work.volume}({work.issue}), pp. {pages_of(work)}", PLAIN)])]
    if work.kind == "chapter":
        editors = _editors(work, "in {} (eds) ")
        return [closed([*line, (editors, PLAIN), (work.venue, ITALIC), (f". {work.publisher}, pp. {pages_of(work)}", PLAIN)])]
    return [closed([*line, *_bare_place(work)])]


def library(work: Work, authors: list[Segment]) -> list[LineOfText]:
    """Jane Doe, Mary Roe: Small Cats. Feline Studies 12(3): 3-9 (2019)"""
    line: LineOfText = [*authors, (f": {ended(work.title)} ", PLAIN)]
    if work.volume:
        return [[*line, (f"{work.venue} {work.volume}({work.issue}): {pages_of(work, '-')} ({work.year})", PLAIN)]]
    if work.kind == "article":
        return [[*line, (f"{work.venue} {work.year}: {pages_of(work, '-')}", PLAIN)]]
    return [[*line, *_bare_place(work, style=PLAIN, after=" "), (f"({when(work)})", PLAIN)]]


def brazil(work: Work, authors: list[Segment]) -> list[LineOfText]:
    """DOE, J.; ROE, M. Small cats. **Feline Studies**, v. 12, n. 3, p. 3-9, 2019."""
    line: LineOfText = [*authors, (f" {ended(work.title)} ", PLAIN)]
    if work.volume:
        tail = f", v. {work.volume}, n. {work.issue}, p. {pages_of(work, '-')}, {work.year}"
        return [closed([*line, (work.venue, BOLD), (tail, PLAIN)])]
    return [closed([*line, *_bare_place(work, style=BOLD), (when(work), PLAIN)])]


def french(work: Work, authors: list[Segment]) -> list[LineOfText]:
    """Doe J., Roe M. (2019), « Small cats », *Feline Studies*, vol. 12, n° 3, p. 3-9."""
    line: LineOfText = [*authors, (f" ({when(work)}), « {work.title} », ", PLAIN)]
    if work.volume:
        return [closed([*line, (work.venue, ITALIC), (f", vol. {work.volume}, n° {work.issue}, p. {pages_of(work, '-')}", PLAIN)])]
    if work.kind == "chapter":
        editors = _editors(work, "in {} (dir.), ")
        return [closed([*line, (editors, PLAIN), (work.venue, ITALIC), (f", {work.publisher}, p. {pages_of(work, '-')}", PLAIN)])]
    return [closed([*line, *_bare_place(work)])]


def venue_first(work: Work, authors: list[Segment]) -> list[LineOfText]:
    """**ICML 2019** Small Cats. Jane Doe, Mary Roe."""
    return [closed([(f"{work.venue} {when(work)}".strip(), BOLD), (f" {ended(work.title)} ", PLAIN), *authors])]


def year_first(work: Work, authors: list[Segment]) -> list[LineOfText]:
    """2019. Small Cats. *Feline Studies* 12(3), 3–9. With Mary Roe."""
    line: LineOfText = [(f"{when(work)[:1].upper()}{when(work)[1:]}. {ended(work.title)} ", PLAIN)]
    numbers = f" {work.volume}({work.issue}), {pages_of(work)}" if work.volume else ""
    place = _bare_place(work, after=numbers + ". ")
    return [closed([*line, *place, *([("With ", PLAIN), *authors] if authors else [])])]


def dashes(work: Work, authors: list[Segment]) -> list[LineOfText]:
    """Small Cats — Jane Doe, Mary Roe — ICML, 2019"""
    return [[(work.title, BOLD), (" — ", PLAIN), *authors, (" — ", PLAIN), *_bare_place(work, style=PLAIN), (when(work), PLAIN)]]


def apart(work: Work, authors: list[Segment]) -> list[LineOfText]:
    """Jane Doe, Mary Roe. Small Cats. *Feline Studies*, 12(3), 3–9. — the year in a column of its own"""
    numbers = f", {work.volume}({work.issue}), {pages_of(work)}" if work.volume else ""
    status = [("under review", PLAIN)] if work.status == "under review" else []
    return [closed([*authors, (f". {ended(work.title)} ", PLAIN), *_bare_place(work, after=numbers), *status])]


DISCIPLINES: list[Convention] = [
    Convention(family_first, chemistry, separator="; ", last="; ", only_two="; "),
    Convention(given_initials, physics, last=", ", only_two=", "),
    Convention(given_initials, physics, last=" and "),
    Convention(family_letters, vancouver, last=", ", only_two=", "),
    Convention(full, law, last=" & ", only_two=" & "),
    Convention(full, humanities, last=", and ", elides_owner=True),
    Convention(family_first, harvard, last=" and ", only_two=" and "),
    Convention(family_given, harvard, last=" and ", only_two=" and "),
    Convention(full, library, last=", ", only_two=", "),
    Convention(capital_family, brazil, separator="; ", last="; ", only_two="; "),
    Convention(family_stops, french, last=", ", only_two=", "),
    Convention(full, venue_first, last=" and "),
    Convention(full, year_first, last=" and ", elides_owner=True),
    Convention(full, dashes, last=", ", only_two=", "),
    Convention(given_initials, apart, last=", ", only_two=", ", year_apart=True),
    Convention(family_first, apart, last=", & ", only_two=", & ", year_apart=True),
]
