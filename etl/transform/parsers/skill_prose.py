"""Skills that a sentence tells of: "I am fluent in Python and have worked with Qiskit, JAX and some SQL."

Only names are taken: words that open with a capital or digit, right behind a word that opens a list ("familiar with", "I use").
In a sentence about programming "in", "with" and their like open one too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model.document import Passage, Style
from etl.model.entry import Entry
from etl.normalize.text import fold
from etl.normalize.word_patterns import any_of
from etl.transform.parsers.activity_fields import fold_in_place, phrases
from etl.transform.parsers.affiliations import Role, evidence_of, is_place
from etl.transform.parsers.skill_items import EDGE, MOST_DENSE, is_known
from etl.transform.parsers.skill_rows import PROSE

_WORDS: dict[str, Any] = read_gazetteer("skill_words")
_TELLS = phrases([*_WORDS["openers"], *_WORDS["tells"]])
_CRAFT = phrases(_WORDS["crafts"])
_WITHIN = phrases(_WORDS["within"])
_AMOUNT = re.compile(rf"(?:{any_of([*_WORDS['amounts'], *_WORDS['articles']])})\s+(?=\S)")
# "Python", "C++", "Jupyter Lab", "scikit-learn" behind another name
_NAME = re.compile(r"[A-Z0-9][\w+#-]*(?:\.\w+)*(?:\s(?:[A-Z][\w+#-]*|\d[\w.]*))*(?![\w'’])")
_SMALL = re.compile(r"[a-z][\w+#.-]*\w(?=\s*(?:[,;.)]|$|/|\s(?:and|or|und|oder|et|ou|y|o)\s))")
# a bracket that says with what: "the frontend (with Example)"
_IN_BRACKET = re.compile(r"\((?:with|using|e\.g\.,?|mit|avec|con)\s+")
_NEXT = re.compile(r"\s*(?:[,;]\s*(?:(?:and|or|und|oder|et|ou|y|o)\s+)?|/|&|\s(?:and|or|und|oder|et|ou|y|o)\s)\s*")
# "My HTML and CSS skills"
_SKILLED = re.compile(
    r"(?<![\w.])((?:[A-Z][\w+#]*)(?:(?:,\s|\s(?:and|und|et|y)\s)[A-Z][\w+#]*){0,5})\s(?:skills|programming|scripting|coding)\b"
)


def told_skills(sentence: Passage) -> Iterator[Passage]:
    """The names that a sentence says the subject knows, in order; sentences that say something else give nothing."""
    text, folded = sentence.text, fold_in_place(sentence.text)
    places = [(m.start(), m.end()) for pattern in (_TELLS, _IN_BRACKET) for m in pattern.finditer(folded)]
    if _CRAFT.search(folded):
        places += [(m.start(), m.end()) for m in _WITHIN.finditer(folded)]
    end = 0
    for _, start in sorted(places):
        if start < end:
            continue
        for name in _names(sentence, start):
            end = start + len(name.text)
            yield name
    for match in _SKILLED.finditer(text):
        yield from (name for name in sentence.cut(*match.span(1)).split(_NEXT) if _may_be(name.text))


def _names(sentence: Passage, start: int) -> Iterator[Passage]:
    """The names listed from `start` on."""
    text, folded = sentence.text, fold_in_place(sentence.text)
    position = start + len(text[start:]) - len(text[start:].lstrip(" :"))
    is_first = True
    while True:
        amount = _AMOUNT.match(folded, position)
        position = amount.end() if amount else position
        name = _NAME.match(text, position) or (_SMALL_FIRST if is_first else _SMALL).match(text, position)
        if name is None or not _may_be(name.group()) or _ADJECTIVE.match(text, position):
            return
        yield sentence.cut(*name.span())
        end = name.end()
        bracket = _BRACKET.match(text, end)
        if bracket is not None:
            yield from (piece for piece in sentence.cut(*bracket.span(1)).split(_NEXT) if _NAME.fullmatch(piece.text))
            end = bracket.end()
        joint = _NEXT.match(text, end)
        if joint is None:
            return
        position, is_first = joint.end(), False


# "Hadoop (HDFS, YARN)": the members of a name
_BRACKET = re.compile(r"\s?\(([^()]{2,80}?)(?:,?\s*etc\.?)?\)")
# "pyexample, Qiskit and JAX": a small name first, where a list of names follows
_SMALL_FIRST = re.compile(
    r"[a-z][\w+#.-]*\w(?=\s*(?:,|\s(?:and|und|et|y)\s)\s*(?:(?:and|und|et|y)\s+)?[A-Z][\w+#.-]+\s*(?:[,.;]|$|\s(?:and|und|et|y)\s))"
)
# "Bayesian neural networks": the first word of a field, no name
_ADJECTIVE = re.compile(r"[A-Z]\w+(?:ian|ean|ic|al|ese|ish|sche[nr]?)\s[a-z]")


def _may_be(name: str) -> bool:
    """Whether the name can be a skill: no year, place or organization."""
    if name.isdigit() or name == "I" or is_place(name):
        return False
    said = evidence_of(name)
    return said is None or said[0] not in (Role.ORGANIZATION, Role.UNIT) or said[1] < _SURE


_SURE = 0.6


def is_programming(names: Iterable[Passage]) -> bool:
    """Whether one of the names is a well-known programming language: a sentence elsewhere that lists it tells of skills."""
    return any(name.text.casefold() in _LANGUAGES for name in names)


_LANGUAGES = frozenset(_WORDS["programming_languages"])


def described_skills(entries: Sequence[Entry]) -> list[Passage]:
    """The names in bold that open the entries of a section, where a sentence tells of each: "**Ada** I have used it in ..."."""
    heads: list[Passage] = []
    for entry in entries:
        start, end = next(iter(entry.passage.runs(Style.BOLD)), (1, 0))
        told = entry.passage.text[end:]
        if (
            start == 0
            and len(told) > _SENTENCE
            and PROSE.search(fold(told))
            and len(entry.passage.text[:end].split()) <= MOST_DENSE
        ):
            heads.append(entry.passage.cut(0, end).trimmed(EDGE))
    is_list = len(heads) >= _FEWEST_DESCRIBED and len(heads) >= _MOST * len(entries)
    return heads if is_list and any(is_known(part) for head in heads for part in re.split(r"[/ ]", head.text)) else []


_SENTENCE = 50  # characters
_FEWEST_DESCRIBED, _MOST = 3, 0.8
