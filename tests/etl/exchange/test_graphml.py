from __future__ import annotations

import io
import re
from pathlib import Path

import networkx
import pytest

from etl.ask.graph import open_graph
from etl.ask.queries import Query, run_query
from etl.exchange.graphml import write_graphml
from etl.exchange.people import find_person
from etl.exchange.records import Records


def network(output: Path, name: str | None = None) -> networkx.MultiDiGraph:
    dataset = open_graph(output)
    written = write_graphml(Records(dataset, find_person(dataset, name) if name else None))
    return networkx.read_graphml(io.BytesIO(written.encode()), force_multigraph=True)


def count(output: Path, pattern: str) -> int:
    text = f"PREFIX vg: <https://w3id.org/vitagraph/ns#> SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}"
    return int(run_query(open_graph(output), Query("", "", (), text)).rows[0][0])


@pytest.mark.parametrize("kind", ["Person", "Work", "Organization", "Venue"])
def test_every_thing_is_a_node(kind: str, examples: Path) -> None:
    nodes = [node for node, said in network(examples).nodes(data=True) if said["type"] == kind.lower()]
    assert len(nodes) == count(examples, f"?n a vg:{kind}") > 5


@pytest.mark.parametrize(
    ("kind", "pattern"),
    [
        ("author", '?l a vg:Authorship ; vg:role "author" ; vg:person ?p'),
        ("builder", '?l a vg:Authorship ; vg:role "builder" ; vg:person ?p'),
        ("employment", "?l a vg:Employment ; vg:organization ?o"),
        ("education", "?l a vg:Education ; vg:organization ?o"),
        ("advising", "?l a vg:Advising ; vg:advisor ?o"),
        ("service", "?l a vg:Service ; vg:venue ?o"),
        ("appeared in", "?l a vg:Work ; vg:venue ?o"),
    ],
)
def test_every_link_between_things_is_an_edge(kind: str, pattern: str, examples: Path) -> None:
    edges = [said for *_, said in network(examples).edges(data=True) if said["type"] == kind]
    assert len(edges) == count(examples, pattern) > 0


def test_edges_say_when_and_open_ends_are_dated(internal: Path) -> None:
    graph = network(internal, "Mara Lindqvist")
    edges = {said["label"]: said for *_, said in graph.edges(data=True) if said["type"] == "employment"}
    assert (edges["Intern"]["start"], edges["Intern"]["end"]) == ("2018-05", "2018-09")
    assert edges["Research Scientist"]["ongoing"] is True
    assert edges["Research Scientist"]["asOf"] == "2023-03-31"
    ranks = {said["rank"] for *_, said in graph.edges(data=True) if said["type"] == "author"}
    assert ranks == {1, 2, 3}


def test_one_persons_network_is_about_that_person(examples: Path) -> None:
    whole, one = network(examples), network(examples, "Minh-Anh Torvik")
    assert 5 < len(one) < len(whole) / 2
    assert networkx.is_weakly_connected(one)


def test_ids_are_names_of_xml_and_odd_characters_do_no_harm(examples: Path) -> None:
    text = write_graphml(Records(open_graph(examples)))
    assert all(re.fullmatch(r"[\w.:-]+", name) for name in re.findall(r' (?:id|source|target)="([^"]*)"', text))
    assert write_graphml(Records(open_graph(examples))) == text
