from __future__ import annotations

from etl.graph.tally import count_classes, tally_of
from tests.etl.graph.sample_graph import sample_consolidated


def test_classes_are_counted_by_name() -> None:
    counts = count_classes(tally_of(sample_consolidated().values()))
    assert list(counts) == sorted(counts)
    assert counts["Authorship"] == 6
    assert "Span" not in counts


def test_properties_are_counted_once_a_node() -> None:
    tally = tally_of(sample_consolidated().values())
    assert tally["Work", "title"] == tally["Work", ""] == 3
    assert tally["Work", "author"] <= 3
    assert tally["Work", "doi"] == 0


def test_what_is_gone_is_not_counted() -> None:
    tally = tally_of(sample_consolidated().values())
    tally.subtract(tally_of(sample_consolidated().values()))
    assert count_classes(tally) == {}
