"""Sections: where the headings stand and what they open, read from form and wording together."""

from __future__ import annotations

from dataclasses import replace

from etl.model.document import Document
from etl.model.section import Section, SectionKind
from etl.transform.heading_tree import find_headings


def split_sections(document: Document) -> tuple[Section, ...]:
    """The document's sections, in reading order; every line is in exactly one of them, or is a heading.

    What stands before the first heading is a section of kind HEADER (it may hold entries as well as the contact block). A line is a
    heading when its words are known and it stands like one, or when it is set like the document's other headings. A heading of
    unknown wording opens a section of kind UNKNOWN when it is set like the top-level ones; set in a weaker form, it takes the kind
    of the heading above it.

    A heading that is itself an item of an outline ("* JOBS") lifts what stands below it out of that list.

    Example: "EDUCATION", "PROFESSIONAL SERVICES" (caps) and "Invited Talks" (below, not in caps) give sections EDUCATION, SERVICE
    and TALKS, the last with SERVICE as its parent.
    """
    headings = find_headings(document.lines)
    sections: list[Section] = []
    first = headings[0].index if headings else len(document.lines)
    sections.append(Section(SectionKind.HEADER, None, document.lines[:first], None, "sections.header"))
    above: list[tuple[int, Section]] = []
    ends = [*(heading.index for heading in headings[1:]), len(document.lines)]
    for heading, end in zip(headings, ends[: len(headings)], strict=True):
        while above and above[-1][0] >= heading.rank:
            above.pop()
        lines = document.lines[heading.index + 1 : end]
        if depth := document.lines[heading.index].level:
            lines = tuple(replace(line, level=max(0, line.level - depth)) for line in lines)
        own = (heading.rest, *lines) if heading.rest is not None else lines
        parent = above[-1][1] if above else None
        section = Section(heading.kind, heading.passage, own, parent, heading.rule, heading.also)
        above.append((heading.rank, section))
        sections.append(section)
    return tuple(sections)
