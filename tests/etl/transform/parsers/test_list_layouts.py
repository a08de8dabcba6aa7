from __future__ import annotations

import pytest

from etl.extract.reading import read_bytes
from etl.settings import Settings
from etl.transform.parsers.list_grammar import Grammar, tabled
from etl.transform.parsers.list_layouts import Piece, compared, learn, read_rows

FIELDS = ("name", "role", "rest")


def _follows(before: str, gap: str, after: str) -> float:
    return {("start", "name"): 0.6, ("name", "role"): 0.4, ("name", "name"): 0.05}.get((before, after), 0.2)


GRAMMAR = Grammar(FIELDS, _follows, again={"name": -3.0}, needed={"name": 0.88})


def _row(*words: tuple[str, float]) -> list[Piece]:
    """Pieces of a row; the number says how far a piece looks like a role."""
    document = read_bytes(" ".join(word for word, _ in words).encode(), name="cv.txt", settings=Settings())
    passage = document.lines[0].passage
    return [
        Piece(passage, 0, 1, "," if i else "", (f"cell {i}",), {"name": 0.0, "role": fit, "rest": -1.0})
        for i, (_, fit) in enumerate(words)
    ]


def test_a_piece_that_no_word_tells_is_read_by_its_place() -> None:
    rows = [_row(("Dust", -1.0), ("Tutor", 3.0)) for _ in range(4)]
    readings = read_rows([*rows, _row(("Ash", -1.0), ("Sifter", -1.2))], GRAMMAR)
    assert readings[-1] == ("name", "role")


def test_a_row_deviates_where_its_words_say_so() -> None:
    rows = [_row(("Dust", -1.0), ("Tutor", 3.0)) for _ in range(4)]
    readings = read_rows([*rows, _row(("Tutor", 9.0), ("Ash", -4.0))], GRAMMAR)
    assert readings[-1] == ("role", "name")


@pytest.mark.parametrize("length", [0, 1, 400])
def test_any_length_of_a_row_is_read(length: int) -> None:
    readings = read_rows([_row(*[("Dust", 0.0)] * length)] if length else [[]], GRAMMAR)
    assert len(readings[0]) == length


def test_what_the_list_says_is_ahead_of_what_a_row_said_by_itself_as_far_as_the_list_is_sure() -> None:
    odd = _row(("Ash", -1.0), ("Sifter", -1.2))
    own = [frozenset(("rest",)), frozenset(("name",))]
    rows = [(_row(("Dust", -1.0), ("Tutor", 3.0)), ("name", "role"), 1.0)] * 4
    free, known, before = compared(odd, learn(GRAMMAR, ()), own)
    assert known == ("rest", "name")
    free, known, ahead = compared(odd, learn(GRAMMAR, rows), own)
    assert (free, known) == (("name", "role"), ("rest", "name"))
    assert ahead > before


def test_rows_of_lists_alike_count_less() -> None:
    row = _row(("Dust", -1.0), ("Tutor", 3.0))
    of_own, of_others = (learn(GRAMMAR, [(row, ("name", "role"), weight)] * 3) for weight in (1.0, 0.3))
    assert of_own.step("name", ",")[1] > of_others.step("name", ",")[1]


def test_three_tables_say_how_usual_a_step_is() -> None:
    follows = tabled({"name": {"role": 0.8, "end": 0.1}}, {"name": {",": 0.5}}, {"name": 0.4})
    assert follows("name", ",", "name") == pytest.approx(0.2)
    assert follows("name", ",", "role") > follows("name", ",", "rest")
    assert follows("name", "end", "end") == 0.1
