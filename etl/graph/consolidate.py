"""The default graph: every entity and link once, with the values that hold over all documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from rdflib import RDFS

from etl.graph import terms
from etl.graph.iris import Iris
from etl.graph.literals import Literal, lexical
from etl.graph.merge import merge_versions
from etl.graph.statements import TYPE, Description, DocumentGraph, state, type_of
from etl.graph.writer import ENTITY_CLASSES
from etl.model.mention import EntityKind
from etl.model.resolution import Entity, Resolution
from etl.normalize.folding import name_key

LABEL = str(RDFS.label)
ConsolidatedGraph: TypeAlias = dict[str, Description]
NOT_CONSOLIDATED = {terms.CLASS_SPAN, terms.CLASS_DOCUMENT}
_AUTHOR = Literal("author")


def consolidate(documents: Iterable[DocumentGraph], resolution: Resolution, *, base_iri: str) -> ConsolidatedGraph:
    """The nodes of the default graph: a function of the documents' graphs and the names of their entities."""
    iris = Iris(base_iri)
    nodes = merge_documents(documents)
    name_entities(nodes, {iris.node(entity.id): entity for entity in resolution.entities}, iris)
    return nodes


def merge_documents(documents: Iterable[DocumentGraph]) -> ConsolidatedGraph:
    """One description of each node.

    Where documents disagree, `merge_versions` says what holds; what does not stays in the graph of its document. The authors of a
    work are those of its fullest list: of works, all authorships of all documents must be given.
    """
    newest_first = sorted(documents, key=lambda document: document.order, reverse=True)
    author_lists = _author_lists(newest_first)
    versions: dict[str, list[Description]] = {}
    for document in newest_first:
        for node, description in document.nodes.items():
            class_ = type_of(description)
            if class_ in NOT_CONSOLIDATED:
                continue
            if class_ == terms.CLASS_AUTHORSHIP and not _is_kept(node, description, author_lists):
                continue
            versions.setdefault(node, []).append(_in_order(description))
    nodes = {node: {prop: list(values) for prop, values in merge_versions(found).items()} for node, found in versions.items()}
    _put_author_lists(nodes, newest_first, author_lists)
    return nodes


def _in_order(description: Description) -> Description:
    """The description with its values sorted: what holds does not hang on the order in which they were stated."""
    if all(len(values) == 1 for values in description.values()):
        return description
    return {
        prop: sorted(values, key=lambda value: (lexical(value), value)) if len(values) > 1 else values
        for prop, values in description.items()
    }


class _AuthorList:
    """The authorships of one work in one document."""

    __slots__ = ("document", "is_truncated", "links")

    def __init__(self, document: int, *, is_truncated: bool) -> None:
        self.document = document
        self.is_truncated = is_truncated
        self.links: list[str] = []

    def rank(self) -> tuple[bool, int, int]:
        return (not self.is_truncated, len(self.links), -self.document)


def _author_lists(newest_first: Sequence[DocumentGraph]) -> dict[str, _AuthorList]:
    """The list to use, for each work that has one: one that is not cut, then the longest, then the newest."""
    best: dict[str, _AuthorList] = {}
    for place, document in enumerate(newest_first):
        lists: dict[str, _AuthorList] = {}
        for node, description in document.nodes.items():
            if type_of(description) == terms.CLASS_AUTHORSHIP and description.get(terms.ROLE) == [_AUTHOR]:
                work = lexical(description[terms.WORK][0])
                if work not in lists:
                    lists[work] = _AuthorList(place, is_truncated=terms.AUTHORS_TRUNCATED in document.nodes[work])
                lists[work].links.append(node)
        for work, found in lists.items():
            if work not in best or found.rank() > best[work].rank():
                best[work] = found
    return best


def _is_kept(node: str, description: Description, author_lists: Mapping[str, _AuthorList]) -> bool:
    if description.get(terms.ROLE) != [_AUTHOR]:
        return True
    return node in author_lists[lexical(description[terms.WORK][0])].links


def _put_author_lists(
    nodes: Mapping[str, Description], newest_first: Sequence[DocumentGraph], author_lists: Mapping[str, _AuthorList]
) -> None:
    """Ranks, names, byline and truncation as in the list chosen, and the shortcut from the work to its authors."""
    for work, chosen in author_lists.items():
        document = newest_first[chosen.document]
        for prop in (terms.BYLINE, terms.AUTHORS_TRUNCATED):
            nodes[work].pop(prop, None)
            if prop in document.nodes[work]:
                nodes[work][prop] = document.nodes[work][prop]
        for link in chosen.links:
            for prop in (terms.RANK, terms.PLACE, terms.CREDITED_AS, terms.PERSON):
                nodes[link].pop(prop, None)
                if prop in document.nodes[link]:
                    nodes[link][prop] = document.nodes[link][prop]
            for person in nodes[link].get(terms.PERSON, ()):
                state(nodes[work], terms.AUTHOR, person)


def name_entities(nodes: ConsolidatedGraph, entities: Mapping[str, Entity], iris: Iris) -> None:
    """States label, names, key, tier and parent of every entity that is there, and of their parents."""
    waiting = [node for node in nodes if node in entities]
    while waiting:
        node = waiting.pop()
        entity = entities[node]
        _name_entity(nodes[node], entity)
        if entity.parent is not None:
            parent = iris.node(entity.parent)
            state(nodes[node], parent_property(entity), parent)
            if parent not in nodes:
                nodes[parent] = {}
                waiting.append(parent)


def parent_property(entity: Entity) -> str:
    """What leads from an entity to its parent."""
    return terms.UNIT_OF if entity.kind is EntityKind.ORGANIZATION else terms.PART_OF


def _name_entity(description: Description, entity: Entity) -> None:
    description[TYPE] = [ENTITY_CLASSES[entity.kind]]
    description[LABEL] = [Literal(entity.label)]
    for name in (entity.label, *entity.names):
        state(description, terms.NAME, Literal(name))
    if entity.key is not None:
        description[terms.KEY] = [Literal(entity.key)]
    if entity.tier is not None:
        description[terms.TIER] = [Literal(entity.tier)]
    for name in (*description[terms.NAME], *description.get(terms.KEY, ())):
        state(description, terms.NAME_KEY, Literal(name_key(lexical(name))))
