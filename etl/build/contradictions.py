"""What contradicts across documents: asked again of what a build touched, kept from the version before for all else."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeAlias

from pyoxigraph import DefaultGraph, NamedNode, Store

from etl.ask.checks import asked_of_all, compared, run_checks
from etl.graph import terms
from etl.graph.literals import Value, lexical
from etl.graph.statements import Description, DocumentGraph, type_of
from etl.model.contradiction import Contradiction

# Of a node and its authorships, the values of some fields.
_Said: TypeAlias = frozenset[tuple[frozenset[Value], ...]]
_COMPARED = (terms.CLASS_WORK, terms.CLASS_EDUCATION, terms.CLASS_EMPLOYMENT)


def find_disputed(documents: Iterable[DocumentGraph]) -> dict[str, set[str]]:
    """For each check that compares fields across documents, the nodes of which these say different things: of all others it would
    be asked in vain."""
    fields = compared()
    said: dict[tuple[str, str], _Said] = {}
    found: dict[str, set[str]] = {check: set() for check in fields}
    for document in documents:
        authorships: dict[str, list[Description]] = {}
        for description in document.nodes.values():
            if type_of(description) == terms.CLASS_AUTHORSHIP:
                for work in description.get(terms.WORK, ()):
                    authorships.setdefault(lexical(work), []).append(description)
        for node, description in document.nodes.items():
            if type_of(description) in _COMPARED:
                described = (description, *authorships.get(node, ()))
                for check, props in fields.items():
                    here = frozenset(tuple(frozenset(each.get(prop, ())) for prop in props) for each in described)
                    if said.setdefault((check, node), here) != here:
                        found[check].add(node)
    return found


def find_contradictions(store: Store, disputed: Mapping[str, Collection[str]]) -> list[Contradiction]:
    """The contradictions in a graph of which `find_disputed` was given all documents."""
    return run_checks(store, of_check=disputed)


def find_contradictions_again(
    store: Store,
    before: Sequence[Contradiction],
    touched: Collection[str],
    disputed: Mapping[str, Collection[str]],
    recalled: Collection[str],
    renamed: Collection[str],
) -> list[Contradiction]:
    """The same, where `before` were those of the version before.

    touched   the nodes of which that version may say something else; of these, `find_disputed` was given all that documents say
    recalled  nodes that are called otherwise there: of what a node points to, checks tell nothing but what it is called
    renamed   names that documents have or had and the other version's have not
    """
    touched, recalled, whole = set(touched), set(recalled), asked_of_all()
    renewed = {each.about for each in before if each.document in renamed or each.other_document in renamed}
    if recalled:
        others = {each.about for each in before} - touched
        renewed |= {about for about in others if not recalled.isdisjoint(_named_by(store, about))}
    again = touched | renewed
    kept = [each for each in before if each.about not in again and each.check not in whole]
    of_check = {check: renewed.union(touched.intersection(nodes)) for check, nodes in disputed.items()}
    found = {*kept, *run_checks(store, about=again, of_check=of_check)}
    return sorted(found, key=lambda each: (each.check, each.what, each.document, each.other_document, each.line, each.about))


def _named_by(store: Store, node: str) -> set[str]:
    """What a node of the default graph points to."""
    quads = store.quads_for_pattern(NamedNode(node), None, None, DefaultGraph())
    return {quad.object.value for quad in quads if isinstance(quad.object, NamedNode)}
