"""The public record of an ORCID iD (version 3.0, JSON) as claims.

    "employment-summary": {"department-name": "Physics", "role-title": "Researcher", "start-date": {"year": {"value": "2019"}, ...},
                           "end-date": null, "organization": {"name": "Northfield University", ...}}

Each group of works is one work; where several sources state it, the first one speaks, which is the one its owner prefers. Works
have no authors there: the subject is one of them. A start with `"end-date": null` is a stay that goes on: the form that makes
records says "leave blank if current". Not read: keywords, memberships, research resources, biography.

Source of the field names: ORCID's documentation of its message schema 3.0.
"""

from __future__ import annotations

from collections.abc import Iterator

from etl.model import regex as re
from etl.model.claim import Claim
from etl.model.facts import Award, Education, Employment, Period, Service, Subject, Talk, Work, WorkKind, WorkStatus
from etl.model.partial_date import PartialDate
from etl.normalize.date_atom import date_or_none
from etl.normalize.identifiers import parse_arxiv, parse_doi, parse_email, parse_issn, parse_orcid
from etl.normalize.json_places import Value
from etl.normalize.json_records import passage_of
from etl.transform.parsers.degrees import find_degree
from etl.transform.records.fields import Reader
from etl.transform.records.record import Facts

_KINDS = {
    "journal-article": WorkKind.ARTICLE,
    "conference-paper": WorkKind.ARTICLE,
    "conference-proceedings": WorkKind.ARTICLE,
    "review": WorkKind.ARTICLE,
    "magazine-article": WorkKind.ARTICLE,
    "newspaper-article": WorkKind.ARTICLE,
    "preprint": WorkKind.PREPRINT,
    "working-paper": WorkKind.PREPRINT,
    "dissertation": WorkKind.THESIS,
    "dissertation-thesis": WorkKind.THESIS,
    "supervised-student-publication": WorkKind.OTHER,
    "book": WorkKind.BOOK,
    "edited-book": WorkKind.BOOK,
    "book-chapter": WorkKind.CHAPTER,
    "patent": WorkKind.PATENT,
    "report": WorkKind.REPORT,
    "technical-standard": WorkKind.REPORT,
    "software": WorkKind.SOFTWARE,
    "research-software": WorkKind.SOFTWARE,
    "data-set": WorkKind.DATASET,
}
_TALKS = frozenset({"lecture-speech", "conference-presentation"})
_LINK = re.compile(r"(?:in|of|en|di|em|für|im Fach)\s+", re.I)  # what joins a degree and its field: "PhD in Physics"
_PARTS = ("year", "month", "day")


def read_orcid(record: Value, reader: Reader, as_of: PartialDate | None) -> Facts:
    """What a record says of the person; `as_of` is the date of its last change."""
    facts = Facts(_subject(record, reader))
    for section, summary in (("employments", "employment-summary"), ("invited-positions", "invited-position-summary")):
        for item in _summaries(record, section, summary):
            facts.employment.extend(_employment(item, reader))
    for section, summary in (("educations", "education-summary"), ("qualifications", "qualification-summary")):
        for item in _summaries(record, section, summary):
            facts.education.extend(_education(item, reader))
    for item in _summaries(record, "services", "service-summary"):
        facts.service.extend(_service(item, reader))
    for item in _summaries(record, "distinctions", "distinction-summary"):
        facts.awards.extend(_distinction(item, reader))
    for item in _groups(record, "fundings", "funding-summary"):
        facts.awards.extend(_funding(item, reader))
    for item in _groups(record, "works", "work-summary"):
        _read_work(item, reader, facts)
    facts.service.extend(_reviews(record, reader))
    return facts


