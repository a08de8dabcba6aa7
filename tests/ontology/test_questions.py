"""Each question gives its rows on the sample graph, the same ones on rdflib and on Oxigraph."""

from __future__ import annotations

from pathlib import Path

import pytest
from oxrdflib import OxigraphStore
from pyoxigraph import RdfFormat, Store
from rdflib import Dataset

from etl.ask.queries import Answer, Query, list_queries, named_query, run_query
from tests.etl.graph.sample_graph import published_lines, sample_dataset

QUERIES = Path(__file__).parents[2] / "ontology" / "queries"
FOLDERS = ("questions", "tables", "explain")
MARA = {"person": "mara lindqvist"}  # case does not matter
LABEL = "Mara K. Lindqvist"
OLD, NEW, OTHER = "lindqvist-2019.txt", "lindqvist-2023.txt", "brandt.txt"
STAY = (
    "Two documents date one stay differently. Mara K. Lindqvist, Acme Labs: end 2018-08 or 2018-09; "
    "but lindqvist-2023.txt:7 has “Sep 2018”."
)
Rows = list[tuple[str, ...]]

CASES: list[tuple[str, dict[str, str], Rows]] = [
    ("academic-descendants", {"person": "Teo Brandt"}, [(LABEL,)]),
    ("academic-descendants", MARA, []),
    ("advisor-tree", MARA, [("above", "Teo Brandt", "advisor", LABEL, "Northfield University", "", "")]),
    ("advisor-tree", {"person": "T. Brandt"}, [("below", "Teo Brandt", "advisor", LABEL, "Northfield University", "", "")]),
    ("advisor-tree", {"person": "Ana Petrov"}, []),
    ("advisors-who-coauthored", MARA, [("Teo Brandt", "2")]),
    ("authors-in-several-documents", {}, [("Ana Petrov", "3"), (LABEL, "3"), ("Teo Brandt", "3")]),
    ("authors-in-several-documents", {"at_least": "4"}, []),
    (
        "byline",
        {"title": "widgets"},
        [("Widgets converge", "1", "Mara Lindqvist", "yes"), ("Widgets converge", "2", "Teo Brandt", "yes")],
    ),
    (
        "career",
        MARA,
        [
            ("2015-09", "2019", "Education", "Ph.D.", "Northfield University"),
            ("2018-05", "2018-09", "Employment", "Intern", "Acme Labs"),
            ("2019", "present", "Employment", "Research Scientist", "Acme Labs"),
        ],
    ),
    ("contradictions", MARA, [("stay-dates", STAY, OLD, "7", "Aug 2018"), ("stay-dates", STAY, NEW, "7", "Sep 2018")]),
    ("contradictions", {"document": OTHER}, []),
    ("coauthors", MARA, [("Teo Brandt", "2"), ("Ana Petrov", "1")]),
    ("coauthors", {**MARA, "at_least": "2"}, [("Teo Brandt", "2")]),
    ("coauthors", {**MARA, "since": "2018"}, [("Teo Brandt", "1")]),
    ("coauthors", {**MARA, "until": "2018"}, [("Ana Petrov", "1"), ("Teo Brandt", "1")]),
    ("coauthors", {**MARA, "since": "2018", "until": "2018"}, []),
    (
        "conflicts-of-interest",
        {**MARA, "other": "T. Brandt"},
        [
            ("advised the other", "advisor"),
            ("was at the same organization", "Acme Labs"),
            ("wrote a work together", "Gears Diverge"),
            ("wrote a work together", "Widgets converge"),
        ],
    ),
    (
        "conflicts-of-interest",
        {**MARA, "other": "Teo Brandt", "since": "2018"},
        [
            ("advised the other", "advisor"),
            ("was at the same organization", "Acme Labs"),
            ("wrote a work together", "Widgets converge"),
        ],
    ),
    ("conflicts-of-interest", {"person": "Mara Lindqvist", "other": "M. Lindqvist"}, []),
    (
        "dates-that-disagree",
        {},
        [(LABEL, "Acme Labs", "Research Intern", OLD, "2018-05", "2018-08", NEW, "2018-05", "2018-09")],
    ),
    ("dates-that-disagree", {"kind": "education"}, []),
    ("dates-that-disagree", {"person": "Teo Brandt"}, []),
    ("degrees", MARA, [("Ph.D.", "Physics", "Northfield University", "2015-09", "2019")]),
    (
        "disagreements",
        {},
        [
            ("Employment: Intern", "end", OLD, "2018-08", NEW, "2018-09"),
            ("Employment: Intern", "title", OLD, "Research Intern", NEW, "Intern"),
            ("Work: Widgets converge", "kind", OLD, "preprint", NEW, "article"),
            ("Work: Widgets converge", "venue", OLD, "arXiv", NEW, "ICML"),
            ("Work: Widgets converge", "year", OLD, "2018", NEW, "2019"),
        ],
    ),
    ("disagreements", {"person": "Ana Petrov"}, []),
    ("documents", {}, [(OTHER, "Teo Brandt", ""), (OLD, LABEL, "2019-06-30"), (NEW, LABEL, "2023-03-31")]),
    ("first-author-works", MARA, [("2019", "Widgets converge", "ICML")]),
    ("first-author-works", {**MARA, "venue": "neurips"}, []),
    ("first-author-works", {"person": "Ana Petrov", "venue": "NIPS"}, [("2017", "Gears Diverge", "NeurIPS")]),
    ("people-with-skill", {"skill": "python"}, [(LABEL, "Python")]),
    ("reviewers-without-conflict", {"venue": "icml", "persons": "Nobody; Nor  He"}, [(LABEL,), ("Teo Brandt",)]),
    ("reviewers-without-conflict", {"venue": "icml", "persons": "Ana Petrov"}, []),  # she wrote with both in 2017
    ("reviewers-without-conflict", {"venue": "icml", "persons": "Ana Petrov", "since": "2018"}, [(LABEL,), ("Teo Brandt",)]),
    ("reviewers-without-conflict", {"venue": "icml", "persons": "Nobody; M. Lindqvist"}, []),
    ("served-at-same-edition", {}, [(LABEL, "Teo Brandt", "ICML", "2020")]),
    ("served-at-same-edition", {"person": "Teo Brandt", "other": "Mara Lindqvist"}, [("Teo Brandt", LABEL, "ICML", "2020")]),
    ("served-at-same-edition", {"role": "review"}, []),
    ("service", {"person": "T. Brandt"}, [("ICML", "Area Chair", "2020")]),
    (
        "single-source-facts",
        {},
        [
            (LABEL, "Advising", "Teo Brandt, Northfield University", OLD),
            (LABEL, "Award", "Travel Award", OLD),
            (LABEL, "Employment", "Research Scientist, Acme Labs", NEW),
            (LABEL, "Skill", "Python", OLD),
            (LABEL, "Talk", "Widgets Converge", NEW),
            (LABEL, "Teaching", "CS 101 Widgets", NEW),
        ],
    ),
    (
        "posts-with-sources",
        MARA,
        [
            ("Acme Labs", "Research Scientist", "2019", "present", NEW, "6", "Research Scientist, Acme Labs, 2019 - present"),
            ("Acme Labs", "Research Intern", "2018-05", "2018-08", OLD, "7", "Research Intern, Acme Labs, May 2018 - Aug 2018"),
            ("Acme Labs", "Intern", "2018-05", "2018-09", NEW, "7", "Intern, Acme Labs, May 2018 - Sep 2018"),
        ],
    ),
    ("single-source-facts", {"person": "Teo Brandt"}, []),  # he has one document
    ("stale-present", {}, [("2023-03-31", LABEL, "Employment", "Research Scientist", "Acme Labs")]),
    ("stale-present", {"before": "2023-01"}, []),
    ("systems", MARA, [("GearBox", "Acme Labs")]),
    ("talks-named-after-works", MARA, [("Widgets Converge", "ICML 2019", "2019", "2019")]),
    ("unlinked-names", {}, [("Education", "Old Academy")]),
    ("venues-by-year", {}, [("ICML", "2019", "1"), ("NeurIPS", "2017", "1")]),
    ("venues-by-year", {"venue": "nips"}, [("NeurIPS", "2017", "1")]),
    (
        "what-documents-say-of-degrees",
        MARA,
        [
            (OLD, "Ph.D.", "Physics", "Northfield University", "2015", "present"),
            (NEW, "Ph.D.", "Physics", "Northfield University", "2015-09", "2019"),
        ],
    ),
    ("what-documents-say-of-degrees", {"person": "Teo Brandt"}, [(OTHER, "Diploma", "", "Old Academy", "", "2005")]),
    ("what-documents-say-of-degrees", {**MARA, "organization": "acad"}, [(OLD, "", "", "", "", ""), (NEW, "", "", "", "", "")]),
    ("who-advised-whom", {}, [("Teo Brandt", "advisor", LABEL, "Northfield University", "", OLD)]),
    ("who-advised-whom", {"person": "Ana Petrov"}, []),
    (
        "who-worked-with",
        {},
        [
            (
                LABEL,
                "Teo Brandt",
                "same organization",
                "Acme Labs",
                "2018",
                "2018",
                f"{OLD}, line 7: Research Intern, Acme Labs, May 2018 - Aug 2018",
            ),
            (
                LABEL,
                "Teo Brandt",
                "same work",
                "Gears Diverge",
                "2017",
                "2017",
                f'{OTHER}, line 8: Ana Petrov, Mara Lindqvist, Teo Brandt. "Gears Diverge." NeurIPS, 2017.',
            ),
            (
                LABEL,
                "Teo Brandt",
                "same work",
                "Widgets converge",
                "2019",
                "2019",
                f'{OLD}, line 9: [1] M. Lindqvist*, T. Brandt*. "Widgets Converge." arXiv 2018.',
            ),
        ],
    ),
    (
        "worked-in-month",
        {**MARA, "month": "2018-06"},
        [("Acme Labs", "Research Intern", "2018-05", "2018-08", OLD), ("Acme Labs", "Intern", "2018-05", "2018-09", NEW)],
    ),
    ("worked-in-month", {**MARA, "month": "2018-09"}, [("Acme Labs", "Intern", "2018-05", "2018-09", NEW)]),
    ("worked-in-month", {**MARA, "month": "2022-01"}, [("Acme Labs", "Research Scientist", "2019", "present", NEW)]),
    ("worked-in-month", {**MARA, "month": "2023-04"}, []),  # the document is of March 2023
    ("works-at-venue", {"venue": "NIPS"}, [("2017", "Gears Diverge", "Ana Petrov, Mara Lindqvist, Teo Brandt")]),
    ("works-at-venue", {"venue": "icml", "until": "2018"}, []),
    ("works-by-both", {**MARA, "other": "Ana Petrov"}, [("Gears Diverge", "2017")]),
    ("works-in-all-documents", MARA, [("Gears Diverge", "2017"), ("Widgets converge", "2019")]),
    ("works-in-all-documents", {"person": "Ana Petrov"}, []),  # she has no document
    ("works-per-year", MARA, [("2017", "1"), ("2019", "1")]),
]


