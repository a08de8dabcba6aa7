"""Stays of a person at an organization, and who advised there: education, employment, advising."""

from __future__ import annotations

from etl.graph import terms
from etl.graph.facts.periods import write_period
from etl.graph.statements import Description, state
from etl.graph.writer import DocumentWriter
from etl.model.claim import Claim
from etl.model.mention import EntityKind


def write_education(writer: DocumentWriter) -> None:
    """`2015 - 2019 Ph.D. in Physics, Northfield University`."""
    for index, fact in enumerate(writer.claims.education):
        description = writer.link("education", index, terms.CLASS_EDUCATION, fact.span)
        _write_place(writer, description, fact.organization, fact.unit)
        writer.text(description, terms.DEGREE, fact.degree)
        writer.text(description, terms.FIELD, fact.field)
        write_period(writer, description, fact.period)


def write_employment(writer: DocumentWriter) -> None:
    """`May - Aug 2018, research intern, Acme Labs`."""
    for index, fact in enumerate(writer.claims.employment):
        description = writer.link("employment", index, terms.CLASS_EMPLOYMENT, fact.span)
        _write_place(writer, description, fact.organization, fact.unit)
        writer.text(description, terms.TITLE, fact.title)
        write_period(writer, description, fact.period)


def write_advising(writer: DocumentWriter) -> None:
    """`Advisor: Prof. T. Brandt`."""
    for index, fact in enumerate(writer.claims.advising):
        description = writer.link("advising", index, terms.CLASS_ADVISING, fact.span)
        if writer.subject is not None:
            state(description, terms.ADVISEE, writer.subject)
        writer.refer(description, terms.ADVISOR, EntityKind.PERSON, fact.advisor)
        writer.text(description, terms.ADVISOR_NAME, fact.advisor)
        writer.text(description, terms.RELATION, fact.relation)
        write_organization(writer, description, fact.organization)
        _write_unit(writer, description, fact.unit)


def write_organization(writer: DocumentWriter, description: Description, organization: Claim[str] | None) -> None:
    """The organization as printed and, where it was linked, the organization itself."""
    writer.refer(description, terms.ORGANIZATION, EntityKind.ORGANIZATION, organization)
    writer.text(description, terms.ORGANIZATION_NAME, organization)


def _write_place(
    writer: DocumentWriter, description: Description, organization: Claim[str] | None, unit: Claim[str] | None
) -> None:
    if writer.subject is not None:
        state(description, terms.PERSON, writer.subject)
    write_organization(writer, description, organization)
    _write_unit(writer, description, unit)


def _write_unit(writer: DocumentWriter, description: Description, unit: Claim[str] | None) -> None:
    writer.refer(description, terms.UNIT, EntityKind.ORGANIZATION, unit)
    writer.text(description, terms.UNIT_NAME, unit)
