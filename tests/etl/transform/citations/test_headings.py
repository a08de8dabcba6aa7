from __future__ import annotations

import pytest

from etl.model.document import Passage, TextSource
from etl.model.facts import WorkKind, WorkStatus
from etl.model.section import Section, SectionKind
from etl.transform.citations.headings import is_inner_heading, surroundings_of


def passage(text: str) -> Passage:
    return Passage(TextSource(text), text, range(len(text)), bytes(len(text)))


@pytest.mark.parametrize(
    ("heading", "kind", "status"),
    [
        ("Preprints", WorkKind.PREPRINT, None),
        ("Book chapters", WorkKind.CHAPTER, None),
        ("Working papers", WorkKind.PREPRINT, None),
        ("Monographien", WorkKind.BOOK, None),
        ("Under review", None, WorkStatus.UNDER_REVIEW),
        ("Publications and preprints", None, None),
        ("Book chapters, reports, popular writing", None, None),
        ("Selected works", None, None),
    ],
)
def test_what_a_heading_says(heading: str, kind: WorkKind | None, status: WorkStatus | None) -> None:
    section = Section(SectionKind.PUBLICATIONS, passage(heading), (), None, "test")
    around = surroundings_of(section, ())
    assert (around.kind, around.status) == (kind, status)


def test_a_year_group_gives_the_year() -> None:
    section = Section(SectionKind.PUBLICATIONS, passage("Publications"), (), None, "test")
    around = surroundings_of(section, [passage("2019")])
    assert around.year is not None
    assert around.year.text == "2019"


@pytest.mark.parametrize(
    "line",
    ["Aufsätze in Fachzeitschriften (peer-reviewed)", "Working papers and reports", "Book chapters:", "Refereed conference papers"],
)
def test_a_line_among_references_may_be_a_heading(line: str) -> None:
    assert is_inner_heading(line)


@pytest.mark.parametrize(
    "line",
    [
        "Proceedings of the Quiet Society",
        "Doe, J. Reports from the harbour. Quiet Press, 2014.",
        "“Working papers and other lies”",
        "Lamps and lanterns",
        "",
    ],
)
def test_a_reference_is_no_heading(line: str) -> None:
    assert not is_inner_heading(line)
