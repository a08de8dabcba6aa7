"""Sections: what a document is divided into by its headings."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from etl.model.document import Line, Passage


class SectionKind(StrEnum):
    """What a section lists. `UNKNOWN` is kept as such and never poured into a neighbour."""

    HEADER = "header"  # what stands before the first heading: name, contact
    CONTACT = "contact"
    SUMMARY = "summary"
    INTERESTS = "interests"
    EDUCATION = "education"
    EMPLOYMENT = "employment"
    PROJECTS = "projects"
    PUBLICATIONS = "publications"
    PATENTS = "patents"
    SOFTWARE = "software"
    TALKS = "talks"
    TEACHING = "teaching"
    ADVISING = "advising"  # students whom the subject advises
    SERVICE = "service"
    AWARDS = "awards"
    GRANTS = "grants"
    SKILLS = "skills"
    LANGUAGES = "languages"
    CERTIFICATES = "certificates"
    MEMBERSHIPS = "memberships"
    MEDIA = "media"
    REFERENCES = "references"  # people who recommend the subject
    PERSONAL = "personal"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the lines below it, down to the next heading.

    A section with subheadings is several sections: each subheading opens its own, with the one above as `parent`. A subheading
    of unknown wording keeps its parent's kind ("Federated Learning" below "Publications"); one whose wording is known has its own.
    The words of a heading may be facts (a role, a year, an employer): parsers read them from `headings`.

    kind     what it lists
    heading  the heading's words; `None` for what stands before the first one, and for lines that close a section
    lines    its own lines, the heading's and those of subsections left out
    parent   the section whose subheading this is
    rule     the rule that found the heading
    also     further kinds that the heading names: "Honors and Service" is AWARDS and also SERVICE. Parsers of such a kind read the
             section too, but only entries that are plainly theirs; what both could claim belongs to `kind`.
    memo     what stages have worked out about the section and keep with it (its entries); no part of its value
    """

    kind: SectionKind
    heading: Passage | None
    lines: tuple[Line, ...]
    parent: Section | None
    rule: str
    also: tuple[SectionKind, ...] = ()
    memo: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def headings(self) -> tuple[Passage, ...]:
        """The headings above the lines, outermost first."""
        above = self.parent.headings if self.parent else ()
        return (*above, self.heading) if self.heading else above
