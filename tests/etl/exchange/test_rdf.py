from __future__ import annotations

import io
import json
import random
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import IO, Any

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse
from rdflib import Dataset, Graph

from etl.exchange.rdf import write_json_ld, write_nquads, write_trig, write_turtle
from etl.exchange.statements import in_order, read_statements
from etl.graph import terms

BASE = "https://vitagraph.example/"
Writer = Callable[[Iterable[Quad], str, IO[bytes]], None]
FORMATS = [
    (write_nquads, RdfFormat.N_QUADS, "nquads"),
    (write_turtle, RdfFormat.TURTLE, "turtle"),
    (write_trig, RdfFormat.TRIG, "trig"),
    (write_json_ld, RdfFormat.JSON_LD, "json-ld"),
]


def written(writer: Writer, quads: Iterable[Quad]) -> bytes:
    handle = io.BytesIO()
    writer(in_order(quads), BASE, handle)
    return handle.getvalue()


def held(quads: Iterable[Quad], writer: Writer) -> set[str]:
    return {str(quad) for quad in quads if writer is not write_turtle or isinstance(quad.graph_name, DefaultGraph)}


@pytest.mark.parametrize(("writer", "parsed_as", "name"), FORMATS, ids=[name for *_, name in FORMATS])
def test_what_is_written_reads_back_equal(writer: Writer, parsed_as: RdfFormat, name: str, examples: Path) -> None:
    quads = list(read_statements(examples))
    assert len(quads) > 10_000
    back = {str(quad) for quad in parse(written(writer, quads), format=parsed_as)}
    assert back == held(quads, writer)


@pytest.mark.parametrize(("writer", "name"), [(writer, name) for writer, _, name in FORMATS], ids=[name for *_, name in FORMATS])
def test_rdflib_reads_as_many_statements(writer: Writer, name: str, internal: Path) -> None:
    quads = list(read_statements(internal))
    text = written(writer, quads).decode()
    if name == "turtle":
        assert len(Graph().parse(data=text, format=name)) == len(held(quads, writer))
    else:
        dataset = Dataset(default_union=False)
        dataset.parse(data=text, format=name)
        assert sum(1 for _ in dataset.quads((None, None, None, None))) == len(quads)


@pytest.mark.parametrize("writer", [writer for writer, *_ in FORMATS], ids=[name for *_, name in FORMATS])
def test_the_same_statements_give_the_same_bytes_in_any_order(writer: Writer, internal: Path) -> None:
    quads = list(read_statements(internal))
    shuffled = random.Random(7).sample(quads, len(quads))
    assert written(writer, shuffled) == written(writer, quads)
    assert written(writer, quads).endswith(b"\n")


def test_prefixes_are_used_and_sorted(internal: Path) -> None:
    quads = list(read_statements(internal))
    for writer in (write_turtle, write_trig):
        lines = written(writer, quads).decode().splitlines()
        prefixes = [line for line in lines if line.startswith("@prefix")]
        assert prefixes == sorted(lines[: len(prefixes)])
        assert any(line.startswith("id:p-") and line.endswith("a vg:Person ;") for line in lines)
    document = json.loads(written(write_json_ld, quads))
    assert list(document["@context"]) == sorted(document["@context"])
    work = next(node for node in document["@graph"] if node.get("@type") == "vg:Work" and "vg:year" in node)
    assert isinstance(work["vg:year"], int)
    assert isinstance(work["vg:title"], str)


def test_of_nothing_there_is_an_empty_document() -> None:
    assert written(write_nquads, []) == b""
    assert json.loads(written(write_json_ld, []))["@graph"] == []
    assert list(parse(written(write_turtle, []), format=RdfFormat.TURTLE)) == []
    assert list(parse(written(write_trig, []), format=RdfFormat.TRIG)) == []


@pytest.mark.parametrize("writer", [writer for writer, *_ in FORMATS], ids=[name for *_, name in FORMATS])
def test_what_comes_is_written_before_more_is_asked_for(writer: Writer) -> None:
    """A graph of any size takes the same memory: a writer does not wait for the last statement."""
    begun: list[int] = []

    class Counting(io.BytesIO):
        def write(self, piece: Any, /) -> int:
            begun.append(asked)
            return super().write(piece)

    def endless() -> Iterator[Quad]:
        nonlocal asked
        for asked in range(20_000):
            yield Quad(NamedNode(f"{BASE}id/p-{asked:06}"), NamedNode(terms.NAME), Literal("Ada Doe"), DefaultGraph())

    asked = 0
    writer(endless(), BASE, Counting())
    waited = [later - earlier for earlier, later in pairwise([0, *begun])]
    assert max(waited) < 2_000
