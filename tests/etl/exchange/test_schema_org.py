from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import SDO, Graph, URIRef

from etl.ask.graph import open_graph
from etl.exchange.people import find_person
from etl.exchange.records import Records
from etl.exchange.schema_org import write_schema_org

EVERYBODY = "everybody"


def written(output: Path, name: str = EVERYBODY, *, with_contacts: bool = False) -> str:
    dataset = open_graph(output)
    person = None if name == EVERYBODY else find_person(dataset, name)
    return write_schema_org(Records(dataset, person), with_contacts=with_contacts)


def terms_in(value: object) -> Iterator[str]:
    """Every property and type that a document uses."""
    if isinstance(value, list):
        for item in value:
            yield from terms_in(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name == "@type":
                yield str(item)
            elif not name.startswith("@"):
                yield name
            yield from terms_in(item)


@pytest.mark.parametrize("name", [EVERYBODY, "Minh-Anh Torvik"])
def test_every_term_is_one_of_schema_org(name: str, examples: Path) -> None:
    document = json.loads(written(examples, name))
    used = sorted(set(terms_in(document["@graph"])))
    assert len(used) > 20
    assert [term for term in used if SDO[term] not in SDO] == []


def test_it_is_json_ld(examples: Path) -> None:
    document = json.loads(written(examples))
    assert document["@context"] == "https://schema.org"
    graph = Graph().parse(data=json.dumps(document | {"@context": {"@vocab": str(SDO)}}), format="json-ld")
    records = Records(open_graph(examples))
    persons = {str(node) for node in graph.subjects(predicate=None, object=SDO.Person) if isinstance(node, URIRef)}
    assert {node.iri for node in records.people} <= persons
    assert {work.node.iri for work in records.works} <= {str(node) for node in graph.subjects(SDO.name)}


def test_a_post_is_a_role_and_its_open_end_is_dated(internal: Path) -> None:
    (mara, *_) = json.loads(written(internal, "Mara Lindqvist"))["@graph"]
    roles = {role["roleName"]: role for role in mara["worksFor"]}
    assert roles["Intern"] | {"worksFor": ""} == {
        "@type": "EmployeeRole",
        "roleName": "Intern",
        "startDate": "2018-05",
        "endDate": "2018-09",
        "worksFor": "",
    }
    assert "endDate" not in roles["Research Scientist"]
    assert roles["Research Scientist"]["description"] == "ongoing as of 2023-03-31"


@pytest.mark.parametrize("with_contacts", [True, False])
def test_contact_data_only_where_it_is_wanted(with_contacts: bool, internal: Path) -> None:
    assert ("mara@mail.example" in written(internal, with_contacts=with_contacts)) is with_contacts
