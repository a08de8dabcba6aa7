"""The statements that an RDF export holds: the whole graph's, or those about one person, with the words behind them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse
from rdflib import RDFS

from etl.errors import StoreError
from etl.exchange.records import Records
from etl.graph import terms
from etl.graph.statements import TYPE
from etl.graph.store import current_version
from etl.load.nquads import GRAPH_FILE
from etl.load.sorted_file import SortedFile
from etl.model.hidden import MASK
from etl.transform.contact import find_addresses

CONTACTS = frozenset({terms.EMAIL, terms.HOMEPAGE, terms.URL})
# What is told of people whom an export about another one names.
_OF_OTHERS = frozenset({TYPE, str(RDFS.label), terms.NAME, terms.NAME_KEY, terms.TIER})
_OTHERS = (terms.PERSON, terms.ADVISOR, terms.ADVISEE, terms.AUTHOR)
_PLACES = (terms.ORGANIZATION, terms.UNIT, terms.VENUE, terms.UNIT_OF, terms.PART_OF)


def read_statements(output: Path) -> Iterator[Quad]:
    """Every statement of the published graph, in the order of its file."""
    return parse(path=str(graph_file(output)), format=RdfFormat.N_QUADS)


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


def without_contacts(quads: Iterable[Quad]) -> list[Quad]:
    """The statements without contact data: no addresses, no spans that were read as such, none inside quoted words."""
    quads = list(quads)
    if not any(_text(quad.predicate) in CONTACTS for quad in quads):
        return quads  # of the public profile
    spans = {_text(quad.subject) for quad in quads if _text(quad.predicate) == terms.SUPPORTS and _text(quad.object) in CONTACTS}
    printed = {_text(quad.object) for quad in quads if _text(quad.predicate) in CONTACTS}
    printed |= {_text(quad.object) for quad in quads if _text(quad.predicate) == terms.QUOTE and _text(quad.subject) in spans}
    kept = []
    for quad in quads:
        if _text(quad.predicate) in CONTACTS or {_text(quad.subject), _text(quad.object)} & spans:
            continue
        kept.append(_masked(quad, printed))
    return kept


def _of(file: SortedFile, nodes: Iterable[str]) -> list[Quad]:
    """Every statement, in any graph, of which one of the nodes is the subject."""
    lines = b"".join(line for node in sorted(nodes) for line in file.with_prefix(f"<{node}> ".encode()))
    return list(parse(lines, format=RdfFormat.N_QUADS))


def _named(quads: Iterable[Quad], props: Collection[str]) -> set[str]:
    """The nodes that statements name in some properties."""
    return {_text(quad.object) for quad in quads if _text(quad.predicate) in props}


def _masked(quad: Quad, printed: Iterable[str]) -> Quad:
    """The statement with the addresses in its text blacked out, character by character: positions stay."""
    value = quad.object
    if not isinstance(value, Literal) or value.datatype.value != "http://www.w3.org/2001/XMLSchema#string":
        return quad
    text = value.value
    for start, end in find_addresses(text):
        text = text[:start] + MASK * (end - start) + text[end:]
    for each in printed:
        if each in text:
            text = text.replace(each, MASK * len(each))
    return quad if text == value.value else Quad(quad.subject, quad.predicate, Literal(text), quad.graph_name)


def _text(term: object) -> str:
    """The IRI or the lexical form of a term."""
    assert isinstance(term, NamedNode | Literal)
    return term.value
