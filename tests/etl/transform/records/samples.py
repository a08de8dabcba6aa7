"""Records of invented people, in the forms that programs write."""

from __future__ import annotations

import json
from typing import Any

RESUME: dict[str, Any] = {
    "$schema": "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json",
    "basics": {
        "name": "Ilse Nordmann",
        "label": "Engineer",
        "email": "ilse@mail.example",
        "phone": "(912) 555-4321",
        "url": "https://nordmann.example",
        "summary": 'An engineer of "quiet" machines.',
        "location": {"city": "Bremen", "countryCode": "DE"},
        "profiles": [
            {"network": "ORCID", "username": "0000-0002-1825-0097", "url": "https://orcid.org/0000-0002-1825-0097"},
            {"network": "GitHub", "username": "inord", "url": "https://code.example/inord"},
        ],
    },
    "work": [
        {
            "name": "Acme Labs",
            "position": "Engineer",
            "startDate": "2019-03",
            "endDate": "Present",
            "highlights": ["Built things"],
        },
        {"company": "Quiet Machines GmbH", "position": "Intern", "startDate": "2018-05-01", "endDate": "2018-09-30"},
        {"name": "Open End Ltd", "position": "Clerk", "startDate": "2010"},
    ],
    "volunteer": [{"organization": "Quiet Society", "position": "Treasurer", "startDate": "2016-01", "endDate": "2018-12"}],
    "education": [
        {"institution": "Universit\u00e4t Nordfeld", "area": "Physics", "studyType": "MSc", "startDate": "2013", "endDate": "2015"}
    ],
    "awards": [{"title": "Quiet Prize", "date": "2017-11-01", "awarder": "Quiet Society"}],
    "publications": [
        {
            "name": "On Quiet Machines",
            "publisher": "Journal of Machine Learning Research",
            "releaseDate": "2016",
            "url": "https://doi.org/10.1234/Quiet.1",
        },
        {"name": "Louder", "publisher": "Quay Press", "releaseDate": "2014-10-01", "website": "https://louder.example"},
    ],
    "skills": [{"name": "Programming", "level": "Master", "keywords": ["Python", "C++"]}, {"name": "Welding"}],
    "languages": [{"language": "German", "fluency": "Native speaker"}],
    "projects": [
        {"name": "Hush", "type": "library", "entity": "Acme Labs"},
        {"name": "Silence in Practice", "type": "talk", "entity": "Quiet Days 2018", "startDate": "2018-04-02"},
        {"name": "Redesign of the web site"},
    ],
    "meta": {"lastModified": "2021-02-03T10:00:00Z"},
}


def _date(year: str, month: str | None = None, day: str | None = None) -> dict[str, Any]:
    return {part: {"value": value} if value else None for part, value in (("year", year), ("month", month), ("day", day))}


def _affiliation(kind: str, **fields: Any) -> dict[str, Any]:
    summary = {
        "created-date": {"value": 1577836800000},
        "source": {"source-name": {"value": "Somebody Else"}},
        "put-code": 77,
        "department-name": None,
        "role-title": None,
        "start-date": None,
        "end-date": None,
        "visibility": "public",
        **fields,
    }
    organization = {"name": summary.pop("at"), "address": {"city": "Nordfeld", "region": None, "country": "DE"}}
    return {"last-modified-date": {"value": 1}, "summaries": [{f"{kind}-summary": summary | {"organization": organization}}]}


def _work(title: str, type_: str, journal: str | None, date: Any, *identifiers: tuple[str, str]) -> dict[str, Any]:
    ids = [
        {"external-id-type": kind, "external-id-value": value, "external-id-relationship": "self"} for kind, value in identifiers
    ]
    summary = {
        "put-code": 5,
        "title": {"title": {"value": title}, "subtitle": None, "translated-title": None},
        "external-ids": {"external-id": ids},
        "url": {"value": "https://works.example/5"},
        "type": type_,
        "publication-date": date,
        "journal-title": {"value": journal} if journal else None,
        "visibility": "public",
    }
    other = summary | {"title": {"title": {"value": f"{title} (from elsewhere)"}}}
    return {"external-ids": {"external-id": ids}, "work-summary": [summary, other]}


