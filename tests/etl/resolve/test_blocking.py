"""Pairs worth comparing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from etl.resolve.blocking import hash_key, pairs_by_key


def test_keys_have_numbers_of_their_own() -> None:
    assert hash_key("tight dust") == hash_key("tight dust")
    assert len({hash_key(f"tight {number}") for number in range(1000)}) == 1000


def test_large_blocks_are_left_out() -> None:
    assert list(pairs_by_key([["a"], ["a"], ["a"]], largest_block=2)) == []


@given(st.lists(st.lists(st.sampled_from("abc"), max_size=3), max_size=12))
def test_every_pair_with_a_common_key_comes_once(keys: list[list[str]]) -> None:
    found = list(pairs_by_key(keys, largest_block=100))
    expected = {(i, j) for j in range(len(keys)) for i in range(j) if set(keys[i]) & set(keys[j])}
    assert len(found) == len(set(found))
    assert set(found) == expected
