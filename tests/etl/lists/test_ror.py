from __future__ import annotations

import json

import pytest

from etl.errors import UsageError
from etl.lists.entries import Entry, Kind
from etl.lists.ror import read_ror
from tests.etl.lists.samples import ROR_1, ROR_2

UNIVERSITY = Entry(
    Kind.ORGANIZATION,
    "Northfield University",
    ("NFU",),
    ("Northfield College", "University of Northfield", "Universität Nordfeld"),
    "",
    "https://ror.org/012345654",
)
INSTITUTE = Entry(
    Kind.ORGANIZATION, "Northfield Institute of Dust", (), (), "https://ror.org/012345654", "https://ror.org/0abcdef23"
)


@pytest.mark.parametrize("text", [ROR_1, ROR_2], ids=["version-1", "version-2"])
def test_both_versions_of_the_schema_give_the_same_entries(text: str) -> None:
    listing = read_ror(text, "dump.json")
    assert listing.entries == [UNIVERSITY, INSTITUTE]
    assert listing.problems == []


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ({"id": "https://ror.org/012345655", "name": "Wrong digits"}, "check digits do not hold"),
        ({"id": "https://ror.org/012345654", "name": ""}, "has no name"),
        ({"id": "https://ror.org/012345654", "names": "text"}, "not the layout of ROR"),
        ({"id": "https://ror.org/012345654"}, "not the layout of ROR"),
        ({"id": 7, "name": "Number"}, "no ROR id"),
        ({"id": "https://ror.org/012345654", "name": "x", "aliases": [3]}, "not the layout of ROR"),
    ],
)
def test_a_record_that_cannot_be_used_is_a_problem_and_the_others_go_on(record: dict[str, object], message: str) -> None:
    good = {"id": "https://ror.org/012345654", "name": "Northfield University"}
    listing = read_ror(json.dumps([record, good]), "dump.json")
    assert [entry.name for entry in listing.entries] == ["Northfield University"]
    (problem,) = listing.problems
    assert problem.line == 1
    assert message in problem.message


@pytest.mark.parametrize("text", ["[", '{"id": 1}', "[1, 2]", "[" * 100_000, '[{"name": "x"}]'], ids=lambda text: text[:8])
def test_json_that_is_no_dump_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="ROR dump"):
        read_ror(text, "dump.json")
