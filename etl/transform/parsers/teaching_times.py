"""What is a time in a row of a list of courses, and what only looks like one."""

from __future__ import annotations

from etl.model import regex as re
from etl.normalize.dates import find_years
from etl.transform.parsers.activity_fields import dates_in
from etl.transform.parsers.teaching_evidence import CODE, EDGE, is_term


def hint_of(text: str) -> str:
    """What a bracket holds: a time, the years that a course is about ("1510-1790"), or what its words say."""
    if text[:1].islower() and len(text.split()) > _FEW_WORDS and not is_term(text):
        return "aside"
    if _HISTORY.fullmatch(text) and not is_time(text):
        return "history"
    return "time" if is_time(text) else ""


_FEW_WORDS = 4
_HISTORY = re.compile(r"\d{3,4}\s?[–—-]\s?(?:\d{3,4}|present|today|heute)")


def opening_time(text: str) -> int:
    """Where the times that open a piece end, 0 without them: "Fall 2023 & Spring 2024 at Elm"."""
    stop = 0
    for found in dates_in(text):
        if not is_term(text[: found.end]) or text[found.end : found.end + 1].isalnum():
            break
        stop = found.end
    return stop if is_time(text[:stop]) and any(map(str.isalpha, text[stop:])) else 0


def is_time(text: str) -> bool:
    """Whether the text is a time at which somebody taught: no number of a part ("and II"), no history ("1510-1790")."""
    if CODE.fullmatch(text.strip(EDGE)) and not is_term(text):
        return False
    years = find_years(text)
    if (years or _HISTORY.fullmatch(text)) and all(year.year < _FIRST_YEAR for year in years):
        return False
    return bool(years or dates_in(text)) or (is_term(text) and not PART_NUMBER.fullmatch(text.strip(EDGE)))


_FIRST_YEAR = 1940
PART_NUMBER = re.compile(r"(?:and|und|et|y|&|,|\s|[IVX]+|\b\d\b)*")
