"""What a piece of SPARQL would do."""

from __future__ import annotations

import pytest

from etl.ask.forms import asks_elsewhere, is_update


@pytest.mark.parametrize(
    ("query", "asks"),
    [
        ("SELECT * { SERVICE <http://a.example> { ?s ?p ?o } }", True),
        ("select*{service silent ex:a{}}", True),
        ("SELECT * { FILTER(?a<?b) SERVICE ?c {} FILTER(?d>?e) }", True),
        ("SELECT ?service { ?service vg:service ?x } # SERVICE", False),
        ("SELECT * { ?s ?p \"SERVICE\", '''a SERVICE b''', <http://x.example/SERVICE> }", False),
    ],
)
def test_service_clauses_are_told_from_the_word(query: str, asks: bool) -> None:
    assert asks_elsewhere(query) is asks


@pytest.mark.parametrize(
    ("text", "updates"),
    [
        ("CLEAR ALL", True),
        ("PREFIX insert: <urn:x>\nBASE <urn:y> # SELECT\nInsert DATA { <a> <b> <c> }", True),
        ("WITH <g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", True),
        ("PREFIX delete: <urn:x> SELECT ?drop { ?drop delete:clear 'INSERT' }", False),
        ("# DROP ALL\nASK {}", False),
        ("", False),
    ],
)
def test_updates_are_told_from_queries(text: str, updates: bool) -> None:
    assert is_update(text) is updates
