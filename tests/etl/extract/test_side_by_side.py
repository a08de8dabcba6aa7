"""Cells of a table row as lines."""

from __future__ import annotations

import pytest

from etl.extract.rendering import Run, VisibleLine
from etl.extract.side_by_side import lay_row


def cell(*texts: str) -> list[VisibleLine]:
    """A cell with these lines."""
    return [VisibleLine([Run(text)]) for text in texts]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([cell("2019"), cell("Postdoc")], ["2019\tPostdoc"]),
        ([cell(), cell("Postdoc")], ["Postdoc"]),
        ([cell(), cell()], []),
        ([cell("2019"), cell("Postdoc", "Harbour")], ["2019\tPostdoc", "Harbour"]),
        (
            [cell("Sept 2015 –", "June 2019"), cell("Postdoc", "Harbour", "Built")],
            ["Sept 2015 – June 2019\tPostdoc", "Harbour", "Built"],
        ),
        ([cell("05/2020–", "08/2020"), cell("Intern", "Built a buoy")], ["05/2020– 08/2020\tIntern", "Built a buoy"]),
        ([cell("Intern", "Built a buoy"), cell("05/2020–", "08/2020")], ["Intern\t05/2020– 08/2020", "Built a buoy"]),
        ([cell("2019 –", "2018"), cell("Chair", "Editor")], ["2019 –\tChair", "2018\tEditor"]),
        (
            [cell("2012 –", "2015", "2019 –"), cell("Chair", "Editor", "Fellow")],
            ["2012 –\tChair", "2015\tEditor", "2019 –\tFellow"],
        ),
        ([cell("2019", "2015"), cell("Postdoc", "PhD")], ["2019\tPostdoc", "2015\tPhD"]),
        ([cell("Contact", "Mail", "Phone"), cell("Ada", "Works")], ["Contact", "Mail", "Phone", "Ada", "Works"]),
        ([cell("a"), cell("b"), cell("c")], ["a\tb\tc"]),
    ],
)
def test_lay_row(cells: list[list[VisibleLine]], expected: list[str]) -> None:
    assert [line.text for line in lay_row(cells)] == expected


def test_cells_read_one_after_the_other_are_columns() -> None:
    lines = lay_row([cell("Contact", "Mail", "Phone"), cell("Ada", "Works")])
    assert [line.column for line in lines] == [0, 0, 0, 1, 1]


def headed(text: str, *lines: str) -> list[VisibleLine]:
    """A cell that begins with a heading."""
    return [VisibleLine([Run(text)], heading=2), *cell(*lines)]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([headed("Education"), cell("PhD in Geology", "2012")], [("Education", 2), ("PhD in Geology", 0), ("2012", 0)]),
        ([headed("Education"), cell("PhD in Geology")], [("Education", 2), ("PhD in Geology", 0)]),
        ([headed("Lecturer"), cell("2012 – 2015")], [("Lecturer\t2012 – 2015", 2)]),
        ([headed("Course"), headed("Year")], [("Course\tYear", 2)]),
    ],
    ids=["a section beside its text", "one line", "a post and its dates", "the head of a table"],
)
def test_headings_beside_text(cells: list[list[VisibleLine]], expected: list[tuple[str, int]]) -> None:
    assert [(line.text, line.heading) for line in lay_row(cells)] == expected
