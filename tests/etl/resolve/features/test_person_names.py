"""How well two printed person names agree."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.resolve.features.person_names import (
    EQUAL,
    FAMILY_ONLY,
    INITIALS,
    MISSPELT,
    NICKNAME,
    SHORTER,
    SWAPPED,
    agreement,
    is_monogram,
    name_form,
)

CASES = [
    ("Ilse Nordmann", "Nordmann, Ilse", EQUAL),
    ("Ilse Nordmann", "I. Nordmann", INITIALS),
    ("Nordmann IM", "Nordmann, I. M.", INITIALS),
    ("Ilse M. Nordmann", "Ilse Nordmann", SHORTER),
    ("I.M.Nordmann", "I. M. Nordmann", INITIALS),
    ("Anna van der Berg", "Berg, Anna", EQUAL),
    ("Günter Müller", "Guenter Mueller", EQUAL),
    ("Jian-Guo Tan", "Jianguo Tan", EQUAL),
    ("Lian Quell", "Quell Lian", SWAPPED),
    ("Timothy Quell", "Tim Quell", NICKNAME),
    ("Rosa Garcia Quell", "Rosa Garcia", SHORTER),
    ("Otmar Nordmann", "Otmar Nordman", MISSPELT),
    ("Nordmann", "Ilse Nordmann", FAMILY_ONLY),
    ("Wen Tang", "Wen-Bo Tang", 0.0),
    ("Hans Quell", "Hans-Walter Quell", SHORTER),
    ("W. Tang", "Wen-Bo Tang", INITIALS),
    ("Mia Quell", "Miao Quell", 0.0),
    ("I. Nordmann", "O. Nordmann", 0.0),
    ("Ilse Nordmann", "Ilse Quell", 0.0),
]


@pytest.mark.parametrize(("left", "right", "expected"), CASES, ids=[f"{a} / {b}" for a, b, _ in CASES])
def test_agreement(left: str, right: str, expected: float) -> None:
    assert agreement(name_form(left), name_form(right)) == expected


WORLD = tomllib.loads((Path(__file__).parents[3] / "cases" / "names.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("pair", [pair for pairs in WORLD["same"].values() for pair in pairs])
def test_what_languages_do_to_names_hides_nobody(pair: str) -> None:
    left, right = map(name_form, pair.split(" | "))
    assert agreement(left, right) >= MISSPELT


@pytest.mark.parametrize("pair", [pair for pairs in WORLD["other"].values() for pair in pairs])
def test_names_that_are_nearly_equal_are_two(pair: str) -> None:
    left, right = map(name_form, pair.split(" | "))
    assert agreement(left, right) == 0.0


def test_monograms_are_initials_of_a_full_name() -> None:
    assert is_monogram("IMN", name_form("Ilse M. Nordmann"))
    assert not is_monogram("IMN", name_form("Ilse Nordmann"))
    assert not is_monogram("Ilse", name_form("Ilse Nordmann"))


NAMES = st.one_of(st.text(max_size=30), st.sampled_from([name for case in CASES for name in case[:2]]))


@given(NAMES, NAMES)
def test_agreement_has_no_direction(left: str, right: str) -> None:
    a, b = name_form(left), name_form(right)
    assert agreement(a, b) == agreement(b, a)
    assert 0.0 <= agreement(a, b) <= EQUAL


@pytest.mark.parametrize(
    ("left", "right", "score"),
    [
        ("Tsai Ying-mo", "Yingmo Cai", NICKNAME),
        ("Roh Moo-jin", "No Mujin", NICKNAME),
        ("한민준", "Han Min-jun", EQUAL),
        ("Chang Ping", "Zhang Bing", 0.0),
        ("Roh Moo-jin", "Roh Moo-sil", 0.0),
    ],
)
def test_one_name_in_two_romanizations(left: str, right: str, score: float) -> None:
    assert agreement(name_form(left), name_form(right)) == agreement(name_form(right), name_form(left)) == score


@pytest.mark.parametrize(
    ("left", "right", "score"),
    [
        ("Karl Tarn Jr.", "Tarn, Karl, Jr", EQUAL),
        ("Karl Tarn Jr.", "Karl Tarn", SHORTER),
        ("K. Tarn III", "Karl Tarn", INITIALS),
        ("Karl Tarn Jr.", "Karl Tarn Sr.", 0.0),
        ("Karl Tarn PhD", "Karl Tarn", EQUAL),
    ],
)
def test_generations(left: str, right: str, score: float) -> None:
    assert agreement(name_form(left), name_form(right)) == score
