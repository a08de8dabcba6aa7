"""Kinds of courses before their names: `Vorlesung: Staub`, `TD d'analyse`, `VL Staubkunde`.

Words come from the gazetteer `teaching_words`.
"""

from __future__ import annotations

from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Passage
from etl.normalize.word_patterns import any_of
from etl.transform.parsers.activity_fields import fold_in_place

_WORDS: dict[str, Any] = read_gazetteer("teaching_words")
_EDGE = " \t,;:.–—-|·•~∼≈*"
_COMPOUND = rf"[^\W\d_]{{3,}}(?:{any_of(_WORDS['compound_kinds'])})"
_KIND = re.compile(
    rf"(?:(?:[^\W\d_][\w-]*\s){{0,1}}?(?:{any_of(_WORDS['kinds'])})|{_COMPOUND})(?:\s*(?:[:,]\s|\t)\s*|(?:\s(?:de|of|für|for|di)\s[\w-]+)?\s+(?=[„“«\"]))"
)
# "Cours de poussière", "TD d'analyse", "Übung zur Vorlesung Staub", "Vorlesung Staub II"
_PLAIN_KIND = re.compile(
    rf"(?:{any_of(_WORDS['plain_kinds'])}|{_COMPOUND})\s+(?:(?:{any_of(_WORDS['kind_links'])})(?:\s+|(?<=['’])))?(?=\S)"
)
_KIND_ALONE = re.compile(
    rf"(?:{any_of(_WORDS['plain_kinds'])}|{_COMPOUND})(?=\s+(?:{any_of(_WORDS['kind_links'])})(?:\s|(?<=['’])))"
)


def kind_at_start(passage: Passage) -> int:
    """Where a kind of course with its colon or link ends, 0 without one: `Vorlesung: `, `Cours de `."""
    folded = fold_in_place(passage.text)
    match = _KIND.match(folded)
    if match is not None:
        return match.end()
    short = SHORT_KIND.match(passage.text)
    if short is not None:
        return short.end()
    plain = _PLAIN_KIND.match(folded)
    if plain is None:
        return 0
    linked = len(plain.group().split()) > 1 or plain.group()[-1] in "'’"
    return plain.end() if linked or passage.text[plain.end() : plain.end() + 1].isupper() else 0


# Vorlesung, Übung, Hauptseminar, Proseminar and their like, in capitals before a name: "VL Staubkunde", "Ü Kies II"
SHORT_KIND = re.compile(
    r"(?:V[LOU]|[HP]S|SE|U[EÜ]|ÜB?|OS|KO|PR|TUT|GK|AG|LV|Seminar(?!\s+(?:Series|Leader|Instructor|[IVX]+\b)))\s+(?=[A-ZÄÖÜ„«][\w„«])"
)


# "Lectures and seminars on how dust moves", below the name of a course
_CONTENT = re.compile(
    rf"(?:{any_of(_WORDS['kinds'])})s?(?:\s(?:and|&|und|et|y|e)\s(?:{any_of(_WORDS['kinds'])})s?)?\s(?:on|about|covering|zu|uber|sur|sobre|su)\s"
)


def tells_content(text: str) -> bool:
    """Whether the words say what was taught rather than what a course is called: `Lectures on how sand moves`."""
    match = _CONTENT.match(fold_in_place(text))
    return match is not None and text[match.end() : match.end() + 1].islower()


def kind_of(passage: Passage) -> Passage:
    """The kind itself of what `kind_at_start` found: `TD` of `TD d'`, `Übung` of `Übung zur Vorlesung `."""
    match = _KIND_ALONE.match(fold_in_place(passage.text))
    return (passage.cut(0, match.end()) if match else passage).trimmed(_EDGE)
