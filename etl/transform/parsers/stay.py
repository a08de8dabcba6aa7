"""A stay: an entry of a career section before it is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.model.section import Section
from etl.normalize.dates import DateRange
from etl.transform.parsers.affiliations import Role
from etl.transform.parsers.stay_parts import Part
from etl.transform.parsers.stay_rows import Row


@dataclass(slots=True)
class Stay:
    """A post or a degree before it is read.

    section  where it stands
    lead     rows above the date's row, outermost first; `carried` if they are an earlier stay's
    anchor   the row with the date; without a date, the row that holds the most
    trail    rows right below that may complete the header
    details  all rows below the anchor down to the next stay
    is_group an employer's own line above its posts, no post itself
    parts    what the header's parts are; given from the start where labels tell, else worked out over all stays of a block
    """

    section: Section
    anchor: Row
    date: DateRange | None
    lead: list[Row] = field(default_factory=list)
    trail: list[Row] = field(default_factory=list)
    details: list[Row] = field(default_factory=list)
    carried: bool = False
    is_group: bool = False
    parts: list[tuple[Part, Role | None]] = field(default_factory=list)

    @property
    def header(self) -> list[Row]:
        """The rows of the header in reading order."""
        return [*self.lead, self.anchor, *self.trail]
