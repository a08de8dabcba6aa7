from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from pydantic import ValidationError

from etl.ask.graph import open_graph
from etl.ask.queries import named_query, run_query
from etl.exchange.people import EXPORTS, find_person
from etl.exchange.records import Node, Records
from etl.exchange.rendercv import _period, write_rendercv
from etl.graph import terms
from tests.etl.exchange.rendercv_schema import ExperienceEntry, NormalEntry, read


def written(output: Path, name: str, *, with_contacts: bool = False) -> str:
    dataset = open_graph(output)
    return write_rendercv(Records(dataset, find_person(dataset, name)), with_contacts=with_contacts)


def test_every_subject_is_valid(examples: Path) -> None:
    people = run_query(open_graph(examples), named_query("people", EXPORTS)).rows
    assert len(people) >= 10
    for person, label, _ in people:
        file, sections = read(yaml.safe_load(written(examples, person)))
        assert file.cv.name == label
        assert sections


def test_an_open_end_is_dated(internal: Path) -> None:
    _, sections = read(yaml.safe_load(written(internal, "Mara Lindqvist")))
    posts = [(e.position, e.start_date, e.end_date, e.summary) for e in sections["Experience"] if isinstance(e, ExperienceEntry)]
    assert posts == [
        ("Research Scientist", 2019, "present", "ongoing as of 2023-03-31"),
        ("Intern", "2018-05", "2018-09", None),
    ]


@pytest.mark.parametrize(
    ("fields", "period"),
    [
        ({"START": "2018-05", "END": "2019"}, {"start_date": "2018-05", "end_date": 2019}),
        ({"START": "2018-09", "END": "2018"}, {"date": "2018-09 – 2018"}),
        ({"START": "2018"}, {"date": "from 2018"}),
        ({"END": "2018-03-01"}, {"date": "2018-03-01"}),
        ({"ONGOING": "true", "AS_OF": "2020-01-01"}, {"summary": "ongoing as of 2020-01-01"}),
        ({"ONGOING": "true", "START": "2018"}, {"start_date": 2018, "end_date": "present", "summary": "ongoing"}),
        ({}, {}),
    ],
    ids=["both", "same-year", "start", "end", "open", "open-without-date", "nothing"],
)
def test_periods_are_what_the_graph_says(fields: dict[str, str], period: dict[str, object]) -> None:
    made = _period(Node("n", {getattr(terms, name): [value] for name, value in fields.items()}, {}), "")
    assert made == period
    NormalEntry.model_validate({"name": "x", **made})


def test_the_model_refuses_what_rendercv_would_misread() -> None:
    for wrong in ({"start_date": 2018}, {"start_date": "2018-09", "end_date": 2018}, {"start_date": "May 2018", "end_date": 2019}):
        with pytest.raises(ValidationError):
            NormalEntry.model_validate({"name": "x", **wrong})


@pytest.mark.parametrize("with_contacts", [True, False])
def test_contact_data_only_where_it_is_wanted(with_contacts: bool, internal: Path) -> None:
    text = written(internal, "Mara Lindqvist", with_contacts=with_contacts)
    assert ("mara@mail.example" in text) is with_contacts
