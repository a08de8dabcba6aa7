"""One name in several romanizations: "Satoh" and "Sato", "Lyu" and "Lü", "Choe" and "Choi"; and which words are Chinese names,
of which one letter makes another.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from etl.gazetteers.loader import read_gazetteer

_WORDS: dict[str, Any] = read_gazetteer("romanization")
_SYLLABLES = frozenset(initial + final for initial, finals in _WORDS["pinyin"].items() for final in finals.split())
_LONGEST_SYLLABLE = 6
# kana in Latin letters: "Yamaoka", "Ito", "Shimbo"
_KANA = re.compile(r"(?:(?:ky|gy|sh|ch|ts|ny|hy|by|py|my|ry|[kgsztdnhbpmyrwjf])?[aiueo]|[nm](?![aiueo]))+")
# long vowels, printed or not: "Satoh", "Satou", "Ohta", "Yuuki"
_LONG = ((re.compile(r"o(?:h(?![aiueoy])|u|o)"), "o"), (re.compile(r"uu"), "u"))
_LEAST_LETTERS = 3


@lru_cache(maxsize=65536)
def is_pinyin(word: str) -> bool:
    """Whether a folded word is made of syllables of Hanyu Pinyin: "xiaoming"."""
    ends = {0}
    for start in range(len(word)):
        if start in ends:
            ends |= {end for end in range(start + 1, start + _LONGEST_SYLLABLE + 1) if word[start:end] in _SYLLABLES}
    return bool(word) and len(word) in ends


def is_pinyin_syllable(word: str) -> bool:
    """Whether a folded word is one syllable of Hanyu Pinyin, as most Chinese surnames are: "zhang"."""
    return word in _SYLLABLES


@cache
def _surnames() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for place, group in enumerate(group for groups in _WORDS["surnames"].values() for group in groups):
        for name in group:
            found.setdefault(name, set()).add(place)
    return {name: frozenset(places) for name, places in found.items()}


def is_one_surname(left: str, right: str) -> bool:
    """Whether two folded surnames are spellings of one: "choe" and "choi"."""
    return not _surnames().get(left, frozenset()).isdisjoint(_surnames().get(right, frozenset())) or is_same_in_kana(left, right)


def is_same_in_kana(left: str, right: str) -> bool:
    """Whether two folded words are one Japanese name with and without its long vowels: "satoh" and "sato"."""
    short = _short_vowels(left)
    return len(short) >= _LEAST_LETTERS and short == _short_vowels(right) and _KANA.fullmatch(short) is not None


@lru_cache(maxsize=65536)
def _short_vowels(word: str) -> str:
    for pattern, short in _LONG:
        word = pattern.sub(short, word)
    return word
