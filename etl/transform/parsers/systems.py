"""Systems: the named systems, tools, libraries and datasets that the document says the subject built or helped to build.

Three sources, each with its own rule: lists under a heading that means software ("Example — 300 stars"), sentences that name what was
built ("we build a system called Example"; "core developer of Example"), and project headings below a post that are names
("**Example**" above a description of a system). What is merely used, and methods named in titles alone, are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from etl.model.document import Passage
from etl.model.facts import System
from etl.model.section import Section, SectionKind
from etl.transform.context import Context, Harvest
from etl.transform.parsers.career_index import PlacedRow, place_rows
from etl.transform.parsers.stay_claims import span_of, text_claim
from etl.transform.parsers.system_names import find_headed, find_listed, find_stated, is_software_heading

RULE_LISTED = "systems.listed"
RULE_STATED = "systems.stated"
RULE_HEADED = "systems.heading"

_STATED_IN = frozenset(
    {
        SectionKind.EMPLOYMENT,
        SectionKind.PROJECTS,
        SectionKind.SUMMARY,
        SectionKind.SKILLS,
        SectionKind.PUBLICATIONS,
        SectionKind.HEADER,
        SectionKind.SOFTWARE,
        SectionKind.EDUCATION,
        SectionKind.INTERESTS,
    }
)
_HEADED_IN = frozenset({SectionKind.EMPLOYMENT, SectionKind.PROJECTS})


def read_systems(sections: Sequence[Section], context: Context) -> Harvest[System]:
    """The systems that the subject built, each once, with the organization of the entry they stand in."""
    harvest: Harvest[System] = Harvest()
    seen: set[str] = set()
    rows = place_rows(sections)
    for i, placed in enumerate(rows):
        below = rows[i + 1 : i + 4]
        for name, rule, confidence in _names(placed, below):
            key = "".join(c for c in name.text.casefold() if c.isalnum())
            if key and key not in seen:
                seen.add(key)
                harvest.facts.append(System(span_of(placed.row.passage), text_claim(name, rule, confidence), placed.organization))
    return harvest


def _names(placed: PlacedRow, below: Sequence[PlacedRow]) -> Iterator[tuple[Passage, str, float]]:
    row = placed.row
    if placed.kind is SectionKind.SOFTWARE or (placed.kind is SectionKind.UNKNOWN and is_software_heading(placed.heading)):
        names = list(find_stated(row.passage))
        yield from ((name, RULE_STATED, 0.9) for name in names)
        if not names:
            yield from ((name, RULE_LISTED, 0.85) for name in find_listed(row))
        return
    if placed.kind in _STATED_IN:
        yield from ((name, RULE_STATED, 0.9) for name in find_stated(row.passage))
    if placed.kind in _HEADED_IN and not placed.is_header:
        name = find_headed(row, [other.row for other in below if other.stay is placed.stay and not other.is_header])
        if name is not None:
            yield name, RULE_HEADED, 0.7
