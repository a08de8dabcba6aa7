from __future__ import annotations

import pytest
from rdflib import Dataset

from etl.ask.explain import Explanation, Field, explain
from etl.errors import UsageError
from tests.etl.graph.sample_claims import BASE, NEW_TEXT, OLD_TEXT, OTHER_TEXT
from tests.etl.graph.sample_graph import sample_dataset

TEXTS = {"lindqvist-2019.txt": OLD_TEXT, "lindqvist-2023.txt": NEW_TEXT, "brandt.txt": OTHER_TEXT}


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return sample_dataset()


def field(explanation: Explanation, name: str, document: str) -> Field:
    (found,) = [field for field in explanation.fields if (field.name, field.document) == (name, document)]
    return found


def test_a_stay_is_explained_field_by_field(dataset: Dataset) -> None:
    job = explain(dataset, f"{BASE}id/j-2018-05")[0]
    assert (job.class_name, job.label) == ("Employment", "Intern, Acme Labs")
    end = field(job, "end", "lindqvist-2023.txt")
    (words,) = end.quotations
    assert (end.value, end.holds) == ("2018-09", True)
    assert (words.document, words.line, words.quote, words.rule) == ("lindqvist-2023.txt", 7, "Sep 2018", "sample.reading")


def test_what_another_document_says_is_shown_as_not_holding(dataset: Dataset) -> None:
    job = explain(dataset, f"{BASE}id/j-2018-05")[0]
    end = field(job, "end", "lindqvist-2019.txt")
    assert (end.value, end.holds) == ("2018-08", False)


def test_the_whole_entry_comes_first(dataset: Dataset) -> None:
    job = explain(dataset, f"{BASE}id/j-2018-05")[0]
    assert job.fields[0].name == "entry"
    assert job.fields[0].quotations[0].quote == "Research Intern, Acme Labs, May 2018 - Aug 2018"


@pytest.mark.parametrize("name", ["Mara Lindqvist", "mara lindqvist", "M. LINDQVIST"])
def test_a_person_is_found_by_any_name_with_all_links(name: str, dataset: Dataset) -> None:
    found = explain(dataset, name)
    assert (found[0].class_name, found[0].label) == ("Person", "Mara K. Lindqvist")
    classes = {explanation.class_name for explanation in found}
    assert {"Employment", "Education", "Authorship", "Service", "Award", "Talk", "Teaching", "Advising", "Skill"} <= classes


def test_a_work_brings_its_authorships(dataset: Dataset) -> None:
    found = explain(dataset, "Gears Diverge")
    assert [explanation.class_name for explanation in found] == ["Work", "Authorship", "Authorship", "Authorship"]


def test_a_part_of_a_title_is_enough_where_no_title_is_that(dataset: Dataset) -> None:
    assert {explanation.label for explanation in explain(dataset, "Diverge")} >= {"Gears Diverge"}


@pytest.mark.parametrize("name", ["Mara Lindqvist", "Widgets converge", "Research Scientist", "Teo Brandt"])
def test_every_field_of_a_link_or_work_has_words_that_stand_there(name: str, dataset: Dataset) -> None:
    count = 0
    for explanation in explain(dataset, name):
        for one in explanation.fields:
            assert one.quotations or explanation.class_name in ("Person", "Organization", "Venue"), (explanation, one)
            for words in one.quotations:
                line = TEXTS[words.document].splitlines()[words.line - 1]
                assert words.quote in line
                count += 1
    assert count > 5


def test_each_year_has_its_own_words(dataset: Dataset) -> None:
    service = explain(dataset, f"{BASE}id/s-icml-reviewer")[0]
    years = [one for one in service.fields if one.name == "year"]
    assert [(one.value, [words.quote for words in one.quotations]) for one in years] == [
        ("2018", ["2018"]),
        ("2019", ["2019"]),
        ("2020", ["2020"]),
    ]


@pytest.mark.parametrize("thing", ["Nobody At All", "https://data.example/id/nothing"])
def test_what_is_not_there_is_said_in_one_sentence(thing: str, dataset: Dataset) -> None:
    with pytest.raises(UsageError, match=r"nothing"):
        explain(dataset, thing)
