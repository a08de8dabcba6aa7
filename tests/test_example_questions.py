"""The question queries answer questions about the example CVs as a careful reader would."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from rdflib import Dataset

from etl.ask.graph import open_graph
from etl.ask.queries import named_query, run_query
from etl.pipeline import build
from etl.settings import Settings
from tests.question_catalog import CATALOG, render_catalog

EXAMPLES = Path(__file__).parent / "examples"
QUESTIONS = tomllib.loads((EXAMPLES / "questions.toml").read_text(encoding="utf-8"))["question"]


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    output = tmp_path_factory.mktemp("output")
    build([EXAMPLES / "cvs"], output, Settings())
    return open_graph(output)


def folded(cell: str) -> str:
    """Without case and punctuation: documents differ in these."""
    return " ".join(re.findall(r"\w+", cell.casefold()))


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["id"])
def test_the_answer_is_a_readers(dataset: Dataset, question: dict[str, object]) -> None:
    query = named_query(str(question["query"]))
    answer = run_query(dataset, query, {name: str(value) for name, value in dict(question["parameters"]).items()})  # type: ignore[call-overload]
    places = [answer.columns.index(column) for column in question["columns"]]  # type: ignore[attr-defined]
    found = sorted({tuple(folded(row[place]) for place in places) for row in answer.rows})
    expected = sorted(tuple(folded(str(cell)) for cell in row) for row in question["rows"])  # type: ignore[attr-defined]
    assert found == expected


def test_there_are_enough_questions() -> None:
    assert len(QUESTIONS) >= 15
    assert all(question["rows"] for question in QUESTIONS)


def test_the_catalog_of_questions_shows_what_is_answered(dataset: Dataset) -> None:
    """`tests/question_catalog.py` writes it anew."""
    assert CATALOG.read_text(encoding="utf-8") == render_catalog(dataset)
    assert CATALOG.read_text(encoding="utf-8").count("$ vitagraph query") >= 60
