"""What parsers are told beside the sections, and what they give back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from etl.model.document import Document
from etl.model.facts import Subject
from etl.model.issue import Issue
from etl.model.partial_date import PartialDate
from etl.model.quick import quickly_made

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Context:
    """The document, its date, and its subject as far as the header tells."""

    document: Document
    subject: Subject | None = None
    as_of: PartialDate | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class Aside:
    """A line that holds no fact of ours, with the reason in a few words ("relevant coursework", "job description")."""

    line: int
    reason: str


@dataclass(slots=True)
class Harvest(Generic[F]):
    """What a parser took out of the sections: facts, the lines it left aside and why, and what a person should look at."""

    facts: list[F] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
