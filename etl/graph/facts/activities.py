"""What a person does for and receives from others: service, awards, talks, teaching."""

from __future__ import annotations

from collections.abc import Iterable

from etl.graph import terms
from etl.graph.facts.stays import write_organization
from etl.graph.literals import integer
from etl.graph.statements import Description, state
from etl.graph.writer import DocumentWriter
from etl.model.claim import Claim
from etl.model.mention import EntityKind
from etl.model.span import Span


def write_service(writer: DocumentWriter) -> None:
    """`Reviewer: ICML 2019, 2020`."""
    for index, fact in enumerate(writer.claims.service):
        description = _link(writer, "service", index, terms.CLASS_SERVICE, fact.span)
        writer.text(description, terms.ROLE, fact.role)
        writer.refer(description, terms.VENUE, EntityKind.VENUE, fact.venue)
        writer.text(description, terms.VENUE_NAME, fact.venue)
        _write_years(writer, description, fact.years)


def write_awards(writer: DocumentWriter) -> None:
    """`Best Paper Award, 2019`."""
    for index, fact in enumerate(writer.claims.awards):
        description = _link(writer, "awards", index, terms.CLASS_AWARD, fact.span)
        writer.text(description, terms.TITLE, fact.title)
        writer.text(description, terms.GRANTOR_NAME, fact.grantor)
        writer.text(description, terms.AMOUNT, fact.amount)
        _write_years(writer, description, fact.years)


def write_talks(writer: DocumentWriter) -> None:
    """`"Widgets at Scale". KDD 2020`."""
    for index, fact in enumerate(writer.claims.talks):
        description = _link(writer, "talks", index, terms.CLASS_TALK, fact.span)
        writer.text(description, terms.TITLE, fact.title)
        writer.text(description, terms.EVENT, fact.event)
        writer.refer(description, terms.VENUE, EntityKind.VENUE, fact.event)
        _write_years(writer, description, (fact.year,) if fact.year else ())


def write_teaching(writer: DocumentWriter) -> None:
    """`Teaching assistant, CS 101 Introduction to Widgets, 2018`."""
    for index, fact in enumerate(writer.claims.teaching):
        description = _link(writer, "teaching", index, terms.CLASS_TEACHING, fact.span)
        writer.text(description, terms.COURSE, fact.course)
        writer.text(description, terms.ROLE, fact.role)
        write_organization(writer, description, fact.organization)
        _write_years(writer, description, fact.years)


def _link(writer: DocumentWriter, section: str, index: int, class_: str, span: Span) -> Description:
    description = writer.link(section, index, class_, span)
    if writer.subject is not None:
        state(description, terms.PERSON, writer.subject)
    return description


def _write_years(writer: DocumentWriter, description: Description, years: Iterable[Claim[int]]) -> None:
    for year in years:
        writer.value(description, terms.YEAR, integer(year.value), year)
