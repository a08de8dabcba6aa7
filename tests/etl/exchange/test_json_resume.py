from __future__ import annotations

import json
from pathlib import Path

import pytest

from etl.ask.graph import open_graph
from etl.ask.queries import named_query, run_query
from etl.exchange.json_resume import write_json_resume
from etl.exchange.people import EXPORTS, find_person
from etl.exchange.records import Records
from etl.extract.reading import read_bytes
from etl.resolve.resolution import resolve
from etl.settings import Settings
from etl.transform.claims import read_claims
from tests.etl.exchange.conftest import publish
from tests.etl.exchange.resume_schema import Resume


def written(output: Path, name: str, *, with_contacts: bool = False) -> str:
    dataset = open_graph(output)
    return write_json_resume(Records(dataset, find_person(dataset, name)), with_contacts=with_contacts)


def test_every_subject_is_valid(examples: Path) -> None:
    people = run_query(open_graph(examples), named_query("people", EXPORTS)).rows
    assert len(people) >= 10
    for person, label, _ in people:
        resume = Resume.model_validate_json(written(examples, person))
        assert resume.basics is not None
        assert resume.basics.name == label
        assert resume.work or resume.education or resume.publications


def test_an_open_end_is_dated(internal: Path) -> None:
    resume = json.loads(written(internal, "Mara Lindqvist"))
    ongoing = [post for post in resume["work"] if post.get("ongoing")]
    assert [(post["position"], post["asOf"], post["summary"]) for post in ongoing] == [
        ("Research Scientist", "2023-03-31", "ongoing as of 2023-03-31")
    ]
    assert "endDate" not in ongoing[0]
    assert resume["meta"]["lastModified"] == "2023-03-31T00:00:00"


def test_the_parts_of_a_resume(internal: Path) -> None:
    resume = json.loads(written(internal, "Mara Lindqvist"))
    assert resume["education"] == [
        {
            "institution": "Northfield University",
            "area": "Physics",
            "studyType": "Ph.D.",
            "startDate": "2015-09",
            "endDate": "2019",
        }
    ]
    assert {"name": "GearBox", "type": "application", "entity": "Acme Labs"} in resume["projects"]
    assert {
        "organization": "ICML",
        "position": "Reviewer",
        "startDate": "2018",
        "endDate": "2020",
        "years": [2018, 2019, 2020],
    } in resume["volunteer"]
    assert resume["awards"] == [
        {"title": "Travel Award", "awarder": "Royal Society of Widgets", "amount": "EUR 500", "date": "2018"}
    ]
    assert resume["basics"]["advisors"] == [{"name": "Teo Brandt", "relation": "advisor", "organization": "Northfield University"}]
    work = next(each for each in resume["publications"] if each["name"] == "Gears Diverge")
    assert work["authors"] == ["Ana Petrov", "Mara Lindqvist", "Teo Brandt"]


@pytest.mark.parametrize("with_contacts", [True, False])
def test_contact_data_only_where_it_is_wanted(with_contacts: bool, internal: Path) -> None:
    text = written(internal, "Mara Lindqvist", with_contacts=with_contacts)
    assert ("mara@mail.example" in text) is with_contacts
    Resume.model_validate_json(text)


def test_a_resume_read_back_gives_the_facts_it_was_made_from(examples: Path, tmp_path: Path) -> None:
    people = run_query(open_graph(examples), named_query("people", EXPORTS)).rows
    assert len(people) >= 10
    for number, (person, _, _) in enumerate(people):
        text = written(examples, person)
        claims = [read_claims(read_bytes(text.encode(), name="resume.json", settings=Settings()))]
        again = publish(claims, resolve(claims), tmp_path / str(number))
        ((same, *_),) = run_query(open_graph(again), named_query("people", EXPORTS)).rows
        assert json.loads(written(again, same)) == json.loads(text)
