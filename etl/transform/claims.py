"""From a document to its claims: the list of steps."""

from __future__ import annotations

from etl.model.document import Document
from etl.model.document_claims import DocumentClaims
from etl.model.issue import Issue, Severity
from etl.transform.accounting import account_for_lines
from etl.transform.citations.works import read_works
from etl.transform.confidence import rate_claims
from etl.transform.context import Context
from etl.transform.document_date import read_document_date
from etl.transform.inclusions import unread_inclusions
from etl.transform.parsers.advising import read_advising
from etl.transform.parsers.awards import read_awards
from etl.transform.parsers.education import read_education
from etl.transform.parsers.employment import read_employment
from etl.transform.parsers.service import read_service
from etl.transform.parsers.skills import read_skills
from etl.transform.parsers.systems import read_systems
from etl.transform.parsers.talks import read_talks
from etl.transform.parsers.teaching import read_teaching
from etl.transform.records.bibtex import BIBTEX, settle_entries
from etl.transform.records.reading import read_record
from etl.transform.sections import split_sections
from etl.transform.subject import infer_subject, is_whole, read_subject, settle_subject
from etl.transform.thesis_years import with_degree_years


def read_claims(document: Document) -> DocumentClaims:
    """Every claim of one document with the confidence it deserves, and an account of every line of it."""
    return read_record(document) or rate_claims(read_unrated_claims(document))


def read_unrated_claims(document: Document) -> DocumentClaims:
    """The same, each claim with its own rule's estimate.

    The works are read first: a document whose header names nobody belongs to the author whom they have in common.
    """
    sections = split_sections(document)
    dated = read_document_date(document, sections)
    as_of, as_of_source = dated or (None, None)
    named = read_subject(document, sections)
    works = read_works(sections, Context(document, named, as_of))
    if document.media_type == BIBTEX:
        works.facts = settle_entries(document, works.facts)
    inferred = None if is_whole(named) else infer_subject(works.facts, document)
    subject = settle_subject(named, inferred, document, sections)
    context = Context(document, subject, as_of)
    education = read_education(sections, context)
    works.facts = with_degree_years(works.facts, education.facts, sections)
    employment = read_employment(sections, context)
    service = read_service(sections, context)
    awards = read_awards(sections, context)
    talks = read_talks(sections, context)
    teaching = read_teaching(sections, context)
    advising = read_advising(sections, context)
    systems = read_systems(sections, context)
    skills = read_skills(sections, context)
    harvests = (education, employment, works, service, awards, talks, teaching, advising, systems, skills)
    facts = [fact for harvest in harvests for fact in harvest.facts]
    asides = [aside for harvest in harvests for aside in harvest.asides]
    issues = [issue for harvest in harvests for issue in harvest.issues]
    issues += unread_inclusions(document)
    if subject is None:
        issues.append(_nobody(document))
    lines = account_for_lines(document, sections, subject, facts, asides)
    for section in sections:
        section.memo.clear()  # a memo holds sections: what holds itself would wait for the garbage collector
    return DocumentClaims(
        name=document.name,
        sha256=document.sha256,
        media_type=document.media_type,
        subject=subject,
        as_of=as_of,
        as_of_source=as_of_source,
        education=tuple(education.facts),
        employment=tuple(employment.facts),
        works=tuple(works.facts),
        service=tuple(service.facts),
        awards=tuple(awards.facts),
        talks=tuple(talks.facts),
        teaching=tuple(teaching.facts),
        advising=tuple(advising.facts),
        systems=tuple(systems.facts),
        skills=tuple(skills.facts),
        lines=lines,
        issues=tuple(sorted(issues, key=lambda issue: (issue.line or 0, issue.rule, issue.message))),
    )


def _nobody(document: Document) -> Issue:
    return Issue(
        document.name,
        None,
        Severity.WARNING,
        "subject.none",
        "nobody is named at the top and no author is common to the works: check whose CV this is",
    )