def _review(year: str) -> dict[str, Any]:
    summary = {
        "reviewer-role": "reviewer",
        "review-type": "review",
        "completion-date": _date(year),
        "review-group-id": "issn:0317-8471",
        "convening-organization": {"name": "Quay Press", "address": {"city": "Nordfeld", "country": "DE"}},
    }
    return {"peer-review-group": [{"peer-review-summary": [summary]}]}


ORCID: dict[str, Any] = {
    "orcid-identifier": {"uri": "https://orcid.org/0000-0002-1825-0097", "path": "0000-0002-1825-0097", "host": "orcid.org"},
    "preferences": {"locale": "en"},
    "history": {"creation-method": "DIRECT", "last-modified-date": {"value": 1612346400000}},
    "person": {
        "last-modified-date": {"value": 1612346400000},
        "name": {
            "given-names": {"value": "Ilse"},
            "family-name": {"value": "Nordmann"},
            "credit-name": {"value": "Ilse B. Nordmann"},
            "visibility": "public",
        },
        "other-names": {"other-name": [{"content": "I. Nordmann", "put-code": 3}]},
        "biography": {"content": "Quiet machines and why."},
        "researcher-urls": {"researcher-url": [{"url-name": "Home", "url": {"value": "https://nordmann.example"}}]},
        "emails": {"email": [{"email": "ilse@mail.example"}]},
        "addresses": {"address": [{"country": {"value": "DE"}}]},
        "keywords": {"keyword": [{"content": "silence"}]},
    },
    "activities-summary": {
        "distinctions": {
            "affiliation-group": [
                _affiliation("distinction", **{"at": "Quiet Society", "role-title": "Quiet Prize", "start-date": _date("2017")})
            ]
        },
        "educations": {
            "affiliation-group": [
                _affiliation(
                    "education",
                    **{
                        "at": "Universit\u00e4t Nordfeld",
                        "role-title": "PhD in Physics",
                        "start-date": _date("2013", "10"),
                        "end-date": _date("2017", "03", "31"),
                    },
                )
            ]
        },
        "employments": {
            "affiliation-group": [
                _affiliation(
                    "employment",
                    **{
                        "at": "Acme Labs",
                        "role-title": "Engineer",
                        "department-name": "Hush Group",
                        "start-date": _date("2019", "03"),
                    },
                ),
                _affiliation("employment", **{"at": "Quiet Machines GmbH", "end-date": _date("2012")}),
            ]
        },
        "fundings": {
            "group": [
                {
                    "funding-summary": [
                        {
                            "title": {"title": {"value": "Machines that Whisper"}},
                            "type": "grant",
                            "start-date": _date("2020"),
                            "organization": {"name": "Nordfeld Foundation"},
                        }
                    ]
                }
            ]
        },
        "invited-positions": {
            "affiliation-group": [_affiliation("invited-position", **{"at": "Old Academy", "role-title": "Visitor"})]
        },
        "memberships": {"affiliation-group": [_affiliation("membership", **{"at": "Quiet Society", "role-title": "Member"})]},
        "peer-reviews": {"group": [_review("2019"), _review("2018"), _review("2019")]},
        "services": {
            "affiliation-group": [
                _affiliation(
                    "service",
                    **{
                        "at": "Quiet Society",
                        "role-title": "Treasurer",
                        "start-date": _date("2016"),
                        "end-date": _date("2018"),
                    },
                )
            ]
        },
        "works": {
            "group": [
                _work("On Quiet Machines", "journal-article", "Journal of Dust", _date("2016", "05"), ("doi", "10.1234/Quiet.1")),
                _work("Machines, Unheard", "dissertation-thesis", None, _date("2017"), ("issn", "0317-8472")),
                _work("Silence in Practice", "lecture-speech", "Quiet Days", _date("2018")),
                _work("Something", "other", None, None),
            ]
        },
    },
}


def text_of(record: object, *, indent: int | None = 2, ascii_only: bool = True) -> str:
    """A record as a program writes it."""
    return json.dumps(record, indent=indent, ensure_ascii=ascii_only)
