"""Collects the statements of one document: nodes, their fields, and the spans these were read from."""

from __future__ import annotations

from typing import TypeVar

from etl.errors import InternalError
from etl.graph import terms
from etl.graph.iris import Iris
from etl.graph.literals import Literal, Value, decimal, integer, lexical
from etl.graph.merge import merge_versions
from etl.graph.statements import TYPE, Description, DocumentGraph, state, type_of
from etl.model.claim import Claim
from etl.model.document_claims import DocumentClaims
from etl.model.mention import EntityKind, FactKey, MentionKey
from etl.model.resolution import Resolution
from etl.model.span import Span

T = TypeVar("T")

ENTITY_CLASSES = {
    EntityKind.PERSON: terms.CLASS_PERSON,
    EntityKind.ORGANIZATION: terms.CLASS_ORGANIZATION,
    EntityKind.VENUE: terms.CLASS_VENUE,
    EntityKind.WORK: terms.CLASS_WORK,
}
ENTRY_RULE = "entry"  # the rule of spans that hold a whole entry


class DocumentWriter:
    """Where the modules of `etl.graph.facts` write to.

    A node may be described several times in one document (a work listed as preprint and as article, a stay listed twice); `finish`
    makes one description of these versions, by the rules that hold between documents too.
    """

    def __init__(self, claims: DocumentClaims, resolution: Resolution, iris: Iris) -> None:
        self.claims = claims
        self.iris = iris
        self.document = iris.document(claims.sha256)
        self._resolution = resolution
        self._versions: dict[str, list[Description]] = {}
        self._spans: dict[str, Description] = {}

    @property
    def subject(self) -> str | None:
        """The subject's node."""
        return self.entity(EntityKind.PERSON, self.claims.subject.name) if self.claims.subject else None

    def link(self, section: str, index: int, class_: str, span: Span) -> Description:
        """A new version of the link behind the fact at `index` of `section`, with its whole entry as evidence."""
        identifier = self._resolution.link_of.get(FactKey(self.claims.sha256, section, index))
        if identifier is None:
            raise InternalError(f"no link for {section} {index} of {self.claims.name}")
        description = self.version(self.iris.node(identifier), class_)
        self.cite_entry(description, class_, span)
        return description

    def authorship_of(self, index: int, author: int) -> str | None:
        """The node of the authorship that stands at place `author` of the work at `index`."""
        identifier = self._resolution.link_of.get(FactKey(self.claims.sha256, "works", index, author))
        return self.iris.node(identifier) if identifier else None

    def version(self, node: str, class_: str) -> Description:
        """A new version of a node's description."""
        description: Description = {TYPE: [class_]}
        self._versions.setdefault(node, []).append(description)
        return description

    def describe(self, node: str) -> Description:
        """The description of an entity to add fields to: its first one while that has names alone, then a new version."""
        first = self._versions[node][0]
        return first if set(first) == {TYPE, terms.NAME} else self.version(node, type_of(first))

    def is_described(self, node: str) -> bool:
        """Whether more than its names is known of an entity."""
        return any(set(version) - {TYPE, terms.NAME} for version in self._versions.get(node, ()))

    def entity(self, kind: EntityKind, mention: Claim[str] | None) -> str | None:
        """The entity named by `mention`, with that name among its names; `None` where it was not linked."""
        if mention is None:
            return None
        key = MentionKey(self.claims.sha256, kind, mention.span.start, mention.span.end)
        identifier = self._resolution.entity_of.get(key)
        if identifier is None:
            return None
        node = self.iris.node(identifier)
        if node not in self._versions:
            self.version(node, ENTITY_CLASSES[kind])
        state(self._versions[node][0], terms.NAME, Literal(mention.value))
        return node

    def work(self, title: Claim[str]) -> str:
        """The work or system named by `title`: every one is linked, if only to itself."""
        node = self.entity(EntityKind.WORK, title)
        if node is None:
            raise InternalError(f"no work for {title.printed!r} of {self.claims.name}")
        return node

    def refer(self, description: Description, prop: str, kind: EntityKind, mention: Claim[str] | None) -> None:
        """States the entity that `mention` names, where it is known."""
        node = self.entity(kind, mention)
        if node is not None:
            state(description, prop, node)

    def text(self, description: Description, prop: str, claim: Claim[str] | None) -> None:
        """States a claim's string and cites its words."""
        if claim is not None:
            self.value(description, prop, Literal(claim.value), claim)

    def value(self, description: Description, prop: str, value: Value, claim: Claim[T]) -> None:
        """States a value that was read from `claim` and cites its words."""
        state(description, prop, value)
        self.cite(description, prop, claim)

    def cite(self, description: Description, prop: str, claim: Claim[T]) -> None:
        """Adds the words of `claim` as evidence for `prop`."""
        self._cite(description, prop, claim.span, claim.rule, claim.confidence)

    def cite_entry(self, description: Description, class_: str, span: Span) -> None:
        """Adds a whole entry as evidence for a node of `class_`."""
        self._cite(description, class_, span, ENTRY_RULE, 1.0)

    def _cite(self, description: Description, prop: str, span: Span, rule: str, confidence: float) -> None:
        node = self.iris.span(self.claims.sha256, span.start, span.end, prop, rule, confidence)
        if node not in self._spans:
            self._spans[node] = self._describe_span(prop, span, rule, confidence)
        state(description, terms.EVIDENCE, node)
        lowest = description.get(terms.CONFIDENCE)
        if not lowest or confidence < float(lexical(lowest[0])):
            description[terms.CONFIDENCE] = [decimal(confidence)]

    def _describe_span(self, prop: str, span: Span, rule: str, confidence: float) -> Description:
        described: Description = {
            TYPE: [terms.CLASS_SPAN],
            terms.DOCUMENT: [self.document],
            terms.BEGIN: [integer(span.start)],
            terms.FINISH: [integer(span.end)],
            terms.LINE: [integer(span.line)],
            terms.QUOTE: [Literal(span.quote)],
            terms.SUPPORTS: [prop],
            terms.RULE: [Literal(rule)],
            terms.CONFIDENCE: [decimal(confidence)],
        }
        if span.page is not None:
            described[terms.PAGE] = [integer(span.page)]
        return described

    def finish(self) -> DocumentGraph:
        """All that was written."""
        as_of = self.claims.as_of.last_day if self.claims.as_of else ""
        result = DocumentGraph(self.iris.graph(self.claims.sha256), self.document, (as_of, self.claims.sha256))
        for node, versions in self._versions.items():
            result.nodes[node] = merge_versions(versions)
        result.nodes.update(self._spans)
        return result
