"""Checks across documents: what the finished graph holds that cannot all be true, with the words of both sides."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import cache

from pyoxigraph import Store
from rdflib import Dataset

from etl.ask.queries import Query, list_queries, run_query
from etl.errors import UsageError
from etl.graph.literals import to_nquads
from etl.graph.terms import NAMESPACE
from etl.model import regex as re
from etl.model.contradiction import Contradiction

CHECKS = "checks"
_ABOUT = "  VALUES ?about { UNDEF }\n"
# `# @about shared vg:rank vg:person`: asked only of what stands in several documents, and can find something only where these
# fields of it, or of authorships of it, are not the same in all of them.
_SHARED = re.compile(r"^# @about shared((?: vg:\w+)*)$", re.MULTILINE)
_NODES_A_QUERY = 500
_SHARED_NODES = """PREFIX vg: <https://w3id.org/vitagraph/ns#>
SELECT ?about WHERE {
  VALUES ?class { vg:Work vg:Education vg:Employment }
  GRAPH ?graph { ?about a ?class }
} GROUP BY ?about HAVING(COUNT(DISTINCT ?graph) > 1)"""
COLUMNS = (
    *("what", "document", "line", "quote", "other_document", "other_line", "other_quote"),
    *("about", "span", "other_span"),
)


def run_checks(
    dataset: Dataset | Store,
    name: str | None = None,
    about: Collection[str] | None = None,
    of_check: Mapping[str, Collection[str]] | None = None,
) -> list[Contradiction]:
    """What the queries of `ontology/queries/checks` find, or the one of that name; raises `UsageError` for a name that none has.

    about     IRIs of the nodes to look at; all without. (Two nodes with one identifier are looked for among all in any case.)
    of_check  the nodes to look at for some checks, by their names; for others `about` holds
    """
    found: dict[tuple[str, ...], Contradiction] = {}
    shared: list[str] | None = None
    for query in _chosen(name):
        nodes = (of_check or {}).get(query.name, about)
        if nodes is None and _SHARED.search(query.text):
            nodes = shared = _shared_nodes(dataset) if shared is None else shared
        for row in _rows(dataset, query, nodes):
            # Words that two rules read stand in two spans: one contradiction.
            found.setdefault((query.name, *row[:-2]), _contradiction(query, row))
    return sorted(
        found.values(), key=lambda each: (each.check, each.what, each.document, each.other_document, each.line, each.about)
    )


@cache
def asked_of_all() -> frozenset[str]:
    """The names of the checks that cannot be asked of some nodes alone."""
    return frozenset(query.name for query in list_queries(CHECKS) if _ABOUT not in query.text)


@cache
def compared() -> Mapping[str, tuple[str, ...]]:
    """For each check that compares fields of what several documents speak of, the IRIs of these fields."""
    found = {query.name: _SHARED.search(query.text) for query in list_queries(CHECKS)}
    return {
        name: tuple(prop.replace("vg:", NAMESPACE, 1) for prop in match.group(1).split())
        for name, match in found.items()
        if match and match.group(1)
    }


def _rows(dataset: Dataset | Store, query: Query, nodes: Collection[str] | None) -> Iterator[tuple[str, ...]]:
    """The query's rows, asked of some nodes at a time: engines are quick from a node to its words, and slow the other way round."""
    if _ABOUT not in query.text or nodes is None:
        yield from run_query(dataset, replace(query, text=query.text.replace(_ABOUT, ""))).rows
        return
    ordered = sorted(nodes)
    for start in range(0, len(ordered), _NODES_A_QUERY):
        listed = " ".join(to_nquads(node) for node in ordered[start : start + _NODES_A_QUERY])
        yield from run_query(dataset, replace(query, text=query.text.replace("{ UNDEF }", f"{{ {listed} }}"))).rows


def _shared_nodes(dataset: Dataset | Store) -> list[str]:
    """The works and stays that several documents speak of."""
    return [row[0] for row in run_query(dataset, Query("shared", "", (), _SHARED_NODES)).rows]


def _contradiction(query: Query, row: tuple[str, ...]) -> Contradiction:
    what, document, line, quote, other_document, other_line, other_quote, about, span, other_span = row
    return Contradiction(
        check=query.name,
        problem=query.question,
        what=what,
        document=document,
        line=int(line),
        quote=quote,
        other_document=other_document,
        other_line=int(other_line),
        other_quote=other_quote,
        about=about,
        span=span,
        other_span=other_span,
    )


def _chosen(name: str | None) -> list[Query]:
    queries = list_queries(CHECKS)
    if name is None:
        return queries
    chosen = [query for query in queries if query.name == name]
    if not chosen:
        raise UsageError(f"there is no check {name!r}; there are {', '.join(query.name for query in queries)}")
    return chosen
