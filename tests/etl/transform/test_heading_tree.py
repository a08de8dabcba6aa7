"""Whole documents in many layouts and languages: their outline and whose they are, from the file's bytes on."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from etl.extract.reading import read_file
from etl.model.section import Section
from etl.settings import Settings
from etl.transform.entries import split_entries
from etl.transform.sections import split_sections
from etl.transform.subject import read_subject

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parents[2] / "cases/layouts.toml").read_text(encoding="utf-8"))["case"]


def outline(section: Section, expected: str) -> str:
    """The section as the case prints it; the number of its entries only where the case states one."""
    heading = section.heading.text if section.heading else ""
    number = "-" if expected.endswith("| -") else str(len(split_entries(section)))
    return f"{section.kind.value} | {heading} | {number}".replace("|  |", "| |")


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_the_outline_of_a_document(case: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / f"cv.{case['format']}"
    path.write_text(case["text"].lstrip("\n"), encoding="utf-8")
    document = read_file(path, name=path.name, settings=Settings.from_environment())
    sections = split_sections(document)
    expected = [*case["outline"], *[""] * len(sections)]
    assert [outline(s, e) for s, e in zip(sections, expected, strict=False)] == case["outline"]
    subject = read_subject(document, sections)
    assert (subject.name.value if subject else "") == case["subject"]
