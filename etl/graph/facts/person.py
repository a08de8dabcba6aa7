"""The subject: names, identifiers and, where the profile allows, contacts."""

from __future__ import annotations

from rdflib import OWL

from etl.graph import terms
from etl.graph.literals import Literal
from etl.graph.statements import state
from etl.graph.writer import DocumentWriter
from etl.model.mention import EntityKind


def write_subject(writer: DocumentWriter, *, with_contacts: bool) -> None:
    """The document's subject; e-mail addresses and web addresses only `with_contacts`."""
    subject, node = writer.claims.subject, writer.subject
    if subject is None or node is None:
        return
    description = writer.describe(node)
    for name in (subject.name, *subject.names):
        writer.entity(EntityKind.PERSON, name)
        writer.text(description, terms.NAME, name)
    if subject.orcid is not None:
        writer.text(description, terms.ORCID, subject.orcid)
        state(description, str(OWL.sameAs), f"https://orcid.org/{subject.orcid.value}")
    if with_contacts:
        for email in subject.emails:
            writer.text(description, terms.EMAIL, email)
        for url in subject.urls:
            writer.text(description, terms.HOMEPAGE, url)


def write_skills(writer: DocumentWriter) -> None:
    """One node a skill, so that each has its words."""
    for index, skill in enumerate(writer.claims.skills):
        description = writer.link("skills", index, terms.CLASS_SKILL, skill.span)
        if writer.subject is not None:
            state(description, terms.PERSON, writer.subject)
        writer.value(description, terms.SKILL, Literal(skill.name.value), skill.name)