def _subject(record: Value, reader: Reader) -> Subject | None:
    name = record.get("person", "name")
    credited = reader.text(name.get("credit-name", "value"), "name") if name else None
    parts = (name.get("given-names", "value"), name.get("family-name", "value")) if name else ()
    whole = reader.joined(parts, "name")
    best = credited or whole
    if best is None:
        return None
    others = (reader.text(other.get("content"), "name") for other in record.items("person", "other-names", "other-name"))
    names = [claim for claim in others if claim is not None]
    names += [whole] if whole is not None and whole.value != best.value else []
    emails = (reader.parsed(each.get("email"), "email", parse_email) for each in record.items("person", "emails", "email"))
    urls = (reader.text(each.get("url", "value"), "url") for each in record.items("person", "researcher-urls", "researcher-url"))
    return Subject(
        best,
        tuple(names),
        tuple(claim for claim in emails if claim is not None),
        tuple(claim for claim in urls if claim is not None),
        reader.parsed(record.get("orcid-identifier", "path"), "orcid", parse_orcid),
    )


def _summaries(record: Value, section: str, summary: str) -> Iterator[Value]:
    """The affiliations of a section; of a group, which states one, the first."""
    for group in record.items("activities-summary", section, "affiliation-group"):
        found = next((each.get(summary) for each in group.items("summaries")), None)
        if found is not None and found.members:
            yield found


def _groups(record: Value, section: str, summary: str) -> Iterator[Value]:
    """The first summary of each group of works or funds."""
    for group in record.items("activities-summary", section, "group"):
        yield from (each for each in group.items(summary)[:1] if each.members)


def _date(item: Value, name: str, reader: Reader, rule: str) -> Claim[PartialDate] | None:
    """A date in parts: year, month, day, each with a value or `null`."""
    parts = [item.get(name, part, "value") for part in _PARTS]
    passages = [passage_of(reader.source, part) for part in parts]
    numbers = []
    for passage in passages:
        if passage is None or not passage.text.isdecimal() or len(passage.text) > len("2019"):
            break
        numbers.append(int(passage.text))
    date = next((found for end in range(len(numbers), 0, -1) if (found := date_or_none(*numbers[:end])) is not None), None)
    if date is None:
        return None
    used = [passage for passage in passages[: 1 + (date.month is not None) + (date.day is not None)] if passage is not None]
    span = reader.source.span(min(p.offsets[0] for p in used), max(p.offsets[-1] for p in used) + 1)
    return reader.claim(date, "-".join(p.text for p in used), span, rule)


def _year(item: Value, name: str, reader: Reader) -> Claim[int] | None:
    date = _date(item, name, reader, "year")
    year = passage_of(reader.source, item.get(name, "year", "value"))
    return reader.of_passage(year, "year", date.value.year) if date is not None and year is not None else None


def _years(item: Value, reader: Reader) -> tuple[Claim[int], ...]:
    return reader.years(item.get("start-date", "year", "value"), item.get("end-date", "year", "value"), "year")


def _period(item: Value, reader: Reader) -> Period:
    start, end = _date(item, "start-date", reader, "start"), _date(item, "end-date", reader, "end")
    member = item.members.get("end-date")
    if start is None or end is not None or member is None or member.value.data is not None:
        return Period(start, end)
    return Period(start, None, reader.constant(True, reader.source.span(member.start, member.value.end), "ongoing"))


def _organization(item: Value, reader: Reader, name: str = "organization") -> Claim[str] | None:
    return reader.text(item.get("organization", "name"), name)


def _employment(item: Value, reader: Reader) -> Iterator[Employment]:
    organization, title = _organization(item, reader), reader.text(item.get("role-title"), "title")
    unit, period = reader.text(item.get("department-name"), "unit"), _period(item, reader)
    span = reader.hull(organization, title, unit, period)
    if span is not None and (organization or title):
        yield Employment(span, organization, unit, title, period)


def _education(item: Value, reader: Reader) -> Iterator[Education]:
    organization, unit, period = (
        _organization(item, reader),
        reader.text(item.get("department-name"), "unit"),
        _period(item, reader),
    )
    degree, field = _degree(item.get("role-title"), reader)
    span = reader.hull(organization, degree, field, unit, period)
    if span is not None and (organization or degree):
        yield Education(span, organization, unit, degree, field, period)


