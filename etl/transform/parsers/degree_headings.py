"""Degrees as headings: "PhD" above "Elm University, Dust  2015–2019", "Master’s Degree" above a school, its town and the dates."""

from __future__ import annotations

from collections.abc import Sequence

from etl.model.section import Section, SectionKind
from etl.transform.parsers.affiliations import Role
from etl.transform.parsers.degrees import find_degree
from etl.transform.parsers.row_wording import is_prose
from etl.transform.parsers.stay_rows import read_rows

_KINDS = (SectionKind.UNKNOWN, SectionKind.SUMMARY, SectionKind.ADVISING)  # of a section whose heading is a degree
_FEWEST = 2  # such sections
_NEAR = 5  # rows below the heading in which the school and the dates stand
_SURE_DEGREE, _SURE_NAME = 0.85, 0.85


def degree_sections(sections: Sequence[Section]) -> list[Section]:
    """The sections below headings that are degrees, of a document that has several such."""
    found = [section for section in sections if section.kind in _KINDS and _is_headed_by_degree(section)]
    found = [section for section in found if _names_school(section)] if len(found) >= _FEWEST else []
    return found if len(found) >= _FEWEST else []


def _is_headed_by_degree(section: Section) -> bool:
    text = section.heading.text.strip(" :") if section.heading is not None else ""
    degree = find_degree(text) if text else None
    return degree is not None and degree.strength >= _SURE_DEGREE and degree.start == 0 and degree.until >= len(text)


def _names_school(section: Section) -> bool:
    rows = [row for row in read_rows(section.lines)[:_NEAR] if not is_prose(row.text)]
    return any(row.dates for row in rows) and any(row.has(Role.ORGANIZATION, least=_SURE_NAME) for row in rows)
