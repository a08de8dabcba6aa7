"""How much a text looks like a name of a person or a group: `J. Doe` much, `Rain, mud and weeds` not at all."""

from __future__ import annotations

from functools import lru_cache

from etl.model import regex as re
from etl.normalize.person_names import PARTICLES, is_initials, is_name_word, parse_person_name
from etl.transform.citations.words import AND, FUNCTION_WORDS, GROUP_WORDS, OPENING_WORDS

WORD = re.compile(r"[^\W_][\w'’.\-‐&]*|&")
# a second part: "Cats and their kin, II"
ROMAN_NUMERAL = re.compile(r"I{2,3}|I?V|VI{1,3}|I?X")
_CONJUNCTION = re.compile(rf",?\s+(?:{AND}|&)\s+")
_SHORT = 3
# Das Salz der Stadt
_ARTICLES_AND_PARTICLES = {"das", "der", "des", "dem", "den", "die", "los", "las", "les", "la", "le", "el", "il", "gli"}


@lru_cache(maxsize=4096)
def name_shape(text: str) -> float:
    """How much a text looks like a name or a part of one; below -3 it is none."""
    words = WORD.findall(text)
    low = [word.casefold().strip(".") for word in words]
    if not words:
        return -5.0
    if ROMAN_NUMERAL.fullmatch(text):
        return -1.0
    if is_initials(text):
        return 2.0
    sides = _CONJUNCTION.split(text)
    if len(sides) > 1:
        return min(map(name_shape, sides))
    name = parse_person_name(text)
    if name is None:
        group = any(word in GROUP_WORDS for word in low) and len(words) <= 6 and words[0][0].isupper()
        return (
            0.5 if group else -1.5 - 1.5 * sum(not is_name_word(w) or (w in FUNCTION_WORDS and w not in PARTICLES) for w in words)
        )
    # "what", and the longer ones also in capitals: What They Tell
    if low[0] in OPENING_WORDS or any(
        word in FUNCTION_WORDS and word not in PARTICLES and (printed == word or len(word) > _SHORT)
        for printed, word in zip(words, low, strict=True)
    ):
        return -3.0
    if not name.given:
        return 0.2
    if low[0] in _ARTICLES_AND_PARTICLES and len(words) > 2 and not any(is_initials(word) for word in words):
        return -3.0
    if words[0] in ("A", "I") and len(words) > 2 and not text.startswith(("A.", "I.")):
        return -1.0
    initials = sum(is_initials(word) for word in words)
    if initials:
        return 3.0 if initials < len(words) else 1.0
    return 1.0 if len(words) <= 3 else 0.0
