"""The statements that differ from the version before, from the documents and entities that do: nothing else is looked at.

A node of the default graph is consolidated anew if a statement about it came or went in a document's graph, or if its entity is
described otherwise; with a work go its authorships, with an entity those above it. What other documents say of such a node is in
the graph before.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from etl.build.before import GraphBefore
from etl.build.contradictions import find_disputed
from etl.build.rendering import Rendered
from etl.graph import terms
from etl.graph.consolidate import LABEL, ConsolidatedGraph, merge_documents, name_entities
from etl.graph.iris import Iris
from etl.graph.literals import Value, lexical
from etl.graph.parsing import read_descriptions
from etl.graph.replaced import REPLACED_BY, replaced_quads
from etl.graph.statements import TYPE, Description, DocumentGraph, type_of, write_quads
from etl.graph.tally import Tally, tally_of
from etl.load.gate_records import GateRecord
from etl.load.nquads import encode_lines
from etl.load.patch import Patch, difference
from etl.load.quarantine import quarantine_quads
from etl.model.resolution import Entity

_ABOVE = (terms.UNIT_OF, terms.PART_OF)


@dataclass(frozen=True, slots=True)
class Differing:
    """What is another than before.

    rendered  documents whose statements may be others
    gone      records of documents as they were: of those rendered and of those that are no more
    others    records of all other documents
    entities  ids of entities that are described otherwise; entity: what they are now, given for any id
    replaced  ids that have become parts of others, with the ids of these: all there are now
    """

    rendered: Sequence[Rendered]
    gone: Collection[GateRecord]
    others: Collection[GateRecord]
    entities: Collection[str]
    entity: Callable[[str], Entity | None]
    replaced: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class GraphPatch:
    """What leads from the graph before to the one to publish, but for contradictions.

    tally     what is added to the counts of the consolidated graph
    touched   nodes of which something else may be said now; disputed: those among them that documents do not agree on
    recalled  nodes that the consolidated graph calls otherwise now, or calls no more
    """

    patch: Patch
    tally: Tally
    touched: Collection[str]
    disputed: Mapping[str, Collection[str]]
    recalled: Collection[str]


def patch_graph(before: GraphBefore, differing: Differing, iris: Iris) -> GraphPatch:
    """The patch for the graph before."""
    old = {line for record in differing.gone for line in before.of_graph(iris.graph(record.sha256))}
    new = {line for each in differing.rendered for line in each.lines()}
    touched = _Touched(before, differing, iris)
    touched.add(_nodes_of(old ^ new, iris))
    touched.add(_works_of_other_subjects(old ^ new, differing.rendered))
    was, now = touched.consolidated_before(), touched.consolidate()
    old.update(encode_lines(write_quads(was, None)), _set_aside(differing.gone), before.replaced())
    new.update(
        encode_lines(write_quads(now, None)),
        _set_aside(each.record for each in differing.rendered),
        encode_lines(replaced_quads(differing.replaced, base_iri=iris.base)),
    )
    tally = tally_of(now.values())
    tally.subtract(tally_of(was.values()))
    return GraphPatch(difference(old, new), tally, touched.nodes, find_disputed(touched.documents), _recalled(was, now))


def _recalled(was: ConsolidatedGraph, now: ConsolidatedGraph) -> set[str]:
    return {node for node in was.keys() | now.keys() if _names_of(was, node) != _names_of(now, node)}


def _names_of(nodes: ConsolidatedGraph, node: str) -> set[Value]:
    return set(nodes.get(node, {}).get(LABEL, ()))


def _nodes_of(lines: Iterable[bytes], iris: Iris) -> set[str]:
    """The subjects of some lines, but for spans and documents."""
    nodes = {line[1 : line.index(b">")].decode() for line in lines}
    return {node for node in nodes if not node.startswith((iris.node("s-"), iris.node("d-")))}


def _works_of_other_subjects(lines: Iterable[bytes], rendered: Sequence[Rendered]) -> Iterator[str]:
    """The works in documents whose subject is another: they may not be the subject's any more."""
    prop = f" <{terms.SUBJECT}> ".encode()
    documents = {line[1 : line.index(b">")].decode() for line in lines if prop in line}
    for each in rendered:
        if each.graph.document in documents:
            yield from (node for node, said in each.graph.nodes.items() if type_of(said) == terms.CLASS_WORK)


