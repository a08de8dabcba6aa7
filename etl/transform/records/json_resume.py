"""A JSON Resume as claims: each field is what it says.

    "work": [{"name": "Acme Labs", "position": "Intern", "startDate": "2018-05", "endDate": "2018-09"}]     an employment
    "publications": [{"name": "Gears Diverge", "publisher": "ICML", "releaseDate": "2017"}]                 a work of the subject

Read are schema 1.0.0, the names of fields that older versions had (`company`, `website`), and the fields that our own export adds
(`department`, `years`, `authors`, `venue`, `doi`, `ongoing`, ...). A missing end says nothing; one in words ("Present"), or
`ongoing`, is open, if the document is as old as the date it is said for (`asOf`). A project is read where its `type` tells a
system, talk or course.

Source of the field names: the JSON Resume schema, 1.0.0 and its change log.
"""

from __future__ import annotations

from collections.abc import Iterator

from etl.model.claim import Claim
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
    Teaching,
    Work,
    WorkKind,
    WorkStatus,
)
from etl.model.partial_date import PartialDate
from etl.model.span import Span
from etl.normalize.identifiers import parse_arxiv, parse_doi, parse_email, parse_issn, parse_orcid
from etl.normalize.json_places import Value
from etl.normalize.venues import find_venue
from etl.transform.records.fields import Reader, is_open_end
from etl.transform.records.record import Facts

_SYSTEMS = frozenset({"application", "software", "system", "library", "tool", "package", "dataset", "framework"})
_TALKS = frozenset({"talk", "presentation", "lecture", "keynote"})
_COURSES = frozenset({"course", "teaching", "class"})
_CUT = "et al."


def read_json_resume(record: Value, reader: Reader, as_of: PartialDate | None) -> Facts:
    """What a JSON Resume says of its subject; `as_of` is the date of the document."""
    facts = Facts(_subject(record, reader))
    for item in _items(record, "work"):
        facts.employment.extend(_employment(item, reader, as_of))
    for item in _items(record, "education"):
        facts.education.extend(_education(item, reader, as_of))
    for item in _items(record, "publications"):
        facts.works.extend(_work(item, reader))
    for item in _items(record, "volunteer"):
        facts.service.extend(_service(item, reader))
    for item in _items(record, "awards"):
        facts.awards.extend(_award(item, reader))
    for item in _items(record, "skills"):
        facts.skills.extend(_skills(item, reader))
    for item in _items(record, "projects"):
        _read_project(item, reader, facts)
    for item in record.items("basics", "advisors"):
        facts.advising.extend(_advising(item, reader))
    return facts


def _items(record: Value, name: str) -> list[Value]:
    return [item for item in record.items(name) if item.members]


def _first(item: Value, *names: str) -> Value | None:
    """The first of several members that is there."""
    return next((value for name in names if (value := item.get(name)) is not None), None)


def _subject(record: Value, reader: Reader) -> Subject | None:
    basics = record.get("basics")
    name = reader.text(basics.get("name"), "name") if basics else None
    if basics is None or name is None:
        return None
    profiles = _items(basics, "profiles")
    addresses = [_first(basics, "url", "website"), *(profile.get("url") for profile in profiles)]
    orcid = next(
        (claim for each in profiles for part in ("url", "username") if (claim := _orcid(each, part, reader)) is not None), None
    )
    urls = [claim for value in addresses if (claim := reader.text(value, "url")) is not None and parse_orcid(claim.value) is None]
    email = reader.parsed(basics.get("email"), "email", parse_email)
    return Subject(name, emails=(email,) if email else (), urls=tuple(urls), orcid=orcid)


def _orcid(profile: Value, part: str, reader: Reader) -> Claim[str] | None:
    """An ORCID iD: of any address, of a user's name only where the network is ORCID."""
    told = reader.text(profile.get("network" if part == "username" else part), "orcid")
    return reader.parsed(profile.get(part), "orcid", parse_orcid) if told and "orcid" in told.value.lower() else None


def _period(item: Value, reader: Reader, as_of: PartialDate | None) -> Period:
    start, end = reader.date(item.get("startDate"), "start"), reader.date(item.get("endDate"), "end")
    if end is not None:
        return Period(start, end)
    written = reader.text(item.get("endDate"), "end")
    if written is not None and is_open_end(written.value):
        return Period(start, None, reader.constant(True, written.span, "ongoing"))
    flag, stated = item.members.get("ongoing"), reader.date(item.get("asOf"), "asOf")
    if flag is None or flag.value.data is not True or (stated is not None and as_of is not None and stated.value != as_of):
        return Period(start)
    return Period(start, None, reader.constant(True, reader.source.span(flag.start, flag.value.end), "ongoing"))


def _employment(item: Value, reader: Reader, as_of: PartialDate | None) -> Iterator[Employment]:
    organization = reader.text(_first(item, "name", "company"), "organization")
    title = reader.text(item.get("position"), "title")
    unit, period = reader.text(item.get("department"), "unit"), _period(item, reader, as_of)
    span = reader.hull(organization, title, unit, period)
    if span is not None and (organization or title):
        yield Employment(span, organization, unit, title, period)


