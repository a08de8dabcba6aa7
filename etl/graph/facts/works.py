"""Works with their authors in order, and the systems a person built."""

from __future__ import annotations

from rdflib import OWL

from etl.graph import terms
from etl.graph.facts.stays import write_organization
from etl.graph.literals import Literal, boolean, integer
from etl.graph.statements import Description, state
from etl.graph.writer import DocumentWriter
from etl.model.facts import Author, Work
from etl.model.mention import EntityKind

AUTHOR_ROLE = Literal("author")
BUILDER_ROLE = Literal("builder")
SYSTEM_KIND = Literal("system")  # beside the kinds of `WorkKind`: named, but not listed as a publication
BYLINE_END = "et al."


def write_works(writer: DocumentWriter, *, with_addresses: bool) -> None:
    """Every work once, also one that the document lists twice; its authors from its fullest list there."""
    entries: dict[str, list[tuple[int, Work]]] = {}
    for index, work in enumerate(writer.claims.works):
        node = writer.work(work.title)
        _write_work(writer, writer.describe(node), work, with_addresses=with_addresses)
        entries.setdefault(node, []).append((index, work))
    for node, listed in entries.items():
        index, work = max(listed, key=lambda entry: (entry[1].et_al is None, len(entry[1].authors), -entry[0]))
        _write_authors(writer, node, index, work)


def _write_work(writer: DocumentWriter, description: Description, work: Work, *, with_addresses: bool) -> None:
    writer.cite_entry(description, terms.CLASS_WORK, work.span)
    writer.text(description, terms.TITLE, work.title)
    writer.value(description, terms.KIND, Literal(work.kind.value.value), work.kind)
    writer.value(description, terms.STATUS, Literal(work.status.value.value), work.status)
    writer.refer(description, terms.VENUE, EntityKind.VENUE, work.venue)
    writer.text(description, terms.VENUE_NAME, work.venue)
    if work.year is not None:
        writer.value(description, terms.YEAR, integer(work.year.value), work.year)
    for prop, claim in (
        (terms.VOLUME, work.volume),
        (terms.ISSUE, work.issue),
        (terms.PAGES, work.pages),
        (terms.PUBLISHER, work.publisher),
        (terms.DOI, work.doi),
        (terms.ARXIV, work.arxiv),
        (terms.ISSN, work.issn),
        (terms.URL, work.url if with_addresses else None),
        *((terms.NOTE, note) for note in work.notes),
    ):
        writer.text(description, prop, claim)
    if work.doi is not None:
        state(description, str(OWL.sameAs), f"https://doi.org/{work.doi.value}")
    if work.et_al is not None and work.et_al.value:
        writer.value(description, terms.AUTHORS_TRUNCATED, boolean(True), work.et_al)
    if work.authors:
        state(description, terms.BYLINE, Literal(_byline(work)))


def _byline(work: Work) -> str:
    names = [author.name.value for author in work.authors]
    return ", ".join([*names, BYLINE_END] if work.et_al is not None and work.et_al.value else names)


def _write_authors(writer: DocumentWriter, node: str, index: int, work: Work) -> None:
    written: set[str] = set()
    for place, author in enumerate(work.authors):
        if author.withheld:
            state(writer.describe(node), terms.AUTHORS_TRUNCATED, boolean(True))
            continue
        person = writer.entity(EntityKind.PERSON, author.name)
        link = writer.authorship_of(index, place) or writer.iris.authorship(node, person or author.name.value)
        if link in written:  # two authors of one name: two authorships
            link = writer.iris.authorship(link, place)
        written.add(link)
        description = writer.version(link, terms.CLASS_AUTHORSHIP)
        description[terms.PLACE if work.owner_implied else terms.RANK] = [integer(place + 1)]
        _write_author(writer, description, node, person, author)
    if work.owner_implied and writer.subject is not None:
        description = writer.version(writer.iris.authorship(node, writer.subject), terms.CLASS_AUTHORSHIP)
        description.update({terms.WORK: [node], terms.PERSON: [writer.subject], terms.ROLE: [AUTHOR_ROLE]})
        writer.cite_entry(description, terms.CLASS_AUTHORSHIP, work.span)


def _write_author(writer: DocumentWriter, description: Description, node: str, person: str | None, author: Author) -> None:
    description.update({terms.WORK: [node], terms.ROLE: [AUTHOR_ROLE]})
    if person is not None:
        description[terms.PERSON] = [person]
    writer.text(description, terms.CREDITED_AS, author.name)
    if author.equal_contribution:
        description[terms.EQUAL_CONTRIBUTION] = [boolean(True)]
    if author.corresponding:
        description[terms.CORRESPONDING] = [boolean(True)]


def write_systems(writer: DocumentWriter) -> None:
    """A named system is a work of its own kind, its builder an authorship with the role "builder" and without rank."""
    for index, system in enumerate(writer.claims.systems):
        node = writer.work(system.name)
        if not writer.is_described(node):
            work = writer.describe(node)
            work[terms.KIND] = [SYSTEM_KIND]
            writer.text(work, terms.TITLE, system.name)
        description = writer.link("systems", index, terms.CLASS_AUTHORSHIP, system.span)
        description.update({terms.WORK: [node], terms.ROLE: [BUILDER_ROLE]})
        if writer.subject is not None:
            description[terms.PERSON] = [writer.subject]
        writer.text(description, terms.TITLE, system.name)
        write_organization(writer, description, system.organization)
