from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.graph.iris import Iris, is_identifier, short_hash

IRIS = Iris("https://data.example/")
SHA = "9f86d081884c7d65" * 4


@given(st.lists(st.text()))
def test_a_hash_is_sixteen_characters_and_the_same_every_time(parts: list[str]) -> None:
    assert re.fullmatch(r"[a-z2-7]{16}", short_hash(*parts))
    assert short_hash(*parts) == short_hash(*parts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("p-7k3mq2xw4a5bcdef", True),
        ("p-7k3mq2xw4a5bcde", False),
        ("p-7K3MQ2XW4A5BCDEF", False),
        ("pre-registration of trials", False),
    ],
)
def test_ids_are_told_from_names(text: str, expected: bool) -> None:
    assert is_identifier(text) is expected


def test_readings_of_one_range_have_names_of_their_own() -> None:
    names = {
        IRIS.span(SHA, 1, 5, "start", "rule", 0.9),
        IRIS.span(SHA, 1, 5, "end", "rule", 0.9),
        IRIS.span(SHA, 1, 6, "start", "rule", 0.9),
        IRIS.span(SHA[::-1], 1, 5, "start", "rule", 0.9),
    }
    assert len(names) == 4


def test_documents_and_their_graphs_go_by_their_hash() -> None:
    assert IRIS.document(SHA) == "https://data.example/id/d-9f86d081884c7d65"
    assert IRIS.graph(SHA) == "https://data.example/graph/doc/9f86d081884c7d65"
    assert IRIS.node("p-7k3m") == "https://data.example/id/p-7k3m"


def test_names_do_not_show_in_iris() -> None:
    assert "lindqvist" not in IRIS.authorship("w", "Mara Lindqvist").lower()
