"""Lists of random layout, made for the benchmarks: the same seed makes the same bytes, and gold says what the page shows."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "benchmarks"))

from list_grammars.document import FORMATS, SECTIONS, draw_document, unseen, visible


@pytest.mark.parametrize("section", SECTIONS)
def test_the_same_seed_makes_the_same_bytes(section: str) -> None:
    for number in range(12):
        first, again = draw_document(section, number, 3), draw_document(section, number, 3)
        assert first[:3] == again[:3]
    assert draw_document(section, 0, 3)[1] != draw_document(section, 0, 4)[1]


@pytest.mark.parametrize("section", SECTIONS)
def test_the_page_shows_what_gold_says(section: str) -> None:
    formats = set()
    for number in range(60):
        document, content, gold, page = draw_document(section, number, 3)
        assert gold[section], document
        assert unseen(gold, visible(content, document.rpartition(".")[2], page)) == [], document
        formats.add(document.rpartition(".")[2])
    assert formats == set(FORMATS)


def test_what_the_page_does_not_show_is_told() -> None:
    document, content, gold, page = draw_document("employment", 0, 3)
    gold["employment"].append({"title": "Keeper of the Unprinted Seal"})
    assert unseen(gold, visible(content, document.rpartition(".")[2], page)) == ["Keeper of the Unprinted Seal"]
