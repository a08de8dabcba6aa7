"""Where servers take what."""

from __future__ import annotations

import pytest

from etl.remote.writing import Addresses, addresses_of


@pytest.mark.parametrize(
    ("endpoint", "given", "expected"),
    [
        ("http://h:1/query", {}, Addresses("http://h:1/query", "http://h:1/update", ("http://h:1/store", "http://h:1/data"))),
        (
            "http://h/ds/sparql",
            {},
            Addresses("http://h/ds/sparql", "http://h/ds/update", ("http://h/ds/store", "http://h/ds/data")),
        ),
        ("http://h/ds", {}, Addresses("http://h/ds", "http://h/ds", ("http://h/ds",))),
        ("http://h/query", {"update": "http://u", "store": "http://s"}, Addresses("http://h/query", "http://u", ("http://s",))),
    ],
    ids=["at the root", "data set", "one address", "given"],
)
def test_addresses_are_those_that_servers_have(endpoint: str, given: dict[str, str], expected: Addresses) -> None:
    assert addresses_of(endpoint, **given) == expected
