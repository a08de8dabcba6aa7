"""Telling fast whether a text can hold one of many phrases: looking words up is faster than matching a long pattern."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from etl.model import regex as re
from etl.normalize.remembered import remembered

_WORD = re.compile(r"\w+")


class PhraseFilter:
    """Whether a text has the words of one of some phrases, in order; only then a pattern of the phrases need be tried.

    `PhraseFilter(["et al"]).fits(*lower_words("a. moreau et. al"))` is true: the pattern decides, the filter only rules out.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._after: dict[str, list[str]] = {}
        for words in sorted({tuple(_WORD.findall(phrase.lower())) for phrase in phrases}):
            self._after.setdefault(words[0], []).append(f" {' '.join(words)} ")
        self._first = frozenset(self._after)

    def fits(self, words: frozenset[str], spaced: str) -> bool:
        """Whether one can be there; `words` are those of the text in small letters, `spaced` is the same in order."""
        if self._first.isdisjoint(words):
            return False
        return any(phrase in spaced for word in self._first & words for phrase in self._after[word])


def matches_at(pattern: re.Pattern[str], text: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
    """What `finditer` gives for a pattern that begins at one of `places`, in order: a search for many words costs far more."""
    end = 0
    for place in places:
        if place >= end and (match := pattern.match(text, place)):
            yield match
            end = match.end()


def word_places(text: str, words: frozenset[str]) -> list[int]:
    """Where any of `words`, in small letters, stands in the text as a whole word."""
    if not words:
        return []
    low = text.lower()
    if len(low) != len(text):  # a letter became two
        return [word.start() for word in _WORD.finditer(text) if word[0].lower() in words]
    return sorted([place for word in words for place in _whole_words(low, word)])


def _whole_words(low: str, word: str) -> Iterator[int]:
    start = low.find(word)
    while start >= 0:
        end = start + len(word)
        if not (_is_of_word(low[start - 1 : start]) or _is_of_word(low[end : end + 1])):
            yield start
        start = low.find(word, end)


def _is_of_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


@remembered
def lower_words(text: str) -> tuple[frozenset[str], str]:
    """What `PhraseFilter.fits` is asked with, for a text in small letters: its words, and all of them in order between blanks."""
    words = _WORD.findall(text)
    return frozenset(words), f" {' '.join(words)} "
