"""Words that call a person the subject's advisor when a name follows: `Advisor`, `Main thesis supervisor`, `Betreuer`.

A noun of the gazetteer `advising_words` with up to three words before it that say for what or in which order: `Graduate Research
Advisor`, `second Ph.D. supervisor`.
"""

from __future__ import annotations

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.normalize.word_patterns import any_of

_WORDS = read_gazetteer("advising_words")
LABELS: dict[str, str] = _WORDS["labels"]
_MOST_QUALIFIERS = 3
_QUALIFIERS = any_of(_WORDS["qualifiers"]["forms"])
# "Advisor", "graduate research advisor", "Master’s-thesis supervisors"; the noun is the group `noun`
LABEL = rf"(?:(?:{_QUALIFIERS})(?:\s+|-)(?:and\s+)?){{0,{_MOST_QUALIFIERS}}}(?P<noun>{any_of(LABELS)})"
_WHOLE = re.compile(LABEL, re.I)


_WORDS_OF_ADVISING = rf"(?:jointly\s+)?(?:{any_of(_WORDS['phrases'])}|supervis\w+\s+(?:by|par|por|da))(?!\w)"
_PHRASE = re.compile(rf"\W{{0,3}}{_WORDS_OF_ADVISING}", re.I)
_PHRASE_WITHIN = re.compile(rf"[,\s]\s*(?={_WORDS_OF_ADVISING}\s+(?-i:[A-ZÀ-Þ]))", re.I)


def tells_advising(text: str) -> bool:
    """Whether the words tell who advised: `Supervised by Prof. Ada Example`, `sous la direction de B. Exemple`."""
    return _PHRASE.match(text) is not None


def before_advising(text: str) -> int | None:
    """Where the words before such ones end: 10 of `Internship supervised by Ada Example`; `None` where none stand before a name."""
    match = _PHRASE_WITHIN.search(text)
    return match.start() if match else None


def relation_of(label: str) -> str | None:
    """What the label says a person is to the subject, `advisor` for `Main thesis advisors`; `None` for other words."""
    match = _WHOLE.fullmatch(label.strip())
    return LABELS[" ".join(match["noun"].casefold().split())] if match else None
