"""Real servers brought to a published version, from every state that they may be in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from etl.errors import AnswerError
from etl.load.nquads import GRAPH_FILE
from etl.pipeline import build
from etl.progress import SilentProgress
from etl.remote.http import Server
from etl.remote.publishing import FULL, NOTHING, PATCH, Publication, publish_to
from etl.remote.writing import addresses_of
from etl.settings import EndpointSettings, Settings
from etl.state.versions import current
from tests.etl.remote.servers import SERVERS, door

CV = (
    "# {name}\n\n## Education\n\n- PhD in Physics, Elm University, 2012-2016\n\n## Employment\n\n- Engineer, Quay Labs, 2016-2019\n"
    '\n## Publications\n\n- {name}, B. Roe. "On Gears and \\"Springs\\"." Journal of Widgets, 2017.\n'
)
PEOPLE = ("Ada Doe", "Étienne Zoë Ünal", "Ilse Korvath")
FOREIGN = "https://elsewhere.example/graph/own"


class History:
    """An output folder whose documents come and go."""

    def __init__(self, folder: Path) -> None:
        self.cvs, self.output = folder / "cvs", folder / "out"
        self.cvs.mkdir()

    def build(self, *people: str) -> None:
        for path in self.cvs.iterdir():
            path.unlink()
        for person in people:
            (self.cvs / f"{PEOPLE.index(person)}.md").write_text(CV.format(name=person), encoding="utf-8")
        build([self.cvs], self.output, Settings(processes=1, greatest_share_gone=1))

    def statements(self) -> set[tuple[str, ...]]:
        version = current(self.output)
        assert version is not None
        quads = parse(path=str(version.folder / GRAPH_FILE), format=RdfFormat.N_QUADS)
        return {tuple(map(str, (q.subject, q.predicate, number(q.object), q.graph_name))) for q in quads}  # type: ignore[union-attr]


def number(term: object) -> object:
    """A decimal number in one form."""
    if isinstance(term, Literal) and term.datatype.value.endswith("#decimal"):
        return Literal(str(float(term.value)), datatype=term.datatype)
    return term


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> History:
    found = History(tmp_path_factory.mktemp("history"))
    found.build(PEOPLE[0])
    return found


@pytest.fixture(scope="module", params=SERVERS)
def server(request: pytest.FixtureRequest) -> Iterator[str]:
    with SERVERS[request.param]() as found:
        yield found


@pytest.fixture
def url(server: str) -> str:
    update(server, "CLEAR ALL")
    return server


def publish(history: History, url: str, *, is_dry: bool = False, retries: int = 0, **access: str) -> Publication:
    server = Server(EndpointSettings.model_validate(access), 60, retries, wait_s=0.01)
    return publish_to(history.output, server, addresses_of(url), SilentProgress(), is_dry=is_dry)


def update(url: str, text: str) -> None:
    httpx.post(addresses_of(url).update, data={"update": text}, timeout=60).raise_for_status()


def rows(url: str, query: str) -> list[dict[str, dict[str, str]]]:
    answer = httpx.post(url, data={"query": query}, headers={"accept": "application/sparql-results+json"}, timeout=60)
    found: list[dict[str, dict[str, str]]] = answer.json()["results"]["bindings"]
    return found


def on_server(url: str) -> set[tuple[str, ...]]:
    """What the server has of ours, as N-Triples terms."""

    def term(cell: dict[str, str]) -> str:
        if cell["type"] == "uri":
            return f"<{cell['value']}>"
        datatype = NamedNode(cell.get("datatype", "http://www.w3.org/2001/XMLSchema#string"))
        return str(number(Literal(cell["value"], datatype=datatype)))

    found = {(*(term(row[name]) for name in "spo"), "DEFAULT") for row in rows(url, "SELECT ?s ?p ?o { ?s ?p ?o }")}
    named = rows(url, "SELECT ?s ?p ?o ?g { GRAPH ?g { ?s ?p ?o } }")
    return found | {
        tuple(term(row[name]) for name in "spog")
        for row in named
        if not row["g"]["value"].endswith("graph/published") and row["g"]["value"] != FOREIGN
    }


def ours(history: History) -> set[tuple[str, ...]]:
    return {(*quad[:3], quad[3] if quad[3].startswith("<") else "DEFAULT") for quad in history.statements()}


def test_a_server_follows_the_versions(tmp_path: Path, url: str) -> None:
    history = History(tmp_path)
    history.build(PEOPLE[0])
    update(url, f"INSERT DATA {{ GRAPH <{FOREIGN}> {{ <urn:a> <urn:b> <urn:c> }} }}")
    assert publish(history, url, is_dry=True).way == FULL
    assert on_server(url) == set()
    assert publish(history, url).way == FULL
    assert on_server(url) == ours(history)
    assert publish(history, url).way == NOTHING
    history.build(PEOPLE[1])
    assert publish(history, url).way == FULL  # the patch takes all away and brings as much
    assert on_server(url) == ours(history)
    history.build(*PEOPLE[1:])
    history.build(*PEOPLE)
    done = publish(history, url)
    assert (done.way, done.since, done.deleted < done.added) == (PATCH, 2, True)
    assert on_server(url) == ours(history)
    history.build(*PEOPLE[1:])
    assert publish(history, url).way == PATCH
    assert on_server(url) == ours(history)
    assert publish(history, url, is_dry=True).way == NOTHING
    assert len(rows(url, f"SELECT * {{ GRAPH <{FOREIGN}> {{ ?s ?p ?o }} }}")) == 1


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE WHERE { ?s <https://w3id.org/vitagraph/ns#name> ?o }",
        "DROP SILENT GRAPH <https://vitagraph.example/graph/published>",
        "INSERT DATA { GRAPH <https://vitagraph.example/graph/doc/none> { <urn:a> <urn:b> <urn:c> } }",
        "CLEAR ALL",
    ],
    ids=["statements gone", "no version", "graph of nobody", "nothing left"],
)
def test_what_somebody_damaged_is_written_anew(history: History, url: str, damage: str) -> None:
    publish(history, url)
    update(url, damage)
    assert publish(history, url).way == FULL
    assert on_server(url) == ours(history)
    assert publish(history, url).way == NOTHING


@pytest.mark.parametrize("broken_at", [5, 7])
def test_a_publication_that_broke_is_mended_by_the_next(history: History, url: str, broken_at: int) -> None:
    with (
        door(url, lambda number, _: -1 if number >= broken_at else None) as shut,
        pytest.raises(AnswerError, match="cannot be reached"),
    ):
        publish(history, shut)
    assert rows(url, "SELECT * { GRAPH <https://vitagraph.example/graph/published> { ?s ?p ?o } }") == []
    assert publish(history, url).way == FULL
    assert on_server(url) == ours(history)


def test_a_server_that_is_busy_at_times_is_asked_again(history: History, url: str) -> None:
    with door(url, lambda number, _: {0: 503, 1: -1}.get(number % 3)) as busy:
        assert publish(history, busy, retries=4).way == FULL
    assert on_server(url) == ours(history)


@pytest.mark.parametrize(
    ("access", "header"),
    [
        ({"endpoint_user": "ada", "endpoint_password": "quiet:word"}, "Basic YWRhOnF1aWV0OndvcmQ="),
        ({"endpoint_token": "t0k3n"}, "Bearer t0k3n"),
    ],
    ids=["basic", "bearer"],
)
def test_who_publishes_is_told_to_the_server(history: History, url: str, access: dict[str, str], header: str) -> None:
    with door(url, lambda _, headers: None if headers.get("authorization") == header else 401) as guarded:
        with pytest.raises(AnswerError, match="VITAGRAPH_ENDPOINT_TOKEN"):
            publish(history, guarded)
        assert publish(history, guarded, **access).way == FULL
    assert "quiet" not in repr(EndpointSettings.model_validate(access))


def test_more_statements_than_fit_into_one_request(history: History, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.remote.writing._LINES_PUT", 50)
    monkeypatch.setattr("etl.remote.writing._LINES_UPDATED", 20)
    assert publish(history, url).way == FULL
    assert on_server(url) == ours(history)
