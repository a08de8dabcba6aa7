"""What readers of records give back: the facts by their kind, still open for more."""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.model.facts import (
    Advising,
    Award,
    Education,
    Employment,
    Fact,
    Service,
    Skill,
    Subject,
    System,
    Talk,
    Teaching,
    Work,
)

SECTIONS = ("education", "employment", "works", "service", "awards", "talks", "teaching", "advising", "systems", "skills")


@dataclass(slots=True)
class Facts:
    """The subject and the facts of a record, each kind in the order of the file."""

    subject: Subject | None
    education: list[Education] = field(default_factory=list)
    employment: list[Employment] = field(default_factory=list)
    works: list[Work] = field(default_factory=list)
    service: list[Service] = field(default_factory=list)
    awards: list[Award] = field(default_factory=list)
    talks: list[Talk] = field(default_factory=list)
    teaching: list[Teaching] = field(default_factory=list)
    advising: list[Advising] = field(default_factory=list)
    systems: list[System] = field(default_factory=list)
    skills: list[Skill] = field(default_factory=list)

    def listed(self) -> list[Fact]:
        """All facts."""
        return [fact for name in SECTIONS for fact in getattr(self, name)]
