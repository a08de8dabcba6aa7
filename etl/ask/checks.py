"""Checks across documents: what the finished graph holds that cannot all be true, with the words of both sides."""

from __future__ import annotations

from rdflib import Dataset

from etl.ask.queries import Query, list_queries, run_query
from etl.errors import UsageError
from etl.model.contradiction import Contradiction

CHECKS = "checks"
COLUMNS = (
    *("what", "document", "line", "quote", "other_document", "other_line", "other_quote"),
    *("about", "span", "other_span"),
)


def run_checks(dataset: Dataset, name: str | None = None) -> list[Contradiction]:
    """What the queries of `ontology/queries/checks` find, or the one of that name; raises `UsageError` for a name that none has."""
    found: dict[tuple[str, ...], Contradiction] = {}
    for query in _chosen(name):
        for row in run_query(dataset, query).rows:
            what, document, line, quote, other_document, other_line, other_quote, about, span, other_span = row
            # Words that two rules read stand in two spans: one contradiction.
            found.setdefault(
                (query.name, *row[:-2]),
                Contradiction(
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
                ),
            )
    return list(found.values())


def _chosen(name: str | None) -> list[Query]:
    queries = list_queries(CHECKS)
    if name is None:
        return queries
    chosen = [query for query in queries if query.name == name]
    if not chosen:
        raise UsageError(f"there is no check {name!r}; there are {', '.join(query.name for query in queries)}")
    return chosen
