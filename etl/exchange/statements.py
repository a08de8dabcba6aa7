"""The statements that an RDF export holds: the whole graph's, or those about one person, with the words behind them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse
from rdflib import RDFS

from etl.errors import StoreError
from etl.exchange.by_graph import graph_of, named_graphs
from etl.exchange.records import Records
from etl.graph import terms
from etl.graph.statements import TYPE
from etl.graph.store import current_version
from etl.load.nquads import GRAPH_FILE
from etl.load.sorted_file import SortedFile

# What is told of people whom an export about another one names.
_OF_OTHERS = frozenset({TYPE, str(RDFS.label), terms.NAME, terms.NAME_KEY, terms.TIER})
_OTHERS = (terms.PERSON, terms.ADVISOR, terms.ADVISEE, terms.AUTHOR)
_PLACES = (terms.ORGANIZATION, terms.UNIT, terms.VENUE, terms.UNIT_OF, terms.PART_OF)


def read_statements(output: Path) -> Iterator[Quad]:
    """Every statement of the published graph, in the order of its file."""
    return parse(path=str(graph_file(output)), format=RdfFormat.N_QUADS)


def read_in_order(output: Path) -> Iterator[Quad]:
    """Every statement of the published graph in the order of `in_order`; no more than one document's are held at a time."""
    yield from read_consolidated(output)
    with graph_file(output).open("rb") as lines:
        for _, of_graph in groupby(named_graphs(lines), key=graph_of):
            yield from in_order(parse(b"".join(of_graph), format=RdfFormat.N_QUADS))


def read_consolidated(output: Path) -> Iterator[Quad]:
    """The statements of the default graph, in the same order."""
    consolidated = (quad for quad in read_statements(output) if isinstance(quad.graph_name, DefaultGraph))
    for _, about in groupby(consolidated, key=lambda quad: _text(quad.subject)):
        yield from in_order(about)


def in_order(quads: Iterable[Quad]) -> list[Quad]:
    """The default graph, then the named ones; in each the subjects sorted, the class of each first."""
    return sorted(quads, key=_place)


def graph_file(output: Path) -> Path:
    """The file of the published graph; raises `StoreError` where there is none."""
    path = current_version(output) / GRAPH_FILE
    if not path.exists():
        raise StoreError(f"there is no graph in {output}: run `vitagraph build FOLDER --output {output}` first")
    return path


def about_person(output: Path, records: Records) -> list[Quad]:
    """The statements about the person of `records`: their own, their links', their works', and of all that these name.

    Of other people stands there who they are, and no more. Documents are there that the words are from.
    """
    mine = {str(records.person), *(link.iri for link in records.links)}
    for work in records.works:
        mine |= {work.node.iri, *(maker.link for maker in work.makers)}
    with SortedFile(graph_file(output)) as file:
        own = _of(file, mine)
        places = _named(own, _PLACES) - mine
        around = _of(file, places)
        around += _of(file, _named(around, _PLACES) - places - mine)
        spans = _of(file, _named([*own, *around], (terms.EVIDENCE,)))
        documents = _of(file, _named(spans, (terms.DOCUMENT,)))
        others = _of(file, _named(own, _OTHERS) - mine)
    return [*own, *around, *spans, *documents, *(quad for quad in others if _text(quad.predicate) in _OF_OTHERS)]


def _of(file: SortedFile, nodes: Iterable[str]) -> list[Quad]:
    """Every statement, in any graph, of which one of the nodes is the subject."""
    lines = b"".join(line for node in sorted(nodes) for line in file.with_prefix(f"<{node}> ".encode()))
    return list(parse(lines, format=RdfFormat.N_QUADS))


def _named(quads: Iterable[Quad], props: Collection[str]) -> set[str]:
    """The nodes that statements name in some properties."""
    return {_text(quad.object) for quad in quads if _text(quad.predicate) in props}


def _place(quad: Quad) -> tuple[str, str, bool, str, str]:
    graph = "" if isinstance(quad.graph_name, DefaultGraph) else _text(quad.graph_name)
    prop = _text(quad.predicate)
    return graph, _text(quad.subject), prop != TYPE, prop, str(quad.object)


def _text(term: object) -> str:
    """The IRI or the lexical form of a term."""
    assert isinstance(term, NamedNode | Literal)  # a graph of ours has no blank nodes
    return term.value
