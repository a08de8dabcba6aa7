"""Comparing elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import pytest

from etl.model.link_change import Listed
from etl.resolve import person_pairs, work_pairs
from etl.resolve.components import components
from etl.resolve.linker import Linker
from etl.resolve.spreading import spread_out
from tests.etl.resolve.link_histories import spread_elsewhere

A = TypeVar("A")
B = TypeVar("B")


class Spread:
    """Notes what it was called with."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, int]] = []

    def __call__(self, function: Callable[[A], B], batches: Iterable[A], /) -> list[B]:
        sent = list(batches)
        self.calls.append((function.__name__, len(sent)))
        return spread_elsewhere(function, sent)


@pytest.mark.parametrize(("batches", "calls"), [([], []), (["one"], []), (["one", "three", "five"], [("len", 3)])])
def test_one_batch_is_not_sent_away(batches: list[str], calls: list[tuple[str, int]]) -> None:
    spread = Spread()
    assert list(spread_out(spread, len, batches)) == [len(batch) for batch in batches]
    assert spread.calls == calls


def test_where_pairs_are_compared_changes_nothing(cv: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Works and people alike, with the rarities of their words."""
    for module in (person_pairs, work_pairs):
        monkeypatch.setattr(module, "_BATCH", 1)
    documents = {}
    for number, (owner, other) in enumerate([("Ilse Nordmann", "B. Vosk"), ("Bela Vosk", "I. Nordmann"), ("Bo Tang", "B. Vosk")]):
        made = cv(f"{number}.md", owner)
        for what in ("Dust", "Sand", "Lint", "Ash"):
            made.work(f"Counting {what} in Quiet Rooms {number // 2}", owner, other, "I. Quell", year=2019 + number)
        document = made.build()
        documents[document.sha256] = document
    listed = [Listed(each.sha256, each.name, each.sha256) for each in documents.values()]
    spread, at_home, elsewhere = Spread(), Linker(), Linker()
    assert at_home.link(listed, documents.__getitem__) == elsewhere.link(listed, documents.__getitem__, (), spread)
    assert {name for name, _ in spread.calls} == {"score_works", "score_people"}


def test_what_hangs_together_is_found_from_any_of_its_seeds() -> None:
    beside = {1: [2], 2: [1, 3], 3: [2], 4: []}
    assert components([3, 1, 4, 9], beside.__contains__, beside.__getitem__) == [{1, 2, 3}, {4}]
