from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.parallel.batches import estimate_ms, split_batches
from etl.sources import Source

SIZES = st.lists(st.tuples(st.sampled_from((".pdf", ".md", ".docx", ".bin")), st.integers(0, 30_000_000)), max_size=60)


def make(sizes: list[tuple[str, int]]) -> list[Source]:
    return [Source(f"{number:03}{suffix}", Path("nowhere"), size=size) for number, (suffix, size) in enumerate(sizes)]


@given(sizes=SIZES, width=st.integers(1, 9), most=st.integers(1, 20))
def test_each_document_is_in_one_batch(sizes: list[tuple[str, int]], width: int, most: int) -> None:
    sources = make(sizes)
    batches = split_batches(sources, width=width, most=most, most_bytes=1_000_000)
    assert sorted(source.name for batch in batches for source in batch) == [source.name for source in sources]
    assert all(0 < len(batch) <= most for batch in batches)
    assert all(len(batch) == 1 or sum(source.size for source in batch) <= 1_000_000 for batch in batches)


def test_batches_are_sized_by_work_and_not_by_number() -> None:
    batches = split_batches(make([(".md", 5_000)] * 300 + [(".pdf", 2_000_000)] * 10), width=1, most=1000)
    works = [sum(map(estimate_ms, batch)) for batch in batches]
    assert all(before > 0.8 * after for before, after in pairwise(works)), "they get smaller"
    assert len(batches[0]) < 6, "of large ones"
    assert max(map(len, batches)) > 40, "of small ones"


@pytest.mark.parametrize("width", [1, 2, 8])
def test_readers_end_at_about_the_same_time_with_few_batches(width: int) -> None:
    batches = split_batches(make([(".md", 1_000 + number) for number in range(4000)]), width=width, most=4000)
    works = [sum(map(estimate_ms, batch)) for batch in batches]
    busy = [0.0] * width
    for work in works:
        busy[busy.index(min(busy))] += work
    assert max(busy) < 1.05 * sum(works) / width
    assert len(batches) <= 9 * width


def test_what_takes_longest_is_read_first() -> None:
    batches = split_batches(make([(".md", 1_000)] * 50 + [(".md", 3_000_000)]), width=2, most=10)
    assert [source.name for source in batches[0]] == ["050.md"]
