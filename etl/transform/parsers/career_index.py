"""Which stay a row of a career section belongs to: what parsers of advisors and systems need to name the organization."""

from __future__ import annotations

import operator
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.model.claim import Claim
from etl.model.document import Line
from etl.model.quick import quickly_made
from etl.model.section import Section, SectionKind
from etl.transform.parsers.affiliations import Role
from etl.transform.parsers.stay import Stay
from etl.transform.parsers.stay_claims import role_claim
from etl.transform.parsers.stay_roles import read_assigned_stays
from etl.transform.parsers.stay_rows import Row, read_plain_rows


@quickly_made
@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row with the section's kind, its stay, and that stay's organization with its unit; `None` outside of a stay.

    is_header  whether the row belongs to the stay's header
    heading    words of the headings above, innermost last
    """

    row: Row
    kind: SectionKind
    stay: Stay | None
    organization: Claim[str] | None
    is_header: bool
    heading: str
    unit: Claim[str] | None = None


def place_rows(sections: Sequence[Section]) -> list[PlacedRow]:
    """Every row of the document in reading order, those of stays with their organization; worked out once."""
    if not sections:
        return []
    known = sections[0].memo.get("placed_rows")
    if known is None or len(known[0]) != len(sections) or not all(map(operator.is_, known[0], sections)):
        known = sections[0].memo["placed_rows"] = (tuple(sections), _place_rows(sections))
    rows: list[PlacedRow] = known[1]
    return rows


def _place_rows(sections: Sequence[Section]) -> list[PlacedRow]:
    of_line: dict[tuple[int, int], tuple[Stay, Claim[str] | None, bool]] = {}
    for _, stays in read_assigned_stays(sections):
        for stay in stays:
            organization = role_claim(stay, Role.ORGANIZATION, "stays.organization")
            for row, is_header in _rows_of(stay):
                for line in row.lines:
                    of_line.setdefault(_place(line), (stay, organization, is_header))
    placed = []
    for section in sections:
        heading = " / ".join(passage.text for passage in section.headings)
        for row in read_plain_rows(section):
            known = of_line.get(_place(row.line))
            if known is None:
                placed.append(PlacedRow(row, section.kind, None, None, False, heading))
            else:
                stay, organization, is_header = known
                unit = role_claim(stay, Role.UNIT, "stays.unit", 0.8)
                placed.append(PlacedRow(row, section.kind, stay, organization, is_header, heading, unit))
    return placed


def _place(line: Line) -> tuple[int, int]:
    """Where the line begins; joined to the end of a broken range it is another object."""
    return line.number, line.passage.offsets[0] if len(line.passage) else -1


def _rows_of(stay: Stay) -> Iterator[tuple[Row, bool]]:
    header = stay.header if not stay.carried else [stay.anchor, *stay.trail]
    for row in header:
        yield row, True
    for row in stay.details:
        yield row, False
