"""Whether two names of venues are one name in two spellings."""

from __future__ import annotations

from itertools import zip_longest

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from etl.model.judgement import Evidence
from etl.normalize.abbreviations import content_words

_SLIP_WORDS = 4  # in a name of so many words one slip of the pen is forgiven
_LONG_WORD = 6


def likeness(left: str, right: str) -> Evidence:
    """How much of the letters of two folded names agree, and which words they share."""
    words = set(content_words(right))
    shared = [word for word in content_words(left) if word in words]
    what = f"both have {' '.join(shared[:4])}" if shared else "they share no word"
    return Evidence("letters", round(fuzz.ratio(left, right) / 100, 2), what)


def is_same_spelling(left: str, right: str) -> bool:
    """Whether two folded names have the same words but for plurals, `our`/`or`, `s`/`z`, and one slip in a long name.

    "journal of applied behaviour" is "journal of applied behavior"; "microeconomics" and "macroeconomics" are two things, as
    are "astronomical" and "astrophysical".
    """
    slips = 0
    words = content_words(left)
    for a, b in zip_longest(words, content_words(right), fillvalue=""):
        if a == b or _plain(a) == _plain(b):
            continue
        if min(len(a), len(b)) < _LONG_WORD or not _is_slip(a, b):
            return False
        slips += 1
    return slips == 0 or (slips == 1 and len(words) >= _SLIP_WORDS)


def _plain(word: str) -> str:
    return word.removesuffix("s").replace("our", "or").replace("isation", "ization").replace("ise", "ize").replace("yse", "yze")


def _is_slip(a: str, b: str) -> bool:
    """One letter missing inside, or two neighbours changed over; a letter that took another's place makes another word."""
    if len(a) == len(b):
        return sorted(a) == sorted(b) and OSA.distance(a, b) == 1
    return a[:2] == b[:2] and OSA.distance(a, b, score_cutoff=1) == 1
