"""Checks across documents: what the finished graph holds that cannot all be true, with the words of both sides."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import Dataset

from etl.ask.queries import Query, list_queries, run_query
from etl.errors import UsageError
from etl.model.issue import Issue, Severity

CHECKS = "checks"
COLUMNS = ("what", "document", "line", "quote", "other_document", "other_line", "other_quote")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two places of two documents (or of one) that do not go together."""

    check: str
    problem: str
    what: str
    document: str
    line: int
    quote: str
    other_document: str
    other_line: int
    other_quote: str

    @property
    def issue(self) -> Issue:
        """The contradiction as a warning of a run's report."""
        other = " ".join(self.other_quote.split())
        message = f"{self.problem} {self.what}; but {self.other_document}:{self.other_line} has “{other}”."
        return Issue(self.document, self.line, Severity.WARNING, f"checks/{self.check}", message, self.quote)


def run_checks(dataset: Dataset, name: str | None = None) -> list[Contradiction]:
    """What the queries of `ontology/queries/checks` find, or the one of that name; raises `UsageError` for a name that none has."""
    found = []
    for query in _chosen(name):
        for what, document, line, quote, other_document, other_line, other_quote in run_query(dataset, query).rows:
            found.append(
                Contradiction(
                    query.name,
                    query.question,
                    what,
                    document,
                    int(line),
                    quote,
                    other_document,
                    int(other_line),
                    other_quote,
                )
            )
    return found


def _chosen(name: str | None) -> list[Query]:
    queries = list_queries(CHECKS)
    if name is None:
        return queries
    chosen = [query for query in queries if query.name == name]
    if not chosen:
        raise UsageError(f"there is no check {name!r}; there are {', '.join(query.name for query in queries)}")
    return chosen
