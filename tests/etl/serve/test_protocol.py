"""The W3C's tests of the SPARQL 1.1 Protocol that apply to a service that only reads, under the names of their manifest.

Their data sets are the graphs of two documents here. Tests of updates expect what a service without updates owes: a refusal (4xx)
and an unchanged graph.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from etl.serve.app import Limits
from tests.etl.serve.served import PEOPLE, names, publish_people, serving

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
RESULTS = ("application/sparql-results+xml", "application/sparql-results+json", "text/tab-separated-values", "text/csv")
TRIPLES = ("application/rdf+xml", "application/rdf+json", "text/turtle", "application/n-triples", "application/ld+json")
ASK = "ASK {}"
DOCUMENT = "<https://w3id.org/vitagraph/ns#Document>"
IN_DEFAULT = f"ASK {{ ?one a {DOCUMENT} . ?other a {DOCUMENT} FILTER(?one != ?other) }}"
IN_NAMED = f"ASK {{ GRAPH ?g {{ ?one a {DOCUMENT} }} GRAPH ?h {{ ?other a {DOCUMENT} }} FILTER(?g != ?h) }}"
IN_BOTH = f"ASK {{ ?one a {DOCUMENT} . GRAPH ?g {{ ?other a {DOCUMENT} }} FILTER(?one != ?other) }}"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    output = publish_people(tmp_path_factory.mktemp("served"), "Ada Doe", "Bob Roe")
    with serving(output, Limits(processes=1)) as found:
        yield found


@pytest.fixture(scope="module")
def graphs(client: httpx.Client) -> tuple[str, str]:
    """The graphs of the two documents."""
    query = f"SELECT ?g {{ GRAPH ?g {{ ?d a {DOCUMENT} }} }} ORDER BY ?g"
    first, second = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    return first["g"]["value"], second["g"]["value"]


def says(answer: httpx.Response) -> bool:
    assert answer.status_code == 200, answer.text
    told: bool = answer.json()["boolean"]
    return told


def test_query_get(client: httpx.Client) -> None:
    assert says(client.get("/sparql", params={"query": ASK}))


def test_query_post_form(client: httpx.Client) -> None:
    assert says(client.post("/sparql", content="query=ASK%20%7B%7D", headers={"content-type": FORM}))


def test_query_post_direct(client: httpx.Client) -> None:
    assert says(client.post("/sparql", content=ASK, headers={"content-type": QUERY}))
    assert says(client.post("/sparql", content=ASK, headers={"content-type": f"{QUERY}; charset=utf-8"}))


def test_query_dataset_default_graph(client: httpx.Client, graphs: tuple[str, str]) -> None:
    asked = f"ASK {{ ?d a {DOCUMENT} }}"
    assert says(client.post("/sparql", params={"default-graph-uri": graphs[0]}, content=asked, headers={"content-type": QUERY}))
    assert not says(client.post("/sparql", content=asked, headers={"content-type": QUERY}))


def test_query_dataset_default_graphs_get(client: httpx.Client, graphs: tuple[str, str]) -> None:
    assert says(client.get("/sparql", params={"query": IN_DEFAULT, "default-graph-uri": list(graphs)}))
    assert not says(client.get("/sparql", params={"query": IN_DEFAULT, "default-graph-uri": graphs[0]}))


def test_query_dataset_default_graphs_post(client: httpx.Client, graphs: tuple[str, str]) -> None:
    assert says(client.post("/sparql", data={"query": IN_DEFAULT, "default-graph-uri": list(graphs)}))


def test_query_dataset_named_graphs_get(client: httpx.Client, graphs: tuple[str, str]) -> None:
    assert says(client.get("/sparql", params={"query": IN_NAMED, "named-graph-uri": list(graphs)}))
    assert not says(client.get("/sparql", params={"query": IN_NAMED, "named-graph-uri": graphs[1]}))


def test_query_dataset_named_graphs_post(client: httpx.Client, graphs: tuple[str, str]) -> None:
    assert says(client.post("/sparql", data={"query": IN_NAMED, "named-graph-uri": list(graphs)}))


def test_query_dataset_full(client: httpx.Client, graphs: tuple[str, str]) -> None:
    chosen = {"default-graph-uri": graphs[0], "named-graph-uri": graphs[1]}
    assert says(client.get("/sparql", params={"query": IN_BOTH, **chosen}))
    assert not says(client.get("/sparql", params={"query": IN_NAMED, **chosen}))


def test_query_multiple_dataset(client: httpx.Client, graphs: tuple[str, str]) -> None:
    """What the protocol says counts, not what the query says."""
    query = f"ASK FROM <{graphs[0]}> {{ <{graphs[1].replace('graph/doc/', 'id/d-')}> a {DOCUMENT} }}"
    assert not says(client.get("/sparql", params={"query": query}))
    assert says(client.get("/sparql", params={"query": query, "default-graph-uri": graphs[1]}))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT (1 AS ?value) {}", RESULTS),
        (ASK, RESULTS),
        ("DESCRIBE <http://example.org/>", TRIPLES),
        ("CONSTRUCT { <s> <p> 1 } WHERE {}", TRIPLES),
    ],
    ids=["query_content_type_select", "query_content_type_ask", "query_content_type_describe", "query_content_type_construct"],
)
def test_content_type(client: httpx.Client, query: str, expected: tuple[str, ...]) -> None:
    answer = client.get("/sparql", params={"query": query.replace("<s> <p>", "<urn:s> <urn:p>")})
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] in expected


BAD: dict[str, tuple[str, dict[str, Any]]] = {
    "bad_query_method": ("PUT", {"params": {"query": ASK}}),
    "bad_multiple_queries": ("GET", {"params": {"query": [ASK, "SELECT * {}"]}}),
    "bad_query_wrong_media_type": ("POST", {"content": ASK, "headers": {"content-type": "text/plain"}}),
    "bad_query_missing_form_type": ("POST", {"content": "query=ASK%20%7B%7D"}),
    "bad_query_missing_direct_type": ("POST", {"content": ASK}),
    "bad_query_non_utf8": ("POST", {"content": ASK.encode("utf-16"), "headers": {"content-type": f"{QUERY}; charset=UTF-16"}}),
    "bad_query_syntax": ("GET", {"params": {"query": "ASK {"}}),
    "bad_update_get": ("GET", {"params": {"update": "CLEAR ALL"}}),
    "bad_multiple_updates": ("POST", {"data": {"update": ["CLEAR NAMED", "CLEAR DEFAULT"]}}),
    "bad_update_wrong_media_type": ("POST", {"content": "CLEAR NAMED", "headers": {"content-type": "text/plain"}}),
    "bad_update_missing_form_type": ("POST", {"content": "update=CLEAR%20NAMED"}),
    "bad_update_non_utf8": ("POST", {"content": "CLEAR NAMED".encode("utf-16"), "headers": {"content-type": UPDATE}}),
    "bad_update_syntax": ("POST", {"data": {"update": "CLEAR XYZ"}}),
    "bad_update_dataset_conflict": ("POST", {"data": {"using-named-graph-uri": "urn:g", "update": "CLEAR ALL"}}),
}
UPDATES: dict[str, tuple[str, dict[str, Any]]] = {
    "update_post_form": ("POST", {"data": {"update": "CLEAR ALL"}}),
    "update_post_direct": ("POST", {"content": "CLEAR ALL", "headers": {"content-type": UPDATE}}),
    "update_base_uri": (
        "POST",
        {"data": {"update": "CLEAR GRAPH <urn:g> ; BASE <urn:b> INSERT DATA { GRAPH <g> { <s> <p> <o> } }"}},
    ),
    "update_dataset_default_graph": ("POST", {"data": {"using-graph-uri": "urn:g", "update": "DELETE WHERE { ?s ?p ?o }"}}),
    "update_as_query": ("POST", {"data": {"query": "CLEAR ALL"}}),
}


@pytest.mark.parametrize("name", [*BAD, *UPDATES])
def test_what_is_bad_is_refused_and_updates_are(client: httpx.Client, name: str) -> None:
    method, arguments = (BAD | UPDATES)[name]
    answer = client.request(method, "/sparql", **arguments)
    assert 400 <= answer.status_code < 500, answer.text
    assert names(client.get("/sparql", params={"query": PEOPLE})) == ["Ada Doe", "Bob Roe"]
