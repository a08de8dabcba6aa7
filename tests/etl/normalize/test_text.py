"""Characters as people see them, and keys for comparing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.normalize.text import fold, is_plain, seen_as, squash, without_accents, word_key


@pytest.mark.parametrize(
    ("character", "expected"),
    [
        ("ﬁ", "fi"),
        ("ﬃ", "ffi"),
        ("\u00a0", " "),
        ("\u00ad", ""),
        ("\u200b", ""),
        ("\x07", ""),
        ("a", "a"),
        ("²", "²"),
        ("½", "½"),
        ("é", "é"),
    ],
)
def test_seen_as(character: str, expected: str) -> None:
    assert seen_as(character) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("plain", True), ("café", True), ("ﬁne", False), ("cafe\u0301", False), ("a\u00a0b", False), ("a\x01", False)],
)
def test_is_plain(text: str, expected: bool) -> None:
    assert is_plain(text) is expected


def test_squash() -> None:
    assert squash("  a \n b\t\u00a0c ") == "a b c"


def test_without_accents() -> None:
    assert without_accents("Müller-Özgür") == "Muller-Ozgur"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Universität  Köln", "universitat koln"),
        ("Łukasz Bjørn", "lukasz bjorn"),
        ("“A–B”", '"a-b"'),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
    ],
)
def test_fold(text: str, expected: str) -> None:
    assert fold(text) == expected


def test_word_key() -> None:
    assert word_key("“Deep-Learning: a Survey.”") == "deep learning a survey"


@given(st.text(max_size=60))
def test_keys_do_not_change_when_taken_again(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert word_key(word_key(text)) == word_key(text)
    assert squash(squash(text)) == squash(text)
