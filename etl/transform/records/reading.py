"""Documents that are records: which reader takes them, and what became of their lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from etl.model.document import Document
from etl.model.document_claims import AsOfSource, DocumentClaims
from etl.model.issue import Issue, Severity
from etl.model.partial_date import PartialDate
from etl.normalize.json_places import Value, leaves, read_json
from etl.normalize.json_records import JSON_RESUME, ORCID_RECORD, is_technical
from etl.transform.accounting import account_for_lines
from etl.transform.context import Aside
from etl.transform.records.fields import Reader, claims_in
from etl.transform.records.json_resume import read_json_resume
from etl.transform.records.orcid import read_orcid
from etl.transform.records.record import SECTIONS, Facts

_READERS = {JSON_RESUME: ("json_resume", read_json_resume), ORCID_RECORD: ("orcid", read_orcid)}
# Names of members that hold nothing of ours, with the reason given for their lines. The outermost that is here counts.
_NOT_OURS = {
    **dict.fromkeys(
        ("email", "phone", "location", "address", "addresses", "emails", "url", "website", "profiles"), "contact details, not kept"
    ),
    **dict.fromkeys(("researcher-urls", "external-identifiers", "image", "picture"), "contact details, not kept"),
    **dict.fromkeys(("summary", "biography", "label", "short-description"), "summary in prose"),
    **dict.fromkeys(("highlights", "description", "score", "gpa", "courses"), "job description"),
    **dict.fromkeys(("interests", "hobbies", "keywords"), "interests"),
    **dict.fromkeys(("level", "fluency"), "level of a skill"),
    "languages": "languages spoken",
    "certificates": "certificates and courses taken",
    "references": "people who recommend the subject",
    "memberships": "memberships",
    "research-resources": "resources used",
    "peer-reviews": "reviews, counted once a role and organization",
    "projects": "projects without a known type",
    "external-ids": "identifiers of other kinds",
    "work-summary": "the same work from another source",
    "organization": "place of an organization",
    "publication-date": "month and day of a work",
    "type": "kind of an entry",
    "name": "parts of a name",
    "subtitle": "subtitle",
    "translated-title": "title in another language",
}


def read_record(document: Document) -> DocumentClaims | None:
    """The claims of a document that is a record; `None` for every other document."""
    if document.media_type not in _READERS:
        return None
    rule, read = _READERS[document.media_type]
    reader, record = Reader(document.source, rule), read_json(document.text)
    stated = _stated(document)
    facts: Facts = read(record, reader, stated)
    as_of = stated or _latest(facts)
    issues = () if facts.subject is not None else (_nobody(document),)
    sections: dict[str, Any] = {name: tuple(getattr(facts, name)) for name in SECTIONS}
    return DocumentClaims(
        name=document.name,
        sha256=document.sha256,
        media_type=document.media_type,
        subject=facts.subject,
        as_of=as_of,
        as_of_source=None if as_of is None else AsOfSource.FILE if stated else AsOfSource.LATEST_DATE,
        **sections,
        lines=account_for_lines(document, (), facts.subject, facts.listed(), _asides(document, record)),
        issues=issues,
    )


def _stated(document: Document) -> PartialDate | None:
    try:
        return PartialDate.from_iso((document.modified or "")[:10])
    except ValueError:
        return None


def _latest(facts: Facts) -> PartialDate | None:
    """The latest date of what is over: the record is at least as young."""
    periods = [*(stay.period for stay in facts.education), *(stay.period for stay in facts.employment)]
    found = [claim.value for period in periods for claim in claims_in(period) if isinstance(claim.value, PartialDate)]
    years = [claim.value for each in facts.service for claim in each.years]
    years += [each.year.value for each in facts.works if each.year is not None]
    found += [PartialDate(year) for year in years]
    return max(found, key=lambda date: date.last_day, default=None)


def _asides(document: Document, record: Value) -> Iterator[Aside]:
    for path, value in leaves(record):
        reason = next((_NOT_OURS[name] for name in path if name in _NOT_OURS), None)
        if reason is not None and not is_technical(document.media_type, path):
            first, last = (document.source.line_number(place) for place in (value.start, max(value.start, value.end - 1)))
            for line in range(first, last + 1):
                yield Aside(line, reason)


def _nobody(document: Document) -> Issue:
    return Issue(
        document.name,
        None,
        Severity.WARNING,
        "subject.none",
        "the record does not name whose it is: add the name (basics.name, or person.name) and build again",
    )
