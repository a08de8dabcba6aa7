"""Whole lists in the styles of many fields and countries: `tests/cases/reference_lists.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from etl.model.document import Passage, TextSource
from etl.model.facts import Work, WorkKind
from etl.normalize.person_names import parse_person_name
from etl.transform.citations.reference_list import parse_reference_list
from etl.transform.citations.work_building import Surroundings

_FILE = Path(__file__).parents[3] / "cases" / "reference_lists.toml"
LISTS: list[dict[str, Any]] = tomllib.loads(_FILE.read_text(encoding="utf-8"))["lists"]
CASES = [pytest.param(one, i, id=f"{one['name']}-{i}") for one in LISTS for i in range(len(one["entries"]))]


def read(one: dict[str, Any]) -> list[Work | None]:
    texts = [entry["text"] for entry in one["entries"]]
    passages = [Passage(TextSource(text), text, range(len(text)), bytes(len(text))) for text in texts]
    stated = WorkKind(one["stated"]) if "stated" in one else None
    return parse_reference_list(passages, parse_person_name(one["owner"]), [Surroundings(kind=stated)] * len(texts))


def fields(work: Work) -> dict[str, Any]:
    place = work.publisher if work.kind.value is WorkKind.BOOK else work.venue
    return {
        "title": work.title.value,
        "authors": [author.name.value for author in work.authors],
        "place": place.value if place else "",
        "year": work.year.value if work.year else 0,
        "kind": work.kind.value.value,
    }


def test_there_are_lists() -> None:
    assert len(LISTS) > 20


@pytest.mark.parametrize(("one", "number"), CASES)
def test_a_list_is_read_in_its_style(one: dict[str, Any], number: int) -> None:
    work = read(one)[number]
    assert work is not None
    found, expected = fields(work), one["entries"][number]
    whole = {name: value for name, value in expected.items() if name in found}
    assert {name: found[name] for name in whole} == whole
    for name in ("title", "authors", "place"):
        part = expected.get(f"{name}_part", "")
        assert part in (found[name] if isinstance(found[name], str) else "; ".join(found[name]))
