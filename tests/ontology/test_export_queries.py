"""What exports ask gives the same rows on rdflib and on Oxigraph, of everybody and of one person."""

from __future__ import annotations

import pytest
from oxrdflib import OxigraphStore
from pyoxigraph import RdfFormat, Store
from rdflib import Dataset

from etl.ask.queries import list_queries, named_query, run_query
from etl.exchange.people import EXPORTS, find_person
from tests.etl.graph.sample_graph import published_lines, sample_dataset

NAMES = [query.name for query in list_queries(EXPORTS)]


@pytest.fixture(scope="module")
def stores() -> tuple[Dataset, Dataset]:
    store = Store()
    store.bulk_load("\n".join(published_lines()).encode(), RdfFormat.N_QUADS)
    return Dataset(store=OxigraphStore(store=store), default_union=False), sample_dataset()


@pytest.mark.parametrize("of_one", [False, True], ids=["everybody", "one-person"])
@pytest.mark.parametrize("name", NAMES)
def test_both_engines_give_the_same_rows(name: str, of_one: bool, stores: tuple[Dataset, Dataset]) -> None:
    query = named_query(name, EXPORTS)
    takes_person = any(parameter.name == "person" for parameter in query.parameters)
    values = {"person": find_person(stores[0], "Teo Brandt")} if of_one and takes_person else {}
    in_oxigraph, in_rdflib = (run_query(store, query, values) for store in stores)
    assert query.question.endswith("?")
    assert in_oxigraph.rows
    assert in_oxigraph == in_rdflib
    if values:
        assert len(in_oxigraph.rows) < len(run_query(stores[0], query).rows)
