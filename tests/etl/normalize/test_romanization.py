"""One name in several romanizations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.normalize.romanization import (
    is_one_surname,
    is_pinyin,
    is_pinyin_syllable,
    is_same_in_kana,
    is_wade_giles_of,
    korean_sounds,
)


@pytest.mark.parametrize(("word", "expected"), [("xiaoming", True), ("zhang", True), ("lue", True), ("robert", False), ("", False)])
def test_pinyin_is_made_of_its_syllables(word: str, expected: bool) -> None:
    assert is_pinyin(word) is expected


def test_most_chinese_surnames_are_one_syllable() -> None:
    assert is_pinyin_syllable("zhang")
    assert not is_pinyin_syllable("xiaoming")


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [("satoh", "sato", True), ("ohta", "ota", True), ("yuuki", "yuki", True), ("sato", "saito", False), ("cohn", "con", False)],
)
def test_long_vowels_are_printed_or_not(left: str, right: str, expected: bool) -> None:
    assert is_same_in_kana(left, right) is expected


@pytest.mark.parametrize(("left", "right", "expected"), [("choi", "choe", True), ("lyu", "lu", True), ("kim", "kang", False)])
def test_one_surname_in_several_spellings(left: str, right: str, expected: bool) -> None:
    assert is_one_surname(left, right) is expected


@pytest.mark.parametrize(
    ("syllables", "pinyin", "expected"),
    [
        (("ying", "wen"), "yingwen", True),
        (("tsai",), "cai", True),
        (("hsueh", "liang"), "xueliang", True),
        (("chih", "mo"), "zhimo", True),
        (("kuo",), "guo", True),
        (("chih", "mo"), "zhima", False),
        (("brown",), "braun", False),
        ((), "", False),
        (("li", "li", "li", "li"), "lilililili", False),
    ],
)
def test_wade_and_giles_are_read_as_pinyin(syllables: tuple[str, ...], pinyin: str, expected: bool) -> None:
    assert is_wade_giles_of(syllables, pinyin) is expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [("moohyun", "muhyeon", True), ("byungchul", "byeongcheol", True), ("juyung", "juyeong", True), ("minjun", "minji", False)],
)
def test_one_korean_name_in_several_spellings(left: str, right: str, expected: bool) -> None:
    assert (korean_sounds(left) == korean_sounds(right)) is expected


@given(st.text(max_size=20), st.text(max_size=20))
def test_nothing_raises(left: str, right: str) -> None:
    assert is_one_surname(left, right) is is_one_surname(right, left)
    assert is_pinyin(left) in (True, False)
