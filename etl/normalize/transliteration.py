"""Names of other scripts in Latin letters, as passports and journals print them: `Лавров` is `Lavrov`, `Γιώργος` is `Giorgos`.

Cyrillic, Greek, Georgian, Armenian, kana and Hangul are read; scripts that leave vowels out or have a sign a word
are left as they are.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re

_MIDDLE_DOT = "・"  # between the names of a foreigner in kana
_LONG_VOWEL = "ー"


def _table() -> dict[str, str]:
    table: dict[str, str] = {_MIDDLE_DOT: " ", _LONG_VOWEL: ""}
    for letters in read_gazetteer("transliteration").values():
        for line in letters:
            letter, _, latin = line.partition(" ")
            table[letter] = latin
    table.update({letter.upper(): latin.capitalize() for letter, latin in list(table.items()) if letter.upper() != letter})
    hiragana = {chr(ord(letter) - 0x60): latin for letter, latin in table.items() if "ア" <= letter <= "ン"}
    return {**table, **hiragana}


_LETTERS = {letter: latin for letter, latin in _table().items() if len(letter) == 1}
_LATIN = str.maketrans(_LETTERS)
# Hangul as Korea's passports and maps print it (Revised Romanization): a syllable is its first consonant, its vowel, its last one
_HANGUL, _ENDS = 0xAC00, 28
_HANGUL_PARTS: dict[str, str] = read_gazetteer("romanization")["hangul"]
_FIRST, _VOWELS, _LAST = (_HANGUL_PARTS[part].split(",") for part in ("first", "vowels", "last"))
_KOREAN_NAME = re.compile(r"([가-힣])([가-힣]{1,3})")
# what one sound is printed as by different conventions: "Sergei", "Sergey", "Sergej"; "Mikhail", "Mihail"; "Khateeb", "Khatib"
_ONE_SOUND = (
    (re.compile(r"ee"), "i"),
    (re.compile(r"o[ouy]"), "u"),
    (re.compile(r"(?<=.)(?:i[jy]|y[ij]|ii|y|j)"), "i"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"ks"), "x"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"^t(?=ch)|^s(?=ch)|^sh(?=ch)"), ""),
    (re.compile(r"dj"), "d"),
    (re.compile(r"(?<=.)w"), "v"),
)


@lru_cache(maxsize=65536)
def to_latin(text: str) -> str:
    """`text` with the letters of Cyrillic, Greek, Georgian, Armenian, kana and Hangul in Latin ones; all else stays.

    >>> to_latin("한민준")  # of a whole name the first syllable is the surname
    'Han Minjun'
    """
    if text.isascii():
        return text
    name = _KOREAN_NAME.fullmatch(unicodedata.normalize("NFC", text))
    if name is not None:
        return " ".join("".join(map(_syllable, part)).capitalize() for part in name.groups())
    latin = unicodedata.normalize("NFC", text).translate(_LATIN)
    if latin.isascii():
        return latin
    # letters with an accent that their script's table has without it: "ώ"
    return unicodedata.normalize("NFC", "".join(_accented(letter) for letter in latin))


def _syllable(letter: str) -> str:
    place = ord(letter) - _HANGUL
    first, rest = divmod(place, len(_VOWELS) * _ENDS)
    return _FIRST[first] + _VOWELS[rest // _ENDS] + _LAST[rest % _ENDS]


def _accented(letter: str) -> str:
    plain = unicodedata.normalize("NFD", letter)
    return plain[0].translate(_LATIN) if len(plain) > 1 and plain[0] in _LETTERS else letter


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """A folded word with one spelling for sounds that transliteration spells in several ways: `sergei` of "sergey" and "sergej"."""
    for pattern, one in _ONE_SOUND:
        word = pattern.sub(one, word)
    return word
