from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Dataset

from etl.ask.queries import Answer, bind_parameters, example_text, find_query, list_queries, parse_query, run_query
from etl.errors import SettingsError, UsageError
from tests.etl.graph.sample_graph import sample_dataset

TEXT = """# Who goes by a name?
# @param person string A name
# @param year integer? A year
# @param month month? A month
# @param node iri? A node
SELECT ?person ?year ?month ?node WHERE {
  VALUES ?person { "Mara Lindqvist" } VALUES ?year { UNDEF } VALUES ?month { UNDEF } VALUES ?node { UNDEF }
}
"""
QUERY = parse_query(TEXT, "names")


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return sample_dataset()


def test_comments_declare_question_and_parameters() -> None:
    assert QUERY.question == "Who goes by a name?"
    assert [(p.name, p.type, p.is_optional, p.meaning) for p in QUERY.parameters] == [
        ("person", "string", False, "A name"),
        ("year", "integer", True, "A year"),
        ("month", "month", True, "A month"),
        ("node", "iri", True, "A node"),
    ]


def test_values_come_back_as_they_were_given(dataset: Dataset) -> None:
    values = {"person": "Zoë", "year": "2019", "month": "2018-06", "node": "https://data.example/id/x"}
    assert run_query(dataset, QUERY, values) == Answer(("person", "year", "month", "node"), (tuple(values.values()),))


@given(st.text(st.characters(blacklist_categories=("Cs",))))
def test_no_value_becomes_syntax(value: str) -> None:
    (row,) = run_query(Dataset(), QUERY, {"person": value}).rows
    assert row == (value, "", "", "")


def test_no_value_is_taken_for_a_block_of_another_parameter() -> None:
    values = {"person": "VALUES ?year { UNDEF } # given year\n", "year": "2019", "month": "", "node": ""}
    (row,) = run_query(Dataset(), QUERY, {name: value for name, value in values.items() if value}).rows
    assert row == tuple(values.values())


def test_names_are_asked_by_their_keys_and_lines_of_what_is_not_given_are_left_out() -> None:
    query = parse_query(
        "# Who?\n# @param who name? A name\nSELECT ?x WHERE {\n  VALUES ?who { UNDEF }\n  ?x a ?y . # given who\n  ?x a ?z .\n}\n",
        "who",
    )
    assert bind_parameters(query, {"who": "Søren  O’BRIEN"}).splitlines()[3:5] == [
        '  VALUES ?who { "soren o brien" }',
        "  ?x a ?y . # given who",
    ]
    assert bind_parameters(query, {}).splitlines()[3:5] == ["  VALUES ?who { UNDEF }", "  ?x a ?z ."]


def test_lines_for_everybody_are_left_out_where_somebody_is_asked_for() -> None:
    text = "# Who?\n# @param who name? A name\nSELECT * {\n  VALUES ?who { UNDEF }\n  { SELECT ?x { ?x a ?y } } # without who\n}\n"
    query = parse_query(text, "who")
    assert "# without who" not in bind_parameters(query, {"who": "x"})
    assert "# without who" in bind_parameters(query, {})
    assert "# without who" in example_text(query)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({}, "needs person"),
        ({"person": "x", "name": "y"}, "no parameter 'name'"),
        ({"person": "x", "year": "two"}, "whole number"),
        ({"person": "x", "year": "1 } UNION {"}, "whole number"),
        ({"person": "x", "month": "2018-13"}, "month like 2018-06"),
        ({"person": "x", "node": "> } #"}, "must be an IRI"),
    ],
    ids=["missing", "unknown", "word for number", "syntax for number", "thirteenth month", "syntax for IRI"],
)
def test_wrong_values_are_refused(values: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        bind_parameters(QUERY, values)


@pytest.mark.parametrize(
    "text",
    ["# @param x string A thing\nSELECT * {}", "# @param x colour A thing\nSELECT * { VALUES ?x { UNDEF } }"],
    ids=["no block", "no such type"],
)
def test_parameters_that_cannot_be_given_are_our_mistake(text: str) -> None:
    with pytest.raises(SettingsError, match="parameter x"):
        parse_query(text, "bad")


def test_queries_are_found_by_name_path_and_text(tmp_path: Path) -> None:
    assert find_query("career").name == "career"
    path = tmp_path / "own.rq"
    path.write_text(TEXT)
    assert find_query(str(path)).question == "Who goes by a name?"
    assert find_query("SELECT * { ?s ?p ?o }").text == "SELECT * { ?s ?p ?o }"


def test_what_is_not_there_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"there is no query 'carreer'.*career"):
        find_query("carreer")
    with pytest.raises(UsageError, match="cannot be read"):
        find_query(str(tmp_path / "none.rq"))


@pytest.mark.parametrize(
    ("text", "message"),
    [("SELEKT ?x", "not SPARQL"), ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "SELECT or ASK")],
    ids=["no SPARQL", "CONSTRUCT"],
)
def test_text_that_cannot_be_run(text: str, message: str, dataset: Dataset) -> None:
    with pytest.raises(UsageError, match=message):
        run_query(dataset, find_query(text))


def test_ask_gives_one_cell(dataset: Dataset) -> None:
    assert run_query(dataset, find_query("ASK { ?s ?p ?o }")) == Answer(("answer",), (("true",),))


def test_questions_are_listed_by_name() -> None:
    names = [query.name for query in list_queries()]
    assert names == sorted(names)
    assert "who-worked-with" in names
