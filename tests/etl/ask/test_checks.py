from __future__ import annotations

import dataclasses

import pytest
from oxrdflib import OxigraphStore
from pyoxigraph import RdfFormat, Store
from rdflib import Dataset

from etl.ask.checks import COLUMNS, run_checks
from etl.ask.queries import list_queries, run_query
from etl.errors import UsageError
from etl.graph import terms
from etl.graph.consolidate import consolidate
from etl.graph.literals import Literal, day
from etl.graph.statements import DocumentGraph, write_quads
from tests.etl.graph.sample_claims import BASE, resolve_sample, sample_claims
from tests.etl.graph.sample_graph import sample_dataset, sample_documents

OLD, NEW, OTHER = "lindqvist-2019.txt", "lindqvist-2023.txt", "brandt.txt"
GEARS, WIDGETS, MARA, TEO = f"{BASE}id/w-gears", f"{BASE}id/w-widgets", f"{BASE}id/p-mara", f"{BASE}id/p-teo"


def dataset_of(documents: list[DocumentGraph], *, is_native: bool) -> Dataset:
    nodes = consolidate(documents, resolve_sample(sample_claims()), base_iri=BASE)
    lines = [*write_quads(nodes, None), *(line for each in documents for line in write_quads(each.nodes, each.graph))]
    text = "\n".join(sorted(set(lines))) + "\n"
    if not is_native:
        dataset = Dataset(default_union=False)
        dataset.parse(data=text, format="nquads")
        return dataset
    store = Store()
    store.bulk_load(text.encode(), format=RdfFormat.N_QUADS)
    return Dataset(store=OxigraphStore(store=store), default_union=False)


def planted(place: int, node: str, prop: str, value: Literal | str) -> list[DocumentGraph]:
    """The sample with a value in one field of one document, quoted by a span of that node."""
    documents = list(sample_documents())
    document = documents[place]
    description = {key: list(values) for key, values in document.nodes[node].items()}
    span = str(next(iter(description[terms.EVIDENCE])))
    copy = f"{span}-planted"
    description[prop] = [value]
    description[terms.EVIDENCE].append(copy)
    nodes = document.nodes | {node: description, copy: document.nodes[span] | {terms.SUPPORTS: [prop]}}
    documents[place] = dataclasses.replace(document, nodes=nodes)
    return documents


def test_the_samples_two_versions_of_one_stay_are_found() -> None:
    found = run_checks(sample_dataset())
    (stay,) = [each for each in found if each.check == "stay-dates"]
    assert (stay.document, stay.quote, stay.other_document, stay.other_quote) == (OLD, "Aug 2018", NEW, "Sep 2018")
    assert "Acme Labs" in stay.what
    assert {each.check for each in found} <= {"stay-dates", "author-lists", "subject-not-author"}


def doi_of_two() -> list[DocumentGraph]:
    documents = planted(0, f"{BASE}id/w-widgets", terms.DOI, Literal("10.1000/x"))
    documents[1] = planted(1, GEARS, terms.DOI, Literal("10.1000/x"))[1]
    return documents


def orcid_of_two() -> list[DocumentGraph]:
    documents = planted(0, MARA, terms.ORCID, Literal("0000-0002-1825-0097"))
    documents[2] = planted(2, TEO, terms.ORCID, Literal("0000-0002-1825-0097"))[2]
    return documents


def field_of_two() -> list[DocumentGraph]:
    return planted(1, f"{BASE}id/e-phd", terms.FIELD, Literal("Botany"))


def ended_and_going_on() -> list[DocumentGraph]:
    documents = planted(0, f"{BASE}id/j-2018-05", terms.END_DATE, day("2018-08-31"))
    later = planted(1, f"{BASE}id/j-2018-05", terms.ONGOING, Literal("true", "http://www.w3.org/2001/XMLSchema#boolean"))[1]
    later.nodes[f"{BASE}id/j-2018-05"][terms.AS_OF] = [day("2023-03-31")]
    documents[1] = later
    return documents


def other_authors() -> list[DocumentGraph]:
    documents = list(sample_documents())
    document = documents[2]
    nodes = {node: {prop: list(values) for prop, values in said.items()} for node, said in document.nodes.items()}
    for said in nodes.values():
        if said.get(terms.WORK) == [GEARS] and said.get(terms.PERSON) == [MARA]:
            said[terms.PERSON] = [TEO]
    documents[2] = dataclasses.replace(document, nodes=nodes)
    return documents


def subject_left_out() -> list[DocumentGraph]:
    documents = list(sample_documents())
    document = documents[2]
    nodes = {
        node: said
        for node, said in document.nodes.items()
        if not (said.get(terms.WORK) == [GEARS] and said.get(terms.PERSON) == [TEO])
    }
    documents[2] = dataclasses.replace(document, nodes=nodes)
    return documents


def last_author_left_out() -> list[DocumentGraph]:
    documents = list(sample_documents())
    document = documents[0]
    ranks = {node: int(str(said[terms.RANK][0][0])) for node, said in document.nodes.items() if said.get(terms.WORK) == [WIDGETS]}
    last = max(ranks, key=lambda node: ranks[node])
    nodes = {node: said for node, said in document.nodes.items() if node != last}
    documents[0] = dataclasses.replace(document, nodes=nodes)
    return documents


CASES = {
    "one-doi-two-works": doi_of_two,
    "one-orcid-two-people": orcid_of_two,
    "degree-field": field_of_two,
    "ended-and-ongoing": ended_and_going_on,
    "author-lists": other_authors,
    "longer-author-lists": last_author_left_out,
    "subject-not-author": subject_left_out,
}


@pytest.mark.parametrize("check", CASES)
def test_a_contradiction_planted_is_found_on_both_engines(check: str) -> None:
    before = set(run_checks(sample_dataset(), check))
    documents = CASES[check]()
    native = run_checks(dataset_of(documents, is_native=True), check)
    assert native == run_checks(dataset_of(documents, is_native=False), check)
    new = [each for each in native if each not in before]
    assert new
    assert all(each.quote and each.other_quote and each.document and each.other_document for each in new)


def test_every_check_has_a_case_and_the_same_columns() -> None:
    queries = list_queries("checks")
    assert {query.name for query in queries} == {*CASES, "stay-dates"}
    for query in queries:
        assert query.question.endswith("."), query.name
        assert run_query(sample_dataset(), query).columns == COLUMNS


def test_a_contradiction_is_a_warning_that_quotes_both_sides() -> None:
    issue = next(each for each in run_checks(sample_dataset()) if each.check == "stay-dates").issue
    assert (issue.document, issue.rule, issue.printed) == (OLD, "checks/stay-dates", "Aug 2018")
    assert f"{NEW}:" in issue.message
    assert "“Sep 2018”" in issue.message


def test_an_unknown_check_is_told() -> None:
    with pytest.raises(UsageError, match="there is no check 'dates'; there are author-lists"):
        run_checks(sample_dataset(), "dates")


def test_checks_can_be_asked_of_some_nodes_alone() -> None:
    dataset = sample_dataset()
    (stay,) = run_checks(dataset, "stay-dates")
    assert run_checks(dataset, "stay-dates", about=[stay.about]) == [stay]
    assert run_checks(dataset, "stay-dates", about=[GEARS]) == []
    assert run_checks(dataset, about=[stay.about]) == [each for each in run_checks(dataset) if each.about == stay.about]
