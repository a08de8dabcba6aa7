"""Sections: where the headings stand and what they open, read from form and wording together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from etl.model import regex as re
from etl.model.document import Document, Line
from etl.model.section import Section, SectionKind
from etl.transform.alike_lists import know_each_other
from etl.transform.broken_headings import with_whole_headings
from etl.transform.closing_lines import RULE, find_closing
from etl.transform.heading_lexicon import fold
from etl.transform.heading_tree import Heading, find_headings
from etl.transform.labelled_rows import RULE as LABELLED
from etl.transform.labelled_rows import labelled_pieces
from etl.transform.packed_lines import unpack_lines
from etl.transform.repeated_dates import with_repeated_dates
from etl.transform.row_kinds import RULE as BY_ROWS
from etl.transform.row_kinds import lists_other_kind, lists_posts, lists_tools

# the mark of a numbered example in Markdown: "(@) ", "(@rivers) "
_EXAMPLE = re.compile(r"(\(@[\w-]{0,30}\))\s+(?=\S)")
# "(continued)", ", cont.", "(Fortsetzung)" behind a heading
_CONTINUED = re.compile(
    r"[\s(\[,–—-]+(?:cont(?:inued|inuation|['’]?d|\.)?|fortsetzung|forts\.|suite|continuación|segue|continuação|vervolg)[.)\]]*\s*$",
    re.IGNORECASE,
)

_BIBLIOGRAPHY = "application/x-bibtex"


def split_sections(document: Document) -> tuple[Section, ...]:
    """The document's sections, in reading order; every line is in exactly one of them, or is a heading.

    What stands before the first heading is a section of kind HEADER (it may hold entries as well as the contact block). A line is a
    heading when its words are known and it stands like one, or when it is set like the document's other headings. A heading of
    unknown wording opens a section of kind UNKNOWN when it is set like the top-level ones; set in a weaker form, it takes the kind
    of the heading above it.

    A heading that is itself an item of an outline ("* JOBS") lifts what stands below it out of that list.

    A BibTeX file is one section of publications.

    A list of nothing but software that all know is one of skills, whatever its heading ("MY WORKSHOP"); posts below a heading that
    leaves it open are a career ("Research").

    Lines that close a section or the document ("Languages: English, Hindi" below a list of awards, "References on request") are
    sections without a heading.

    Example: "EDUCATION", "PROFESSIONAL SERVICES" (caps) and "Invited Talks" (below, not in caps) give sections EDUCATION, SERVICE
    and TALKS, the last with SERVICE as its parent.
    """
    if document.media_type == _BIBLIOGRAPHY:
        return (Section(SectionKind.PUBLICATIONS, None, document.lines, None, "sections.bibliography"),)
    lines = with_whole_headings(document.lines)
    all_lines = tuple(_with_mark(line) if line.text.startswith("(@") else line for line in lines)
    headings, again = _without_repeated(find_headings(all_lines))
    sections: list[Section] = []
    first = headings[0].index if headings else len(all_lines)
    sections.append(Section(SectionKind.HEADER, None, all_lines[:first], None, "sections.header"))
    above: list[tuple[int, Section]] = []
    ends = [*(heading.index for heading in headings[1:]), len(all_lines)]
    for heading, end in zip(headings, ends[: len(headings)], strict=True):
        while above and above[-1][0] >= heading.rank:
            above.pop()
        lines = tuple(
            line for place, line in enumerate(all_lines[heading.index + 1 : end], heading.index + 1) if place not in again
        )
        if depth := all_lines[heading.index].level:
            lines = tuple(replace(line, level=max(0, line.level - depth)) for line in lines)
        own = (heading.rest, *lines) if heading.rest is not None else lines
        parent = above[-1][1] if above else None
        section = Section(
            heading.kind, heading.passage, unpack_lines(with_repeated_dates(own), heading.kind), parent, heading.rule, heading.also
        )
        section = _by_rows(section)
        section, *closing = _without_closing(section, is_last=end == len(all_lines))
        section, *told = _by_labels(section)
        above.append((heading.rank, section))
        sections += [section, *told, *closing]
    know_each_other(sections)
    return tuple(sections)


def _without_repeated(headings: Sequence[Heading]) -> tuple[list[Heading], frozenset[int]]:
    """The headings without those that only say on a new page that a list goes on ("Works (continued)"), and the lines of these."""
    kept: list[Heading] = []
    for heading in headings:
        continued = _CONTINUED.search(heading.passage.text) if kept and heading.rest is None else None
        if continued is None or fold(heading.passage.text[: continued.start()]) != fold(kept[-1].passage.text):
            kept.append(heading)
    return kept, frozenset(heading.index for heading in headings) - {heading.index for heading in kept}


def _by_rows(section: Section) -> Section:
    """A section of unknown heading with the kind that its rows tell."""
    if lists_tools(section):
        return replace(section, kind=SectionKind.SKILLS, rule=BY_ROWS)
    if (other := lists_other_kind(section)) is not None:
        return replace(section, kind=other, rule=BY_ROWS, also=())
    return replace(section, kind=SectionKind.EMPLOYMENT, rule=BY_ROWS) if lists_posts(section) else section


def _without_closing(section: Section, *, is_last: bool) -> list[Section]:
    """The section without the lines that close it, and a section for each of these."""
    found = find_closing(section.lines, section.kind, is_last=is_last)
    if not found:
        return [section]
    ends = [*(closing.index for closing in found[1:]), len(section.lines)]
    pieces = [replace(section, lines=section.lines[: found[0].index])]
    for closing, end in zip(found, ends, strict=True):
        pieces.append(Section(closing.kind, None, section.lines[closing.index : end], None, RULE))
    return pieces


def _by_labels(section: Section) -> list[Section]:
    """The section down to the first row whose label tells of another kind, and a section for each of these."""
    pieces = labelled_pieces(section.lines, section.kind)
    if not pieces:
        return [section]
    opened = pieces[0].start if pieces[0].kind is not section.kind else pieces[0].stop
    told = [p for p in pieces if p.start >= opened]
    first = replace(section, lines=section.lines[:opened])
    return [first, *(Section(p.kind, None, section.lines[p.start : p.stop], None, LABELLED) for p in told)]


def _with_mark(line: Line) -> Line:
    """The line with the mark of a numbered example taken off its words."""
    match = _EXAMPLE.match(line.text) if line.marker is None and not line.cells else None
    return replace(line, marker=match[1], passage=line.passage.cut(match.end())) if match else line
