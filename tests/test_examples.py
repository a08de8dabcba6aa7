"""The invented CVs of `tests/examples`: gold that cannot drift from the documents, and how much of it is read."""

from __future__ import annotations

import json
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from etl.extract.reading import read_file
from etl.model.document_claims import DocumentClaims
from etl.model.facts import WorkKind, WorkStatus
from etl.settings import Settings
from etl.transform.claims import read_claims
from tests.scoring import FIELDS, bare, claimed_entries, entries_of, is_same

EXAMPLES = Path(__file__).parent / "examples"
CVS = sorted(path for path in (EXAMPLES / "cvs").iterdir())
QUESTIONS = tomllib.loads((EXAMPLES / "questions.toml").read_text(encoding="utf-8"))["question"]

# What share of the entries (F1) was read when this was written, minus a little.
FLOORS = {
    "education": 0.95,
    "employment": 0.88,
    "works": 0.88,
    "service": 0.88,
    "awards": 0.90,
    "talks": 0.85,
    "teaching": 0.85,
    "advisors": 0.90,
    "systems": 0.60,
    "skills": 0.80,
}
PARTIAL_DATE = re.compile(r"\d{4}(-\d{2})?")  # "2019", "2019-08"


def gold_of(cv: Path) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads((EXAMPLES / "gold" / f"{cv.name}.json").read_text(encoding="utf-8"))
    return gold


@cache
def claims_of(cv: Path) -> DocumentClaims:
    return read_claims(read_file(cv, name=cv.name, settings=Settings()))


def printed_values(gold: dict[str, Any]) -> list[str]:
    """Every string of a gold file that has to be on the page."""
    subject = gold["subject"]
    values = [subject["name"], *subject["names"], *subject["emails"], *subject["urls"]]
    for section, fields in FIELDS.items():
        for entry in entries_of(gold, section):
            names = [field for field in (*fields, "unit") if field not in ("kind", "status", "start", "end", "year", "years")]
            for value in (entry.get(name) for name in names):
                values.extend(value if isinstance(value, list) else [value] if value else [])
            values.extend(
                str(year) for year in [entry.get("year"), *entry.get("years", [])] if year and not entry.get("years_arguable")
            )
            values.extend(date[:4] for date in (entry.get("start"), entry.get("end")) if date)
    return values


def f1_of(section: str) -> float:
    """Entries right in every field, over all examples; arguable ones count neither way."""
    right = wanted_count = found_count = 0
    for cv in CVS:
        found = claimed_entries(claims_of(cv), section)
        for wanted in sorted(entries_of(gold_of(cv), section), key=lambda entry: bool(entry.get("arguable"))):
            match = next((entry for entry in found if is_same(wanted, entry, FIELDS[section])), None)
            if match is not None:
                found.remove(match)
            if not wanted.get("arguable"):
                wanted_count += 1
                found_count += match is not None
                right += match is not None
        found_count += len(found)
    return 2 * right / (wanted_count + found_count)


def test_examples_show_all_formats() -> None:
    assert {cv.suffix for cv in CVS} == {".txt", ".md", ".pdf", ".docx", ".html", ".tex"}
    assert len(CVS) >= 10


@pytest.mark.parametrize("cv", CVS, ids=lambda cv: cv.name)
def test_gold_is_well_formed(cv: Path) -> None:
    gold = gold_of(cv)
    assert set(gold) == {"document", "subject", *FIELDS}
    assert gold["document"] == cv.name
    for work in gold["works"]:
        assert WorkKind(work["kind"])
        assert WorkStatus(work["status"])
        assert work["authors"]
        assert (work["venue"] is None) == (work["venue_key"] is None)
    for stay in [*gold["education"], *gold["employment"]]:
        assert all(PARTIAL_DATE.fullmatch(date) for date in (stay["start"], stay["end"]) if date)
        assert not (stay["current"] and stay["end"])


@pytest.mark.parametrize("cv", CVS, ids=lambda cv: cv.name)
def test_gold_stands_in_the_document(cv: Path) -> None:
    text = bare(read_file(cv, name=cv.name, settings=Settings()).text)
    assert [value for value in printed_values(gold_of(cv)) if bare(value) not in text] == []


def test_links_speak_of_gold_alone() -> None:
    links = json.loads((EXAMPLES / "gold" / "links.json").read_text(encoding="utf-8"))
    golds = {cv.name: gold_of(cv) for cv in CVS}
    titles = {(name, work["title"]) for name, gold in golds.items() for work in gold["works"]}
    linked = [(item["document"], item["title"]) for work in links["works"] for item in work["titles"]]
    assert sorted(linked) == sorted(titles)
    people = {(name, author) for name, gold in golds.items() for work in gold["works"] for author in work["authors"]}
    people |= {(name, gold["subject"]["name"]) for name, gold in golds.items()}
    mentions = {(item["document"], item["name"]) for person in links["persons"] for item in person["mentions"]}
    assert people <= mentions


def test_subjects_are_read() -> None:
    names = [(claims_of(cv).subject, gold_of(cv)["subject"]["name"]) for cv in CVS]
    right = [name for subject, name in names if subject is not None and bare(subject.name.value) == bare(name)]
    assert len(right) >= len(CVS) - 1


@pytest.mark.parametrize("section", FIELDS)
def test_section_is_read_at_least_as_well_as_before(section: str) -> None:
    assert f1_of(section) >= FLOORS[section]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["id"])
def test_question_is_well_formed(question: dict[str, Any]) -> None:
    query = Path(__file__).parents[1] / "ontology" / "queries" / "questions" / f"{question['query']}.rq"
    text = query.read_text(encoding="utf-8")
    assert set(question["parameters"]) <= set(re.findall(r"^# @param (\w+)", text, re.MULTILINE))
    assert all(f"?{column}" in text for column in question["columns"])
    assert all(len(row) == len(question["columns"]) for row in question["rows"])