@pytest.fixture(scope="module")
def in_rdflib() -> Dataset:
    return sample_dataset()


@pytest.fixture(scope="module")
def in_oxigraph() -> Dataset:
    store = Store()
    store.bulk_load("\n".join(published_lines()).encode(), RdfFormat.N_QUADS)
    return Dataset(store=OxigraphStore(store=store), default_union=False)


def case_id(case: object) -> str:
    if isinstance(case, str):
        return case
    return "-".join(case.values()) if isinstance(case, dict) else ""


@pytest.mark.parametrize(("name", "values", "rows"), CASES, ids=case_id)
def test_the_question_is_answered(name: str, values: dict[str, str], rows: Rows, in_rdflib: Dataset, in_oxigraph: Dataset) -> None:
    query = named_query(name)
    assert list(run_query(in_oxigraph, query, values).rows) == rows
    assert list(run_query(in_rdflib, query, values).rows) == rows


def test_every_question_has_a_case_with_rows() -> None:
    asked = {name for name, _, rows in CASES if rows}
    assert {query.name for query in list_queries()} == asked


def every_query() -> list[tuple[str, Query]]:
    return [(folder, query) for folder in FOLDERS for query in list_queries(folder)]


@pytest.mark.parametrize(("folder", "query"), every_query(), ids=lambda value: value.name if isinstance(value, Query) else value)
def test_every_query_runs_as_it_stands(folder: str, query: Query, in_rdflib: Dataset, in_oxigraph: Dataset) -> None:
    assert query.question.endswith("?")
    as_it_stands = Query(query.name, query.question, (), query.text)
    answer: Answer = run_query(in_oxigraph, as_it_stands)
    assert answer.columns
    assert run_query(in_rdflib, as_it_stands) == answer


def test_there_are_queries_of_each_kind() -> None:
    assert [len(list_queries(folder)) for folder in FOLDERS] == [len(list((QUERIES / folder).glob("*.rq"))) for folder in FOLDERS]
    assert len(list_queries("questions")) >= 18
    assert len(list_queries("tables")) == 13
