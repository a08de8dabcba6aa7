from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.model.section import Section
from etl.transform.context import Context
from etl.transform.parsers.broken_ranges import mend_ranges
from etl.transform.parsers.employment import read_employment

Reader = Callable[[str], tuple[tuple[Section, ...], Context]]

# what is odd, lines of a section, (start, end, ongoing) of its posts
RANGES = [
    (
        "the end alone on the next line",
        "05/2020–    Research Intern, Elm Systems, Oslo\n08/2020\n06/2018–    Engineer, Brook Laboratories\n09/2018\n",
        [("2020-05", "2020-08", False), ("2018-06", "2018-09", False)],
    ),
    (
        "the end beside the place",
        "May 2020 –    Intern, Elm Systems\nAug 2020      Oslo\n2018 –        Engineer, Brook Labs\n2019          Bergen\n",
        [("2020-05", "2020-08", False), ("2018", "2019", False)],
    ),
    (
        "an open end on the next line",
        "05/2020–    Research Intern, Elm Systems, Oslo\npresent\n06/2018–09/2018    Engineer, Brook Laboratories\n",
        [("2020-05", None, True), ("2018-06", "2018-09", False)],
    ),
    (
        "the year of the end on the next line",
        "April 2020–January    Research Intern\n2021                  Elm Systems Ltd\n2018–2020             Engineer, Oak AG\n",
        [("2020-04", "2021-01", False), ("2018", "2020", False)],
    ),
    (
        "a dash on a row of its own",
        "Engineer\nElm Systems Inc.\n1999\n-\n2001\nBuilt sand tools for the company.\nAnalyst\nOak Inc.\n1997\n-\n1998\n",
        [("1999", "2001", False), ("1997", "1998", False)],
    ),
    (
        "an open end above the next entry",
        "2020–        Scientist, Elm Systems\n2018–2020    Engineer, Brook Laboratories\n",
        [("2020", None, True), ("2018", "2020", False)],
    ),
    (
        "an open end above an earlier single year",
        "2020–        Scientist, Elm Systems\n2018         Engineer, Brook Laboratories\n",
        [("2020", None, True), ("2018", "2018", False)],
    ),
]


@pytest.mark.parametrize(("document", "periods"), [case[1:] for case in RANGES], ids=[case[0] for case in RANGES])
def test_a_range_over_two_lines_has_both_ends(
    document: str, periods: list[tuple[str, str | None, bool]], read_sections: Reader
) -> None:
    facts = read_employment(*read_sections(f"EXPERIENCE\n{document}")).facts
    found = [
        (f.period.start and str(f.period.start.value), f.period.end and str(f.period.end.value), f.period.ongoing is not None)
        for f in facts
    ]
    assert found == periods


def test_an_end_is_quoted_from_its_own_line(read_sections: Reader) -> None:
    (fact,) = read_employment(*read_sections("EXPERIENCE\n05/2020–    Research Intern, Elm Systems, Oslo\n08/2020\n")).facts
    assert fact.period.end is not None
    assert (fact.period.end.span.quote, fact.period.end.span.line) == ("08/2020", 3)
    assert fact.title is not None
    assert fact.title.span.quote == "Research Intern"


def test_lines_without_a_broken_range_stay_as_they_are(read_sections: Reader) -> None:
    sections, _ = read_sections("EXPERIENCE\n2018–2020    Engineer, Brook Laboratories\nBuilt 08/2020 things\n")
    lines = [line for section in sections for line in section.lines]
    assert mend_ranges(lines) == lines
