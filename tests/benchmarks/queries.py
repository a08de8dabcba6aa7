"""How long the named questions take on a finished graph: each as it can be asked of the busiest people, venues and titles in it.

.venv/bin/python tests/benchmarks/queries.py OUTPUT [NAME...] [--repeat 7]

A line a question: rows, median milliseconds of its slowest case and longest of all, its processor time, its parameters.
A case gives the required parameters, and none of the optional ones, one, or all; its first answer is not counted.
"""

from __future__ import annotations

import argparse
import io
import itertools
import statistics
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pyoxigraph import DefaultGraph, QueryResultsFormat, QuerySolutions, Store

from etl.ask.queries import Query, bind_parameters, list_queries
from etl.graph.store import current_store

PREFIXES = "PREFIX vg: <https://w3id.org/vitagraph/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
# What the graph has most of, as values of the parameters of these names: patterns of ?found, most frequent first.
FREQUENT: Mapping[str, str] = {
    "person": "?work vg:author ?who . ?who vg:tier 'subject' ; rdfs:label ?found",
    "other": "?link vg:person ?who ; a vg:Employment . ?who vg:tier 'subject' ; rdfs:label ?found",
    "venue": "?work vg:venue ?venue . ?venue rdfs:label ?found",
    "organization": "?link vg:organization ?place . ?place rdfs:label ?found",
    "skill": "?link vg:skill ?found",
    "title": "?work vg:author ?who ; vg:title ?found FILTER(STRLEN(?found) > 30)",
    "role": "?link a vg:Service ; vg:role ?found",
    "document": "GRAPH ?graph { ?file a vg:Document ; vg:path ?found . ?any vg:document ?file }",
    "against": "GRAPH ?graph { ?file a vg:Document ; vg:path ?found ; vg:subject ?who } ?work vg:author ?who",
    "name": "?link vg:person ?who . ?who rdfs:label ?found",
    "degree": "?link vg:degree ?found",
    "field": "?link vg:field ?found",
    "without": "?work vg:author ?who . ?who rdfs:label ?found",
    "granted_by": "?link vg:grantorName ?found",
}
FIXED: Mapping[str, Sequence[str]] = {
    "since": ["2015"],
    "until": ["2021"],
    "at_least": ["2"],
    "month": ["2018-06"],
    "before": ["2024-01"],
    "kind": ["Employment", "article"],
    "words": ["learning", "of"],
    "place": ["first", "last"],
    "status": ["published"],
}
MOST = 3  # values of a parameter


def frequent_values(store: Store) -> dict[str, Sequence[str]]:
    """Values for each parameter's name."""
    found = dict(FIXED)
    for name, pattern in FREQUENT.items():
        rows = store.query(f"{PREFIXES} SELECT ?found {{ {pattern} }} GROUP BY ?found ORDER BY DESC(COUNT(*)) ?found LIMIT {MOST}")
        found[name] = [row["found"].value for row in rows] or ["nobody"]  # type: ignore[union-attr]
    found["persons"] = ["; ".join(found["person"])]
    return found


def cases_of(query: Query, values: Mapping[str, Sequence[str]]) -> Iterator[dict[str, str]]:
    """The required parameters alone, with each optional one, with all; each with several values."""
    required = [each.name for each in query.parameters if not each.is_optional]
    optional = [each.name for each in query.parameters if each.is_optional]
    seen = []
    for more, place in itertools.product([(), *((name,) for name in optional), tuple(optional)], range(MOST)):
        case = {name: values[name][min(place, len(values[name]) - 1)] for name in (*required, *more)}
        if case not in seen:
            seen.append(case)
            yield case


def answer(store: Store, text: str) -> int:
    """The number of rows of an answer, after writing it as CSV."""
    results = store.query(text)
    assert isinstance(results, QuerySolutions)
    sink = io.BytesIO()
    results.serialize(sink, QueryResultsFormat.CSV)
    return sink.getvalue().count(b"\r\n") - 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=Path)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--repeat", type=int, default=7)
    asked = parser.parse_args()
    store = Store.read_only(str(current_store(asked.output)))
    values = frequent_values(store)
    count = sum(1 for _ in store.quads_for_pattern(None, None, None, DefaultGraph()))
    print(f"{len(store):,} statements, {count:,} of them in the default graph")
    medians, longest = [], []
    for query in list_queries():
        if asked.names and query.name not in asked.names:
            continue
        slowest: tuple[float, float, float, int, dict[str, str]] = (-1.0, 0.0, 0.0, 0, {})
        every = []
        for case in cases_of(query, values):
            text = bind_parameters(query, case)
            rows = answer(store, text)
            took, busy = [], []
            for _ in range(asked.repeat):
                began, began_busy = time.perf_counter(), time.process_time()
                answer(store, text)
                took.append((time.perf_counter() - began) * 1000)
                busy.append((time.process_time() - began_busy) * 1000)
            every += took
            slowest = max(
                slowest, (statistics.median(took), max(took), statistics.median(busy), rows, case), key=lambda each: each[0]
            )
        median, _, busy_median, rows, case = slowest
        print(f"{query.name:<32}{rows:>7} rows {median:>9.1f} {max(every):>9.1f} ms ({busy_median:.1f} busy)  {case}", flush=True)
        medians.append(median)
        longest.append(max(every))
    print(f"{len(medians)} questions: slowest median {max(medians):.1f} ms, longest {max(longest):.1f} ms")


if __name__ == "__main__":
    main()
