from __future__ import annotations

import pytest

from etl.extract.reading import read_bytes
from etl.settings import Settings
from etl.transform.parsers.list_model import Habits, Part, read_rows

FIELDS = ("name", "role", "rest")


def _follows(before: str, gap: str, after: str) -> float:
    return {("start", "name"): 0.6, ("name", "role"): 0.4, ("name", "name"): 0.05}.get((before, after), 0.2)


HABITS = Habits(FIELDS, _follows, frozenset(("name",)), -3.0, "name", -2.0)


def _row(*words: tuple[str, float]) -> list[Part]:
    """Parts of a row; the number says how far a part looks like a role."""
    document = read_bytes(" ".join(word for word, _ in words).encode(), name="cv.txt", settings=Settings())
    passage = document.lines[0].passage
    return [
        Part(passage, 0, 1, "," if i else "", (f"cell {i}",), {"name": 0.0, "role": fit, "rest": -1.0})
        for i, (_, fit) in enumerate(words)
    ]


def test_a_part_that_no_word_tells_is_read_by_its_place() -> None:
    rows = [_row(("Dust", -1.0), ("Tutor", 3.0)) for _ in range(4)]
    readings, _ = read_rows([*rows, _row(("Ash", -1.0), ("Sifter", -1.2))], HABITS)
    assert readings[-1] == ("name", "role")


def test_a_row_deviates_where_its_words_say_so() -> None:
    rows = [_row(("Dust", -1.0), ("Tutor", 3.0)) for _ in range(4)]
    readings, _ = read_rows([*rows, _row(("Tutor", 9.0), ("Ash", -4.0))], HABITS)
    assert readings[-1] == ("role", "name")


@pytest.mark.parametrize("length", [0, 1, 400])
def test_any_length_of_a_row_is_read(length: int) -> None:
    readings, _ = read_rows([_row(*[("Dust", 0.0)] * length)] if length else [[]], HABITS)
    assert len(readings[0]) == length