def _education(item: Value, reader: Reader, as_of: PartialDate | None) -> Iterator[Education]:
    organization = reader.text(item.get("institution"), "organization")
    degree, field = reader.text(item.get("studyType"), "degree"), reader.text(item.get("area"), "field")
    unit, period = reader.text(item.get("department"), "unit"), _period(item, reader, as_of)
    span = reader.hull(organization, degree, field, unit, period)
    if span is not None and (organization or degree):
        yield Education(span, organization, unit, degree, field, period)


def _work(item: Value, reader: Reader) -> Iterator[Work]:
    title = reader.text(item.get("name"), "title")
    if title is None:
        return
    named = [claim for value in item.items("authors") if (claim := reader.text(value, "author")) is not None]
    cut = next((claim for claim in named if claim.value.lower() == _CUT), None)
    authors = tuple(Author(claim) for claim in named if claim is not cut)
    address = _first(item, "url", "website")
    venue, publisher = reader.text(item.get("venue"), "venue"), reader.text(item.get("publisher"), "publisher")
    if venue is not None and publisher is not None and publisher.value == venue.value:
        publisher = None
    if venue is None and publisher is not None and find_venue(publisher.value) is not None:
        venue, publisher = publisher, None
    year = reader.year(item.get("releaseDate"), "year")
    doi = reader.parsed(item.get("doi"), "doi", parse_doi) or reader.parsed(address, "doi", parse_doi)
    rest = (year, venue, publisher, doi, authors)
    yield Work(
        span=_span(reader, title, *rest),
        title=title,
        kind=reader.parsed(item.get("kind"), "kind", _work_kind) or reader.constant(WorkKind.OTHER, title.span, "kind"),
        status=reader.parsed(item.get("status"), "status", _work_status)
        or reader.constant(WorkStatus.PUBLISHED, title.span, "status"),
        authors=authors,
        et_al=reader.constant(True, cut.span, "et_al") if cut else None,
        owner_implied=not authors,
        venue=venue,
        year=year,
        volume=reader.text(item.get("volume"), "volume"),
        issue=reader.text(item.get("issue"), "issue"),
        pages=reader.text(item.get("pages"), "pages"),
        publisher=publisher,
        doi=doi,
        arxiv=reader.parsed(item.get("arxiv"), "arxiv", parse_arxiv),
        issn=reader.parsed(item.get("issn"), "issn", parse_issn),
        url=None if doi else reader.text(address, "url"),
    )


def _work_kind(text: str) -> WorkKind | None:
    return WorkKind(text) if text in set(WorkKind) else None


def _work_status(text: str) -> WorkStatus | None:
    return WorkStatus(text) if text in set(WorkStatus) else None


def _service(item: Value, reader: Reader) -> Iterator[Service]:
    role, venue = reader.text(item.get("position"), "role"), reader.text(item.get("organization"), "venue")
    years = _years(item, reader)
    if role is not None:
        yield Service(_span(reader, role, venue, years), role, venue, years)


def _award(item: Value, reader: Reader) -> Iterator[Award]:
    title = reader.text(item.get("title"), "title")
    if title is not None:
        year = reader.year(item.get("date"), "year")
        years = (year,) if year else _years(item, reader)
        grantor, amount = reader.text(item.get("awarder"), "grantor"), reader.text(item.get("amount"), "amount")
        yield Award(_span(reader, title, years, grantor, amount), title, years, grantor, amount)


def _skills(item: Value, reader: Reader) -> Iterator[Skill]:
    """The keywords of a group of skills; its name where it has none."""
    values: list[Value | None] = [*item.items("keywords")] or [item.get("name")]
    for name in (reader.text(value, "skill") for value in values):
        if name is not None:
            yield Skill(name.span, name)


def _read_project(item: Value, reader: Reader, facts: Facts) -> None:
    type_ = reader.text(item.get("type"), "type")
    kind = type_.value.lower() if type_ else ""
    name, entity = reader.text(item.get("name"), "name"), reader.text(item.get("entity"), "entity")
    years = _years(item, reader)
    if kind in _SYSTEMS and name is not None:
        facts.systems.append(System(_span(reader, name, entity), name, entity))
    elif kind in _TALKS and (name or entity):
        span = reader.hull(name, entity, years)
        assert span is not None
        facts.talks.append(Talk(span, name, entity, next(iter(years), None)))
    elif kind in _COURSES and name is not None:
        role = next((claim for value in item.items("roles") if (claim := reader.text(value, "role")) is not None), None)
        facts.teaching.append(Teaching(_span(reader, name, role, entity, years), name, role, entity, years))


def _advising(item: Value, reader: Reader) -> Iterator[Advising]:
    advisor, relation = reader.text(item.get("name"), "advisor"), reader.text(item.get("relation"), "relation")
    organization = reader.text(item.get("organization"), "organization")
    if advisor is not None and relation is not None:
        yield Advising(_span(reader, advisor, relation, organization), advisor, relation, organization)


def _years(item: Value, reader: Reader) -> tuple[Claim[int], ...]:
    """The years as they are listed, else those from start to end."""
    found = [claim for value in item.items("years") if (claim := reader.year(value, "year")) is not None]
    return tuple(found) or reader.years(item.get("startDate"), item.get("endDate"), "year")


def _span(reader: Reader, *claims: object) -> Span:
    span = reader.hull(*claims)
    assert span is not None  # one of the claims is there
    return span
