"""Misspelled words of headings: "Emplyoment History", "Teaching Assistantshps".

A long word that no heading has, one slip away (a letter too many, too few, another, or two in the wrong order) from just one that
headings have, is that one. Short words are left alone: "Patients" is none of "Patents".
"""

from __future__ import annotations

from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from etl.gazetteers.loader import read_gazetteer
from etl.model.section import SectionKind
from etl.transform.heading_lexicon import known_words

_SHORTEST = 9  # letters of the right word
_MOST_WORDS = 4


def respelled(words: list[str]) -> list[str]:
    """The folded words as they should be spelled: `emplyoment history` -> `employment history`; the same where nothing is known."""
    if len(words) > _MOST_WORDS or not any(len(word) >= _SHORTEST - 1 for word in words):
        return words
    return [_respelled(word) for word in words]


@lru_cache(maxsize=4096)
def _respelled(word: str) -> str:
    if len(word) < _SHORTEST - 1 or not word.isascii() or not word.isalpha():
        return word
    near = _vocabulary().get(word[0], ())
    if word in near or f"{word}s" in near or word in known_words().modifiers:
        return word
    found = [other for other in near if not _are_forms(word, other) and OSA.distance(word, other, score_cutoff=1) == 1]
    return found[0] if len(found) == 1 else word


def _are_forms(word: str, other: str) -> bool:
    """Whether two words differ in their ends alone, as forms of one do: "developer" is no "developed" misspelled."""
    return word[: len(other) - _ENDING] == other[:-_ENDING]


_ENDING = 2


@cache
def _vocabulary() -> dict[str, frozenset[str]]:
    """The long words of known headings in English and German, by first letter: a word of one language is near others of another."""
    tables = read_gazetteer("section_headings")
    phrases = [
        phrase for kind in SectionKind for language in ("en", "de") for phrase in tables.get(kind.value, {}).get(language, ())
    ]
    found: dict[str, set[str]] = {}
    for word in {word for phrase in phrases for word in phrase.split() if len(word) >= _SHORTEST}:
        found.setdefault(word[0], set()).add(word)
    return {first: frozenset(group) for first, group in found.items()}
