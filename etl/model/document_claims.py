"""Everything one document says: the stored truth of which the graph is a function."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from pydantic import TypeAdapter

from etl.model.claim import Claim
from etl.model.facts import (
    Advising,
    Award,
    Education,
    Employment,
    Service,
    Skill,
    Subject,
    System,
    Talk,
    Teaching,
    Work,
)
from etl.model.issue import Issue
from etl.model.partial_date import PartialDate
from etl.model.quick import quickly_made

CLAIMS_FORMAT = 1


class AsOfSource(StrEnum):
    """What tells a document's date, best first."""

    PRINTED = "printed"  # "Last updated: May 2024"
    FILE = "file"  # the file's own meta data
    LATEST_DATE = "latest date"  # the latest date in the text: the document is at least as young


OUTCOMES = ("fact", "aside", "unread")


@quickly_made
@dataclass(frozen=True, slots=True)
class LineAccount:
    """What became of a non-blank line: `fact` (claimed), `aside` (left for the stated reason) or `unread`."""

    line: int
    outcome: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DocumentClaims:
    """The claims of one document, with what is needed to cite it. Written to and read from JSON through `ADAPTER`."""

    name: str
    sha256: str
    media_type: str
    subject: Subject | None
    as_of: PartialDate | None = None
    as_of_source: AsOfSource | None = None
    education: tuple[Education, ...] = ()
    employment: tuple[Employment, ...] = ()
    works: tuple[Work, ...] = ()
    service: tuple[Service, ...] = ()
    awards: tuple[Award, ...] = ()
    talks: tuple[Talk, ...] = ()
    teaching: tuple[Teaching, ...] = ()
    advising: tuple[Advising, ...] = ()
    systems: tuple[System, ...] = ()
    skills: tuple[Skill, ...] = ()
    lines: tuple[LineAccount, ...] = ()
    issues: tuple[Issue, ...] = ()
    format: int = CLAIMS_FORMAT


# Claims cross a border (disk, process) as JSON; inside, they are plain slotted dataclasses.
ADAPTER: TypeAdapter[DocumentClaims] = TypeAdapter(DocumentClaims)


def count_outcomes(claims: Iterable[DocumentClaims]) -> dict[str, int]:
    """How many lines of the documents have each outcome."""
    counts = Counter(account.outcome for document in claims for account in document.lines)
    return {outcome: counts[outcome] for outcome in OUTCOMES}


__all__ = ["ADAPTER", "CLAIMS_FORMAT", "OUTCOMES", "AsOfSource", "Claim", "DocumentClaims", "LineAccount", "count_outcomes"]
