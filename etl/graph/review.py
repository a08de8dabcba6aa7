"""Pairs in doubt as statements of a graph of their own, in a file of its own: they are never published among the facts."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import OWL, RDF, RDFS

from etl.graph import terms
from etl.graph.iris import Iris, short_hash
from etl.graph.literals import Literal, decimal
from etl.graph.statements import TYPE, Description, write_quads
from etl.model.linked import Doubt, Side


def review_quads(doubts: Iterable[Doubt], *, base_iri: str) -> list[str]:
    """The graph `{base}graph/review`, sorted: of each pair the statement that nobody has made yet, `A owl:sameAs B`, as an
    `rdf:Statement` with both sides' words, what speaks for and against, and how sure that is."""
    iris = Iris(base_iri)
    nodes: dict[str, Description] = {}
    for doubt in doubts:
        left, right = iris.node(doubt.left.entity), iris.node(doubt.right.entity)
        sentences = [*map(_words, (doubt.left, doubt.right)), *(f"{one.feature}: {one.sentence}" for one in doubt.evidence)]
        nodes[iris.node(f"r-{short_hash(left, right)}")] = {
            TYPE: [str(RDF.Statement)],
            str(RDF.subject): [left],
            str(RDF.predicate): [str(OWL.sameAs)],
            str(RDF.object): [right],
            terms.CONFIDENCE: [decimal(doubt.score)],
            str(RDFS.comment): [Literal(sentence) for sentence in dict.fromkeys(sentences)],
        }
    return sorted(write_quads(nodes, f"{base_iri}graph/review"))


def _words(side: Side) -> str:
    return f"{side.mention.where}: {side.entry}"
