from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.errors import UsageError
from etl.lists.entries import Entry, Kind, write_entries
from etl.lists.tables import read_table
from tests.etl.lists.samples import CONFERENCES, CORE, JOURNALS, OWN

MEETING = "International Meeting on Quiet Machines"


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        (
            JOURNALS,
            [
                Entry(Kind.JOURNAL, "Journal of Invented Dust", (), ("J. Inv. Dust",)),
                Entry(Kind.JOURNAL, "Annals of Quiet Machines", (), ("Ann. Quiet Mach.", "AQM")),
            ],
        ),
        ("Journal,Abbreviation\nDust Letters,Dust Lett.\n", [Entry(Kind.JOURNAL, "Dust Letters", (), ("Dust Lett.",))]),
        ('"Dust, Sand and Stone",Dust Sand Stone\n', [Entry(Kind.JOURNAL, "Dust, Sand and Stone", (), ("Dust Sand Stone",))]),
        (CONFERENCES, [Entry(Kind.CONFERENCE, MEETING, ("IMQM",), ("Meeting on Silent Machines", "Quiet Days"))]),
        (
            CORE,
            [Entry(Kind.CONFERENCE, MEETING, ("IMQM",)), Entry(Kind.CONFERENCE, "Dust and Sand Conference", ("DASC",))],
        ),
        (
            "name,kind\nInstitute of Dust,organization\n",
            [Entry(Kind.ORGANIZATION, "Institute of Dust")],
        ),
    ],
    ids=["journals", "journals-with-a-header", "journals-with-commas", "conferences", "core", "own-few-columns"],
)
def test_each_layout_is_known_by_its_first_lines(text: str, entries: list[Entry]) -> None:
    listing = read_table(text, "list.csv")
    assert listing.entries == entries
    assert listing.problems == []


def test_our_own_layout_is_written_as_it_is_read() -> None:
    listing = read_table(OWN, "own.csv")
    assert listing.problems == []
    assert len(listing.entries) == 4
    assert write_entries(listing.entries) == OWN
    assert write_entries(reversed(listing.entries)) == OWN


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("school,Northfield,,,,", "'school' is no kind"),
        ("organization,,NFU,,,", "without a name"),
        ("organization,—,,,,", "without a name"),
        ("journal,Dust,,,,0317-8472", "is no ISSN"),
        ("organization,Dust,,,,0317-8471", "is no ROR id"),
        (f"journal,{'Dust ' * 100},,,,", "more than 400 characters"),
    ],
)
def test_a_line_that_cannot_be_used_is_a_problem(line: str, message: str) -> None:
    listing = read_table(f"{OWN}{line}\n", "own.csv")
    (problem,) = listing.problems
    assert len(listing.entries) == 4
    assert problem.line == 6
    assert message in problem.message


@pytest.mark.parametrize(
    "text",
    [
        "",
        "name,aliases,country\nDust Institute,DI,NO\n",
        "one column\nof words\n",
        "a,b,c,d,e,f\n1,2,3,4,5,6\n",
        "x" * 200_000,
        "a,b\n" + "y" * 200_000,
    ],
)
def test_what_is_no_list_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        read_table(text, "list.csv")


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        listing = read_table(text, "list.csv")
    except UsageError:
        return
    assert all(entry.name for entry in listing.entries)
