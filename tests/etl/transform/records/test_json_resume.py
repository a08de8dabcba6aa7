from __future__ import annotations

import copy
from typing import Any

import pytest

from etl.model.facts import WorkKind
from tests.etl.transform.records.samples import RESUME, text_of
from tests.etl.transform.records.test_reading import facts, read


def test_the_subject() -> None:
    subject = read(text_of(RESUME)).subject
    assert subject is not None
    assert subject.name.value == "Ilse Nordmann"
    assert subject.orcid is not None
    assert subject.orcid.value == "0000-0002-1825-0097"
    assert [email.value for email in subject.emails] == ["ilse@mail.example"]
    assert [url.value for url in subject.urls] == ["https://nordmann.example", "https://code.example/inord"]


def test_stays() -> None:
    claims = read(text_of(RESUME))
    stays = [
        (stay.organization and stay.organization.value, stay.title and stay.title.value, *period(stay.period))
        for stay in claims.employment
    ]
    assert stays == [
        ("Acme Labs", "Engineer", "2019-03", "present"),
        ("Quiet Machines GmbH", "Intern", "2018-05-01", "2018-09-30"),
        ("Open End Ltd", "Clerk", "2010", ""),
    ]
    (degree,) = claims.education
    assert degree.organization is not None
    assert (degree.organization.value, degree.organization.span.quote) == ("Universität Nordfeld", "Universit\\u00e4t Nordfeld")
    assert (degree.degree and degree.degree.value, degree.field and degree.field.value) == ("MSc", "Physics")


def period(value: Any) -> tuple[str, str]:
    end = str(value.end.value) if value.end else "present" if value.ongoing else ""
    return str(value.start.value) if value.start else "", end


def test_works_are_the_subjects_own() -> None:
    quiet, louder = read(text_of(RESUME)).works
    assert (quiet.title.value, quiet.doi and quiet.doi.value) == ("On Quiet Machines", "10.1234/quiet.1")
    assert quiet.venue is not None
    assert quiet.venue.value == "Journal of Machine Learning Research"
    assert quiet.owner_implied
    assert (louder.venue, louder.publisher and louder.publisher.value) == (None, "Quay Press")
    assert (louder.year and louder.year.value, louder.kind.value) == (2014, WorkKind.OTHER)


def test_the_rest() -> None:
    found = facts(read(text_of(RESUME)))
    assert found["service"] == [{"role": "Treasurer", "venue": "Quiet Society", "years": [2016, 2017, 2018]}]
    assert found["awards"] == [{"title": "Quiet Prize", "years": [2017], "grantor": "Quiet Society", "amount": None}]
    assert [skill["name"] for skill in found["skills"]] == ["Python", "C++", "Welding"]
    assert found["systems"] == [{"name": "Hush", "organization": "Acme Labs"}]
    assert found["talks"] == [{"title": "Silence in Practice", "event": "Quiet Days 2018", "year": 2018}]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"endDate": "2020"}, ("2019", "2020")),
        ({"endDate": "Present"}, ("2019", "present")),
        ({"endDate": "heute"}, ("2019", "present")),
        ({"endDate": None}, ("2019", "")),
        ({"endDate": ""}, ("2019", "")),
        ({"endDate": "soon"}, ("2019", "")),
        ({"ongoing": True}, ("2019", "present")),
        ({"ongoing": True, "asOf": "2021-02-03"}, ("2019", "present")),
        ({"ongoing": True, "asOf": "2019-12-31"}, ("2019", "")),
        ({"ongoing": "yes"}, ("2019", "")),
        ({"endDate": "June 2020"}, ("2019", "2020-06")),
        ({"endDate": "2020-13"}, ("2019", "")),
    ],
)
def test_an_open_end_is_one_that_is_said(fields: dict[str, Any], expected: tuple[str, str]) -> None:
    record = copy.deepcopy(RESUME)
    record["work"] = [{"name": "Acme Labs", "position": "Clerk", "startDate": "2019", **fields}]
    (stay,) = read(text_of(record)).employment
    assert period(stay.period) == expected


@pytest.mark.parametrize(
    ("profile", "orcid"),
    [
        ({"network": "ORCID", "username": "0000-0002-1825-0097"}, "0000-0002-1825-0097"),
        ({"url": "https://orcid.org/0000-0002-1825-0097"}, "0000-0002-1825-0097"),
        ({"network": "ORCID", "username": "0000-0002-1825-0098"}, None),
        ({"network": "Phone", "username": "0000-0002-1825-0097"}, None),
    ],
)
def test_an_orcid_must_be_one(profile: dict[str, str], orcid: str | None) -> None:
    subject = read(text_of({"basics": {"name": "Ilse Nordmann", "profiles": [profile]}})).subject
    assert subject is not None
    assert (subject.orcid.value if subject.orcid else None) == orcid
