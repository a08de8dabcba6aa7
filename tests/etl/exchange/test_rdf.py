from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Quad, RdfFormat, parse
from rdflib import Dataset, Graph

from etl.exchange.rdf import write_json_ld, write_nquads, write_trig, write_turtle
from etl.exchange.statements import read_statements

BASE = "https://vitagraph.example/"
Writer = Callable[[Iterable[Quad], str], bytes]
FORMATS = [
    (write_nquads, RdfFormat.N_QUADS, "nquads"),
    (write_turtle, RdfFormat.TURTLE, "turtle"),
    (write_trig, RdfFormat.TRIG, "trig"),
    (write_json_ld, RdfFormat.JSON_LD, "json-ld"),
]


def held(quads: Iterable[Quad], writer: Writer) -> set[str]:
    return {str(quad) for quad in quads if writer is not write_turtle or isinstance(quad.graph_name, DefaultGraph)}


@pytest.mark.parametrize(("writer", "parsed_as", "name"), FORMATS, ids=[name for *_, name in FORMATS])
def test_what_is_written_reads_back_equal(writer: Writer, parsed_as: RdfFormat, name: str, examples: Path) -> None:
    quads = list(read_statements(examples))
    assert len(quads) > 10_000
    back = {str(quad) for quad in parse(writer(quads, BASE), format=parsed_as)}
    assert back == held(quads, writer)


@pytest.mark.parametrize(("writer", "name"), [(writer, name) for writer, _, name in FORMATS], ids=[name for *_, name in FORMATS])
def test_rdflib_reads_as_many_statements(writer: Writer, name: str, internal: Path) -> None:
    quads = list(read_statements(internal))
    written = writer(quads, BASE).decode()
    if name == "turtle":
        assert len(Graph().parse(data=written, format=name)) == len(held(quads, writer))
    else:
        dataset = Dataset(default_union=False)
        dataset.parse(data=written, format=name)
        assert sum(1 for _ in dataset.quads((None, None, None, None))) == len(quads)


@pytest.mark.parametrize("writer", [writer for writer, *_ in FORMATS], ids=[name for *_, name in FORMATS])
def test_the_same_statements_give_the_same_bytes_in_any_order(writer: Writer, internal: Path) -> None:
    quads = list(read_statements(internal))
    shuffled = random.Random(7).sample(quads, len(quads))
    assert writer(shuffled, BASE) == writer(quads, BASE)
    assert writer(quads, BASE).endswith(b"\n")


def test_nquads_are_the_published_file(examples: Path) -> None:
    assert write_nquads(read_statements(examples), BASE) == (examples / "graph.nq").read_bytes()


def test_prefixes_are_used_and_sorted(internal: Path) -> None:
    quads = list(read_statements(internal))
    for writer in (write_turtle, write_trig):
        lines = writer(quads, BASE).decode().splitlines()
        prefixes = [line for line in lines if line.startswith("@prefix")]
        assert prefixes == sorted(lines[: len(prefixes)])
        assert any(line.startswith("id:p-") and line.endswith("a vg:Person ;") for line in lines)
    document = json.loads(write_json_ld(quads, BASE))
    assert list(document["@context"]) == sorted(document["@context"])
    work = next(node for node in document["@graph"] if node.get("@type") == "vg:Work" and "vg:year" in node)
    assert isinstance(work["vg:year"], int)
    assert isinstance(work["vg:title"], str)


def test_of_nothing_there_is_an_empty_document() -> None:
    assert write_nquads([], BASE) == b""
    assert json.loads(write_json_ld([], BASE))["@graph"] == []
    assert list(parse(write_turtle([], BASE), format=RdfFormat.TURTLE)) == []
    assert list(parse(write_trig([], BASE), format=RdfFormat.TRIG)) == []