def _degree(value: Value | None, reader: Reader) -> tuple[Claim[str] | None, Claim[str] | None]:
    """`PhD` and `Physics` of "PhD in Physics"; the whole as the degree where it opens with none that is known."""
    passage = passage_of(reader.source, value)
    found = find_degree(passage.text) if passage is not None else None
    if passage is None or found is None:
        return reader.text(value, "degree"), None
    degree, rest = passage.cut(found.start, found.end).trimmed(), passage.cut(found.until).trimmed(" ,;:-–()")
    link = _LINK.match(rest.text)
    rest = rest.cut(link.end()).trimmed() if link else rest
    field = reader.of_passage(rest, "field", rest.text) if rest.text else None
    return reader.of_passage(degree, "degree", degree.text), field


def _service(item: Value, reader: Reader) -> Iterator[Service]:
    role, venue, years = reader.text(item.get("role-title"), "role"), _organization(item, reader, "venue"), _years(item, reader)
    span = reader.hull(role, venue, years)
    if role is not None and span is not None:
        yield Service(span, role, venue, years)


def _distinction(item: Value, reader: Reader) -> Iterator[Award]:
    title, grantor = reader.text(item.get("role-title"), "title"), _organization(item, reader, "grantor")
    year = _year(item, "start-date", reader) or _year(item, "end-date", reader)
    span = reader.hull(title, grantor, year)
    if title is not None and span is not None:
        yield Award(span, title, (year,) if year else (), grantor)


def _funding(item: Value, reader: Reader) -> Iterator[Award]:
    title, grantor = reader.text(item.get("title", "title", "value"), "title"), _organization(item, reader, "grantor")
    year = _year(item, "start-date", reader)
    span = reader.hull(title, grantor, year)
    if title is not None and span is not None:
        yield Award(span, title, (year,) if year else (), grantor)


def _read_work(item: Value, reader: Reader, facts: Facts) -> None:
    title, type_ = reader.text(item.get("title", "title", "value"), "title"), reader.text(item.get("type"), "kind")
    venue, year = reader.text(item.get("journal-title", "value"), "venue"), _year(item, "publication-date", reader)
    span = reader.hull(title, venue, year)
    if title is None or span is None:
        return
    named = type_.value.lower().replace("_", "-") if type_ else ""
    if named in _TALKS:
        facts.talks.append(Talk(span, title, venue, year))
        return
    kind = _KINDS.get(named, WorkKind.OTHER)
    doi = _external(item, "doi", parse_doi, reader)
    facts.works.append(
        Work(
            span=span,
            title=title,
            kind=reader.claim(kind, type_.printed, type_.span, "kind") if type_ else reader.constant(kind, title.span, "kind"),
            status=reader.constant(WorkStatus.PUBLISHED, title.span, "status"),
            owner_implied=True,
            venue=venue,
            year=year,
            doi=doi,
            arxiv=_external(item, "arxiv", parse_arxiv, reader),
            issn=_external(item, "issn", parse_issn, reader),
            url=None if doi else reader.text(item.get("url", "value"), "url"),
        )
    )


def _external(item: Value, kind: str, parse: object, reader: Reader) -> Claim[str] | None:
    """The first identifier of a kind whose form and check digits hold."""
    assert callable(parse)
    for each in item.items("external-ids", "external-id"):
        named = each.get("external-id-type")
        if named is not None and named.data == kind:
            claim: Claim[str] | None = reader.parsed(each.get("external-id-value"), kind, parse)
            if claim is not None:
                return claim
    return None


def _reviews(record: Value, reader: Reader) -> Iterator[Service]:
    """Reviews done, one service for each organization that convened them and role, with its years."""
    found: dict[tuple[str, str], tuple[Claim[str], Claim[str] | None, dict[int, Claim[int]]]] = {}
    for group in record.items("activities-summary", "peer-reviews", "group"):
        for each in group.items("peer-review-group"):
            for item in each.items("peer-review-summary"):
                role = reader.text(item.get("reviewer-role"), "role")
                venue = reader.text(item.get("convening-organization", "name"), "venue")
                if role is None:
                    continue
                key = role.value, venue.value if venue else ""
                _, _, years = found.setdefault(key, (role, venue, {}))
                year = _year(item, "completion-date", reader)
                if year is not None:
                    years.setdefault(year.value, year)
    for role, venue, years in found.values():
        listed = tuple(year for _, year in sorted(years.items()))
        span = reader.hull(role, venue)
        assert span is not None  # the role is there
        yield Service(span, role, venue, listed)
