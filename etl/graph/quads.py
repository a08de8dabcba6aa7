"""From claims and resolution to statements: the one door into RDF."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from etl.graph import terms
from etl.graph.facts.activities import write_awards, write_service, write_talks, write_teaching
from etl.graph.facts.person import write_skills, write_subject
from etl.graph.facts.stays import write_advising, write_education, write_employment
from etl.graph.facts.works import write_systems, write_works
from etl.graph.iris import Iris
from etl.graph.literals import Literal, day
from etl.graph.statements import TYPE, Description, DocumentGraph, state
from etl.graph.writer import DocumentWriter
from etl.model.document_claims import DocumentClaims
from etl.model.resolution import Resolution

__all__ = ["DocumentGraph", "write_document", "write_documents"]


def write_documents(
    claims: Iterable[DocumentClaims], resolution: Resolution, *, base_iri: str, with_contacts: bool
) -> list[DocumentGraph]:
    """Each document's own statements, in the order of the documents' hashes.

    Files of one content are one document with several paths. `with_contacts` lets e-mail and web addresses in.
    """
    by_content: dict[str, list[DocumentClaims]] = {}
    for each in sorted(claims, key=lambda each: (each.sha256, each.name)):
        by_content.setdefault(each.sha256, []).append(each)
    return [write_document(same, resolution, base_iri=base_iri, with_contacts=with_contacts) for same in by_content.values()]


def write_document(same: Sequence[DocumentClaims], resolution: Resolution, *, base_iri: str, with_contacts: bool) -> DocumentGraph:
    """The statements of one document, given once for each of its paths."""
    writer = DocumentWriter(same[0], resolution, Iris(base_iri))
    write_subject(writer, with_contacts=with_contacts)
    write_education(writer)
    write_employment(writer)
    write_works(writer, with_addresses=with_contacts)
    write_systems(writer)
    write_service(writer)
    write_awards(writer)
    write_talks(writer)
    write_teaching(writer)
    write_advising(writer)
    write_skills(writer)
    graph = writer.finish()
    graph.nodes[writer.document] = _describe_document(writer, [each.name for each in same])
    return graph


def _describe_document(writer: DocumentWriter, paths: Iterable[str]) -> Description:
    claims = writer.claims
    description: Description = {
        TYPE: [terms.CLASS_DOCUMENT],
        terms.SHA256: [Literal(claims.sha256)],
        terms.MEDIA_TYPE: [Literal(claims.media_type)],
    }
    for path in paths:
        state(description, terms.PATH, Literal(path))
    if claims.as_of is not None:
        description[terms.AS_OF] = [day(claims.as_of.last_day)]
    if claims.as_of_source is not None:
        description[terms.AS_OF_SOURCE] = [Literal(claims.as_of_source.value)]
    if writer.subject is not None:
        description[terms.SUBJECT] = [writer.subject]
    if claims.subject is not None:
        description[terms.SUBJECT_NAME] = [Literal(claims.subject.name.value)]
    return description
