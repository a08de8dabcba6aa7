"""Valid documents with one fault each, and whether the gate finds it, all of it, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from rdflib import SH

from etl.graph import terms
from etl.graph.literals import Literal, boolean, integer
from etl.graph.statements import TYPE, Description, DocumentGraph, type_of
from etl.validate.constraints import Constraint, gate_constraints
from etl.validate.gate import validate_documents
from etl.validate.rules import read_rules
from tests.etl.validate.planting import plant

TWIN = "https://data.example/id/twin"
_SUPPORT = {terms.CLASS_SPAN, terms.CLASS_DOCUMENT}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A document with a fault in `node`; `kind` is (shape or rule, path, component)."""

    document: DocumentGraph
    valid: DocumentGraph
    node: str
    kind: tuple[str, str, str]
    severity: str


@dataclass(slots=True)
class Tally:
    planted: int = 0
    caught: int = 0
    lost: int = 0
    kinds: set[tuple[str, str, str]] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)


def mutants_of(valid: Sequence[DocumentGraph], number: int) -> Iterator[Mutant]:
    """`number` mutants: kind after kind, in turns, each at the next node of its class that there is."""
    makers = [_of_constraint(valid, constraint) for constraint in gate_constraints()]
    makers += [_of_ranks(valid), _of_orcids(valid), _of_issns(valid), _of_ends(valid)]
    return islice(_in_turns(makers), number)


def _in_turns(makers: list[Iterator[Mutant]]) -> Iterator[Mutant]:
    while makers:
        left = []
        for maker in makers:
            found = next(maker, None)
            if found is not None:
                yield found
                left.append(maker)
        makers = left


def _nodes(valid: Sequence[DocumentGraph], class_: str) -> Iterator[tuple[DocumentGraph, str, Description]]:
    for document in valid:
        for node, description in document.nodes.items():
            if type_of(description) == class_:
                yield document, node, description


def _of_constraint(valid: Sequence[DocumentGraph], constraint: Constraint) -> Iterator[Mutant]:
    kind = (constraint.shape, constraint.path, constraint.component)
    range_ = next((str(c.argument) for c in gate_constraints() if c.path == constraint.path and c.name == "class"), "")
    for document, node, description in _nodes(valid, constraint.class_):
        if constraint.name == "minCount" and constraint.path not in description and constraint.severity != str(SH.Violation):
            continue  # a valid node that this note is already made of
        nodes = dict(document.nodes)
        twin = None
        if constraint.name == "maxCount" and range_:
            twin = TWIN
            nodes[TWIN] = {TYPE: [range_], terms.NAME: [Literal("A twin")]} | (
                _any_work(document) if range_ == terms.CLASS_WORK else {}
            )
        nodes[node] = plant(description, constraint, twin)
        yield Mutant(_with(document, nodes), document, node, kind, constraint.severity)


def _any_work(document: DocumentGraph) -> Description:
    return dict(next(said for said in document.nodes.values() if type_of(said) == terms.CLASS_WORK))


def _of_ranks(valid: Sequence[DocumentGraph]) -> Iterator[Mutant]:
    """An author list whose last rank is one too high."""
    for document, node, description in _nodes(valid, terms.CLASS_WORK):
        links = [n for n, said in document.nodes.items() if said.get(terms.WORK) == [node] and terms.RANK in said]
        if links and terms.AUTHORS_TRUNCATED not in description:
            last = max(links, key=lambda link: int(document.nodes[link][terms.RANK][0][0]))
            rank = int(document.nodes[last][terms.RANK][0][0])
            nodes = document.nodes | {last: document.nodes[last] | {terms.RANK: [integer(rank + 1)]}}
            yield _of_rule("ranks", document, nodes, node, terms.BYLINE)


def _of_orcids(valid: Sequence[DocumentGraph]) -> Iterator[Mutant]:
    for document, node, description in _nodes(valid, terms.CLASS_PERSON):
        nodes = document.nodes | {node: description | {terms.ORCID: [Literal("0000-0002-1825-0079")]}}
        yield _of_rule("orcid", document, nodes, node, terms.ORCID)


def _of_issns(valid: Sequence[DocumentGraph]) -> Iterator[Mutant]:
    for document, node, description in _nodes(valid, terms.CLASS_WORK):
        nodes = document.nodes | {node: description | {terms.ISSN: [Literal("0317-8472")]}}
        yield _of_rule("issn", document, nodes, node, terms.ISSN)


def _of_ends(valid: Sequence[DocumentGraph]) -> Iterator[Mutant]:
    for document, node, description in _nodes(valid, terms.CLASS_EMPLOYMENT):
        if terms.END in description:
            nodes = document.nodes | {node: description | {terms.ONGOING: [boolean(True)]}}
            yield _of_rule("one-end", document, nodes, node, terms.ONGOING)


def _of_rule(name: str, document: DocumentGraph, nodes: dict[str, Description], node: str, prop: str) -> Mutant:
    rule = read_rules()[name]
    return Mutant(_with(document, nodes), document, node, (rule.iri, prop, rule.iri), rule.severity)


def _with(document: DocumentGraph, nodes: dict[str, Description]) -> DocumentGraph:
    return DocumentGraph(document.graph, document.document, document.order, nodes)


def judge(mutant: Mutant, tally: Tally) -> None:
    """Holds the mutant against the gate."""
    before, result = validate_documents([mutant.valid]), validate_documents([mutant.document])
    tally.planted += 1
    tally.kinds.add(mutant.kind)
    shape, path, component = mutant.kind
    gone = {each.node for each in result.set_aside}
    expected: set[str] = set()
    if mutant.severity == str(SH.Violation):
        found = {(f.node, f.shape, f.path, f.component) for each in result.set_aside for f in each.findings}
        is_caught = (mutant.node, shape, path, component) in found
        expected = _hanging(mutant)
    elif mutant.severity == str(SH.Warning):
        is_caught = (mutant.node, shape, path, component) in {(f.node, f.shape, f.path, f.component) for f in result.warnings}
    else:
        is_caught = sum(result.notes.values()) > sum(before.notes.values())
    tally.caught += is_caught
    tally.lost += len(gone - expected)
    kept = set(result.kept[0].nodes)
    lost = {
        node
        for node, said in mutant.document.nodes.items()
        if node not in kept and node not in expected and type_of(said) not in _SUPPORT and terms.EVIDENCE in said
    }
    tally.lost += len(lost)
    if not is_caught or gone != expected or lost:
        kind = " ".join(part.rpartition("#")[2] for part in mutant.kind)
        tally.problems.append(f"{kind} at {mutant.node}: caught {is_caught}, set aside {len(gone)}, expected {len(expected)}")


def _hanging(mutant: Mutant) -> set[str]:
    """The faulty node and all that points to it, directly or not."""
    gone = {mutant.node}
    while True:
        more = {
            node
            for node, said in mutant.document.nodes.items()
            if node not in gone
            and type_of(said) not in _SUPPORT
            and any(value in gone for values in said.values() for value in values)
        }
        if not more:
            return gone
        gone |= more
