"""Invented documents for the tests of linking: claims made of plain values, each with its span. Fixtures: `cv`, `who`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

import pytest

from etl.model.claim import Claim
from etl.model.document_claims import DocumentClaims
from etl.model.facts import (
    Advising,
    Author,
    Award,
    Education,
    Employment,
    Period,
    Service,
    Skill,
    Subject,
    System,
    Talk,
    Work,
    WorkKind,
    WorkStatus,
)
from etl.model.mention import EntityKind, MentionKey
from etl.model.partial_date import PartialDate
from etl.model.resolution import Resolution
from etl.model.span import Span

T = TypeVar("T")


@dataclass
class Cv:
    """A CV under construction; `build` gives its claims."""

    name: str
    subject: str | None = None
    as_of: str | None = None
    orcid: str | None = None
    facts: dict[str, list[object]] = field(default_factory=dict)
    _next: int = 0

    def claim(self, value: T) -> Claim[T]:
        """A claim with the next free span."""
        printed = str(value)
        span = Span(self._next, self._next + len(printed), 1, None, printed)
        self._next += len(printed) + 1
        return Claim(value, printed, span, "test")

    def _add(self, section: str, fact: object) -> Cv:
        self.facts.setdefault(section, []).append(fact)
        return self

    def work(
        self,
        title: str,
        *authors: str,
        year: int | None = None,
        venue: str | None = None,
        kind: WorkKind = WorkKind.ARTICLE,
        doi: str | None = None,
    ) -> Cv:
        """Adds a publication."""
        titled = self.claim(title)
        named = tuple(Author(self.claim(author)) for author in authors)
        return self._add(
            "works",
            Work(
                titled.span,
                titled,
                self.claim(kind),
                self.claim(WorkStatus.PUBLISHED),
                named,
                venue=self.claim(venue) if venue else None,
                year=self.claim(year) if year else None,
                doi=self.claim(doi) if doi else None,
            ),
        )

    def stay(self, organization: str | None, title: str, start: int, end: int | None = None, unit: str | None = None) -> Cv:
        """Adds an employment."""
        named = self.claim(title)
        period = Period(self.claim(PartialDate(start)), self.claim(PartialDate(end)) if end else None)
        place = self.claim(organization) if organization else None
        return self._add("employment", Employment(named.span, place, self.claim(unit) if unit else None, named, period))

    def degree(self, organization: str, degree: str, end: int | None = None) -> Cv:
        """Adds a degree."""
        named = self.claim(degree)
        period = Period(end=self.claim(PartialDate(end)) if end else None)
        return self._add("education", Education(named.span, self.claim(organization), None, named, None, period))

    def service(self, role: str, venue: str, *years: int) -> Cv:
        """Adds a service."""
        named = self.claim(role)
        return self._add("service", Service(named.span, named, self.claim(venue), tuple(self.claim(year) for year in years)))

    def award(self, title: str, *years: int) -> Cv:
        """Adds an award."""
        named = self.claim(title)
        return self._add("awards", Award(named.span, named, tuple(self.claim(year) for year in years)))

    def talk(self, title: str, event: str | None = None, year: int | None = None) -> Cv:
        """Adds a talk."""
        named = self.claim(title)
        return self._add("talks", Talk(named.span, named, self.claim(event) if event else None, self.claim(year) if year else None))

    def advisor(self, name: str, organization: str | None = None) -> Cv:
        """Adds an advisor."""
        named = self.claim(name)
        place = self.claim(organization) if organization else None
        return self._add("advising", Advising(named.span, named, self.claim("advisor"), place))

    def system(self, name: str) -> Cv:
        """Adds a system."""
        named = self.claim(name)
        return self._add("systems", System(named.span, named))

    def skill(self, name: str) -> Cv:
        """Adds a skill."""
        named = self.claim(name)
        return self._add("skills", Skill(named.span, named))

    def build(self) -> DocumentClaims:
        """The claims."""
        subject = Subject(self.claim(self.subject), orcid=self.claim(self.orcid) if self.orcid else None) if self.subject else None
        facts = {section: tuple(own) for section, own in self.facts.items()}
        sha = hashlib.sha256(self.name.encode()).hexdigest()
        as_of = PartialDate.from_iso(self.as_of) if self.as_of else None
        return DocumentClaims(self.name, sha, "text/plain", subject, as_of, **facts)  # type: ignore[arg-type]


def entity(resolution: Resolution, document: DocumentClaims, kind: EntityKind, name: str) -> str:
    """The id of the entity behind the first mention of `name` in `document`."""
    labels = {e.id: e for e in resolution.entities}
    found = sorted(
        (key, own)
        for key, own in resolution.entity_of.items()
        if key.document == document.sha256 and key.kind is kind and _printed(document, key) == name
    )
    assert found, f"{name} is not mentioned"
    assert found[0][1] in labels
    return found[0][1]


def _printed(document: DocumentClaims, key: MentionKey) -> str:
    return _quotes(document).get((key.start, key.end), "")


def _quotes(document: DocumentClaims) -> dict[tuple[int, int], str]:
    claims: list[Claim[str] | None] = []
    if document.subject:
        claims.append(document.subject.name)
    for work in document.works:
        claims += [work.title, work.venue, *(author.name for author in work.authors)]
    for degree in document.education:
        claims += [degree.organization, degree.unit]
    for stay in document.employment:
        claims += [stay.organization, stay.unit]
    claims += [service.venue for service in document.service] + [talk.event for talk in document.talks]
    claims += [system.name for system in document.systems]
    for advising in document.advising:
        claims += [advising.advisor, advising.organization]
    return {(claim.span.start, claim.span.end): claim.value for claim in claims if claim}


@pytest.fixture(scope="session")
def cv() -> type[Cv]:
    """What builds an invented CV."""
    return Cv


@pytest.fixture(scope="session")
def who() -> Callable[[Resolution, DocumentClaims, EntityKind, str], str]:
    """What finds the entity behind a name."""
    return entity
