"""How seldom things are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.resolve.rarity import FEW, CountedRarity, Rarity, sample_size
from etl.resolve.shelves import Shelves


def measure(sets: Sequence[set[str]], *, least: int) -> Rarity:
    rarity = CountedRarity(Shelves(), "things", least=least)
    for found in sets:
        rarity.count(dict.fromkeys(found, 1), 1)
    return rarity


SETS = [{"dust", "rare"}, {"dust", "sand"}, {"dust", "sand"}, {"dust"}]


def test_what_fewer_have_is_rarer() -> None:
    rarity = measure(SETS, least=4)
    assert rarity.of("rare") > rarity.of("sand") > rarity.of("dust")
    assert rarity.of("never found") == 1.0


def test_a_small_collection_says_little_about_the_world() -> None:
    assert measure(SETS, least=1000).of("dust") > measure(SETS, least=4).of("dust")


def test_one_more_seldom_changes_anything() -> None:
    before, after = measure([*SETS, {"sand"}], least=64), measure([*SETS, {"sand"}, {"rock"}], least=64)
    assert all(before.of(word) == after.of(word) for word in ("dust", "sand", "rare"))


def test_what_both_have_is_told_with_its_rarity() -> None:
    rarity = measure(SETS, least=4)
    assert rarity.shared({"dust", "rare"}, {"rare", "sand"}) == {"rare": rarity.of("rare")}


@given(st.sets(st.sampled_from("abcdef"), min_size=1), st.sets(st.sampled_from("abcdef"), min_size=1))
def test_likeness_lies_between_nothing_and_everything(left: set[str], right: set[str]) -> None:
    rarity = measure([{"a"}, {"a", "b"}, {"c"}], least=8)
    norms = rarity.norm(left) * rarity.norm(right)
    assert 0.0 <= rarity.likeness(left, right, norms) <= 1.0
    assert rarity.likeness(left, left, rarity.norm(left) ** 2) == pytest.approx(1.0)


def test_few_documents_are_all_counted_and_of_many_a_power_of_two() -> None:
    assert [sample_size(number) for number in (0, 3, FEW, FEW + 1, 2 * FEW - 1, 2 * FEW, 1000)] == [
        0,
        3,
        FEW,
        FEW,
        FEW,
        2 * FEW,
        512,
    ]


def test_what_is_taken_out_was_never_there() -> None:
    rarity = measure(SETS, least=4)
    rarity.count({"dust": 1, "rock": 1}, 1)
    rarity.count({"dust": 1, "rock": 1}, 1, -1)
    assert [rarity.of(word) for word in ("dust", "rock")] == [measure(SETS, least=4).of(word) for word in ("dust", "rock")]


def test_what_moved_is_told(tmp_path: Path) -> None:
    shelves = Shelves()
    CountedRarity(shelves, "things", least=4).count({"dust": 3, "sand": 4, "rock": 1}, 4)
    shelves.keep(tmp_path / "state", "1")
    again = CountedRarity(Shelves(tmp_path / "state", "1"), "things", least=4)
    again.count({"dust": 1, "sand": 1}, 1)
    assert again.moved() == {"dust"}
    assert not again.is_rescaled()
    again.count({}, 8)
    assert again.is_rescaled()
