"""What one document states, node by node."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from rdflib import RDF

from etl.graph.literals import Value, to_nquads

TYPE = str(RDF.type)

# What is said of one node: values by property. Values of a property are kept in the order of their arrival, each once.
Description: TypeAlias = dict[str, list[Value]]


def state(description: Description, prop: str, value: Value) -> None:
    """Adds a value."""
    values = description.setdefault(prop, [])
    if value not in values:
        values.append(value)


def type_of(description: Description) -> str:
    """The class of the node described."""
    return str(description[TYPE][0])


@dataclass(slots=True)
class DocumentGraph:
    """A document's own statements about entities and links, with its spans.

    graph     IRI of the named graph
    document  IRI of the document's node
    order     what tells which of two documents is newer: greater is newer
    nodes     every node with what the document says of it
    """

    graph: str
    document: str
    order: tuple[str, str]
    nodes: dict[str, Description] = field(default_factory=dict)


def write_quads(nodes: dict[str, Description], graph: str | None) -> list[str]:
    """The statements as lines of N-Quads, without line ends, unsorted; `None` is the default graph."""
    tail = f" <{graph}> ." if graph else " ."
    return [
        f"<{node}> <{prop}> {to_nquads(value)}{tail}"
        for node, description in nodes.items()
        for prop, values in description.items()
        for value in values
    ]
