"""Weights of features: given ones, and those that pairs teach."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.resolve.weights import Levels, Scale, given_weights, learned_weights, probability

LETTERS = Scale("letters", (0.9, 0.5), (80, 15, 5), (10, 20, 70))
YEAR = Scale("year", (1.0,), (90, 10), (20, 80))
SCALES = (LETTERS, YEAR)


@pytest.mark.parametrize(("score", "level"), [(1.0, 0), (0.9, 0), (0.89, 1), (0.5, 1), (0.0, 2)])
def test_a_score_falls_into_a_level(score: float, level: int) -> None:
    assert LETTERS.level(score) == level


def test_what_is_commoner_among_pairs_of_one_thing_speaks_for() -> None:
    weights = given_weights(SCALES, share=0.5)
    assert weights.base == 0.0
    assert weights.tables[0][0] > 0 > weights.tables[0][2]


def test_a_feature_without_an_answer_changes_nothing() -> None:
    weights = given_weights(SCALES, share=0.2)
    assert weights.odds((None, None)) == weights.base
    assert weights.odds((0, None)) == weights.base + weights.tables[0][0]


def test_pairs_teach_that_years_tell_nothing() -> None:
    pairs: dict[Levels, int] = {(0, 1): 900, (2, 0): 100, (2, 1): 100}
    before = given_weights(SCALES, share=0.2)
    after = learned_weights(SCALES, share=0.2, free=pairs, rivalled={(2, 0): 900, (1, 1): 900})
    assert before.tables[1][1] < -1.0
    assert after.tables[1] == (0.0, 0.0)
    assert after.tables[0][0] > 0.0 > after.tables[0][2]


def test_few_pairs_teach_next_to_nothing() -> None:
    before, after = given_weights(SCALES, share=0.2), learned_weights(SCALES, share=0.2, free={(0, 1): 1}, rivalled={})
    assert after.odds((0, 0)) == pytest.approx(before.odds((0, 0)), abs=0.2)


@given(st.dictionaries(st.tuples(st.integers(0, 2), st.integers(0, 1)), st.integers(1, 10_000)))
def test_a_worse_score_never_tells_more(pairs: dict[tuple[int, int], int]) -> None:
    for table in learned_weights(SCALES, share=0.1, free=dict(pairs), rivalled={}).tables:
        assert list(table) == sorted(table, reverse=True)


@given(st.floats(-1000, 1000))
def test_probabilities_lie_between_never_and_always(odds: float) -> None:
    assert 0.0 <= probability(odds) <= 1.0
