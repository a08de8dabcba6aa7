"""Clusters grown from pairs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from etl.resolve.clusters import Clusters
from etl.resolve.linkage import Linkage

Scores = dict[tuple[int, int], float]


def grow(size: int, scores: Scores, *, least: float = 0.0, apart: frozenset[tuple[int, int]] = frozenset()) -> list[list[int]]:
    """The clusters of `size` items that start alone."""
    clusters = Clusters(size)

    def join(left: int, right: int) -> bool:
        pairs = {(a, b) for a in clusters.members(left) for b in clusters.members(right)}
        return not any(pair in apart or pair[::-1] in apart for pair in pairs) and clusters.join(left, right)

    Linkage([[i] for i in range(size)], scores, unknown=-2.0).grow(join, least=least)
    return clusters.groups()


def test_sure_pairs_make_clusters() -> None:
    assert grow(4, {(0, 1): 3.0, (2, 3): 3.0, (1, 2): -1.0}) == [[0, 1], [2, 3]]


def test_one_tie_does_not_outweigh_many_that_speak_against() -> None:
    scores = {(0, 1): 4.0, (2, 3): 4.0, (1, 2): 1.0, (0, 2): -3.0, (0, 3): -3.0, (1, 3): -3.0}
    assert grow(4, scores) == [[0, 1], [2, 3]]


def test_a_strong_tie_carries_what_says_nothing_else() -> None:
    assert grow(4, {(0, 1): 4.0, (2, 3): 4.0, (1, 2): 4.0}) == [[0, 1, 2, 3]]


def test_what_must_stay_apart_does() -> None:
    assert grow(3, {(0, 1): 4.0, (1, 2): 3.0, (0, 2): 3.0}, apart=frozenset({(0, 2)})) == [[0, 1], [2]]


def test_clusters_to_begin_with_are_one_item() -> None:
    clusters = Clusters(3)
    clusters.join(0, 1)
    Linkage([[0, 1], [2]], {(1, 2): 2.0, (0, 2): 1.0}, unknown=0.0).grow(clusters.join, least=1.5)
    assert clusters.groups() == [[0, 1, 2]]


@given(st.dictionaries(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]), st.floats(-5, 5)))
def test_the_order_of_pairs_does_not_matter(scores: Scores) -> None:
    assert grow(8, scores) == grow(8, dict(reversed(scores.items())))


@given(st.dictionaries(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]), st.floats(-5, 5)))
def test_asking_for_more_never_joins_what_less_keeps_apart_at_once(scores: Scores) -> None:
    assert len(grow(8, scores, least=6.0)) == 8
