"""Whether a four-digit number in running text may be a year, by what stands around it.

`Oslo, 2019` may; `Room 2019`, `pp. 2019`, `$2019`, `2019 students` and `CS 2019` (a course) may not.
"""

from __future__ import annotations

from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re

_WORDS: dict[str, Any] = read_gazetteer("months")
# "$2019", "#2019", "12:1998", "555-2019", "10.1000/2019", "3.2019", "v.2019", "?id=2019"
_BAD_BEFORE = re.compile(
    r"[$€£¥₹#§+=@]\s?$|(?<![\d])(?:\d{1,3}(?:\(\d+\))?:|\d{3}-|\d{2,5}\s\d{3}\s|\d{1,3}[.,/]|\d{5,}[-.,/])$|[a-z_][._/]$"
)
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\.?\s*$")
# after the number: "2000+", "2019.5", "2019,500", "2019%", "2010.12345", "2019@", "2000€", "2000s" are no years
_BAD_AFTER = re.compile(r"\+|\s?[€£%$](?!\s?\d)|[.,](?!(?:19|20)\d\d(?!\d))\d|:\d|@|/(?!(?:19|20)?\d\d(?!\d))\d|_\w|s\b|k\b")
_WORD_AFTER = re.compile(r"\s+([^\W\d_]+)")
_STREET_AFTER = re.compile(
    rf"(?: +[\w.]+){{1,3}} (?:{'|'.join(_WORDS['not_years']['streets'])})\b\.?(?=\s*(?:[,;|·•\n]|$))", re.IGNORECASE
)
_NOT_BEFORE = frozenset(_WORDS["not_years"]["words_before"])
_COURSE_CODES = frozenset(_WORDS["not_years"]["course_codes"])
_DEGREE_BEFORE = re.compile(r"\b(?:M\.?S\.?c?\.?|B\.?S\.?c?\.?|Ph\.?D\.?|[BM]\.?A\.?|[BM]\.?Eng\.?|in|of)\s+\w+\s*$")
_NOT_AFTER = frozenset(_WORDS["not_years"]["words_after"])
_LETTERS_BEFORE = re.compile(r"[A-Z]{2,}$")


def is_year_at(text: str, start: int, end: int) -> bool:
    """Whether the number at `text[start:end]` may be a year, by what stands around it."""
    before, after = text[max(0, start - 24) : start], text[end : end + 48]
    if _BAD_BEFORE.search(before) or _BAD_AFTER.match(after):
        return False
    if start and text[start - 1].isalnum() and not _LETTERS_BEFORE.search(before):
        return text[start] in "'’‘" and text[start - 1].isalpha()
    word = _WORD_BEFORE.search(before)
    if word and (
        (word[1] != "P" and word[1].casefold() in _NOT_BEFORE) or (word[1] in _COURSE_CODES and not _DEGREE_BEFORE.search(before))
    ):
        return False
    word = _WORD_AFTER.match(after)
    return not (word and word[1].casefold() in _NOT_AFTER) and not _STREET_AFTER.match(after)
