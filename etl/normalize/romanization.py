"""One name in several romanizations: "Satoh" and "Sato", "Lyu" and "Lü", "Moo-hyun" and "Muhyeon", "Tsai" and "Cai"; and which
words are Chinese names, of which one letter makes another.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import product
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re

_WORDS: dict[str, Any] = read_gazetteer("romanization")
_SYLLABLES = frozenset(initial + final for initial, finals in _WORDS["pinyin"].items() for final in finals.split())
_LONGEST_SYLLABLE = 6
_MOST_SYLLABLES = 3
# kana in Latin letters: "Yamaoka", "Ito", "Shimbo"
_KANA = re.compile(r"(?:(?:ky|gy|sh|ch|ts|ny|hy|by|py|my|ry|[kgsztdnhbpmyrwjf])?[aiueo]|[nm](?![aiueo]))+")
# long vowels, printed or not: "Satoh", "Satou", "Ohta", "Yuuki"
_LONG = ((re.compile(r"o(?:h(?![aiueoy])|u|o)"), "o"), (re.compile(r"uu"), "u"))
_LEAST_LETTERS = 3
# Wade-Giles without its apostrophes, beginning and rest of a syllable, as Hanyu Pinyin: "hsien" is "xian", "tsai" "zai" or "cai";
# "hsuh" is what is left of "hsueh" where "ue" is taken for an umlaut
_WADE_GILES = re.compile(r"(ch|hs|sh|ts|tz|ss|sz|[pmftnlkhjwy])?([aeiou][a-zü]*)")
_INITIALS = {
    "ch": "zh ch j q",
    "hs": "x",
    "p": "b p",
    "t": "d t",
    "k": "g k",
    "ts": "z c",
    "tz": "z c",
    "ss": "s",
    "sz": "s",
    "j": "r",
}
_FINALS = {
    "ih": "i",
    "u": "u i",
    "eh": "e",
    "ieh": "ie",
    "ien": "ian",
    "ueh": "ue",
    "uh": "u",
    "uei": "ui",
    "ung": "ong",
    "iung": "iong",
}
_O = "o e uo"  # "ko" is "ge", "kuo" and "lo" are "guo" and "luo"
# sounds of Korean that are printed in several ways: "Moo-hyun", "Muhyeon"; "Byung-chul", "Byeong-cheol"
_KOREAN = (
    (re.compile(r"wo{2}|oo|eo|eu|ou"), "u"),
    (re.compile(r"ui|ee"), "i"),
    (re.compile(r"sh"), "s"),
    (re.compile(r"(?<![aeiouyw]n)g|k+"), "k"),
    (re.compile(r"d|t+"), "t"),
    (re.compile(r"b|p+"), "p"),
    (re.compile(r"ch|j+"), "j"),
    (re.compile(r"r"), "l"),
)


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


def is_korean_surname(word: str) -> bool:
    """Whether a folded word is a Korean surname."""
    return word in _korean_surnames()


@cache
def _korean_surnames() -> frozenset[str]:
    return frozenset(name for group in _WORDS["surnames"]["korean"] for name in group)


@lru_cache(maxsize=65536)
def korean_sounds(word: str) -> str:
    """A folded Korean name with one letter for each sound: "muhyun" of "moohyun" and "muhyeon"."""
    for pattern, one in _KOREAN:
        word = pattern.sub(one, word)
    return word


def is_wade_giles_syllable(word: str) -> bool:
    """Whether a folded word is one syllable in the spelling of Wade and Giles, as many are of Hanyu Pinyin, too: "hsueh"."""
    return bool(_readings(word))


def is_wade_giles_of(words: Sequence[str], pinyin: str) -> bool:
    """Whether folded syllables in the spelling of Wade and Giles, one of which is no Hanyu Pinyin, are read as that name:
    "ying", "wen" and "hsueh", "liang" as "yingwen" and "xueliang"."""
    readings = [_readings(word) for word in words]
    if not words or not all(readings) or len(words) > _MOST_SYLLABLES:
        return False
    return any("".join(each) == pinyin for each in product(*readings))


@lru_cache(maxsize=65536)
def _readings(word: str) -> tuple[str, ...]:
    """The syllables of Hanyu Pinyin that a syllable of Wade and Giles may be."""
    found = _WADE_GILES.fullmatch(word)
    if found is None:
        return ()
    initials = _INITIALS.get(found[1] or "", found[1] or "").split() or [""]
    finals = (_O if found[2] == "o" else _FINALS.get(found[2], found[2])).split()
    return tuple(sorted({a + b for a in initials for b in finals} & _SYLLABLES))


def is_same_in_kana(left: str, right: str) -> bool:
    """Whether two folded words are one Japanese name with and without its long vowels: "satoh" and "sato"."""
    short = _short_vowels(left)
    return len(short) >= _LEAST_LETTERS and short == _short_vowels(right) and _KANA.fullmatch(short) is not None


@lru_cache(maxsize=65536)
def _short_vowels(word: str) -> str:
    for pattern, short in _LONG:
        word = pattern.sub(short, word)
    return word