def _set_aside(records: Iterable[GateRecord]) -> set[bytes]:
    return {line for record in records for line in encode_lines(quarantine_quads(record.set_aside))}


class _Touched:
    """The nodes to consolidate anew, with what graphs said of them: the default graph and those of documents, by their IRIs."""

    def __init__(self, before: GraphBefore, differing: Differing, iris: Iris) -> None:
        self._before = before
        self._differing = differing
        self._iris = iris
        self._said: dict[str, dict[str, Description]] = {}

    def add(self, nodes: Iterable[str]) -> None:
        """These nodes, the entities that are described otherwise, and all that hangs together with them."""
        rendered: dict[str, list[Description]] = {}
        for each in self._differing.rendered:
            for node, description in each.graph.nodes.items():
                rendered.setdefault(node, []).append(description)
        waiting = [*nodes, *map(self._iris.node, self._differing.entities)]
        while waiting:
            node = waiting.pop()
            if node not in self._said:
                graphs = read_descriptions(self._before.of_node(node))
                said = self._said[node] = {graph: described[node] for graph, described in graphs.items()}
                waiting += self._beside(node, [*said.values(), *rendered.get(node, ())])

    def _beside(self, node: str, said: Iterable[Description]) -> list[str]:
        """A work and its authorships hang together; an entity may be there only because of others below it."""
        beside: list[str] = []
        for description in said:
            class_ = type_of(description) if TYPE in description else ""
            if class_ == terms.CLASS_AUTHORSHIP:
                beside += map(lexical, description.get(terms.WORK, ()))
            elif class_ == terms.CLASS_WORK:
                beside += self._before.authorships_of(node)
            beside += [lexical(value) for prop in _ABOVE for value in description.get(prop, ())]
        entity = self._entity(node)
        return beside if entity is None or entity.parent is None else [*beside, self._iris.node(entity.parent)]

    def _entity(self, node: str) -> Entity | None:
        return self._differing.entity(node.removeprefix(self._iris.node("")))

    @property
    def nodes(self) -> Collection[str]:
        """These nodes."""
        return self._said.keys()

    @property
    def documents(self) -> list[DocumentGraph]:
        """What documents say of them now."""
        return [*self._rendered(), *self._others()]

    def consolidated_before(self) -> ConsolidatedGraph:
        """What the default graph said of them."""
        found = {node: dict(said[""]) for node, said in self._said.items() if "" in said}
        for description in found.values():
            description.pop(REPLACED_BY, None)
        return {node: description for node, description in found.items() if description}

    def consolidate(self) -> ConsolidatedGraph:
        """What the default graph is to say of them."""
        nodes = merge_documents(self.documents)
        entities = {node: entity for node in self._said if (entity := self._entity(node)) is not None}
        for node in entities:
            if node not in nodes and any(part not in self._said for part in self._before.parts_of(node)):
                nodes[node] = {}
        name_entities(nodes, entities, self._iris)
        return nodes

    def _rendered(self) -> Iterator[DocumentGraph]:
        for each in self._differing.rendered:
            nodes = {node: description for node, description in each.graph.nodes.items() if node in self._said}
            yield DocumentGraph(each.graph.graph, each.graph.document, each.graph.order, nodes)

    def _others(self) -> Iterator[DocumentGraph]:
        by_graph: dict[str, dict[str, Description]] = {}
        for node, said in self._said.items():
            for graph, description in said.items():
                by_graph.setdefault(graph, {})[node] = description
        for record in self._differing.others:
            nodes = by_graph.get(self._iris.graph(record.sha256))
            if nodes:
                document = self._iris.document(record.sha256)
                yield DocumentGraph(self._iris.graph(record.sha256), document, (record.as_of, record.sha256), nodes)
