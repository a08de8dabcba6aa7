from __future__ import annotations

import pytest

from etl.lists.entries import Entry, Kind, sort_key
from etl.lists.lint import OUR_GAZETTEERS, lint, our_entries
from etl.lists.tables import read_table
from tests.etl.lists.samples import OWN


@pytest.mark.parametrize("name", OUR_GAZETTEERS)
def test_our_own_gazetteers_are_sane(name: str) -> None:
    entries = our_entries(name)
    assert len(entries) > 400
    assert lint(entries, is_sorted=False) == []


def test_what_is_wrong_in_several_ways_alike_is_said_once() -> None:
    twice = [Entry(Kind.ORGANIZATION, "Polytechnic of Dust", (), ("Dust Polytechnic",))] * 2
    assert [found.rule for found in lint(twice)] == ["duplicate"]


def test_a_good_list_has_no_findings() -> None:
    assert lint(read_table(OWN, "own.csv").entries) == []


@pytest.mark.parametrize(
    ("entries", "rule", "message"),
    [
        ([Entry(Kind.JOURNAL, "Dust"), Entry(Kind.JOURNAL, "DUST")], "duplicate", "'Dust' is another entry of this name"),
        (
            [Entry(Kind.ORGANIZATION, "Dust Inc."), Entry(Kind.ORGANIZATION, "Dust GmbH")],
            "duplicate",
            "'Dust Inc.' is another entry of this name",
        ),
        (
            [Entry(Kind.ORGANIZATION, "Dust Lab", ("DL",)), Entry(Kind.ORGANIZATION, "Sand Lab", ("D.L.",))],
            "acronym",
            "DL is an acronym of 'Dust Lab' too",
        ),
        (
            [Entry(Kind.JOURNAL, "Dust"), Entry(Kind.JOURNAL, "Sand", (), ("Dust",))],
            "alias",
            "“dust” is a name of 'Dust' too",
        ),
        ([Entry(Kind.JOURNAL, "Dust", (), ("...",))], "empty", "'...' has no letters"),
        ([Entry(Kind.JOURNAL, "Dust", (), ("Sand", "Sand"))], "repeated", "'Sand' stands there twice"),
        ([Entry(Kind.JOURNAL, "Dust  and Sand")], "blanks", "blanks too many"),
        ([Entry(Kind.JOURNAL, "Dust", id="0317-8472")], "id", "is no ISSN"),
        ([Entry(Kind.ORGANIZATION, "Dust", id="https://ror.org/012345655")], "id", "is no ROR id"),
        ([Entry(Kind.ORGANIZATION, "Dust", parent="Sand")], "parent", "its parent 'Sand' is no entry"),
        (
            [Entry(Kind.ORGANIZATION, "Dust", parent="Sand"), Entry(Kind.ORGANIZATION, "Sand", parent="Dust")],
            "parent",
            "a part of itself",
        ),
        ([Entry(Kind.JOURNAL, "Sand"), Entry(Kind.JOURNAL, "Dust")], "order", "it stands behind 'Sand'"),
        ([Entry(Kind.ORGANIZATION, "Dust"), Entry(Kind.JOURNAL, "Sand")], "order", "sort by kind and name"),
    ],
)
def test_what_is_wrong_is_found(entries: list[Entry], rule: str, message: str) -> None:
    findings = [(finding.rule, finding.message) for finding in lint(entries)]
    assert rule in [found for found, _ in findings]
    assert any(message in words for _, words in findings)


def test_organizations_and_venues_may_have_one_name() -> None:
    entries = sorted([Entry(Kind.ORGANIZATION, "Dust", ("DD",)), Entry(Kind.JOURNAL, "Dust", ("DD",))], key=sort_key)
    assert lint(entries) == []
