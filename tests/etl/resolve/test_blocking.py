"""Keys of pairs worth comparing."""

from __future__ import annotations

from etl.resolve.blocking import hash_key


def test_keys_have_numbers_of_their_own() -> None:
    assert hash_key("tight dust") == hash_key("tight dust")
    assert len({hash_key(f"tight {number}") for number in range(1000)}) == 1000
    assert all(-(2**63) <= hash_key(text) < 2**63 for text in ("", "tight \ud800", "words dust sand"))
