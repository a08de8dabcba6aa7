"""People, works and what links them in the vocabulary of schema.org, as JSON-LD.

A post is a role between a person and an organization (`EmployeeRole`), with the property repeated on both sides, as schema.org has
it; an open end says in `description` as of when. Types follow `ontology/alignments.ttl`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from etl.exchange.periods import dated, end_of, start_of
from etl.exchange.records import BUILDER, PUBLISHED, Maker, Node, Records, Work, label_of, same_as, title_of
from etl.exchange.venues import JOURNAL, kind_of_venue
from etl.graph import terms

Json: TypeAlias = dict[str, object]
CONTEXT = "https://schema.org"
_TYPES = {
    "article": "ScholarlyArticle",
    "preprint": "ScholarlyArticle",
    "thesis": "Thesis",
    "book": "Book",
    "chapter": "Chapter",
    "report": "Report",
    "software": "SoftwareSourceCode",
    "dataset": "Dataset",
    "system": "SoftwareApplication",
}
_ELSE = "CreativeWork"


def write_schema_org(records: Records, *, with_contacts: bool) -> str:
    """The people of `records` with their links, then the works; e-mail and web addresses only `with_contacts`."""
    links: dict[str, list[Node]] = {}
    for link in records.links:
        for person in (*link.all(terms.PERSON), *link.all(terms.ADVISEE)):
            links.setdefault(person, []).append(link)
    people = [_person(node, links.get(node.iri, []), with_contacts=with_contacts) for node in records.people]
    graph = [*people, *(_work(work, with_contacts=with_contacts) for work in records.works)]
    return json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def _person(node: Node, links: list[Node], *, with_contacts: bool) -> Json:
    label = label_of(node)
    orcid = node.get(terms.ORCID)
    contacts = {"email": list(node.all(terms.EMAIL)), "url": list(node.all(terms.HOMEPAGE))} if with_contacts else {}
    return _filled(
        {
            "@type": "Person",
            "@id": node.iri,
            "name": label,
            "alternateName": sorted(name for name in node.all(terms.NAME) if name != label),
            "identifier": {"@type": "PropertyValue", "propertyID": "ORCID", "value": orcid} if orcid else "",
            "sameAs": same_as(node),
            **contacts,
            "worksFor": [_post(link) for link in _of(links, terms.CLASS_EMPLOYMENT)],
            "alumniOf": [_stay(link, "alumniOf") for link in _of(links, terms.CLASS_EDUCATION)],
            "hasCredential": [_credential(link) for link in _of(links, terms.CLASS_EDUCATION) if link.get(terms.DEGREE)],
            "award": [_award(link) for link in _of(links, terms.CLASS_AWARD)],
            "knowsAbout": [link.get(terms.SKILL) for link in _of(links, terms.CLASS_SKILL)],
            "performerIn": [_talk(link) for link in _of(links, terms.CLASS_TALK)],
            "memberOf": [_service(link) for link in _of(links, terms.CLASS_SERVICE)],
        }
    )


def _of(links: Iterable[Node], class_: str) -> list[Node]:
    return [link for link in links if link.class_ == class_]


def _organization(link: Node) -> Json:
    """The organization by the name that the document has for it; its IRI where it is known."""
    known = link.get(terms.ORGANIZATION)
    unit = {"@type": "Organization", "name": link.get(terms.UNIT_NAME)} if link.get(terms.UNIT_NAME) else ""
    return _filled({"@type": "Organization", "@id": known, "name": link.get(terms.ORGANIZATION_NAME), "department": unit})


def _stay(link: Node, prop: str) -> Json:
    period = {"startDate": start_of(link), "endDate": end_of(link), "description": dated(link)}
    return _filled({"@type": "OrganizationRole", **period, prop: _organization(link)})


def _post(link: Node) -> Json:
    return _stay(link, "worksFor") | _filled({"@type": "EmployeeRole", "roleName": link.get(terms.TITLE)})


def _credential(link: Node) -> Json:
    by = _organization(link) if link.get(terms.ORGANIZATION_NAME) else ""
    said = {"credentialCategory": link.get(terms.DEGREE), "about": link.get(terms.FIELD), "recognizedBy": by}
    return _filled({"@type": "EducationalOccupationalCredential", **said})


def _award(link: Node) -> str:
    said = (link.get(terms.TITLE), link.get(terms.GRANTOR_NAME), ", ".join(map(str, link.years())))
    return ", ".join(filter(None, said))


def _talk(link: Node) -> Json:
    year = next(iter(link.years()), "")
    return _filled({"@type": "Event", "name": link.get(terms.EVENT), "about": link.get(terms.TITLE), "startDate": str(year)})


def _service(link: Node) -> Json:
    years = link.years()
    period = {"startDate": str(years[0]), "endDate": str(years[-1])} if years and years[-1] - years[0] == len(years) - 1 else {}
    venue = _filled({"@type": "Organization", "@id": link.get(terms.VENUE), "name": link.get(terms.VENUE_NAME)})
    return _filled({"@type": "OrganizationRole", "roleName": link.get(terms.ROLE), **period, "memberOf": venue})


def _work(work: Work, *, with_contacts: bool) -> Json:
    node = work.node
    doi, status = node.get(terms.DOI), node.get(terms.STATUS)
    makers = [maker for maker in work.makers if maker.role == BUILDER] if work.is_system else work.authors
    return _filled(
        {
            "@type": _TYPES.get(node.get(terms.KIND), _ELSE),
            "@id": node.iri,
            "name": title_of(node),
            "author": [_author(maker) for maker in makers],
            "datePublished": node.get(terms.YEAR) if status in ("", PUBLISHED) else "",
            "creativeWorkStatus": "" if status == PUBLISHED else status,
            "isPartOf": _container(work),
            "pagination": node.get(terms.PAGES),
            "publisher": {"@type": "Organization", "name": node.get(terms.PUBLISHER)} if node.get(terms.PUBLISHER) else "",
            "identifier": {"@type": "PropertyValue", "propertyID": "DOI", "value": doi} if doi else "",
            "sameAs": same_as(node),
            "url": node.get(terms.URL) if with_contacts else "",
        }
    )


def _container(work: Work) -> Json | str:
    """The venue, with issue and volume around it as schema.org nests them."""
    node = work.node
    if not work.venue:
        return ""
    is_journal = kind_of_venue(work) == JOURNAL
    found: Json = {"@type": "Periodical" if is_journal else "CreativeWorkSeries", "@id": node.get(terms.VENUE), "name": work.venue}
    found = _filled({**found, "issn": node.get(terms.ISSN)})
    if is_journal and node.get(terms.VOLUME):
        found = {"@type": "PublicationVolume", "volumeNumber": node.get(terms.VOLUME), "isPartOf": found}
    if is_journal and node.get(terms.ISSUE):
        found = {"@type": "PublicationIssue", "issueNumber": node.get(terms.ISSUE), "isPartOf": found}
    return found


def _author(maker: Maker) -> Json:
    return _filled({"@type": "Person", "@id": maker.person, "name": maker.name or maker.label})


def _filled(item: Mapping[str, object]) -> Json:
    """The item without what is empty; a list of one is that one."""
    single = {name: value[0] if isinstance(value, list) and len(value) == 1 else value for name, value in item.items()}
    return {name: value for name, value in single.items() if value not in ("", [], {}, None)}
