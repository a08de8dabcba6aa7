"""A subject as a JSON Resume (schema 1.0.0).

What the schema has no field for stands in fields of our own, which it allows inside of items: `department` (the unit), `years`,
`kind`, `authors`, `venue`, `doi`, `status`; an open end is `"ongoing": true` with `asOf`, the date of the document that says so:
a missing `endDate` alone would mean "today". Talks, courses and systems are projects with a `type`; service is under `volunteer`.

Source of the field names: the JSON Resume schema, 1.0.0.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from etl.exchange.periods import as_of, dated, end_of, is_ongoing, latest_date, start_of
from etl.exchange.records import BUILDER, Node, Records, Work, label_of, title_of
from etl.graph import terms

Json: TypeAlias = dict[str, object]
SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
VERSION = "v1.0.0"
TALK, COURSE, SYSTEM = "talk", "course", "application"  # types of projects


def write_json_resume(records: Records, *, with_contacts: bool) -> str:
    """The résumé of the one person of `records`; e-mail and web addresses only `with_contacts`."""
    resume = {
        "$schema": SCHEMA,
        "basics": _basics(records, with_contacts=with_contacts),
        "work": [_post(node) for node in records.of_class(terms.CLASS_EMPLOYMENT)],
        "volunteer": [_service(node) for node in records.of_class(terms.CLASS_SERVICE)],
        "education": [_degree(node) for node in records.of_class(terms.CLASS_EDUCATION)],
        "awards": [_award(node) for node in records.of_class(terms.CLASS_AWARD)],
        "publications": [_publication(work) for work in records.publications],
        "skills": [{"name": node.get(terms.SKILL)} for node in records.of_class(terms.CLASS_SKILL)],
        "projects": list(_projects(records)),
        "meta": _meta(records),
    }
    return json.dumps({name: part for name, part in resume.items() if part}, ensure_ascii=False, indent=2) + "\n"


def _basics(records: Records, *, with_contacts: bool) -> Json:
    person = records.people[0]
    orcid = person.get(terms.ORCID)
    profiles = [{"network": "ORCID", "username": orcid, "url": f"https://orcid.org/{orcid}"}] if orcid else []
    advisors = [
        _filled(
            {
                "name": node.get(terms.ADVISOR_NAME),
                "relation": node.get(terms.RELATION),
                "organization": node.get(terms.ORGANIZATION_NAME),
            }
        )
        for node in records.of_class(terms.CLASS_ADVISING)
        if records.person in node.all(terms.ADVISEE)
    ]
    contacts = {"email": person.get(terms.EMAIL), "url": person.get(terms.HOMEPAGE)} if with_contacts else {}
    return _filled({"name": label_of(person), **contacts, "profiles": profiles, "advisors": advisors})


def _post(node: Node) -> Json:
    return _filled({"name": _place(node), "position": node.get(terms.TITLE), **_unit(node), **_period(node)})


def _degree(node: Node) -> Json:
    degree = {"institution": _place(node), "area": node.get(terms.FIELD), "studyType": node.get(terms.DEGREE)}
    return _filled({**degree, **_unit(node), **_period(node)})


def _service(node: Node) -> Json:
    return _filled({"organization": node.get(terms.VENUE_NAME), "position": node.get(terms.ROLE), **_years(node)})


def _award(node: Node) -> Json:
    years = node.years()
    said = {"title": node.get(terms.TITLE), "awarder": node.get(terms.GRANTOR_NAME), "amount": node.get(terms.AMOUNT)}
    return _filled({**said, "date": str(years[0]) if len(years) == 1 else "", "years": years if len(years) > 1 else []})


def _publication(work: Work) -> Json:
    node = work.node
    doi = node.get(terms.DOI)
    return _filled(
        {
            "name": title_of(node),
            "publisher": node.get(terms.PUBLISHER) or work.venue,
            "releaseDate": node.get(terms.YEAR),
            "url": f"https://doi.org/{doi}" if doi else "",
            "kind": node.get(terms.KIND),
            "status": node.get(terms.STATUS),
            "authors": [maker.name or maker.label for maker in work.authors] + (["et al."] if work.is_cut else []),
            "venue": work.venue,
            "volume": node.get(terms.VOLUME),
            "issue": node.get(terms.ISSUE),
            "pages": node.get(terms.PAGES),
            "doi": doi,
            "arxiv": node.get(terms.ARXIV),
            "issn": node.get(terms.ISSN),
        }
    )


def _projects(records: Records) -> Iterable[Json]:
    for work in records.works:
        built = [maker for maker in work.makers if maker.role == BUILDER and maker.person == records.person]
        if built:
            yield _filled({"name": title_of(work.node), "type": SYSTEM, "entity": built[0].organization})
    for node in records.of_class(terms.CLASS_TALK):
        yield _filled({"name": node.get(terms.TITLE), "type": TALK, "entity": node.get(terms.EVENT), **_years(node)})
    for node in records.of_class(terms.CLASS_TEACHING):
        roles = [node.get(terms.ROLE)] if node.get(terms.ROLE) else []
        course = {"name": node.get(terms.COURSE), "type": COURSE, "entity": _place(node), "roles": roles}
        yield _filled({**course, **_years(node)})


def _meta(records: Records) -> Json:
    latest = latest_date(records.links)
    return _filled({"canonical": SCHEMA, "version": VERSION, "lastModified": f"{latest}T00:00:00" if latest else ""})


def _place(node: Node) -> str:
    return node.get(terms.ORGANIZATION_NAME)


def _unit(node: Node) -> Json:
    return {"department": node.get(terms.UNIT_NAME)}


def _period(node: Node) -> Json:
    open_end: Json = {"ongoing": True, "asOf": as_of(node), "summary": dated(node)} if is_ongoing(node) else {}
    return {"startDate": start_of(node), "endDate": end_of(node), **open_end}


def _years(node: Node) -> Json:
    """The years one by one; beginning and end too where none between them is missing."""
    years = node.years()
    if not years or years[-1] - years[0] != len(years) - 1:
        return {"years": years}
    return {"startDate": str(years[0]), "endDate": str(years[-1]), "years": years}


def _filled(item: Mapping[str, object]) -> Json:
    """The item without what is empty."""
    return {name: value for name, value in item.items() if value not in ("", [], {}, None)}


__all__: Sequence[str] = ["COURSE", "SCHEMA", "SYSTEM", "TALK", "write_json_resume"]
