from __future__ import annotations

from dataclasses import replace

import pytest

from etl.gazetteers.loader import read_gazetteer
from etl.model.claim import Claim
from etl.model.document_claims import DocumentClaims, LineAccount
from etl.model.facts import Author, Education, Employment, Period, Skill, Work, WorkKind, WorkStatus
from etl.model.partial_date import PartialDate
from etl.model.span import Span
from etl.transform.confidence import expected_share_right, rate_claims
from etl.transform.confidence_signs import EXPECTED_FIELDS, signs_of

SPAN = Span(0, 4, 1, None, "text")
POST = Employment(
    SPAN,
    organization=Claim("Acme Labs", "Acme Labs", SPAN, "rule"),
    title=Claim("Analyst", "Analyst", SPAN, "rule"),
    period=Period(Claim(PartialDate(2018), "2018", SPAN, "rule"), ongoing=Claim(True, "present", SPAN, "rule")),
)
THIN = Employment(SPAN, title=Claim("Analyst", "Analyst", SPAN, "rule"))
WORK = Work(
    SPAN,
    Claim("Widgets", "Widgets", SPAN, "rule"),
    Claim(WorkKind.ARTICLE, "Widgets", SPAN, "rule"),
    Claim(WorkStatus.PUBLISHED, "Widgets", SPAN, "rule"),
    authors=(Author(Claim("Ada Example", "Ada Example", SPAN, "rule")),),
)


def document(*posts: Employment, unread: int = 0) -> DocumentClaims:
    lines = tuple(LineAccount(n, "unread" if n <= unread else "fact") for n in range(1, 11))
    return DocumentClaims("cv.txt", "0" * 64, "text/plain", None, employment=posts, works=(WORK,), lines=lines)


def test_everything_but_confidence_stays() -> None:
    rated = rate_claims(document(POST, THIN))
    assert len(rated.employment) == 2
    title = rated.employment[0].title
    assert title is not None
    assert replace(title, confidence=1.0) == POST.title
    assert title.confidence != 1.0
    assert rated.lines == document().lines


def test_ends_of_periods_and_names_of_authors_are_rated() -> None:
    rated = rate_claims(document(POST))
    assert rated.employment[0].period.start is not None
    assert rated.employment[0].period.start.confidence < 1.0
    assert rated.works[0].authors[0].name.confidence < 1.0
    assert rated.works[0].title.confidence < 1.0


def test_thin_facts_and_unread_documents_are_believed_less() -> None:
    whole, thin = rate_claims(document(POST)), rate_claims(document(THIN))
    unread = rate_claims(document(POST, unread=8))
    confidences = [each.employment[0].title.confidence for each in (whole, thin, unread) if each.employment[0].title]
    assert confidences[1] < confidences[0]
    assert confidences[2] < confidences[0]


@pytest.mark.parametrize("section", EXPECTED_FIELDS)
def test_every_section_has_its_base_in_the_model(section: str) -> None:
    model = read_gazetteer("confidence")
    assert set(model["base"][section]) <= {*EXPECTED_FIELDS[section], "other"}
    (signs,) = signs_of("employment", [POST], unread=0)
    well, badly = replace(signs, lacks=0, unclaimed=0, order=1, marks=1), replace(signs, lacks=1, unclaimed=1, order=0, marks=0)
    assert 0 < expected_share_right(section, "other", badly) < expected_share_right(section, "other", well) < 1


def test_facts_without_claims_of_a_kind_pass() -> None:
    claims = DocumentClaims("cv.txt", "0" * 64, "text/plain", None, education=(Education(SPAN),))
    assert rate_claims(claims).education == (Education(SPAN),)
    skill = Skill(SPAN, Claim("Rust", "Rust", SPAN, "rule"))
    assert rate_claims(replace(claims, skills=(skill,))).skills[0].name.value == "Rust"
