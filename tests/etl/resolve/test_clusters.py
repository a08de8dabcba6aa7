"""Clusters with constraints."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from etl.resolve.clusters import Clusters


def test_joins_are_transitive() -> None:
    clusters = Clusters(4)
    assert clusters.join(0, 1)
    assert clusters.join(1, 2)
    assert clusters.groups() == [[0, 1, 2], [3]]


def test_a_shared_tag_keeps_whole_clusters_apart() -> None:
    clusters = Clusters(3, [["a"], [], ["a"]])
    assert clusters.join(0, 1)
    assert not clusters.may_join(1, 2)
    assert not clusters.join(1, 2)
    assert clusters.groups() == [[0, 1], [2]]


PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=30)


@given(PAIRS, st.lists(st.sampled_from(["a", "b", None]), min_size=10, max_size=10))
def test_no_cluster_holds_a_tag_twice(pairs: list[tuple[int, int]], tags: list[str | None]) -> None:
    clusters = Clusters(10, [[tag] if tag else [] for tag in tags])
    for left, right in pairs:
        clusters.join(left, right)
    groups = clusters.groups()
    assert sorted(item for group in groups for item in group) == list(range(10))
    for group in groups:
        held = [tags[item] for item in group if tags[item]]
        assert len(held) == len(set(held))
