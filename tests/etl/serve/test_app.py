"""The endpoint as clients meet it: a real server on a port of its own, asked over HTTP."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from etl.ask.queries import list_queries
from etl.serve.app import Limits
from etl.serve.formats import RESULTS, choose
from tests.etl.serve.served import PEOPLE, names, publish_people, serving

SLOW = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . FILTER(STR(?a) = STRAFTER(STR(?l), STR(?f))) }"
HUGE = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish_people(tmp_path_factory.mktemp("served"), "Ada Doe")


@pytest.fixture(scope="module")
def client(output: Path) -> Iterator[httpx.Client]:
    with serving(output, Limits(time_s=1.5, answer_bytes=200_000, processes=2)) as found:
        yield found


def test_a_query_is_asked_in_the_three_ways_of_the_protocol(client: httpx.Client) -> None:
    answers = [
        client.get("/sparql", params={"query": PEOPLE}),
        client.post("/sparql", data={"query": PEOPLE}),
        client.post("/sparql", content=PEOPLE, headers={"content-type": "application/sparql-query"}),
    ]
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert [names(answer) for answer in answers] == [["Ada Doe"]] * 3
    assert int(answers[0].headers["vitagraph-version"]) == 1


@pytest.mark.parametrize(
    ("query", "accept", "media_type", "start"),
    [
        (PEOPLE, "application/sparql-results+xml", "application/sparql-results+xml", "<?xml"),
        (PEOPLE, "text/csv", "text/csv; charset=utf-8", "name"),
        (PEOPLE, "text/tab-separated-values", "text/tab-separated-values; charset=utf-8", "?name"),
        (PEOPLE, "text/html;q=0.9, text/csv;q=0.5", "text/csv; charset=utf-8", "name"),
        ("ASK {}", "", "application/sparql-results+json", "{"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "", "text/turtle; charset=utf-8", "<"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "application/rdf+xml", "application/rdf+xml", "<?xml"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "application/n-triples", "application/n-triples", "<"),
        ("DESCRIBE ?s WHERE { ?s a <https://w3id.org/vitagraph/ns#Person> }", "application/ld+json", "application/ld+json", "["),
    ],
)
def test_the_answer_comes_as_the_client_likes_it(
    client: httpx.Client, query: str, accept: str, media_type: str, start: str
) -> None:
    answer = client.get("/sparql", params={"query": query}, headers={"accept": accept or "*/*"})
    assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)
    assert answer.text.startswith(start)


@pytest.mark.parametrize(
    ("method", "arguments", "status", "words"),
    [
        ("GET", {"params": {"query": "SELEC ?x"}}, 400, "no SPARQL query"),
        ("GET", {"params": {}}, 400, "one query at a time"),
        ("GET", {"params": [("query", "ASK {}"), ("query", "ASK {}")]}, 400, "one query at a time"),
        ("GET", {"params": {"query": "ASK {}"}, "headers": {"accept": "image/png"}}, 406, "can be had as"),
        ("GET", {"params": {"query": "INSERT DATA { <a:b> <a:b> <a:b> }"}}, 400, "no SPARQL query"),
        ("POST", {"data": {"update": "CLEAR ALL"}}, 403, "only reads"),
        ("POST", {"content": "CLEAR ALL", "headers": {"content-type": "application/sparql-update"}}, 403, "only reads"),
        ("POST", {"content": "ASK {}", "headers": {"content-type": "text/plain"}}, 415, "is posted as"),
        ("POST", {"content": b"ASK {\xff}", "headers": {"content-type": "application/sparql-query"}}, 400, "not UTF-8"),
        ("GET", {"params": {"query": "ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"}}, 403, "no other machine"),
        ("POST", {"data": {"query": "ASK {}" + " " * 200_000}}, 414, "characters"),
    ],
)
def test_what_is_not_taken_is_refused_in_a_sentence(
    client: httpx.Client, method: str, arguments: dict[str, object], status: int, words: str
) -> None:
    answer = client.request(method, "/sparql", **arguments)  # type: ignore[arg-type]
    assert answer.status_code == status, answer.text
    assert words in answer.text


def test_a_client_may_name_the_data_set(client: httpx.Client) -> None:
    graphs = client.get("/sparql", params={"query": "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"}).json()
    graph = next(row["g"]["value"] for row in graphs["results"]["bindings"] if "/doc/" in row["g"]["value"])
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?s a <https://w3id.org/vitagraph/ns#Span> }"

    def spans(**chosen: str) -> int:
        answer = client.get("/sparql", params={"query": count, **chosen}).json()
        return int(answer["results"]["bindings"][0]["n"]["value"])

    assert spans() == 0  # the consolidated graph has none
    assert spans(**{"default-graph-uri": graph}) > 0
    assert spans(**{"named-graph-uri": graph}) == 0


def test_slow_and_huge_queries_are_cut_and_the_service_goes_on(client: httpx.Client) -> None:
    started = time.monotonic()
    slow = client.get("/sparql", params={"query": SLOW})
    assert (slow.status_code, time.monotonic() - started < 10) == (503, True)
    assert "longer than 1.5 s" in slow.text
    huge = client.get("/sparql", params={"query": HUGE})
    assert huge.status_code in (413, 503)
    assert "ask for less" in huge.text
    assert names(client.get("/sparql", params={"query": PEOPLE})) == ["Ada Doe"]
    health = client.get("/health").json()
    assert (health["status"], health["documents"], health["published"][:2]) == ("well", 1, "20")


def test_the_page_holds_every_named_question_and_needs_no_other_address(client: httpx.Client) -> None:
    page = client.get("/", headers={"accept": "text/html"}).text
    data = json.loads(page.split("const queries = ")[1].split(";\nconst OWN")[0])
    assert [each["name"] for each in data] == [query.name for query in list_queries()]
    assert all(each["question"] and each["text"] for each in data)
    assert {
        key: value
        for each in data
        if each["name"] == "venues-by-year"
        for key, value in each["parameters"][0].items()
        if key != "meaning"
    } == {"name": "venue", "type": "name", "optional": True}
    assert 'src="http' not in page
    assert 'href="http' not in page
    assert client.get("/sparql", headers={"accept": "text/html"}).text == page


def test_the_page_tells_the_limits_and_may_run_and_ask_nothing_else(client: httpx.Client) -> None:
    answer = client.get("/")
    assert "A query may take 1.5 s, its answer 0.2 MB; 2 are answered at a time." in answer.text
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "connect-src 'self'" in policy
    for tag in ("style", "script"):
        part = answer.text.split(f"<{tag}>")[1].split(f"</{tag}>")[0]
        assert base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() in policy


def test_the_page_can_be_used_without_seeing_it(client: httpx.Client) -> None:
    """Everything that takes input has a name, what changes is told, and each id that the script looks for is there."""
    page = client.get("/").text
    body, script = page.split("<body>")[1].split("<script>")
    for field in re.findall(r"<(?:input|textarea)[^>]*>", body):
        assert "aria-label=" in field
    assert 'id="error" role="alert"' in body
    assert 'id="message" role="status"' in body
    assert set(re.findall(r'\bat\("([a-z]+)"\)', script)) <= set(re.findall(r'id="([a-z]+)"', body))


def test_the_page_gets_a_question_with_its_parameters_in_their_places(client: httpx.Client) -> None:
    asked = {"question": "venues-by-year", "venue": 'Nips" } #'}
    text = client.get("/text", params=asked).text
    assert 'VALUES ?venue { "nips" }' in text
    assert "?series vg:nameKey ?venue . # given venue" in text
    assert "# given" not in client.get("/text", params={"question": "venues-by-year", "venue": ""}).text
    for bad in ({"question": "career"}, {"question": "../career"}, {"question": "SELECT * {}"}, {**asked, "colour": "red"}):
        assert client.get("/text", params=bad).status_code == 400


def test_other_sites_may_not_ask(client: httpx.Client) -> None:
    answer = client.get("/sparql", params={"query": "ASK {}"}, headers={"origin": "https://elsewhere.example"})
    assert "access-control-allow-origin" not in answer.headers


def test_a_new_version_is_answered_from_without_a_restart(client: httpx.Client, output: Path) -> None:
    publish_people(output.parent, "Ada Doe", "Bob Roe")
    answer = client.get("/sparql", params={"query": PEOPLE})
    assert names(answer) == ["Ada Doe", "Bob Roe"]
    assert int(answer.headers["vitagraph-version"]) == 2
    publish_people(output.parent, "Ada Doe")
    assert names(client.get("/sparql", params={"query": PEOPLE})) == ["Ada Doe"]


def test_wishes_are_weighed() -> None:
    assert choose("", RESULTS) == "application/sparql-results+json"
    assert choose("text/*", RESULTS) == "text/csv"
    assert choose("text/csv;q=0.1, application/sparql-results+xml;q=0.2", RESULTS) == "application/sparql-results+xml"
    assert choose("text/csv;q=0", RESULTS) is None
