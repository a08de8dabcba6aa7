"""Career sections as they are printed in other fields, countries and layouts: which posts and which degrees each one states."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from etl.extract.reading import read_bytes
from etl.model.facts import Education, Employment, Period
from etl.settings import Settings
from etl.transform.context import Context
from etl.transform.parsers.education import read_education
from etl.transform.parsers.employment import read_employment
from etl.transform.sections import split_sections

CASES: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[2] / "cases" / "career_layouts.toml").read_text(encoding="utf-8")
)


def _dates(period: Period) -> str:
    start = str(period.start.value) if period.start else ""
    end = "now" if period.ongoing else str(period.end.value) if period.end else ""
    return f"{start}/{end}"


def _post(fact: Employment) -> str:
    return " | ".join(
        [fact.title.value if fact.title else "", fact.organization.value if fact.organization else "", _dates(fact.period)]
    )


def _degree(fact: Education) -> str:
    claims = (fact.degree, fact.field, fact.organization)
    return " | ".join([*(claim.value if claim else "" for claim in claims), _dates(fact.period)])


def _read(case: dict[str, Any], parse: Callable[..., Any]) -> list[Any]:
    document = read_bytes(case["text"].encode(), name=case.get("name", "cv.txt"), settings=Settings())
    facts: list[Any] = parse(split_sections(document), Context(document)).facts
    return facts


def test_there_are_cases() -> None:
    assert len(CASES) >= 25


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_posts(case: dict[str, Any]) -> None:
    assert [_post(fact) for fact in _read(case, read_employment)] == case.get("posts", [])


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_degrees(case: dict[str, Any]) -> None:
    assert [_degree(fact) for fact in _read(case, read_education)] == case.get("degrees", [])
