"""How seldom things are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.resolve.rarity import Rarity

SETS = [{"dust", "rare"}, {"dust", "sand"}, {"dust", "sand"}, {"dust"}]


def test_what_fewer_have_is_rarer() -> None:
    rarity = Rarity(SETS, least=4)
    assert rarity.of("rare") > rarity.of("sand") > rarity.of("dust")
    assert rarity.of("never found") == 1.0


def test_a_small_collection_says_little_about_the_world() -> None:
    assert Rarity(SETS, least=1000).of("dust") > Rarity(SETS, least=4).of("dust")


def test_one_more_seldom_changes_anything() -> None:
    before, after = Rarity([*SETS, {"sand"}], least=64), Rarity([*SETS, {"sand"}, {"rock"}], least=64)
    assert all(before.of(word) == after.of(word) for word in ("dust", "sand", "rare"))


def test_what_both_have_is_told_with_its_rarity() -> None:
    rarity = Rarity(SETS, least=4)
    assert rarity.shared({"dust", "rare"}, {"rare", "sand"}) == {"rare": rarity.of("rare")}


@given(st.sets(st.sampled_from("abcdef"), min_size=1), st.sets(st.sampled_from("abcdef"), min_size=1))
def test_likeness_lies_between_nothing_and_everything(left: set[str], right: set[str]) -> None:
    rarity = Rarity([{"a"}, {"a", "b"}, {"c"}], least=8)
    norms = rarity.norm(left) * rarity.norm(right)
    assert 0.0 <= rarity.likeness(left, right, norms) <= 1.0
    assert rarity.likeness(left, left, rarity.norm(left) ** 2) == pytest.approx(1.0)
