from __future__ import annotations

import copy

import pytest

from etl.model.facts import WorkKind
from tests.etl.transform.records.samples import ORCID, text_of
from tests.etl.transform.records.test_json_resume import period
from tests.etl.transform.records.test_reading import facts, read


def test_the_subject() -> None:
    subject = read(text_of(ORCID)).subject
    assert subject is not None
    assert subject.name.value == "Ilse B. Nordmann"
    assert [name.value for name in subject.names] == ["I. Nordmann", "Ilse Nordmann"]
    assert subject.names[1].span.quote.startswith('Ilse"')
    assert subject.names[1].span.quote.endswith("Nordmann")
    assert subject.orcid is not None
    assert subject.orcid.value == "0000-0002-1825-0097"
    assert [email.value for email in subject.emails] == ["ilse@mail.example"]


def test_a_wrong_check_digit_is_no_orcid() -> None:
    record = copy.deepcopy(ORCID)
    record["orcid-identifier"]["path"] = "0000-0002-1825-0098"
    subject = read(text_of(record)).subject
    assert subject is not None
    assert subject.orcid is None


def test_stays() -> None:
    claims = read(text_of(ORCID))
    stays = [
        (stay.organization and stay.organization.value, stay.title and stay.title.value, *period(stay.period))
        for stay in claims.employment
    ]
    assert stays == [
        ("Acme Labs", "Engineer", "2019-03", "present"),
        ("Quiet Machines GmbH", None, "", "2012"),
        ("Old Academy", "Visitor", "", ""),
    ]
    assert claims.employment[0].period.ongoing is not None
    assert claims.employment[0].period.ongoing.span.quote == '"end-date": null'
    assert claims.employment[0].unit is not None
    assert claims.employment[0].unit.value == "Hush Group"
    (degree,) = claims.education
    assert (degree.degree and degree.degree.value, degree.field and degree.field.value) == ("PhD", "Physics")
    assert period(degree.period) == ("2013-10", "2017-03-31")


def test_works() -> None:
    works = read(text_of(ORCID)).works
    assert [(work.title.value, work.kind.value, work.year and work.year.value) for work in works] == [
        ("On Quiet Machines", WorkKind.ARTICLE, 2016),
        ("Machines, Unheard", WorkKind.THESIS, 2017),
        ("Something", WorkKind.OTHER, None),
    ]
    assert works[0].doi is not None
    assert (works[0].doi.value, works[0].doi.span.quote) == ("10.1234/quiet.1", "10.1234/Quiet.1")
    assert works[0].venue is not None
    assert works[0].venue.value == "Journal of Dust"
    assert works[1].issn is None  # its check digit is wrong
    assert all(work.owner_implied and not work.authors for work in works)


def test_the_rest() -> None:
    found = facts(read(text_of(ORCID)))
    assert found["awards"] == [
        {"title": "Quiet Prize", "years": [2017], "grantor": "Quiet Society", "amount": None},
        {"title": "Machines that Whisper", "years": [2020], "grantor": "Nordfeld Foundation", "amount": None},
    ]
    assert found["service"] == [
        {"role": "Treasurer", "venue": "Quiet Society", "years": [2016, 2017, 2018]},
        {"role": "reviewer", "venue": "Quay Press", "years": [2018, 2019]},
    ]
    assert found["talks"] == [{"title": "Silence in Practice", "event": "Quiet Days", "year": 2018}]


@pytest.mark.parametrize(
    ("title", "degree", "field"),
    [
        ("PhD in Physics", "PhD", "Physics"),
        ("Ph.D., Physics", "Ph.D.", "Physics"),
        ("M.Sc.", "M.Sc.", None),
        ("Staatsexamen für Stille", "Staatsexamen", "Stille"),
        ("Something quiet", "Something quiet", None),
    ],
)
def test_a_degree_and_its_field(title: str, degree: str, field: str | None) -> None:
    record = copy.deepcopy(ORCID)
    (group,) = record["activities-summary"]["educations"]["affiliation-group"]
    group["summaries"][0]["education-summary"]["role-title"] = title
    (found,) = read(text_of(record)).education
    assert (found.degree and found.degree.value, found.field.value if found.field else None) == (degree, field)
